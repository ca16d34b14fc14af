import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.paragraphs import LINE_ENDS, paragraph_at, paragraphs, reading_breaks, reading_paragraphs

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "articles"
lines = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(LINE_ENDS + "  ab."))

SENTENCE = "The harbour board met again on Monday and put off the vote about the new ferry once more. "


@given(lines)
def test_paragraphs_are_ordered_disjoint_and_hold_all_that_is_not_blank(text):
    found = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = "".join(text[s.start : s.end] for s in found)
    assert not set(covered) & set(LINE_ENDS)
    assert "".join(covered.split()) == "".join(text.split())


@given(lines, st.data())
def test_the_paragraph_at_a_caret_touches_it(text, data):
    position = data.draw(st.integers(0, len(text)))
    found = paragraph_at(text, position)
    assert found.start <= position <= found.end
    if len(found) and not text[found.start : found.end].isspace():
        assert found in paragraphs(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_ends_a_paragraph(end):
    assert [len(s) for s in paragraphs(f"one{end} {end}three ")] == [3, 6]


def test_a_text_with_lines_needs_no_breaks():
    assert reading_breaks(f"{SENTENCE * 4}\n\n{SENTENCE * 9}\n") == []


def test_breaks_are_where_sentences_were_glued():
    parts = [
        SENTENCE * 4 + "“We will wait.”",
        "A spokesman for the U.S. Coast Guard and J.D.Penn of D.O.J.Water declined. " + SENTENCE * 3 + "They left.",
        "Mr. Okoro said " + SENTENCE * 5 + "“That is all.”",
        "“And yet,” she said, it goes on.",
        "By Ines M. Dahl",
        "PORT ELSA — " + SENTENCE * 2,
    ]
    text = "".join(parts)
    starts = [len("".join(parts[:n])) for n in range(1, len(parts))]
    assert reading_breaks(text) == starts


def test_a_long_line_without_glue_is_broken_after_sentences_and_outside_quotes():
    text = (SENTENCE * 3 + "“" + SENTENCE * 4 + "” she said. ") * 12
    pieces = reading_paragraphs(text)
    assert len(pieces) > 8
    assert all(text[p.start : p.end].count("“") == text[p.start : p.end].count("”") for p in pieces)
    assert all(text[p.start] in "T“" for p in pieces)


@given(lines)
def test_reading_paragraphs_cut_paragraphs_and_lose_nothing(text):
    whole = [at for s in paragraphs(text) for at in range(s.start, s.end)]
    assert [at for s in reading_paragraphs(text) for at in range(s.start, s.end)] == whole


@pytest.mark.parametrize(
    "text", [SENTENCE * 11_000, "word " * 200_000, "." * 10**6 + "a", "A.B" * 300_000, "a.”“B" * 200_000]
)
def test_a_megabyte_in_one_line_takes_linear_time(text):
    started = time.process_time()
    reading_breaks(text)
    assert time.process_time() - started < 5


def test_the_article_of_one_line_reads_as_paragraphs():
    files = list(ARTICLES.glob("000_*.txt"))
    if not files:
        pytest.skip("the reference articles are not here")
    text = files[0].read_text(encoding="utf-8")
    pieces = reading_paragraphs(text)
    assert 25 <= len(pieces) <= 40
    assert max(map(len, pieces)) < 600
    assert paragraphs(text) == [Span(0, len(text.rstrip("\n")))]
