"""Tables of articles: mapping, rows that are wrong, and files that are no tables."""

import json
from pathlib import Path

import pytest

from annotator.exchange.reading import ColumnMapping, read_all, read_file
from annotator.exchange.reading.table import guess_mapping
from annotator.model.errors import ArticleError


def write(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


CSV = 'Headline,Body,Source,Author,Date,Link,Lang,Event\r\nBridge closed,"One, ""two""\r\nthree",Post,Ada,"May 3, 2019",https://p.example,en,Bridge\r\n'


def test_csv_with_quoted_line_ends(tmp_path):
    [found] = read_file(write(tmp_path, "news.csv", CSV))
    assert found.text == 'One, "two"\r\nthree'
    assert (found.name, found.reader, found.encoding) == ("news.csv#1", "table", "utf-8")
    assert (found.title, found.outlet, found.byline, found.published) == ("Bridge closed", "Post", "Ada", "2019-05-03")
    assert (found.url, found.language, found.story) == ("https://p.example", "en", "Bridge")


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_delimiters(tmp_path, mark):
    path = write(tmp_path, "a.tsv" if mark == "\t" else "a.csv", f"id{mark}text\n7{mark}One, two.\n")
    assert [(item.name, item.text) for item in read_file(path)] == [("7", "One, two.")]


def test_json_and_jsonl_keep_strings_as_they_are(tmp_path):
    rows = [{"text": " a\u2028b\r\n😀 ", "authors": ["Ada", "Ben"], "date": None, "extra": {"x": 1}}, {"text": "Two"}]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    files = {"a.json": json.dumps(rows), "b.json": json.dumps({"count": 2, "articles": rows}), "c.jsonl": lines}
    for name, data in files.items():
        first, second = read_file(write(tmp_path, name, data))
        assert (first.text, first.byline, second.text) == (" a\u2028b\r\n😀 ", "Ada, Ben", "Two")
    assert read_file(write(tmp_path, "one.json", json.dumps(rows[1])))[0].text == "Two"


def test_wrong_rows_stand_beside_right_ones(tmp_path):
    lines = [
        '{"text": "One"}',
        '{"text": "\\ud800"}',
        "{",
        '{"text": "a\\u0000"}',
        '["x"]',
        '{"title": "t"}',
        "[" * 99999,
        '{"text": "Eight"}',
    ]
    found = list(read_all([write(tmp_path, "a.jsonl", "\n".join(lines))]))
    assert [getattr(item, "key", None) for item in found] == [
        None, "article.lone_surrogate", "article.json_malformed", "article.nul", "article.json_row", "article.empty",
        "article.json_malformed", None,
    ]  # fmt: skip
    assert found[2].facts["line"] == 3
    found = list(read_all([write(tmp_path, "a.csv", "text,title\nOne,1\nTwo\nThree,3\n")]))
    assert [getattr(item, "key", None) for item in found] == [None, "article.csv_cells", None]
    assert found[1].facts["line"] == 3


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.csv", "title,outlet\na,b\n", "article.no_text_column"),
        ("a.csv", "text\n", "article.table_empty"),
        ("a.csv", "text,text\na,b\n", "article.table_columns_repeat"),
        ("a.csv", 'text\n"never closed\n', "article.csv_malformed"),
        ("a.json", '[{"text": "a"},\n{', "article.json_malformed"),
        ("a.json", "[" * 200_000, "article.json_malformed"),
        ("a.json", "[]", "article.table_empty"),
        ("a.json", "[1]", "article.json_row"),
        ("a.json", "9" * 9_999, "article.json_malformed"),
        ("a.jsonl", '{"title": "a"}', "article.no_text_column"),
        ("a.csv", bytes(range(256)) * 4, "article.not_text"),
    ],
)
def test_what_is_refused(tmp_path, name, data, key):
    with pytest.raises(ArticleError) as refused:
        read_file(write(tmp_path, name, data))
    assert (refused.value.key, refused.value.facts["name"]) == (key, name)


def test_the_columns_are_named_and_can_be_mapped(tmp_path):
    path = write(tmp_path, "a.csv", "Überschrift,Inhalt\nBrücke zu,Sie ist zu.\n")
    with pytest.raises(ArticleError) as refused:
        read_file(path)
    assert refused.value.facts["columns"] == "Überschrift, Inhalt"
    [found] = read_file(path, mapping=ColumnMapping("Inhalt", title="Überschrift"))
    assert (found.text, found.title) == ("Sie ist zu.", "Brücke zu")
    with pytest.raises(ArticleError) as refused:
        read_file(path, mapping=ColumnMapping("Text"))
    assert refused.value.facts["missing"] == "Text"


def test_mapping_by_name():
    assert guess_mapping(["Article_Text", "TITLE", "pub-date"]) == ColumnMapping(
        "Article_Text", title="TITLE", published="pub-date"
    )
    assert guess_mapping(["content", "body"]).text == "body"
    assert guess_mapping(["a"]) is None


def test_a_cell_longer_than_the_usual_limit(tmp_path):
    assert read_file(write(tmp_path, "a.csv", "text\n" + "x" * 200_000))[0].length == 200_000


def test_a_dataset_of_our_own_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "work.json"
    path.write_text('{"format": "annotator-dataset", "version": 1, "articles": [{"text": "x"}]}')
    with pytest.raises(ArticleError) as refused:
        read_file(path)
    assert refused.value.key == "article.is_dataset"
