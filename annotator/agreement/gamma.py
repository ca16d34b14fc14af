"""Gamma: agreement on where units are, what they are and which are the same, beyond chance.

Sources: Mathet, Widlöcher & Métivier (2015) for gamma; Mathet (2017) for gamma-cat and gamma-k. Chance is what the
same annotators' units show when shifted at random against each other, sampled with a seed that stands with the value.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec import Struct

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.gamma_alignment import Best, Continuum, Dissimilarity, best_alignment, positional
from annotator.agreement.gamma_sampler import shuffled
from annotator.agreement.measured import Measured
from annotator.agreement.set_partition import Beat


class Sampling(Struct, frozen=True):
    """At least ``samples`` draws, and more until the mean is known to within ``precision`` (a share) at 95 %."""

    samples: int = 30
    precision: float | None = 0.05
    seed: int = 1


class Gamma(Struct, frozen=True):
    """Gamma of one continuum and all it rests on.

    ``observed`` and ``expected`` are disorders a unit (mean units an annotator); ``units`` is that mean; ``cat`` is
    gamma-cat, ``by_category`` gamma-k; ``alignments`` how many unitary alignments the best one has; ``drawn`` the
    samples taken; ``exact`` whether every alignment was surely the best.
    """

    gamma: Measured
    cat: Measured
    by_category: dict[Hashable, Measured]
    observed: float
    expected: float
    units: float
    alignments: int
    drawn: int
    exact: bool
    dissimilarity: Dissimilarity
    sampling: Sampling


@dataclass(frozen=True, slots=True)
class _Disorders:
    """``all`` of an alignment; ``by`` (categories + 1, 2): categorical disorder and weight, the last of all."""

    all: float
    by: Floats
    exact: bool
    blocks: int


def continuum(
    units: Sequence[tuple[Hashable, float, float, Hashable]],
    annotators: Sequence[Hashable] | None = None,
) -> tuple[Continuum, tuple[Hashable, ...]]:
    """A continuum of ``units`` (annotator, start, end, category), and its categories in the order of their codes.

    ``annotators`` names all who worked on it, those who marked nothing included.
    """
    who = sorted({unit[0] for unit in units}, key=str) if annotators is None else list(annotators)
    categories = tuple(sorted({unit[3] for unit in units}, key=str))
    ordered = sorted(units, key=lambda unit: (who.index(unit[0]), unit[1], unit[2], str(unit[3])))
    return Continuum(
        len(who),
        np.array([who.index(unit[0]) for unit in ordered], np.int64),
        np.array([unit[1] for unit in ordered], np.float64),
        np.array([unit[2] for unit in ordered], np.float64),
        np.array([categories.index(unit[3]) for unit in ordered], np.int64),
    ), categories


def disorder(units: Continuum, how: Dissimilarity | None = None, beat: Beat = lambda: None) -> tuple[float, Best]:
    """The disorder of the best alignment, a unit (mean units an annotator), and that alignment."""
    best = best_alignment(units, how or Dissimilarity(), beat)
    return best.disorder * units.annotators / max(len(units), 1), best


def gamma(
    units: Sequence[tuple[Hashable, float, float, Hashable]],
    annotators: Sequence[Hashable] | None = None,
    how: Dissimilarity | None = None,
    sampling: Sampling | None = None,
    beat: Beat = lambda: None,
) -> Gamma:
    """Gamma, gamma-cat and gamma-k of ``units`` (annotator, start, end, category); 1 perfect, 0 as by chance.

    ``beat`` is called every tenth of a second or so, and may raise to end it. Undefined: one annotator, or nobody
    marked.
    """
    how, sampling = how or Dissimilarity(), sampling or Sampling()
    placed, categories = continuum(units, annotators)
    if placed.annotators < 2 or not len(placed):
        nothing = Measured(None, "one annotator" if placed.annotators < 2 else "nobody marked")
        return Gamma(nothing, nothing, {}, 0.0, 0.0, 0.0, 0, 0, True, how, sampling)
    found = _disorders(placed, len(categories), how, beat)
    drawn = _sampled(placed, len(categories), how, sampling, beat)
    expected = float(np.mean([sample.all for sample in drawn]))
    return Gamma(
        _against(found.all, expected),
        _against_mean(found.by[-1], [sample.by[-1] for sample in drawn]),
        {
            name: _against_mean(found.by[code], [sample.by[code] for sample in drawn])
            for code, name in enumerate(categories)
        },
        found.all,
        expected,
        len(placed) / placed.annotators,
        found.blocks,
        len(drawn),
        found.exact and all(sample.exact for sample in drawn),
        how,
        sampling,
    )


def pooled(gammas: Sequence[Gamma]) -> Measured:
    """Gamma of several continua from their disorders, each weighing as its units; never the mean of their gammas."""
    defined = [one for one in gammas if one.gamma.value is not None]
    if not defined:
        return Measured(None, gammas[0].gamma.reason if gammas else "nobody marked")
    observed, expected = (sum(getattr(one, side) * one.units for one in defined) for side in ("observed", "expected"))
    return _against(observed, expected)


def _sampled(
    placed: Continuum, categories: int, how: Dissimilarity, sampling: Sampling, beat: Beat
) -> list[_Disorders]:
    random = np.random.default_rng(sampling.seed)
    drawn = [_disorders(shuffled(placed, random), categories, how, beat) for _ in range(sampling.samples)]
    if sampling.precision is not None and len(drawn) > 1:
        values = np.array([sample.all for sample in drawn])
        spread = float(values.std(ddof=1) / values.mean()) if values.mean() else 0.0
        wanted = int(np.ceil((spread * 1.96 / sampling.precision) ** 2))
        drawn += [_disorders(shuffled(placed, random), categories, how, beat) for _ in range(wanted - len(drawn))]
    return drawn


def _disorders(units: Continuum, categories: int, how: Dissimilarity, beat: Beat) -> _Disorders:
    beat()
    value, best = disorder(units, how, beat)
    return _Disorders(value, _categorical(units, best.block, categories, how), best.exact, int(best.block.max()) + 1)


def _categorical(units: Continuum, block: Ints, categories: int, how: Dissimilarity) -> Floats:
    """For each category, and for all: categorical disorder of pairs by weight, and the weight; (categories + 1, 2).

    A pair weighs less the farther apart it is and the more units its alignment has (Mathet 2017). Of a category are
    the pairs that have it on either side; a unit and a lacking partner are in full disorder, or left out.
    """
    order = np.argsort(block, kind="stable")
    size = np.bincount(block)
    first = np.cumsum(size) - size
    owner, rank = runs_of_pairs(size)
    one, other = order[first[owner] + rank[0]], order[first[owner] + rank[1]]
    weight = np.maximum(0, 1 - how.alpha * positional(units, one, other)) / (size[owner] - 1)
    differs = (units.category[one] != units.category[other]) * weight
    rows = np.column_stack((differs, weight))
    table = np.zeros((categories + 1, 2))
    left, right = units.category[one], units.category[other]
    np.add.at(table, left, rows)
    np.add.at(table, right[left != right], rows[left != right])
    table[-1] = rows.sum(axis=0)
    if how.lone:
        lacking = (units.annotators - size[block]).astype(np.float64)
        lone = np.bincount(units.category, lacking, minlength=categories)
        table += np.append(lone, lacking.sum())[:, None]
    return table


def runs_of_pairs(size: Ints) -> tuple[Ints, tuple[Ints, Ints]]:
    """All pairs within blocks of ``size`` (b,): the block of each, and the ranks of its two members."""
    owners, ranks = [], []
    for width in np.unique(size[size > 1]):
        chosen = np.flatnonzero(size == width)
        corner = np.column_stack(np.triu_indices(width, 1))
        owners.append(np.repeat(chosen, len(corner)))
        ranks.append(np.tile(corner, (len(chosen), 1)))
    if not owners:
        return np.zeros(0, np.int64), (np.zeros(0, np.int64), np.zeros(0, np.int64))
    rank = np.concatenate(ranks)
    return np.concatenate(owners), (rank[:, 0], rank[:, 1])


def _against(observed: float, expected: float) -> Measured:
    counts = {"observed": observed, "expected": expected}
    if expected <= 0:
        return Measured(None, "no variation", counts)
    return Measured(1 - observed / expected, "", counts)


def _against_mean(observed: Floats, samples: Sequence[Floats]) -> Measured:
    values = [differing / weight for differing, weight in samples if weight > 0]
    if observed[1] <= 0 or not values:
        return Measured(None, "never together")
    return _against(float(observed[0] / observed[1]), float(np.mean(values)))
