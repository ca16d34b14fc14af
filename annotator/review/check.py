"""Checking verdicts: a second adjudicator decides a sample again, and how well the two agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from annotator.agreement.coefficients import cohen, percent
from annotator.agreement.measured import Measured
from annotator.model.verdict import Verdict
from annotator.review.queue import lot
from annotator.review.standing import in_order, standing


class Checked(Struct, frozen=True):
    """A ``verdict``, the ``check`` of it by somebody else, and whether both come to the same."""

    verdict: Verdict
    check: Verdict
    same: bool


class CheckAgreement(Struct, frozen=True):
    """How well those who check agree with what was decided; ``kappa`` is Cohen's over :func:`outcome`."""

    pairs: tuple[Checked, ...]
    percent: Measured
    kappa: Measured


def sample(verdicts: Iterable[Verdict], share: float, seed: int, adjudicator: str = "") -> list[Verdict]:
    """The ``share`` (0 to 1) of the verdicts that stand, by hand and not by ``adjudicator``, to be checked.

    Drawn by ``seed``, one at least where there are any, in the order in which they were given; the same ones whatever
    the order of ``verdicts``, and also once some are checked.
    """
    open_to_it = [v for v in standing(verdicts) if not v.rule and v.adjudicator != adjudicator]
    drawn = {v.id for v in sorted(open_to_it, key=lambda v: lot(seed, v.id))[: math.ceil(len(open_to_it) * share)]}
    return [verdict for verdict in open_to_it if verdict.id in drawn]


def outcome(verdict: Verdict) -> str:
    """What a verdict comes to: ``nobody``, whose version it takes (``of`` and their ids), or how else it decides."""
    if verdict.decision in ("take", "majority"):
        return " ".join(("of", *sorted(verdict.of)))
    return verdict.decision


def agreement(verdicts: Iterable[Verdict]) -> CheckAgreement:
    """The verdicts that were checked, of each the last check that settles, and how often both come to the same.

    Percent and kappa are undefined, with the reason, where nothing was checked or all came to one outcome.
    """
    known = {verdict.id: verdict for verdict in verdicts}
    last = {v.checks: v for v in in_order(v for v in known.values() if v.checks in known and _decides(v))}
    pairs = [(known[key], check) for key, check in last.items() if key is not None]
    found = tuple(Checked(verdict, check, outcome(verdict) == outcome(check)) for verdict, check in pairs)
    table = _table(found)
    return CheckAgreement(found, percent(table), cohen(table))


def _decides(check: Verdict) -> bool:
    return check.decision not in ("defer", "comment", "codebook")


def _table(pairs: Sequence[Checked]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    names = sorted({outcome(verdict) for pair in pairs for verdict in (pair.verdict, pair.check)})
    table = np.zeros((max(len(names), 1), max(len(names), 1)), np.int64)
    for pair in pairs:
        table[names.index(outcome(pair.verdict)), names.index(outcome(pair.check))] += 1
    return table
