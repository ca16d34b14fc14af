"""Folders are stories; what is left out is said."""

import sys

import pytest

from annotator.exchange.reading import find_files


def test_folders_files_and_what_is_left_out(tmp_path):
    story = tmp_path / "Bridge closed"
    (story / "later").mkdir(parents=True)
    (story / ".git").mkdir()
    (tmp_path / "empty").mkdir()
    for name in [
        "b.txt",
        "A.MD",
        ".hidden.txt",
        "~$a.docx",
        "x.odt",
        "all.zip",
        "metadata.csv",
        "metadata.yml",
        "later/c.pdf",
        ".git/d.txt",
    ]:
        (story / name).write_text("x")
    (tmp_path / "loose.html").write_text("x")
    loose, first, second = find_files(
        [story, tmp_path / "loose.html", tmp_path / "empty", tmp_path / "gone.txt", story]
    )
    assert (loose.title, loose.path, [path.name for path in loose.files]) == ("", None, ["loose.html", "gone.txt"])
    assert (first.title, [path.name for path in first.files]) == ("Bridge closed", ["A.MD", "b.txt"])
    assert first.sidecar == story / "metadata.yml"
    assert {(refused.name, refused.key) for refused in first.skipped} == {
        (".git", "article.hidden"), (".hidden.txt", "article.hidden"), ("~$a.docx", "article.hidden"),
        ("x.odt", "article.unknown_type"), ("all.zip", "article.archive"), ("metadata.csv", "article.second_sidecar"),
    }  # fmt: skip
    assert (second.title, [path.name for path in second.files]) == ("later", ["c.pdf"])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_ring_of_links_ends(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path)
    [folder] = find_files([tmp_path])
    assert [refused.key for refused in folder.skipped] == ["article.linked_folder"]
