"""What stands of an entry, and what is kept beside it: by all its versions that are known, whichever came first.

Of an entry are known: the version that stands, those that wait because they lost, the one of the file, and what is
history because a file began with it and changed or deleted it. What is no history is weighed: the greatest stands, the
others wait. A deletion is the least of all versions: it gives way to any that is no history, and then waits too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from annotator.commands.merge_versions import Outcome, Status, alike, digest_of, rank


class Case(Struct, frozen=True):
    """An entry on both sides.

    ``began``: what both had in common (None: nobody knows). ``deletes``: the file has deleted it by itself;
    ``deleted`` tells of a version whether any file that came back has. ``waits``: versions that lost before, by the
    ids under which they wait. ``is_past`` tells of a version whether it is history, ``was_past`` whether it was before
    this file. ``pending``: a deletion that gave way before, by its id and the digest of what it deleted.
    """

    mine: Any
    other: Any
    began: str | None
    deletes: bool
    deleted: Callable[[Any], bool]
    waits: Mapping[str, Any]
    is_past: Callable[[Any], bool]
    was_past: Callable[[Any], bool]
    pending: tuple[str, str] | None = None

    @property
    def is_news(self) -> bool:
        """Whether the file has it as it was not before."""
        return self.other is not None and digest_of(self.other) != self.began

    @property
    def restores(self) -> bool:
        """Whether a file of unknown origin has what only the project itself had deleted: then it never was deleted."""
        return self.other is not None and self.began is None and not self.deleted(self.other)


def weighed(case: Case) -> tuple[Outcome | None, list[str]]:
    """What comes of it (None: nothing to say) and the ids of what waits no longer."""
    versions = _versions(case)
    if not versions:
        return _nothing_left(case), [*case.waits]
    winner = max(versions, key=rank)
    losers = tuple(version for version in versions if version is not winner)
    over = [key for key, version in case.waits.items() if version not in losers]
    if case.pending is not None and case.restores:
        over.append(case.pending[0])
    if _gave_way(case):
        losers += (None,)
    return Outcome(_status(case, winner, losers), winner, losers=losers), over


def _versions(case: Case) -> list[Any]:
    """What is no history: of several that are alike but for when they were made, the last."""
    found = [version for version in case.waits.values() if not case.is_past(version)]
    if case.mine is not None and not _is_superseded(case, case.mine):
        found.append(case.mine)
    if case.is_news and not case.is_past(case.other):
        found.append(case.other)
    distinct: list[Any] = []
    for version in sorted(found, key=rank, reverse=True):
        if not any(alike(version, other) for other in distinct):
            distinct.append(version)
    return distinct


def _is_superseded(case: Case, mine: Any) -> bool:
    """Whether the file has changed or deleted what stands; what was history before stands because somebody chose so."""
    if case.pending is not None and digest_of(mine) == case.pending[1]:
        return True
    return case.is_past(mine) and not case.was_past(mine)


def _gave_way(case: Case) -> bool:
    """Whether a deletion did."""
    if case.mine is None:
        return case.deleted(case.other) or (case.began is not None and case.is_news)
    return case.deletes or (case.pending is not None and not case.restores)


def _nothing_left(case: Case) -> Outcome | None:
    if case.mine is None:
        return Outcome("ours", returns=True) if case.other is not None else None
    if case.deletes or (case.pending is not None and not case.restores):
        return Outcome("theirs")
    if case.is_news and case.deleted(case.other):
        return Outcome("theirs")
    # One file changed it from the first version to the second, another from the second to the first.
    value = max([case.mine, *([case.other] if case.is_news else [])], key=rank)
    return Outcome("ours" if value == case.mine else "theirs", value)


def _status(case: Case, winner: Any, losers: tuple[Any, ...]) -> Status:
    mine, other = case.mine, case.other
    if mine is None:
        return "both" if losers else "new"
    if not alike(winner, mine):
        return "both" if losers else "theirs"
    if other is None:
        return "both" if case.deletes else "ours"
    if alike(other, mine):
        return "same"
    return "both" if any(alike(other, loser) for loser in losers if loser is not None) else "ours"
