"""Two words, or what stands between them, that are the same but for how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from annotator.model.span import Span
from annotator.text.bare_words import bare, bare_words, stem

WordChange = Literal["figure", "inflected", "spelling", "capitals", "abbreviation", "punctuation"]

_LONGEST = 600
_KEPT = 16
"""Wordings whose words are kept."""
_TELLS = 4
"""Letters."""
_ALIKE = 0.75
_SHORTEST = 5
_APOSTROPHE = re.compile("[’ʼ‘]")
_SHORTENS = re.compile("[.'’ʼ]")
_TORN = re.compile(r"-\s+|\u00ad")
_HYPHEN = re.compile("[-‐‑]")
_NO_PUNCTUATION = re.compile(r"[\s\"'“”‘’„‚«»‹›「」]+")
_TENSES = [
    frozenset(family.split())
    for family in (
        "am is are was were be been being",
        "has have had having",
        "do does did",
        "will would",
        "can could",
        "shall should",
        "ist sind war waren sei seien wäre wären",
        "hat haben hatte hatten habe hätte hätten",
        "wird werden wurde wurden werde würde würden",
        "est sont était étaient sera seront serait",
        "a ont avait avaient aura auront",
        "es son era eran fue fueron será serán",
        "ha han había habían habrá",
    )
]


class Word(Struct, frozen=True, gc=False):
    """A word of a wording; ``fragment`` and ``place`` say the how manieth fragment and word it is of."""

    written: str
    bare: str
    stem: str
    span: Span
    fragment: int
    place: int

    @property
    def tells(self) -> bool:
        """Whether it is long enough that finding it elsewhere says something."""
        return len(self.bare) >= _TELLS or not self.bare.isascii()

    def follows(self, other: Word) -> bool:
        """Whether ``other`` is the next word of the same fragment."""
        return self.fragment == other.fragment and other.place - self.place in (0, 1)

    def halves(self, cut: int) -> tuple[Word, Word]:
        """The word as two, the first of so many letters."""
        at = next((n for n in range(cut, len(self.written)) if len(bare(self.written[:n])) == cut), cut)
        first, second = self.written[:at], self.written[at:]
        middle = self.span.start + at
        return (
            Word(first, bare(first), stem(bare(first)), Span(self.span.start, middle), self.fragment, self.place),
            Word(second, bare(second), stem(bare(second)), Span(middle, self.span.end), self.fragment, self.place),
        )


@lru_cache(maxsize=_KEPT)
def words_of(text: str, fragments: tuple[Span, ...]) -> tuple[Word, ...]:
    """The first words of those stretches of ``text``, at most 600; a group's wording is asked for again and again."""
    made: list[Word] = []
    for number, fragment in enumerate(fragments):
        found = bare_words(text[fragment.start : fragment.end])
        for written, start, end in zip(found.written, found.starts, found.ends, strict=True):
            plain = bare(written)
            span = Span(fragment.start + start, fragment.start + end)
            made.append(Word(written, plain, stem(plain), span, number, len(made)))
    return tuple(made[:_LONGEST])


def change_in(one: Word, other: Word) -> WordChange | None:
    """In what two words of the same stem differ, line breaks and the style of an apostrophe aside.

    A capital at the start of a wording, or of one of its sentences, is none.
    """
    if one.bare != other.bare:
        return "inflected"
    first, second = _plain(one.written), _plain(other.written)
    if first == second:
        return None
    if _SHORTENS.sub("", first) != first and _SHORTENS.sub("", first) == _SHORTENS.sub("", second):
        return "abbreviation"
    if _SHORTENS.sub("", second) == first:
        return "abbreviation"
    if first.casefold() != second.casefold():
        return "spelling"
    initial = first[1:] == second[1:] and (not one.place or not other.place)
    return None if initial else "capitals"


def change_between(before: str, after: str) -> WordChange | None:
    """In what the characters between two words differ."""
    if before == after:
        return None
    hyphens = [bool(_HYPHEN.fullmatch(gap)) for gap in (before, after)]
    if hyphens[0] != hyphens[1] or (not before) != (not after):
        return "spelling"
    return "punctuation" if _NO_PUNCTUATION.sub("", before) != _NO_PUNCTUATION.sub("", after) else None


def spelling_of(before: Sequence[Word], after: Sequence[Word]) -> WordChange | None:
    """How other words in the place of some render the same: another figure, tense, spelling; None if they do not."""
    one, other = "".join(word.bare for word in before), "".join(word.bare for word in after)
    if any(map(str.isdigit, one)) and any(map(str.isdigit, other)):
        return "figure"
    if len(before) == len(after) == 1 and any(one in family and other in family for family in _TENSES):
        return "inflected"
    if len(one) >= _SHORTEST and abs(len(one) - len(other)) < _SHORTEST:
        alike = _are_alike(one, other)
        shortened = any(_SHORTENS.search(word.written) for word in (*before, *after))
        if alike:
            return "abbreviation" if shortened and len(before) != len(after) else "spelling"
    return None


def _are_alike(one: str, other: str) -> bool:
    """Whether most letters of both stand in the other in their order; what cannot be is told by their number alone."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _plain(written: str) -> str:
    return _TORN.sub("", _APOSTROPHE.sub("'", written))
