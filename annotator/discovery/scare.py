"""Marks that quote nobody: terms, names, titles and irony, told from quotes by their words and their surroundings."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import regex

from annotator.discovery.flags import AUXILIARY, DETERMINER, NAMING, PREPOSITION, PRONOUN, SOURCE
from annotator.discovery.lexicon import folded
from annotator.discovery.page import Page
from annotator.discovery.quotation import Passage

_ELIDED = regex.compile(r"[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*['’]?")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")
_NAMED_BEFORE = regex.compile(r"\p{Lu}[\p{L}.’']*\s\Z")
_NAMED_AFTER = regex.compile(r"\s\p{Lu}\p{Ll}")
_BEFORE = 40
_OFTEN = 2
"""How often what is reported stands in marks before it counts as a term: a headline repeats what the text quotes."""
_TERM, _TITLE = 3, 12
"""Most words of a term and of a title."""
_NAME = 2
"""Most words before a comma that are rather a name, where no tag follows."""
_MOST = 40
"""Short passages of which is asked whether their words stand without marks too, so that time stays near-linear."""
_CAPITALS_TELL = frozenset(("en", "fr", "es", "it", "nl", "pt"))
"""Languages that write only names with a capital."""


class MarksOnly:
    """Why a passage quotes nobody, if that is so."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._own: dict[str, bool] = {}
        self._marked = Counter(map(self._key, (p for p in page.found.passages)))

    def reason(self, passage: Passage, *, reported: bool) -> str | None:
        """``so_called``, ``repeated``, ``title``, ``short``, or None; ``reported`` tells that a cue leads to it."""
        words = self.words(passage)
        if not words:
            return "short"
        if passage.span.start in self._page.outlets.names:
            return "title"
        named = self._named(passage, words, reported=reported)
        if named or reported or passage.continued:
            return named
        ends = self._page.text[passage.inner.start : passage.inner.end].rstrip()[-1:]
        titled = len(words) <= _TITLE and self._is_title(words)
        if titled and (ends == "," or (ends == "." and self._is_led(passage))):
            return "title"  # “Two Moons,” a novel by Rau; was in “Two Moons.”
        if self._is_sentence(passage) and (ends != "," or len(words) > _NAME):
            return None
        if titled or self._is_definite(passage, words):
            return "title"
        return "short" if len(words) <= _TERM and not self._is_clause(words) else None

    def _named(self, passage: Passage, words: list[str], *, reported: bool) -> str | None:
        """Why it names something, whether or not a cue leads to it."""
        if len(words) <= _TITLE and self._so_called(passage, reported=reported):
            return "so_called"
        if len(words) <= _TITLE and self._is_kind(passage):
            return "so_called"
        if len(words) > _TERM:
            return None
        if self._marked[self._key(passage)] > (_OFTEN if reported else 1) or self._in_writers_words(words):
            return "repeated"
        return "title" if self._is_nickname(passage) else None

    def _in_writers_words(self, words: list[str]) -> bool:
        """Whether the article uses these words without marks too, as its own: a term that it has introduced."""
        key = _spaced(" ".join(words))
        if len(words) < _OFTEN or not key:
            return False
        if key not in self._own and len(self._own) < _MOST:
            self._own[key] = f" {key} " in self._unmarked
        return self._own.get(key, False)

    @cached_property
    def _unmarked(self) -> str:
        """The words outside marks, with a space before and after each."""
        return f" {_spaced(self._page.masked)} "

    def names(self, passage: Passage) -> bool:
        """Whether what somebody "called" something is a name: “Deep Throat”."""
        words = self.words(passage)
        capitals_tell = self._page.lexicon.language.language in _CAPITALS_TELL
        leading = words if self._page.lexicon.bare_clauses else words[:1]  # «Le quai», but “The Quay”
        own = capitals_tell and len(words) <= _TERM and all(word[0].isupper() for word in leading)
        return own or self._named(passage, words, reported=True) == "repeated"

    def is_place(self, passage: Passage) -> bool:
        """Whether a preposition leads to a name: wrote in “The Coast”."""
        words = self.words(passage)
        before = _WORD.findall(self._page.text, max(0, passage.span.start - _BEFORE), passage.span.start)
        led = bool(before) and self._page.lexicon.flags.get(folded(before[-1]), 0) & PREPOSITION
        return bool(led) and len(words) <= _TERM and all(word[0].isupper() for word in words)

    def words(self, passage: Passage) -> list[str]:
        """The words inside its marks."""
        pattern = _ELIDED if self._page.lexicon.elides else _WORD
        found: list[str] = pattern.findall(self._page.text, passage.inner.start, passage.inner.end)
        return found

    def _key(self, passage: Passage) -> str:
        if len(passage.inner) > 60:
            return ""
        return " ".join(self.words(passage)).casefold()

    def _so_called(self, passage: Passage, *, reported: bool) -> bool:
        before = self._before(passage)
        led = before.rstrip()
        if reported and led.endswith((":", ",")):
            if led.endswith(":") or not self._is_title(self.words(passage)):
                return False  # "told the programme: “We wait.”"
            before = f"{led[:-1]} "  # "writes in her memoir, “The Long Way Home,” that"
        found = self._page.lexicon.so_called.search(before)
        return found is not None and not self._is_said(before[: found.start()], found[0])

    def _is_said(self, before: str, word: str) -> bool:
        """Whether somebody calls it so: "which critics called “a mess”", not "a film called “A Mess”"."""
        flags, words = self._page.lexicon.flags, _WORD.findall(before)
        naming = any(flags.get(folded(part), 0) & NAMING for part in _WORD.findall(word))
        return naming and bool(words) and bool(flags.get(folded(words[-1]), 0) & (PRONOUN | SOURCE))

    def _is_kind(self, passage: Passage) -> bool:
        """Whether a noun says what is called so: the campaign “Save our Sea”."""
        if not self._is_unended_name(passage):
            return False
        return self._page.lexicon.kinds.search(self._before(passage)) is not None

    def _is_definite(self, passage: Passage, words: list[str]) -> bool:
        """Whether it is named like one known thing: the “Plan for the sea”, beim „Tag der Boote“."""
        if not self._is_unended_name(passage) or self._is_clause(words):
            return False
        return self._page.lexicon.definite.search(self._before(passage)) is not None

    def _is_unended_name(self, passage: Passage) -> bool:
        inner = self._page.text[passage.inner.start : passage.inner.end].strip()
        return inner[:1].isupper() and inner[-1:] not in ".!?…" and passage.span.start > 0

    def _before(self, passage: Passage) -> str:
        return self._page.text[max(0, passage.span.start - _BEFORE) : passage.span.start]

    def _is_led(self, passage: Passage) -> bool:
        """Whether it stands within a sentence that has begun before it."""
        led = self._before(passage).rstrip(" ")[-1:]
        return led.isalnum() or led == ","

    def _is_nickname(self, passage: Passage) -> bool:
        """Whether it stands within a name: Vincent “The Chin” Gigante."""
        text, span = self._page.text, passage.span
        within = _NAMED_BEFORE.search(text, max(0, span.start - _BEFORE), span.start)
        return within is not None and _NAMED_AFTER.match(text, span.end) is not None

    def _is_title(self, words: list[str]) -> bool:
        """Whether all its longer words begin with a capital, and more than one does."""
        if self._page.lexicon.language.language not in _CAPITALS_TELL:
            return False
        longer = [word for word in words if len(word) > 3 or word is words[0]]
        return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in longer)

    def _is_clause(self, words: list[str]) -> bool:
        """Whether it says something of somebody: "was such fun", "we lost"."""
        if words[0].casefold().endswith("ing"):
            return False
        flags = [self._page.lexicon.flags.get(folded(word), 0) for word in words]
        return len(words) > 1 and any(f & (AUXILIARY | PRONOUN) and not f & DETERMINER for f in flags)

    def _is_sentence(self, passage: Passage) -> bool:
        inner = self._page.text[passage.inner.start : passage.inner.end].strip()
        if inner[:1].isupper() and self._is_all(passage):
            return True
        return inner[-1:] in "!?" or (inner[-1:] in ".,…" and inner[:1].isupper())

    def _is_all(self, passage: Passage) -> bool:
        """Whether it is all of its sentence, whose point stands behind its mark: «We wait»."""
        text, span = self._page.text, passage.span
        return text[span.end : span.end + 1] == "." and self._before(passage).rstrip()[-1:] in ".!?…»”“"


def _spaced(text: str) -> str:
    """The words of ``text`` in one form, one space between them."""
    return " ".join(_ELIDED.findall(text.casefold().replace("-", " ")))
