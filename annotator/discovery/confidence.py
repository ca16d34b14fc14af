"""How sure a proposal is: how often its like was right in news that no rule was made for."""

from __future__ import annotations

_JUDGED: dict[str, tuple[int, int]] = {}
"""By why a proposal is made: how many of so many were right, quote and speaker both, as a person judged them."""
_UNKNOWN = (0, 0)


def confidence(why: str) -> float:
    """The share of proposals made for that reason that were right, from 0 to 1.

    By Laplace's rule of succession, so that few cases do not make it sure; 0.5 for what was never judged.
    """
    right, seen = _JUDGED.get(why, _UNKNOWN)
    return round((right + 1) / (seen + 2), 2)
