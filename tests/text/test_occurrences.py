from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.occurrences import context, occurrences


def cut(text, needle, **options):
    return [text[s.start : s.end] for s in occurrences(text, needle, **options)]


@given(st.text("aAbßİ ſK\u0301.😀", max_size=30), st.text("aAbßİs.", min_size=1, max_size=3))
def test_what_is_found_is_what_was_sought(text, needle):
    found = occurrences(text, needle)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    for exact in occurrences(text, needle, ignore_case=False):
        assert text[exact.start : exact.end] == needle


def test_case_is_ignored_without_drift():
    assert cut("Straße STRASSE strasse İ straße", "strasse") == ["Straße", "STRASSE", "strasse", "straße"]
    assert cut("Zero tolerance, ZERO TOLERANCE", "zero tolerance", ignore_case=False) == []


def test_whole_words():
    assert cut("rat, rate, pirat RAT's", "rat", whole_words=True) == ["rat", "RAT"]
    assert cut("市长说市长", "市长", whole_words=True) == ["市长", "市长"]


def test_half_a_character_is_no_hit():
    assert occurrences("cafe\u0301", "cafe") == []


def test_a_needle_is_no_pattern():
    assert cut("a.b axb (a.b)", "a.b") == ["a.b", "a.b"]
    assert cut("a [b] c", "[b]") == ["[b]"]
    assert occurrences("abc", "") == []


def test_context_ends_at_words():
    text = "The board of the old harbour\nmet again on Monday afternoon."
    span = Span(text.index("met"), text.index(" again"))
    assert context(text, span, 14) == ("old harbour ", "met", " again on")
    assert context(text, Span(0, 3), 200)[0] == ""


@given(st.text("ab \n😀e\u0301漢", max_size=40), st.data(), st.integers(0, 20))
def test_context_is_of_the_text(text, data, width):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, hit, after = context(text, Span(start, end), width)
    assert "\n" not in before + hit + after
    assert len(before) <= width
    assert len(after) <= width
    assert "".join((before + hit + after).split()) in "".join(text.split())


@pytest.mark.parametrize("needle", ["(", "\\", "a" * 500, "\x00"])
def test_hostile_needles(needle):
    assert occurrences("nothing of it", needle) == []
