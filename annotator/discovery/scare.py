"""Marks that quote nobody: terms, names, titles and irony, told from quotes by their words and their surroundings."""

from __future__ import annotations

from collections import Counter

import regex

from annotator.discovery.page import Page
from annotator.discovery.quotation import Passage

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")
_BEFORE = 40
_OFTEN = 2
"""How often what is reported stands in marks before it counts as a term: a headline repeats what the text quotes."""
_TERM, _TITLE = 3, 8
"""Most words of a term and of a title."""


class MarksOnly:
    """Why a passage quotes nobody, if that is so."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._marked = Counter(map(self._key, (p for p in page.found.passages)))

    def reason(self, passage: Passage, *, reported: bool) -> str | None:
        """``so_called``, ``repeated``, ``title``, ``short``, or None; ``reported`` tells that a cue leads to it."""
        words = self.words(passage)
        if not words:
            return "short"
        if len(words) <= _TITLE and self._so_called(passage):
            return "so_called"
        if len(words) <= _TERM and self._marked[self._key(passage)] > (_OFTEN if reported else 1):
            return "repeated"
        if reported or passage.continued or self._is_sentence(passage):
            return None
        if len(words) <= _TITLE and self._is_title(words):
            return "title"
        return "short" if len(words) <= _TERM else None

    def words(self, passage: Passage) -> list[str]:
        """The words inside its marks."""
        found: list[str] = _WORD.findall(self._page.text, passage.inner.start, passage.inner.end)
        return found

    def _key(self, passage: Passage) -> str:
        if len(passage.inner) > 60:
            return ""
        return " ".join(self.words(passage)).casefold()

    def _so_called(self, passage: Passage) -> bool:
        before = self._page.text[max(0, passage.span.start - _BEFORE) : passage.span.start]
        return self._page.lexicon.so_called.search(before) is not None

    def _is_title(self, words: list[str]) -> bool:
        """Whether all its longer words begin with a capital, and more than one does."""
        if self._page.lexicon.language.language == "de":
            return False
        longer = [word for word in words if len(word) > 3 or word is words[0]]
        return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in longer)

    def _is_sentence(self, passage: Passage) -> bool:
        inner = self._page.text[passage.inner.start : passage.inner.end].rstrip()
        return inner[-1:] in "!?" or (inner[-1:] in ".,…" and inner[:1].isupper())
