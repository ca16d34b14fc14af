"""A finding: something in a project that does not hold, as a check tells it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Finding(Struct, frozen=True):
    """``key`` names the sentence, ``facts`` fill its gaps; ``table`` and ``row`` are where it stands.

    ``repairable`` findings can be mended without guessing what was meant.
    """

    key: str
    facts: Mapping[str, object] = {}
    repairable: bool = False
    table: str = ""
    row: tuple[str | int, ...] = ()
