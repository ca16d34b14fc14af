"""A hand-out: part of a project that went to one annotator in a file of its own, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Held = dict[str, dict[str, str | dict[str, Any]]]
"""By kind (``annotations`` …) and id: a digest of the entry, or of an entry made of details those."""

LOG = "log"
"""Under this a file that comes back, or a dataset of it, holds when each line of its log was written, by its place. The
project remembers all that it was told: so it knows copies that it has left behind, or that lie beside."""


class HandOut(Struct, frozen=True):
    """``held`` is what both sides had in common; ``made`` a UTC time.

    ``side`` *out*: this file is the one that went out, and ``held`` what it began with. *back*: it came back here, and
    ``held`` is what it held when it was last merged. *merged*: some file, handed out or not, was merged at ``made``;
    ``id`` is a digest of what it told, and all else is empty.
    """

    id: str
    annotator: str
    made: str
    side: Literal["out", "back", "merged"] = "out"
    held: Mapping[str, Mapping[str, str | Mapping[str, Any]]] = {}
