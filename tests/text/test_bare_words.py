import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.bare_words import bare, bare_words, stem
from annotator.text.function_words import FUNCTION_WORDS, function_words


def plain(text):
    return [bare(word) for word in bare_words(text).written]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a zero-tolerance rule", "A “Zero Tolerance” Rule"),
        ("the D.O.J. lawyers", "the DOJ lawyers"),
        ("the A.G.'s goal", "the AG’s goal"),
        ("they did not pro-\n\nvide it", "they did not provide it"),
        ("nearly 3,000 people", "nearly 3000 people"),
        ("don’t wait", "don't wait"),
        ("the café’s owner", "the CAFE's owner"),
        ("Straße", "STRASSE"),
        ("co\u00adoperate", "cooperate"),
        ("line\r\nbreak", "line break"),
    ],
)
def test_what_only_looks_different_is_the_same(one, other):
    assert plain(one) == plain(other)


def test_scripts_without_spaces_give_a_word_a_character_and_others_keep_their_marks():
    assert plain("我们等") == ["我", "们", "等"]
    assert plain("واحدًا من") == ["واحدا", "من"]
    assert plain("हम इंतज़ार") == plain("हम इंतज़ार.")


@pytest.mark.parametrize("words", ["need needed needs", "refuse refused refusing", "policy policies", "plan planned"])
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


def test_numbers_and_short_words_keep_their_letters():
    assert [stem(word) for word in ("1500", "is", "me", "")] == ["1500", "is", "me", ""]


@given(st.text())
def test_words_lie_where_they_are_said_to(text):
    found = bare_words(text)
    places = list(zip(found.starts, found.ends, strict=True))
    assert [text[start:end] for start, end in places] == found.written
    assert all(start < end for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(alphabet="aB.'-\n ’é", max_size=80))
def test_bare_words_are_bare_already(text):
    for word in plain(text):
        assert bare(word) == word


def test_function_words_are_those_of_the_language_that_is_spoken():
    english = dict.fromkeys(
        ("the", "a", "of", "to", "in", "that", "he", "was", "for", "on", "with", "it", "as", "by"), 3
    )
    content = dict.fromkeys(("harbour", "captain", "ferry"), 6)
    assert function_words(english | content) >= FUNCTION_WORDS["en"]
    assert not function_words(content)
    assert "die" not in function_words(english | content)


@pytest.mark.parametrize("text", ["a." * 100_000, "ab-\n" * 100_000, "’" * 200_000, "x" * 300_000, "我" * 100_000])
def test_hostile_text_takes_linear_time(text):
    start = time.perf_counter()
    bare_words(text)
    assert time.perf_counter() - start < 2
