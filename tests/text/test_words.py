from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.words import (
    grapheme_at,
    next_grapheme,
    next_word,
    previous_grapheme,
    previous_word,
    word_at,
    words,
)

anything = st.text(st.characters() | st.sampled_from("ab '’-.\"😀\u200d👩🇩🇪e\u0301한漢かカー\u0600של\n"), max_size=40)


def cut(text):
    return [text[s.start : s.end] for s in words(text)]


def clusters(text):
    return {0, len(text), *(m.start() for m in regex.finditer(r"\X", text))}


@given(anything)
def test_words_are_ordered_disjoint_and_cut_no_character(text):
    found = words(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert {edge for s in found for edge in (s.start, s.end)} <= clusters(text)


@given(anything, st.data())
def test_a_caret_finds_the_word_that_it_touches(text, data):
    position = data.draw(st.integers(0, len(text)))
    found = word_at(text, position)
    touching = [s for s in words(text) if s.start <= position <= s.end]
    assert found == (touching[-1] if touching else None)


@given(anything, st.data())
def test_steps_go_to_the_starts_of_words(text, data):
    position = data.draw(st.integers(0, len(text)))
    starts = [s.start for s in words(text)]
    assert next_word(text, position) == min((s for s in starts if s > position), default=len(text))
    assert previous_word(text, position) == max((s for s in starts if s < position), default=0)


@given(anything, st.data())
def test_characters_are_those_of_the_standard(text, data):
    position = data.draw(st.integers(0, len(text)))
    edges = sorted(clusters(text))
    assert next_grapheme(text, position) == min((e for e in edges if e > position), default=len(text))
    assert previous_grapheme(text, position) == max((e for e in edges if e < position), default=0)
    if position < len(text):
        assert grapheme_at(text, position).holds(position)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. O’Hara’s well-known U.S. plan", ["Ms", "O’Hara’s", "well-known", "U.S.", "plan"]),
        ("They'd pay 1,250.75 euros.", ["They'd", "pay", "1,250.75", "euros"]),
        ("L’été où e\u0301te\u0301", ["L’été", "où", "e\u0301te\u0301"]),
        ("Straßenbahn-Unfall", ["Straßenbahn-Unfall"]),
        ("يجب أن نَعْمَل", ["يجب", "أن", "نَعْمَل"]),
        ('צה"ל פעל', ['צה"ל', "פעל"]),
        ("港口开放", ["港", "口", "开", "放"]),
        ("カタカナとひらがな", ["カタカナ", "とひらがな"]),
        ("ok 👩‍👩‍👧🇩🇪👍🏽", ["ok", "👩‍👩‍👧", "🇩🇪", "👍🏽"]),
    ],
)
def test_words_of_many_scripts(text, expected):
    assert cut(text) == expected


def test_words_of_a_span_lie_inside_it():
    assert words("one two three", Span(1, 8)) == [Span(4, 7)]
