"""What a merge could not match: kept until somebody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class SetAside(Struct, frozen=True):
    """One entry, or one that somebody deleted, which stands in the project otherwise or not at all.

    ``kind`` (``annotations`` …) and ``item_id`` name it; ``item`` is it as JSON, empty for a deletion; ``why`` with
    ``facts`` is the key of the sentence that says why; ``annotator`` whose it is, if anybody's; ``source`` the file
    whose merge found it, ``at`` when (UTC). ``id`` follows from kind, id and item, so that the same is kept once.
    """

    id: str
    kind: str
    item_id: str
    why: str
    facts: Mapping[str, Any] = {}
    item: str = ""
    annotator: str = ""
    source: str = ""
    at: str = ""

    @property
    def settled(self) -> str:
        """How it was decided (``theirs``, ``ours``, ``discarded``); empty while it waits."""
        return str(self.facts.get("settled", ""))
