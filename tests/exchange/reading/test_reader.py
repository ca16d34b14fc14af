"""Single files and batches: what is read, what is refused, and that a batch goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.exchange.reading import FoundArticle, Refused, read_all, read_file
from annotator.model.article import digest
from annotator.model.errors import ArticleError

ARTICLES = Path(__file__).resolve().parents[3] / ".." / "shared" / "articles"


def refusal(path, **options):
    with pytest.raises(ArticleError) as refused:
        read_file(path, **options)
    return refused.value


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.txt", b"", "article.empty"),
        ("a.txt", b"\xef\xbb\xbf", "article.empty"),
        ("a.md", b" \r\n\t \xc2\xa0", "article.blank"),
        ("a.txt", b"The mayor said\0no.", "article.nul"),
        ("a.txt", "\u0001\0Grüße aus\0 Köln".encode(), "article.nul"),
        ("a.odt", b"text", "article.unknown_type"),
        ("README", b"text", "article.unknown_type"),
        ("a.zip", b"PK", "article.archive"),
        ("a.txt.gz", b"\x1f\x8b", "article.archive"),
        (".a.txt", b"text", "article.hidden"),
        ("a.html", b"<html><body></body></html>", "article.no_main_text"),
        ("a.html", b"\0\1\2\xff\xfe", "article.not_text"),
    ],
)
def test_what_is_refused(tmp_path, name, data, key):
    (tmp_path / name).write_bytes(data)
    error = refusal(tmp_path / name)
    assert error.key == key
    assert error.facts["name"] == name


def test_what_is_no_file(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    assert refusal(tmp_path / "folder.txt").key == "article.folder"
    assert refusal(tmp_path / "gone.txt").key == "article.missing"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert refusal(tmp_path / "pipe.txt").key == "article.missing"


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Text.")

    def closed(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", closed)
    error = refusal(path)
    assert (error.key, error.facts["reason"]) == ("article.unreadable", "Permission denied")


def test_too_large_and_one_long_line(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * (50 << 20))
    [found] = read_file(path)
    assert found.length == 50 << 20
    with path.open("ab") as file:
        file.truncate((64 << 20) + 1)
    error = refusal(path)
    assert (error.key, error.facts["limit_mb"]) == ("article.too_large", 64)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow only text as names")
def test_a_file_name_that_is_no_text(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Text.")
    [found] = read_file(path)
    assert found.name == "caf?.txt"


def test_a_batch_goes_on(tmp_path):
    for name, data in {
        "1.txt": b"One.",
        "2.txt": b"\0",
        "3.pdf": b"junk",
        "4.csv": b'text\nrow\n" "\n',
        "5.md": b"# Five\n\nIt is.",
    }.items():
        (tmp_path / name).write_bytes(data)
    found = list(read_all([*sorted(tmp_path.iterdir()), tmp_path / "6.txt"]))
    assert [item.name for item in found] == ["1.txt", "2.txt", "3.pdf", "4.csv#1", "4.csv#2", "5.md", "6.txt"]
    assert [item.key for item in found if isinstance(item, Refused)] == [
        "article.nul", "article.pdf_broken", "article.blank", "article.missing",
    ]  # fmt: skip
    first, *_, last, _ = found
    assert isinstance(first, FoundArticle)
    assert (first.sha256, first.reader, first.path) == (digest("One."), "text", tmp_path / "1.txt")
    assert (last.reader, last.title) == ("markdown", "Five")


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    (tmp_path / "1.txt").write_text("One.")
    batch = read_all(iter([tmp_path / "1.txt", None]))
    assert next(batch).text == "One."
    batch.close()


def test_text_is_read_without_the_slow_libraries(tmp_path):
    (tmp_path / "1.txt").write_text("One.")
    code = (
        "import sys; from pathlib import Path; from annotator.exchange.reading import read_file; "
        f"read_file(Path({str(tmp_path / '1.txt')!r})); "
        "print({'trafilatura', 'lxml', 'docx', 'pypdfium2', 'charset_normalizer'} & set(sys.modules))"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.check_output([sys.executable, "-c", code], cwd=root, text=True) == "set()\n"


def test_the_real_articles_come_as_they_are():
    if not ARTICLES.is_dir():
        pytest.skip("the real articles are not here")
    found = [read_file(path)[0] for path in sorted(ARTICLES.glob("*.txt"))]
    for article in found:
        assert article.text.encode() == article.path.read_bytes()
        assert (article.encoding, article.language) == ("utf-8", "en")
    titles = [article.title and article.title[:12] for article in found]
    assert titles == [None, "Trump and Ai", "Trump and to", None, "Border Polic"]
    assert [article.byline for article in found] == [
        "Michael D. Shear", None, None, None, "Michael D. Shear, Katie Benner and Michael S. Schmidt",
    ]  # fmt: skip
    assert [[zone.label for zone in article.zones] for article in found] == [
        ["furniture", "byline", "dateline"],
        ["headline", "dateline", "furniture"],
        ["headline", "bullet_summary", "furniture", "furniture"],
        ["dateline"],
        ["headline", "byline", "dateline", "damage", "caption", "damage", "furniture"],
    ]
