"""Papers and broadcasters whose names stand in marks: « Le Monde » révèle que, berichtet der »Spiegel«."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from annotator.discovery.flags import CAPITAL, DEFINITE, OUTLET, SOURCE
from annotator.discovery.lexicon import Lexicon, folded
from annotator.discovery.quotation import Passage
from annotator.discovery.tokens import Token

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*['’]?")
_MOST, _LONGEST = 5, 60
"""Words and code points of such a name."""
_ENDING = 6
"""Letters of a word that ends names of papers: "Morgenkurier"."""
_LONG = 3
"""Letters up to which a word within such a name needs no capital."""


class Outlets:
    """Which passages are names of outlets; ``names`` gives each by where its passage begins."""

    def __init__(self, text: str, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._endings = tuple(word for word in lexicon.outlets if len(word) >= _ENDING and " " not in word)
        self.names = {p.span.start: name for p in passages if (name := self._name(p))}

    def as_names(self, tokens: list[Token]) -> None:
        """Makes a name of each token that stands for such a passage."""
        for number, token in enumerate(tokens if self.names else ()):
            if name := self.names.get(token.start):
                tokens[number] = token._replace(word=folded(name), flags=CAPITAL | SOURCE | OUTLET)

    def _name(self, passage: Passage) -> str:
        """What stands in ``passage`` if that is the name of an outlet, empty otherwise."""
        if len(passage.inner) > _LONGEST or not self._lexicon.outlets:
            return ""
        name = self._text[passage.inner.start : passage.inner.end].strip()
        if not name[:1].isalnum() or not name[-1:].isalnum():
            return ""
        words = _WORD.findall(name)
        if not 0 < len(words) <= _MOST or not all(w[0].isupper() or w[0].isdigit() for w in words if len(w) > _LONG):
            return ""
        return name if self._is_listed(name, words) or self._has_article(passage, words) else ""

    def _is_listed(self, name: str, words: Sequence[str]) -> bool:
        last = folded(words[-1])
        if folded(name) in self._lexicon.outlets:
            return True
        compounds = self._lexicon.language.compounds
        return compounds and (last in self._lexicon.outlets or last.endswith(self._endings)) and words[0][0].isupper()

    def _has_article(self, passage: Passage, words: Sequence[str]) -> bool:
        """Whether it is named as papers are and stands as a word of its sentence: révèle « Le Littoral »."""
        article = self._lexicon.flags.get(folded(words[0]), 0) & DEFINITE
        if not article or self._lexicon.language.compounds or len(words) == 1 or not all(w[0].isupper() for w in words):
            return False
        before = self._text[max(0, passage.span.start - 3) : passage.span.start].rstrip()
        after = self._text[passage.span.end : passage.span.end + 2]
        return before[-1:].isalpha() or (after[:1] == " " and after[1:2].islower())
