"""What stands of an entry that is merged detail by detail, also where somebody deleted it whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.commands.merge_details import Told, greatest, in_order, left_of, listed
from annotator.commands.merge_versions import Outcome, details, united, with_details
from annotator.commands.merge_weighing import Case


class Deletion(msgspec.Struct, frozen=True):
    """What is known of deletions of an entry: the details with which it began that a file deleted (``began``), and
    those of which a deletion that gave way before was (``pending``). ``stays``: no merge deletes entries of its kind.
    ``stood``: the entry as it stood here until a file deleted it.
    """

    stays: bool
    began: Mapping[str, Any] | None = None
    pending: Mapping[str, Any] | None = None
    stood: Any = None


def weighed_details(case: Case, held: Mapping[str, Any] | None, gone: Deletion, told: Told) -> Outcome | None:
    """What comes of it (None: nothing to say), which began as ``held`` (None: nobody knows)."""
    if case.mine is None:
        return _not_here(case, held, gone, told)
    if case.other is None:
        return _not_there(case, held, gone, told)
    if case.pending is not None and case.restores:
        found = united(case.other, case.mine, gone.pending, told)
        value = with_details(case.mine, details(found.value))
        return msgspec.structs.replace(found, value=value, status="both" if found.losers else "theirs")
    found = united(case.mine, case.other, held, told)
    if gone.pending is None or gone.stays:
        return found
    return _without(found, gone.pending, told)


def _not_here(case: Case, held: Mapping[str, Any] | None, gone: Deletion, told: Told) -> Outcome:
    """As if it still stood, as it began with those who deleted it: a file, or where that had it, the project."""
    other = case.other
    if held is not None and details(other) == held:
        return Outcome("ours", returns=True, needed=_needed(case, held, gone, told))
    if held is None and not case.deleted(other):
        return Outcome("new", with_details(other, left_of(details(other), told)))
    began = gone.began or held
    if gone.stays or began is None:
        return Outcome("both", other, losers=(None,))
    whole = united(with_details(other, began), other, held, told)
    found = _without(whole, began, told)
    if found.value is not None:
        return found
    needed = found.needed if gone.stood is None else _needed(case, held, gone, told)
    return Outcome("ours", returns=True, needed=needed)


def _needed(case: Case, held: Mapping[str, Any] | None, gone: Deletion, told: Told) -> Any:
    """What stands if only something needs it: what stood, with what the file changed of it."""
    value = case.other if gone.stood is None else united(gone.stood, case.other, held, told).value
    return with_details(value, left_of(details(value), told))


def _not_there(case: Case, held: Mapping[str, Any] | None, gone: Deletion, told: Told) -> Outcome | None:
    if gone.stays:
        return Outcome("both", case.mine, losers=(None,)) if case.deletes else None
    deleted = held if case.deletes else gone.pending
    return _without(Outcome("ours", case.mine), deleted, told) if deleted is not None else None


def _without(found: Outcome, deleted: Mapping[str, Any], told: Told) -> Outcome:
    """The same after an entry of those details was deleted: it stands if anything of it is none of these."""
    made, deleted = left_of(details(found.value), told), left_of(deleted, told)
    for name, value in made.items():
        before = deleted.get(name)
        if isinstance(value, list):
            made[name] = listed({*value, *(before or ())}, before or ())
        elif isinstance(value, dict):
            made[name] = {
                key: one for key, one in (before or {}).items() if f"{name}.{key}" not in told.cleared
            } | value
        elif not value and name not in told.cleared:
            made[name] = before
    taken: list[dict[str, Any]] = []
    for name, values in _lost(found, told).items():
        taken += [_whole(name, value) for value in _weigh_again(made, name, values, deleted)]
    value = with_details(found.value, made)
    if in_order(made) == in_order(deleted):
        return Outcome("theirs", needed=value)
    losers = tuple(loser for loser in found.losers if loser not in taken)
    return Outcome("both", value, losers=(*losers, None), over=(*found.over, *taken))


def _lost(found: Outcome, told: Told) -> dict[str, list[Any]]:
    """By name (``external_ids.wikidata`` of a mapping) the values of details that lost, before and now."""
    lost = {name: list(values) for name, values in told.lost.items()}
    for loser in found.losers:
        for name, value in loser.items():
            parts = {f"{name}.{key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value}
            for part, one in parts.items():
                lost.setdefault(part, []).append(one)
    return lost


def _weigh_again(made: dict[str, Any], name: str, values: list[Any], deleted: Mapping[str, Any]) -> list[Any]:
    """Put into ``made`` what of a detail is none of what was deleted; answers which ``values`` have lost to nothing."""
    where, _dot, key = name.partition(".")
    was, now = ((side.get(where) or {}).get(key, "") if key else side.get(where) for side in (deleted, made))
    if now == was and (others := [value for value in values if value != was]):
        now = greatest(others)
        made[where] = {**made[where], key: now} if key else now
    return [value for value in values if value in (was, now)]


def _whole(name: str, value: Any) -> dict[str, Any]:
    where, _dot, key = name.partition(".")
    return {where: {key: value}} if key else {where: value}
