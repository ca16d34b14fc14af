"""What stands before a name and is none of it: "Attorney General Jo Rau", "Interior Secretary Jo Rau"."""

from __future__ import annotations

from annotator.discovery.flags import GENDERS, RECORD, SOURCE, TITLE
from annotator.discovery.lexicon import Lexicon, folded


class Titles:
    """Tells them by the lists of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bodies: dict[str, bool] = {}

    def is_title(self, word: str) -> bool:
        """Whether ``word`` is listed as a title, with a point or without."""
        return folded(word).rstrip(".") in self._lexicon.titles or bool(self._flags(word) & TITLE)

    def is_body(self, name: str) -> bool:
        """Whether ``name`` is one of an office, a firm or a group, by its last word."""
        word = name.rsplit(maxsplit=1)[-1] if name.split() else ""
        if word not in self._bodies:
            self._bodies[word] = self._ends_body(word)
        return self._bodies[word]

    def _ends_body(self, word: str) -> bool:
        flags = self._flags(word)
        if folded(word).rstrip(".") in self._lexicon.bodies:
            return True
        return bool(flags & (SOURCE | RECORD)) and not flags & (TITLE | GENDERS) and not self.is_title(word)

    def bare(self, name: str) -> str:
        """``name`` without what leads it; but "Pope Leo" and "Justice Department" are whole."""
        words = name.split()
        return " ".join(words[self._leading(words) :])

    def _leading(self, words: list[str]) -> int:
        """How many of ``words`` lead to the name."""
        last = len(words) - 1
        if last < 1 or self.is_body(words[-1]):
            return 0
        found = next((at + 1 for at in range(last - 1, -1, -1) if self._leads(words, at)), 0)
        if not found and self._lexicon.language.compounds and last > 1:  # "SPD-Abgeordnete Petra Rau"
            found = next((at for at in range(1, last) if folded(words[at]) in self._lexicon.forenames), 0)
            found = 0 if folded(words[0]) in self._lexicon.forenames else found
        if not found and last > 1 and words[0].isupper() and len(words[0]) > 1:  # "le député PS Jean Rau"
            found = int(folded(words[1]) in self._lexicon.forenames)
        return found

    def _leads(self, words: list[str], at: int) -> bool:
        """Whether ``words[at]`` ends what leads to a name: a title, or before a full name a word for an office."""
        left = len(words) - 1 - at
        word = folded(words[at]).rstrip(".")
        if (word in self._lexicon.styles and left == 1) or not words[at + 1][0].isupper():
            return False
        longer = at and f"{folded(words[at - 1])} {word}" in self._lexicon.titles
        called = left > 1 or folded(words[at + 1]) in self._lexicon.forenames  # "Mann Karl"
        flags = self._flags(words[at])
        called = called or bool(self._lexicon.language.compounds and flags & GENDERS)  # "Parteifreundin Rau"
        return longer or self.is_title(words[at]) or (called and bool(flags & SOURCE))

    def _flags(self, word: str) -> int:
        return self._lexicon.flags_of(folded(word).rstrip("."))
