"""What merges before have set aside, and weigh again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from annotator.commands.merge_sides import Side
from annotator.commands.settling import version_of
from annotator.model.set_aside import SetAside


def versions_by_entry(waiting: Iterable[SetAside]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """By kind and id of the entry: its versions, or mappings of single details, by the ids under which they wait."""
    found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for entry in waiting:
        if entry.why == "merge.both_changed":
            found[entry.kind, entry.item_id][entry.id] = version_of(entry)
    return found


def returning(waiting: Iterable[SetAside], theirs: Side) -> dict[tuple[str, str], SetAside]:
    """By kind and id, what was set aside because what it led to was: it is weighed again with each file.

    Of what the file itself has (``theirs``) it is not.
    """
    missing = (entry for entry in waiting if entry.why == "merge.end_missing")
    return {(entry.kind, entry.item_id): entry for entry in missing if entry.item_id not in theirs[entry.kind]}
