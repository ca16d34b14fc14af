from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from annotator.workspace import Workspace
from tests.cli.answers import CommandLine

STORY = (
    "“We need to close the line,” said Anna Brandt of the harbour office on Monday, and nobody in the hall objected. "
)


def _articles(project: Path) -> list[tuple[str, str | None, str]]:
    """Story, outlet and text of each."""
    workspace = Workspace.open(project, read_only=True)
    try:
        titles = {story.id: story.title for story in workspace.read.stories()}
        return [(titles[a.story], a.outlet, workspace.read.text(a.id)) for a in workspace.read.articles()]
    finally:
        workspace.close()


def test_folders_are_stories_and_texts_are_stored_as_they_are(annotator: CommandLine, project: Path) -> None:
    for story, name, data in [("Ferry", "a.txt", b"\xef\xbb\xbfOne.\r\n two \r\n"), ("Fire", "b.md", b"# Two\n\n\n")]:
        (project.parent / story).mkdir()
        (project.parent / story / name).write_bytes(data)
    told = annotator("import", project, project.parent / "Ferry", project.parent / "Fire")

    assert (told.code, told.out, told.err) == (0, "2 articles imported.\n", "")
    assert [(story, text) for story, _outlet, text in _articles(project)] == [
        ("Ferry", "One.\r\n two \r\n"),
        ("Fire", "# Two\n\n\n"),
    ]


def test_options_hold_for_all_and_loose_files_go_to_the_project_s_own_story(
    annotator: CommandLine, project: Path
) -> None:
    one, two = project.parent / "one.txt", project.parent / "two.txt"
    one.write_text("Something happened at the pier.")
    two.write_text("Nothing happened in the valley.")

    assert annotator("import", project, one).code == 0
    assert annotator("import", project, two, "--story", " Ferry \n", "--outlet", "The Post").code == 0
    assert [(story, outlet) for story, outlet, _text in _articles(project)] == [("study", None), ("Ferry", "The Post")]


def test_what_cannot_be_read_is_told_and_the_rest_goes_in(annotator: CommandLine, project: Path) -> None:
    folder = project.parent / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "nul.txt").write_bytes(b"a\0b")
    told = annotator("import", project, folder, project.parent / "missing.txt", "--json")

    assert told.code == 0
    by_status = {line["name"]: line["status"] for line in told.lines}
    assert by_status == {
        "good.txt": "imported",
        "missing.txt": "refused",
        "photo.jpg": "refused",
        "empty.txt": "refused",
        "nul.txt": "refused",
    }
    assert len(told.err.splitlines()) == 4
    [good] = [line for line in told.lines if line["status"] == "imported"]
    assert good["known"]["story"] == "mixed"
    assert good["known"]["length"] == len(STORY)
    assert len(_articles(project)) == 1


def test_when_nothing_could_be_read_the_code_says_so(annotator: CommandLine, project: Path) -> None:
    (project.parent / "empty").mkdir()
    (project.parent / "x.jpg").write_bytes(b"x")

    nothing = annotator("import", project, project.parent / "empty")
    assert (nothing.code, nothing.out) == (1, "0 articles imported.\n")
    assert "no file to read" in nothing.err
    assert annotator("import", project, project.parent / "x.jpg").code == 1
    assert annotator("import", project, project.parent / "missing", "--json").code == 1


def test_the_same_text_is_passed_over_and_that_is_no_failure(annotator: CommandLine, project: Path) -> None:
    one, two = project.parent / "one.txt", project.parent / "two.txt"
    one.write_text(STORY)
    two.write_text(STORY)
    first = annotator("import", project, one, two, "--json").lines
    again = annotator("import", project, one, "--json")

    assert [line["status"] for line in first] == ["imported", "known"]
    assert first[0]["article"] == first[1]["article"]
    assert again.code == 0
    assert [(line["status"], line["article"]) for line in again.lines] == [("known", first[0]["article"])]
    assert len(_articles(project)) == 1


@pytest.mark.parametrize("choice", ["auto", "no"])
def test_a_near_duplicate_becomes_a_version_when_wished(annotator: CommandLine, project: Path, choice: str) -> None:
    words = " ".join(f"word{n} says{n * 7 % 13} harbour{n * 3} captain{n}" for n in range(80))
    one, two = project.parent / "one.txt", project.parent / "two.txt"
    one.write_text(words)
    two.write_text(words + " and then it went on")
    told = annotator("import", project, one, two, "--version-of", choice, "--json").lines

    assert told[1].get("version_of") == (told[0]["article"] if choice == "auto" else None)


def test_metadata_is_applied_and_its_faults_are_notes(annotator: CommandLine, project: Path) -> None:
    folder = project.parent / "Ferry"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    sheet = project.parent / "sheet.csv"
    sheet.write_text("file,outlet,published,colour\na.txt,The Post,soon,blue\nz.txt,Echo,,\n")
    told = annotator("import", project, folder, "--metadata", sheet, "--json")

    assert told.code == 0
    assert told.lines[0]["known"]["outlet"] == "The Post"
    assert {line["key"] for line in told.lines[1:]} == {
        "metadata.date",
        "metadata.unknown_column",
        "metadata.unknown_file",
    }


def test_metadata_that_cannot_be_read_stops_it_before_anything_is_stored(annotator: CommandLine, project: Path) -> None:
    (project.parent / "a.txt").write_text(STORY)
    sheet = project.parent / "sheet.yaml"
    sheet.write_text("a: &x [*x")
    told = annotator("import", project, project.parent / "a.txt", "--metadata", sheet)

    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert _articles(project) == []


def test_an_encoding_that_is_named_is_used_and_one_that_is_none_refused(annotator: CommandLine, project: Path) -> None:
    path = project.parent / "a.txt"
    path.write_bytes("Ő írta".encode("iso-8859-2"))

    assert annotator("import", project, path, "--encoding", "klingon").code == 1
    assert annotator("import", project, path, "--encoding", "iso-8859-2").code == 0
    assert [text for _story, _outlet, text in _articles(project)] == ["Ő írta"]


def test_one_import_is_one_step(annotator: CommandLine, project: Path) -> None:
    folder = project.parent / "Ferry"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"{number} {STORY}")
    assert annotator("import", project, folder, "--version-of", "no").code == 0
    workspace = Workspace.open(project)
    workspace.undo()

    assert workspace.read.articles() == []
    assert workspace.read.stories() == []
    workspace.close()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there file names are text")
def test_names_that_are_no_text_or_break_lines_are_shown_safely(annotator: CommandLine, project: Path) -> None:
    folder = os.fsencode(project.parent) + b"/st\xff\nory\x1b[2J"
    os.mkdir(folder)  # noqa: PTH102 - bytes
    for name, data in [(b"a\xe9\n\x1b[2Jb.txt", STORY.encode()), (b"bad\r\n\xff.jpg", b"x")]:
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123 - bytes
            file.write(data)
    told = annotator("import", project, os.fsdecode(folder))
    as_json = annotator("import", project, os.fsdecode(folder), "--json")

    assert told.code == as_json.code == 0
    assert len(told.err.splitlines()) == 1
    assert "\x1b" not in told.err + as_json.out
    assert [line["status"] for line in as_json.lines] == ["known", "refused"]


def test_somebody_who_has_it_open_is_named(annotator: CommandLine, project: Path) -> None:
    (project.parent / "a.txt").write_text(STORY)
    workspace = Workspace.open(project)
    try:
        told = annotator("import", project, project.parent / "a.txt")
        assert annotator("stats", project).code == 0
    finally:
        workspace.close()

    assert (told.code, told.out) == (1, "")
    assert f"process {os.getpid()}" in told.err
    assert annotator("import", project, project.parent / "a.txt").code == 0


def test_the_real_articles_go_in(annotator: CommandLine, project: Path, articles_folder: Path) -> None:
    told = annotator("import", project, articles_folder, "--json")

    assert told.code == 0
    assert [line["status"] for line in told.lines].count("imported") == 5
