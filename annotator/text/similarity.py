"""Which texts are versions of each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from zlib import crc32

_WORD = re.compile(r"\w+")
_SIZE = 5
"""Words in a shingle."""
_SAMPLED = 5
"""One word in so many begins a shingle that is compared when candidates are sought."""
_COMMON = 40
"""Texts sharing a shingle from which on only neighbours are compared, lest boilerplate cost quadratic time."""
_KEPT = 256
"""Texts whose shingles are kept at once."""

Shingle = tuple[str, ...]


def near_duplicates(texts: Sequence[tuple[str, str]], threshold: float = 0.4) -> list[tuple[str, str, float]]:
    """Pairs of ids whose texts share much of their wording: ``(id, id, share)``, the largest share first.

    ``texts`` are ``(id, text)``; the share is that of the shorter text's five-word shingles which the other has too
    (containment, 0 to 1), so that a shortened version counts as one. Among more than forty texts with the same
    wording only some pairs are told, enough to connect them. Texts under about 30 words may be missed.
    """

    @lru_cache(maxsize=_KEPT)
    def shingles(index: int) -> set[Shingle]:
        return _shingles(texts[index][1])

    pairs = []
    for first, second in sorted(_candidates([text for _, text in texts], threshold)):
        share = _containment(shingles(first), shingles(second))
        if share >= threshold:
            pairs.append((texts[first][0], texts[second][0], share))
    return sorted(pairs, key=lambda pair: (-pair[2], pair[:2]))


def _candidates(texts: Sequence[str], threshold: float) -> Iterable[tuple[int, int]]:
    """Pairs of indices that share enough of a sample of their shingles to be worth a close look."""
    # Most shingles are of one text: a list for each of a million would have the collector of garbage go through them
    # again and again, for longer than a window may stand still.
    alone: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    sampled = _Sample()
    sizes = []
    for index, text in enumerate(texts):
        sample = sampled.of(text)
        sizes.append(len(sample))
        for shingle in sample:
            if (one := alone.setdefault(shingle, index)) != index:
                holders.setdefault(shingle, [one]).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        shared.update(combinations(indices, 2) if len(indices) <= _COMMON else pairwise(indices))
    return [pair for pair, count in shared.items() if count >= threshold / 2 * min(sizes[pair[0]], sizes[pair[1]])]


class _Sample:
    """Picks shingles by the word that they begin with: the same ones from every text, in every process."""

    def __init__(self) -> None:
        self._chosen: dict[str, bool] = {}

    def of(self, text: str) -> set[int]:
        """Checksums of the chosen shingles of ``text``."""
        words = _WORD.findall(text.lower())
        chosen = self._chosen
        for word in set(words).difference(chosen):
            chosen[word] = len(word) > 3 and crc32(word.encode("utf-8", "surrogatepass")) % _SAMPLED == 0
        starts = [start for start, word in enumerate(words) if chosen[word]]
        joined = (" ".join(words[start : start + _SIZE]) for start in starts)
        return {crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in joined}


def _shingles(text: str) -> set[Shingle]:
    words = _WORD.findall(text.lower())
    return set(zip(*(words[shift:] for shift in range(_SIZE)), strict=False)) or {tuple(words)}


def _containment(first: set[Shingle], second: set[Shingle]) -> float:
    return len(first & second) / min(len(first), len(second))
