"""Web pages: main text, metadata, declared encodings, hostile markup."""

import pytest

from annotator.exchange.reading.reader import read_file
from annotator.model.errors import ArticleError

PARAGRAPHS = "".join(
    f"<p>Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am {day}, und das ist für den Hafen nicht leicht.</p>\n"
    for day in ("Montag", "Dienstag", "Mittwoch", "Freitag")
)
PAGE = """<!DOCTYPE html><html lang="de-AT"><head><meta charset="{charset}"><title>Brücke gesperrt | Hafenpost</title>
<meta property="og:title" content="Brücke gesperrt"><meta property="og:site_name" content="Hafenpost">
<meta name="author" content="Ada Lark"><meta property="article:published_time" content="2021-01-14T05:00:00Z">
<link rel="canonical" href="https://hafenpost.example/bruecke"></head>
<body><nav><a href="/">Start</a></nav>
<article><h1>Brücke gesperrt</h1>{body}</article><footer>Impressum</footer></body></html>"""


def read(tmp_path, data, **options):
    (tmp_path / "a.html").write_bytes(data)
    return read_file(tmp_path / "a.html", **options)[0]


@pytest.mark.parametrize(("charset", "used"), [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-16", "cp1252")])
def test_text_and_metadata(tmp_path, charset, used):
    page = PAGE.format(charset=charset, body=PARAGRAPHS)
    found = read(tmp_path, page.encode("utf-8" if used == "utf-8" else "cp1252"))
    assert "Bürgermeisterin am Freitag" in found.text
    assert "Impressum" not in found.text
    assert (found.encoding, found.reader, found.language) == (used, "html", "de")
    assert (found.title, found.outlet, found.byline) == ("Brücke gesperrt", "Hafenpost", "Ada Lark")
    assert (found.published, found.url) == ("2021-01-14", "https://hafenpost.example/bruecke")


def test_the_choice_of_a_person_overrides(tmp_path):
    page = PAGE.format(charset="utf-8", body=PARAGRAPHS).encode("cp1250")
    assert read(tmp_path, page, encoding="cp1250").encoding == "cp1250"


def test_xhtml_with_a_declaration(tmp_path):
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(charset="utf-8", body=PARAGRAPHS)
    assert "Mittwoch" in read(tmp_path, page.encode()).text


@pytest.mark.parametrize(
    "page", ["<html>", "<p>", "plain words", "<!-- -->", "<div>" * 20_000, "<script>x</script>" * 99, "<" * 9_000]
)
def test_pages_without_an_article(tmp_path, page):
    try:
        found = read(tmp_path, page.encode())
    except ArticleError as error:
        found = error
    assert getattr(found, "key", "article.no_main_text") == "article.no_main_text"


def test_too_large(tmp_path):
    with pytest.raises(ArticleError) as refused:
        read(tmp_path, b"<p>" + b"x" * (16 << 20))
    assert (refused.value.key, refused.value.facts["limit_mb"]) == ("article.too_large", 16)
