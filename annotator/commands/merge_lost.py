"""Versions that were set aside before the file came that tells what they had in common.

Of a dataset of unknown origin nobody knows which version of an entry it changed. So where it comes first it may win
over, or lose to, a version that a later hand-out shows to be the one that both began with. What stands must not depend
on that: a version which a file began with and changed is history, and what lost to it is weighed against the change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from annotator.commands.merge_versions import Outcome, held_of, later
from annotator.commands.settling import version_of
from annotator.model.set_aside import SetAside


class Lost:
    """Whole versions that lost to others and wait; those of which single details lost are not among them."""

    def __init__(self, kept: Iterable[SetAside]) -> None:
        self._waiting: dict[tuple[str, str], list[SetAside]] = defaultdict(list)
        for entry in kept:
            if entry.why == "merge.both_changed" and not entry.settled and '"id"' in entry.item:
                self._waiting[entry.kind, entry.item_id].append(entry)

    def has(self, kind: str, key: str) -> bool:
        """Whether any version of the entry waits."""
        return (kind, key) in self._waiting

    def weighed(
        self, kind: str, key: str, outcome: Outcome, ours: Any, theirs: Any, held: Any
    ) -> tuple[Outcome, list[str]]:
        """What stands, and the ids of the versions that wait no longer."""
        versions = {entry.id: version_of(entry) for entry in self._waiting[kind, key]}
        if held is None or (theirs is not None and held_of(theirs) == held):
            return outcome, []
        history = [name for name, version in versions.items() if held_of(version) == held]
        if history:  # a deletion of what others had changed before is none of theirs
            return (Outcome("ours", ours) if theirs is None and ours is not None else outcome), history
        if outcome.status != "theirs":
            return outcome, []
        best = later([*versions.values(), *([outcome.value] if outcome.value is not None else [])])
        if best == outcome.value:
            return outcome, []
        return Outcome("both", best, losers=(outcome.value,) if outcome.value is not None else ()), []
