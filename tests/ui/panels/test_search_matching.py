"""What is emphasised is what the index found: compared with the index itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.storage.search import match_of
from annotator.ui.panels.search.matching import Matching

_letters = st.sampled_from("aäAÄéE\u0301ßøﬁİ7'-_. \n\tΣσжЖй“”日")
_texts = st.text(st.one_of(_letters, st.sampled_from("ab ")), max_size=24)
_words = st.text(st.one_of(_letters, st.sampled_from('ab "')), max_size=8)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute('CREATE VIRTUAL TABLE t USING fts5(text, tokenize="unicode61 remove_diacritics 2")')
    yield connection
    connection.close()


def found(index: sqlite3.Connection, text: str, words: str) -> bool:
    index.execute("DELETE FROM t")
    index.execute("INSERT INTO t VALUES (?)", (text,))
    return bool(index.execute("SELECT 1 FROM t WHERE t MATCH ?", (match_of(words),)).fetchall())


@given(_texts, _words)
def test_a_text_has_hits_when_the_index_finds_it(index: sqlite3.Connection, text: str, words: str) -> None:
    if "日" in words or not match_of(words):
        return
    assert bool(Matching(words).hits(text)) == found(index, text, words)


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("ferry", "The Ferry, FERRY; ferryman. sferry", ["Ferry", "FERRY", "ferry"]),
        ("close line", "close the line or close the Lines", ["close", "line", "close", "Line"]),
        ('"the line"', "the line, on the\n line; the lines", ["the line", "the\n line"]),
        ("cafe", "Café, cafe\u0301s", ["Café", "cafe\u0301"]),
        ("don't", "I don’t, don't", ["don’t", "don't"]),
        ("渡船", "昨日渡船停了，渡船", ["渡船", "渡船"]),
        ("line missing", "the line", []),
        ("…", "the … line", []),
        ('a" OR text:b*', "a OR text b", ["a", "OR", "text b"]),
    ],
)
def test_the_places_are_those_a_person_would_mark(words: str, text: str, hits: list[str]) -> None:
    assert [text[span.start : span.end] for span in Matching(words).hits(text)] == hits
