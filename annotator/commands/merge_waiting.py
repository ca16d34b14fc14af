"""What merges before have set aside, and nobody has decided since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.commands.settling import version_of
from annotator.model.set_aside import SetAside


class Waiting:
    """``versions``: by kind and id of the entry its versions that lost, or mappings of single details, by the ids under
    which they wait; ``deletions``: those that gave way, by kind and id; ``unfit``: what had no place, by its own id.
    """

    def __init__(self, kept: Iterable[SetAside]) -> None:
        self.versions: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        self.deletions: dict[tuple[str, str], SetAside] = {}
        self.unfit: dict[str, SetAside] = {}
        for entry in kept:
            where = entry.kind, entry.item_id
            if entry.settled:
                continue
            if entry.why == "merge.both_changed":
                self.versions[where][entry.id] = version_of(entry)
            elif entry.why == "merge.deleted":
                self.deletions[where] = entry
            else:
                self.unfit[entry.id] = entry

    def marks(self) -> Mapping[str, Mapping[str, Any]]:
        """The annotations that had no place, by kind and id: links may have led to them."""
        marks = (entry for entry in self.unfit.values() if entry.kind == "annotations")
        return {"annotations": {entry.item_id: version_of(entry) for entry in marks}}
