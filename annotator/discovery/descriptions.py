"""Who of the register is meant by other words than it has: descriptions, weighed by how telling each word is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

import regex
from msgspec import Struct

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}.'’]*")
_ASIDE = regex.compile(r"\([^)]*\)")
_OWNED = regex.compile(r"['’]s?\Z")
_SHORT = 3
"""Letters of words that tell nothing unless they have a capital: of, the, der, les."""
_LEAST = 2
"""Telling words that a description must have in common with an entry."""
_ENOUGH = 0.55
_FURTHER = 0.5
_LEAD = 1.05
"""By how much the best entry must fit better than the next."""


class Descriptions:
    """The entries of a register as the words that tell them, and what begins with which word."""

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        self._called = {speaker: names[0].casefold() for speaker, names in known.items() if names}
        read = {s: [_read(name) for name in names] for s, names in known.items()}
        self._forms = {s: [form for one in names for form in one.forms] for s, names in read.items()}
        self._heads = {s: {one.head for one in names} for s, names in read.items()}
        self._words = {s: frozenset().union(*(one.words for one in names)) for s, names in read.items()}
        self._weights: dict[str, float] = {}
        self._entries: defaultdict[str, list[str]] = defaultdict(list)
        for speaker, words in self._words.items():
            for word in words:
                self._entries[word].append(speaker)
        self._begins: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for speaker, names in known.items():
            for name in filter(lambda name: " " in name, names):
                self._begins[name.partition(" ")[0].casefold()].append((name.casefold(), speaker))

    def who(self, words: str, head: str, further: str = "") -> str | None:
        """The id of the entry that ``words`` describe, if one does so clearly better than all others.

        ``head`` is the noun that the description is about: an entry must be about the same. ``further`` is what hangs
        on it ("of the harbour"), which counts less.
        """
        noun = _bare(head)
        described = dict.fromkeys(telling(further), _FURTHER) | dict.fromkeys(telling(words), 1.0)
        further_words = (word for word in described if word != _stem(head))
        near = {s for word in further_words for s in self._entries.get(word, ()) if noun in self._heads[s]}
        fits = sorted(((self._fit(described, s), s) for s in near), key=lambda fit: (-fit[0], fit[1]))
        if not fits or fits[0][0] < _ENOUGH:
            return None
        best, speaker = fits[0]
        others = [fit for fit, other in fits[1:] if self._called[other] != self._called[speaker]]
        return speaker if not others or best >= others[0] * _LEAD else None

    def beginning(self, words: str, least: int) -> str | None:
        """The id of the entry whose name or alias of several words ``words`` begin with; the longest one counts.

        ``least`` code points of it must be such.
        """
        folded = words.casefold()
        first = folded.partition(" ")[0]
        fit = [one for one in self._begins.get(first, ()) if folded.startswith(one[0])]
        fit = [(name, s) for name, s in fit if len(name) >= least and not folded[len(name) : len(name) + 1].isalnum()]
        return max(fit, key=lambda one: len(one[0]))[1] if fit else None

    def _fit(self, described: Mapping[str, float], speaker: str) -> float:
        """How much of what the description tells the entry has, and of the entry's nearest form the description."""
        shared = self._words[speaker].intersection(described)
        if len(shared) < _LEAST:
            return 0.0
        told: float = sum(self._telling(w) * described[w] for w in shared)
        told /= sum(self._telling(w) * by for w, by in described.items())
        forms = self._forms[speaker]
        form = max((self._weight(shared.intersection(form)) / self._weight(form) for form in forms), default=0.0)
        return sqrt(told * form)

    def _weight(self, words: Collection[str]) -> float:
        return sum(map(self._telling, words))

    def _telling(self, word: str) -> float:
        """The rarer in the register, the more."""
        if word not in self._weights:
            having = len(self._entries.get(word, ()))
            self._weights[word] = log(1 + (len(self._words) + 1) / max(1, having))
        return self._weights[word]


class _Name(Struct, frozen=True):
    """A name or alias: its telling words, each way to say it in them, and the noun that it is about."""

    words: frozenset[str]
    forms: tuple[frozenset[str], ...]
    head: str


@lru_cache(maxsize=20_000)
def _read(name: str) -> _Name:
    """``name`` read once, not anew with each article."""
    return _Name(frozenset(_all(name)), tuple(map(frozenset, _forms(name))), _head(name))


def telling(words: str) -> dict[str, None]:
    """The words of ``words`` that tell something, bare of endings and points, in their order."""
    found = (w for w in _WORD.findall(words) if len(_bare(w)) > _SHORT or w[0].isupper())
    return dict.fromkeys(map(_stem, found))


def _forms(name: str) -> Iterator[dict[str, None]]:
    """The telling words of a name or alias, without what stands in brackets; also abbreviated."""
    words = telling(_ASIDE.sub("", name))
    if words:
        yield words
    if short := _initials(name):
        yield dict.fromkeys(short) | telling(" ".join(word for word in _WORD.findall(name) if word[0].islower()))


def _all(name: str) -> Iterator[str]:
    """The telling words of a name or alias, what stands in brackets too, and its abbreviations."""
    yield from telling(name)
    yield from _initials(name)


def _bare(word: str) -> str:
    return _OWNED.sub("", word).replace(".", "").casefold()


def _stem(word: str) -> str:
    bare = _bare(word)
    return bare[:-1] if len(bare) > _SHORT and bare.endswith("s") and not bare.endswith("ss") else bare


def _head(name: str) -> str:
    """The noun that ``name`` is about: the last before a small word, "notes of the meeting"."""
    words = _WORD.findall(_ASIDE.sub("", name).partition(",")[0])
    while len(words) > 1 and len(words[0]) <= _SHORT and words[0].islower():
        del words[0]
    for word, after in pairwise(words):
        if after.islower() and len(after) <= _SHORT + 1:
            return _bare(word)
    return _bare(words[-1]) if words else ""


def _initials(name: str) -> list[str]:
    """The abbreviations that stand for the runs of capitals in ``name``: ACLU for one of four words."""
    runs: list[str] = [""]
    for word in _WORD.findall(name):
        if word[0].isupper():
            runs[-1] += word[0].casefold()
        elif len(word) > _SHORT:
            runs.append("")
    return [run for run in runs if len(run) > _LEAST]
