"""Sidecar files: what they say, what is reported, and what hostile ones are refused for."""

import pytest

from annotator.exchange.reading import read_file
from annotator.exchange.reading.metadata import read_sidecar, unmatched, with_metadata
from annotator.model.errors import ArticleError


def sidecar(tmp_path, name, data):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_sidecar(tmp_path / name)


SAME = {
    "metadata.csv": "file,outlet,title,published,colour\na.txt,Post,No,3 May 2019,red\nb.txt,,null,soon,\n,Post,,,\n",
    "metadata.yaml": "- {file: a.txt, outlet: Post, title: No, published: 2019-05-03, colour: red}\n"
    "- {file: b.txt, published: soon}\n- outlet: Post\n",
}


@pytest.mark.parametrize("name", SAME)
def test_both_kinds_say_the_same(tmp_path, name):
    said = sidecar(tmp_path, name, SAME[name])
    assert said.entries == {"a.txt": {"outlet": "Post", "title": "No", "published": "2019-05-03"}, "b.txt": {}}
    assert sorted(note.key for note in said.notes) == ["metadata.date", "metadata.no_file", "metadata.unknown_column"]
    assert [note.facts["file"] for note in unmatched(said, ["a.txt", "c.txt"])] == ["b.txt"]
    (tmp_path / "a.txt").write_text("Bridge closed\n\nIt is closed.")
    found = with_metadata(read_file(tmp_path / "a.txt")[0], said)
    assert (found.title, found.outlet, found.published) == ("No", "Post", "2019-05-03")


def test_yaml_by_file_name(tmp_path):
    said = sidecar(tmp_path, "metadata.yml", "a.txt:\n  outlet: 'Post'\n  published: 2019\n")
    assert said.entries == {"a.txt": {"outlet": "Post", "published": "2019"}}


LAUGHS = "a: &a [x,x,x]\n" + "".join(
    f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (LAUGHS, "metadata.yaml_refused"),
        ("- !!python/object/apply:os.system ['true']\n", "metadata.yaml_refused"),
        ("[" * 100_000, "metadata.yaml_refused"),
        ("- {file: a.txt\n", "metadata.yaml_malformed"),
        ("- {file: a.txt, title: 'a\x01'}\n", "metadata.yaml_malformed"),
        ("? [a]\n: b\n", "metadata.yaml_malformed"),
        ("just words", "metadata.shape"),
        ("- {file: [a, b]}", "metadata.entry"),
        ("- a.txt", "metadata.entry"),
        (b"#" * ((4 << 20) + 1), "article.too_large"),
        ("", "article.empty"),
    ],
)
def test_what_is_refused(tmp_path, data, key):
    with pytest.raises(ArticleError) as refused:
        sidecar(tmp_path, "metadata.yaml", data)
    assert (refused.value.key, refused.value.facts["name"]) == (key, "metadata.yaml")
