"""Sentences for people: facts are data, whatever they hold."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import ArticleError, ProjectFileError, Situation
from annotator.wording.situations import LONGEST, SENTENCES, sentence, shown


def test_facts_fill_the_gaps() -> None:
    told = sentence(ArticleError("article.too_large", name="ferry.txt", limit_mb=50))

    assert told == "ferry.txt is larger than 50 MB, which no article is; split it, or check that it is the right file."


@pytest.mark.parametrize("name", ["{name}", "{0}", "{reason.__class__}", "}{", "{{", "%s", "<b>fat</b>", "\\n"])
def test_braces_and_marks_in_facts_stay_as_they_are(name: str) -> None:
    assert name in sentence(ProjectFileError("project.exists", name=name))


def test_nothing_hides_in_a_fact() -> None:
    hostile = "a\x00b\nc\x1bd\x7fe\x85f\u202eg\u2028h\udc80i\u200bj"

    assert shown(hostile) == "a␀b␊c␛d‹U+007F›e‹U+0085›f‹U+202E›g‹U+2028›h‹U+DC80›i‹U+200B›j"


def test_joined_emoji_and_words_stay_whole() -> None:
    assert shown("👩‍🚒 می‌خواهم") == "👩‍🚒 می‌خواهم"


def test_a_long_fact_keeps_its_two_ends() -> None:
    told = shown("/start/" + "x" * 50_000_000 + "/end.txt")

    assert told.startswith("/start/")
    assert told.endswith("/end.txt")
    assert len(told) <= LONGEST + 3


def test_several_are_listed() -> None:
    assert shown(["quote", 3, Path("a")]) == "quote, 3, a"


def test_a_key_without_sentence_is_told_as_it_stands() -> None:
    assert sentence(Situation("nothing.known", name="a\nb")) == "nothing.known(name='a\\nb')"


def test_a_missing_fact_shows_its_gap() -> None:
    assert sentence(ArticleError("article.empty")).startswith("{name} is empty")


@given(st.sampled_from(sorted(SENTENCES)), st.text(max_size=600))
def test_any_fact_makes_one_line_that_can_be_printed(key: str, fact: str) -> None:
    names = ("name", "reason", "line", "found", "expected", "where", "label")
    told = sentence(Situation(key, **dict.fromkeys(names, fact)))

    told.encode("utf-8")
    assert not {unicodedata.category(character) for character in told} & {"Cc", "Cs", "Zl", "Zp"}
