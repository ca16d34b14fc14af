"""The best alignment that gamma rests on: which units of several annotators are one, at the least disorder.

Source: Mathet, Widlöcher & Métivier (2015). A unitary alignment takes at most one unit of each annotator; its
disorder is the mean, over pairs of annotators, of the dissimilarity of their units, ``empty`` where one is lacking.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from msgspec import Struct

from annotator.agreement.arrays import Floats, Ints, runs
from annotator.agreement.components import Components
from annotator.agreement.set_partition import Beat, cheapest


class Dissimilarity(Struct, frozen=True):
    """``alpha`` weighs position, ``beta`` category, ``empty`` is what a lacking unit costs (Δ∅).

    ``lone``: for gamma-cat and gamma-k a unit counts as full disorder with each annotator who has no partner to it, as
    pygamma-agreement counts (else such units are left out, as in Mathet 2017).
    """

    alpha: float = 1.0
    beta: float = 1.0
    empty: float = 1.0
    lone: bool = True


@dataclass(frozen=True, slots=True)
class Continuum:
    """``n`` units by so many ``annotators``: ``annotator`` and ``category`` as codes, ``start``, ``end``; (n,)."""

    annotators: int
    annotator: Ints
    start: Floats
    end: Floats
    category: Ints

    def __len__(self) -> int:
        return len(self.annotator)


@dataclass(frozen=True, slots=True)
class Best:
    """``block`` (n,): the unitary alignment of each unit, from 0; ``disorder``: their sum; ``exact``: surely least."""

    block: Ints
    disorder: float
    exact: bool


def positional(units: Continuum, one: Ints, other: Ints) -> Floats:
    """How unlike the places of units ``one`` and ``other`` are, (p,): 0 the same, growing with the square."""
    apart = np.abs(units.start[one] - units.start[other]) + np.abs(units.end[one] - units.end[other])
    length = units.end - units.start
    return np.asarray((apart / (length[one] + length[other])) ** 2)


def dissimilarity(units: Continuum, one: Ints, other: Ints, how: Dissimilarity) -> Floats:
    """The dissimilarity of units ``one`` and ``other``, place and category together, (p,)."""
    differs = units.category[one] != units.category[other]
    return np.asarray((how.alpha * positional(units, one, other) + how.beta * differs) * how.empty)


def best_alignment(units: Continuum, how: Dissimilarity, beat: Beat = lambda: None) -> Best:
    """The alignment of least disorder: by components, the small ones enumerated, the others as one set partition.

    No pair further apart than ``empty * (pairs + annotators - 1)`` can stand together: taking one out would be cheaper.
    ``beat`` is called now and then, and may raise to end it.
    """
    pairs = units.annotators * (units.annotators - 1) // 2
    one, other = _near(units, how, pairs + units.annotators - 1)
    cost = dissimilarity(units, one, other, how)
    near = cost < how.empty * (pairs + units.annotators - 1)
    one, other, gain = one[near], other[near], (how.empty - cost[near]) / pairs
    parted = Components(len(units), one, other, gain)
    parted.solve_small(-how.empty)
    large, exact = parted.in_large(), True
    if len(large):
        place = np.full(len(units), -1, np.int64)
        place[large] = np.arange(len(large))
        mine = place[one] >= 0
        pairs_of = place[one[mine]], place[other[mine]], gain[mine]
        found, exact = cheapest(units.annotator[large], *pairs_of, how.empty, beat)
        parted.block[large] = len(units) + found
    block = np.unique(parted.block, return_inverse=True)[1]
    together = block[one] == block[other]
    disorder = how.empty * (int(block.max(initial=-1)) + 1) - float(gain[together].sum())
    return Best(block, disorder, exact)


def _near(units: Continuum, how: Dissimilarity, limit: int) -> tuple[Ints, Ints]:
    """Pairs of units of different annotators whose starts are near enough to matter, ``one`` < ``other``."""
    length = units.end - units.start
    if how.alpha <= 0:
        reach = np.full(len(units), np.inf)
    else:  # the longest partner allows the farthest start
        reach = np.sqrt(limit / how.alpha) * (length + length.max(initial=0))
    order = np.argsort(units.start, kind="stable")
    start = units.start[order]
    until = np.searchsorted(start, start + reach[order], side="right")
    one, rank = runs(np.maximum(until - np.arange(len(start)) - 1, 0))
    left, right = order[one], order[one + 1 + rank]
    apart = units.annotator[left] != units.annotator[right]
    left, right = left[apart], right[apart]
    return np.minimum(left, right), np.maximum(left, right)
