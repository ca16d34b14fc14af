"""Invented text: the same for the same seed, in words that no language has."""

from __future__ import annotations

import random
from itertools import accumulate

_ONSETS = ("b", "br", "d", "dr", "f", "g", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_CODAS = ("", "", "l", "n", "r", "s", "t", "nd", "rk")
_VOCABULARY = 12_000


class Words:
    """A vocabulary in which few words are frequent and many are rare, as in any language."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        made = (self._word() for _n in range(10 * _VOCABULARY))
        self.vocabulary = list(dict.fromkeys(made))[:_VOCABULARY]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.vocabulary))))

    def text(self, characters: int) -> str:
        """About so many characters in paragraphs of sentences; every fourth sentence is quoted."""
        paragraphs, length = [], 0
        while length < characters:
            paragraph = " ".join(self._sentence() for _n in range(self._random.randint(2, 5)))
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(paragraphs)[:characters].rstrip() + ".\n"

    def _sentence(self) -> str:
        words = self._random.choices(self.vocabulary, cum_weights=self._weights, k=self._random.randint(6, 24))
        sentence = " ".join(words).capitalize()
        return f"“{sentence},” {words[0]} said." if self._random.random() < 0.25 else f"{sentence}."

    def _word(self) -> str:
        syllables = self._random.choices((1, 2, 3), (2, 5, 2))[0]
        parts = (self._random.choice(kind) for _n in range(syllables) for kind in (_ONSETS, _VOWELS, _CODAS))
        return "".join(parts)
