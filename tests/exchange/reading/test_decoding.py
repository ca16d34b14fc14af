"""Bytes to text and back: exactly, or a situation that says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.reader import read_file
from annotator.model.errors import ArticleError

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
GERMAN = "Die Bürgermeisterin sagte am Dienstag: „Wir räumen die Straße früher, als Sie glauben.“\r\nDas überraschte.\n"
RUSSIAN = "Мэр города сообщила во вторник, что улица будет закрыта до конца месяца. Жители этому не рады.\n" * 5


@given(TEXT.filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_exactly(text):
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=TEXT)
def test_with_a_mark_it_comes_back_exactly(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


@given(TEXT)
def test_big_endian_with_a_mark(text):
    assert decode(b"\xfe\xff" + text.encode("utf-16-be"), "a.txt") == (text, "utf-16")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["ab", GERMAN, RUSSIAN, "市長は火曜日に述べた。\n「道路は閉鎖される」\n"])
def test_wide_without_a_mark(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


def test_windows_1252_and_what_is_not():
    assert decode(GERMAN.encode("cp1252"), "a.txt") == (GERMAN, "cp1252")
    assert decode("“Quoted”—she said – €5".encode("cp1252"), "a.txt") == ("“Quoted”—she said – €5", "cp1252")
    assert decode(RUSSIAN.encode("cp1251"), "a.txt")[0] == RUSSIAN
    polish = (
        "Burmistrz powiedziała, że wkrótce zamkną ulicę, a mieszkańcy są źli. Później złożą skargę, będą żądać.\n" * 5
    )
    assert decode(polish.encode("cp1250"), "a.txt")[0] == polish


def test_the_choice_of_a_person_overrides():
    assert decode(GERMAN.encode("cp1252"), "a.txt", "cp1250")[1] == "cp1250"
    assert decode(b"\xef\xbb\xbfa", "a.txt", "utf-8") == ("a", "utf-8")
    assert decode("\ufeff\ufeffa".encode("utf-16-le"), "a.txt", "utf-16") == ("\ufeffa", "utf-16")


@pytest.mark.parametrize(
    ("data", "encoding", "key"),
    [
        (GERMAN.encode("cp1252"), "utf-8", "article.wrong_encoding"),
        (b"abc", "utf-16", "article.wrong_encoding"),
        (b"abc", "klingon", "article.unknown_encoding"),
        (b"abc", "zlib", "article.unknown_encoding"),
        (b"abc", "rot13", "article.unknown_encoding"),
        (b"abc", "a\0b", "article.unknown_encoding"),
        (b"abc", "undefined", "article.unknown_encoding"),
        (b"\xff\xfea", None, "article.wrong_encoding"),
        (GERMAN.encode()[:50] + b"\xff" + GERMAN.encode()[50:], None, "article.broken_utf8"),
        (bytes(range(256)) * 20, None, "article.not_text"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0" + bytes(range(255, 0, -1)) * 9,
            None,
            "article.not_text",
        ),
        (bytes(range(1, 32)) * 9 + b"\xfe\xfd", None, "article.not_text"),
    ],
)
def test_what_is_refused(data, encoding, key):
    with pytest.raises(ArticleError) as refused:
        decode(data, "a.txt", encoding)
    assert refused.value.key == key
    assert refused.value.facts["name"] == "a.txt"


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_text_or_a_situation(data):
    try:
        text, encoding = decode(data, "a.txt")
    except ArticleError:
        return
    assert isinstance(text, str)
    "".encode(encoding)


def test_a_file_keeps_every_character(tmp_path):
    text = "  \r\nTwo\rkinds\nof\u2028ends \u00a0\x0b\x0c\x1f\U0001f600e\u0301 \n\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8-sig"))
    [found] = read_file(tmp_path / "a.txt")
    assert (found.text, found.encoding, found.length) == (text, "utf-8-sig", len(text))
