"""One detail of an entry, merged: what stands of it, whichever of several files comes first.

Of a detail are weighed: what stands, what the file says, and what lost here before and waits. Left out is what a file
that was handed out began with and has changed: that is history, also where a dataset of unknown origin still says it.
Of the rest the greater stands and the others wait: so the same stands, and waits, in whatever order files come.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

_STATES = ("todo", "in_progress", "done")
_encode = msgspec.json.Encoder(order="deterministic").encode


class Told(Struct, frozen=True):
    """What is known of an entry's details by name (``external_ids.wikidata`` of a mapping) beside the two versions.

    ``lost``: values that wait; ``past``: digests of values (of a list: of its members) that are history; ``cleared``:
    those that a file which was handed out has emptied.
    """

    lost: Mapping[str, tuple[Any, ...]] = {}
    past: Mapping[str, frozenset[str]] = {}
    cleared: frozenset[str] = frozenset()


class Detail(NamedTuple):
    """``value`` stands; ``losers`` are to wait; of those that waited ``over`` wait no longer."""

    value: Any
    losers: tuple[Any, ...] = ()
    over: tuple[Any, ...] = ()


def digest(value: Any) -> str:
    """Sixteen hexadecimal digits that tell a detail's values apart."""
    return hashlib.blake2b(_encode(value), digest_size=8).hexdigest()


def merged(name: str, mine: Any, other: Any, began: tuple[bool, Any], told: Told) -> Detail:
    """What stands of ``mine`` and ``other``, which began as ``began`` says: whether that is known, and what it was."""
    known, before = began
    if name == "seconds":
        return Detail(mine if known and other == before else max(mine, other))
    if name == "state":
        return Detail(_state(mine, other, began, told.past.get(name, frozenset())))
    if isinstance(mine, list):
        return Detail(_list(mine, other, before if known else None, told.past.get(name, frozenset())))
    if isinstance(mine, dict):
        return _mapping(name, mine, other, (known, before or {}), told)
    return _scalar(name, mine, other, began, told)


def history(name: str, before: Any, now: Any) -> Iterable[tuple[str, str]]:
    """Names and digests of what a file began with, ``before``, and has changed: its values by now are ``now``."""
    if isinstance(before, list):
        yield from ((name, digest(member)) for member in before if member not in (now or ()))
    elif isinstance(before, dict):
        for key, value in before.items():
            yield from history(f"{name}.{key}", value, (now or {}).get(key, ""))
    elif before != now:
        yield name, digest(before)


def in_order(details: Mapping[str, Any]) -> dict[str, Any]:
    """The same with lists in an order that tells nothing of who came first."""
    return {name: sorted(value) if isinstance(value, list) else value for name, value in details.items()}


def left_of(details: Mapping[str, Any], told: Told) -> dict[str, Any]:
    """The same without members of lists that are history."""
    found = dict(details)
    for name, value in details.items():
        if isinstance(value, list) and (past := told.past.get(name)):
            kept = [member for member in value if digest(member) not in past]
            found[name] = sorted(kept) if len(kept) < len(value) else value
    return found


def greatest(values: Iterable[Any]) -> Any:
    """Which of several values of a detail stands."""
    return max(values, key=_rank)


def _scalar(name: str, mine: Any, other: Any, began: tuple[bool, Any], told: Told) -> Detail:
    known, before = began
    lost, past = told.lost.get(name, ()), told.past.get(name, frozenset())
    changed = known and other != before
    if known and not changed:
        return Detail(mine)

    if not changed and digest(other) in past:
        return Detail(mine)
    said = [value for value in (mine, other, *lost) if not (changed and value == before)]
    emptied = [other] if changed and not other else [mine] if name in told.cleared and not mine else []
    versions = _distinct([value for value in said if value] + emptied)
    winner = greatest(versions or [mine, other])
    losers = tuple(value for value in versions if value != winner and value not in lost)
    return Detail(winner, losers, tuple(value for value in lost if value == winner or value not in said))


def _state(mine: str, other: str, began: tuple[bool, Any], past: frozenset[str]) -> str:
    """The further one; but where somebody took an article up again, only Done is further than that."""
    known, before = began
    if (known and other == before) or (not known and digest(other) in past):
        return mine
    if known and mine == before:
        return other
    if not known and past and other != "done":
        return mine
    return max(mine, other, key=_STATES.index)


def _list(mine: list[str], other: list[str], before: list[str] | None, past: frozenset[str]) -> list[str]:
    """What neither side took out, with what either put in, in an order that tells nothing of who came first."""
    if before is not None:
        return listed({*mine, *other} - ({*before} - {*other}) - ({*before} - {*mine}), mine)
    return mine if other == mine else sorted({*mine, *(member for member in other if digest(member) not in past)})


def listed(members: set[str], order: Sequence[str]) -> list[str]:
    """The members of a list, in that order where they are the same."""
    return list(order) if members == {*order} else sorted(members)


def _mapping(
    name: str, mine: Mapping[str, Any], other: Mapping[str, Any], began: tuple[bool, Mapping[str, Any]], told: Told
) -> Detail:
    """Each of its values as a detail of its own; one that is not there is empty, and no version beside another."""
    known, before = began
    made: dict[str, Any] = {}
    losers: list[dict[str, Any]] = []
    over: list[dict[str, Any]] = []
    for key in sorted({*mine, *other}):
        one = _scalar(f"{name}.{key}", mine.get(key, ""), other.get(key, ""), (known, before.get(key, "")), told)
        if one.value:
            made[key] = one.value
        losers += [{key: value} for value in one.losers if value]
        over += [{key: value} for value in one.over]
    return Detail(made if made != mine else dict(mine), tuple(losers), tuple(over))


def _rank(value: Any) -> tuple[bool, bytes]:
    return bool(value), _encode(value)


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list({_encode(value): value for value in values}.values())
