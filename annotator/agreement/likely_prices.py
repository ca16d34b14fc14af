"""What units are likely to cost in the cheapest alignment, guessed from pairs of annotators: where a program begins."""

from __future__ import annotations

import numpy as np

from annotator.agreement.arrays import Floats, Ints

_ROUNDS, _SOFT, _MOST = 60, 0.02, 600.0


def likely_prices(annotator: Ints, one: Ints, other: Ints, gain: Floats, empty: float) -> Floats:
    """The price of each of ``n`` units, (n,), roughly; a unit alone costs ``empty``, pairs save their ``gain``.

    For every two annotators the prices of the best matching of their units are found as those of entropic transport
    (Sinkhorn's rounds, damped; Cuturi 2013); of what a whole block of three saves, each pair stands for its third.
    """
    n, many = len(annotator), int(annotator.max(initial=0)) + 1
    soft = _SOFT * empty or _SOFT
    from_, to = np.concatenate((one, other)), np.concatenate((other, one))
    saved = np.concatenate((gain, gain)) + 2 / 3 * empty
    mine, theirs = from_ * many + annotator[to], to * many + annotator[from_]
    profit = np.zeros(n * many)
    for _round in range(_ROUNDS):
        offers = np.exp(np.minimum((saved - profit[theirs]) / soft, _MOST))
        profit = (profit + soft * np.log1p(np.bincount(mine, offers, minlength=n * many))) / 2
    return np.asarray(empty - profit.reshape(n, many).sum(axis=1))
