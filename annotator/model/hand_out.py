"""A hand-out: part of a project that went to one annotator in a file of its own, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from annotator.model.dataset import Dataset

Held = dict[str, dict[str, str | dict[str, Any]]]
"""By kind (``annotations`` …) and id: a digest of the entry, or of an entry made of details those."""


class HandOut(Struct, frozen=True):
    """``held`` is what both sides had in common when the file went out or was last brought back; ``made`` a UTC time.

    In the file that went out it tells what that began with; in the project, what it held when it was last merged.
    """

    id: str
    annotator: str
    made: str
    held: Mapping[str, Mapping[str, str | Mapping[str, Any]]] = {}


class Arrival(Struct, frozen=True):
    """What comes to be merged: all that a file holds, and which hand-out it is, if it is one."""

    dataset: Dataset
    hand_out: HandOut | None = None
