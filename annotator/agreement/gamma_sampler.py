"""Chance for gamma: the annotators' own units, shifted at random against each other."""

from __future__ import annotations

import numpy as np

from annotator.agreement.arrays import Floats
from annotator.agreement.gamma_alignment import Continuum

_TRIES = 100


def shuffled(units: Continuum, random: np.random.Generator) -> Continuum:
    """As many annotators, each with the units of a random one, moved on by a random distance and round the end.

    Distances differ by at least half a mean unit where there is room (Mathet, Widlöcher & Métivier 2015, 5.2). A unit
    is never cut: one that would start past the end starts from the beginning.
    """
    low, high = float(units.start.min()), float(units.end.max())
    shifts = _apart(high - low, float((units.end - units.start).mean()) / 2, units.annotators, random)
    taken = random.integers(0, units.annotators, units.annotators)
    while not np.isin(units.annotator, taken).any():
        taken = random.integers(0, units.annotators, units.annotators)
    whose = [np.flatnonzero(units.annotator == who) for who in taken]
    chosen = np.concatenate(whose)
    counts = [len(mine) for mine in whose]
    start = units.start[chosen] + np.repeat(shifts, counts)
    start = np.where(start > high, start - (high - low), start)
    end = start + (units.end - units.start)[chosen]
    return Continuum(
        units.annotators, np.repeat(np.arange(units.annotators), counts), start, end, units.category[chosen]
    )


def _apart(length: float, least: float, count: int, random: np.random.Generator) -> Floats:
    """``count`` whole distances below ``length``, at least ``least`` from each other if that can be found."""
    shifts: list[float] = []
    for _ in range(count):
        for _try in range(_TRIES):
            shift = float(np.floor(random.uniform(0, length)))
            if all(abs(shift - other) >= least for other in shifts):
                break
        shifts.append(shift)
    return np.array(shifts)
