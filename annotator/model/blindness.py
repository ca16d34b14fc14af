"""Whose marks somebody may see while the work goes on."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.team import Annotator


def visible(everyone: Iterable[Annotator], annotator: str | None, *, blind: bool) -> frozenset[str]:
    """The ids of those whose marks ``annotator`` may see.

    Who tags blind sees their own and what the program marked, who decides sees all; before anybody is chosen, only
    what the program marked is to be seen.
    """
    listed = list(everyone)
    decides = any(a.id == annotator and a.role == "adjudicator" for a in listed)
    return frozenset(a.id for a in listed if not blind or decides or a.id == annotator or a.role == "machine")
