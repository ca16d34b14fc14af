"""Versions that files began with and changed: kept as digests, so that a dataset which still has one brings no news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.commands.merge_details import Told, history
from annotator.model.hand_out import HandOut
from annotator.model.set_aside import SetAside

PAST = " past"
"""Ends the kinds under which a hand-out that came back keeps them, by id, with blanks between several.

Of entries merged detail by detail they stand under the id, a blank and the detail's name.
"""
_NOTHING = Told()

Past = Mapping[tuple[str, str], frozenset[str]]


def past_of(hand_outs: Iterable[HandOut]) -> Past:
    """By kind and id, the digests of versions that are history."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for hand_out in hand_outs:
        for name, entries in hand_out.held.items():
            if name.endswith(PAST):
                for key, digests in entries.items():
                    found[name.removesuffix(PAST), key].update(str(digests).split())
    return {where: frozenset(digests) for where, digests in found.items()}


def left_behind(kind: str, began: Mapping[str, Any], now: Mapping[str, Any], past: Past) -> dict[str, Any]:
    """By id the digests to keep of one kind: what was history, and what the file began with and has changed."""
    left = {key: set(digests) for (name, key), digests in past.items() if name == kind}
    for key, before in began.items():
        after = now.get(key)
        if isinstance(before, str) and after != before:
            left.setdefault(key, set()).add(before)
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            for name, value in before.items():
                for detail, digest in history(name, value, after.get(name)):
                    left.setdefault(f"{key} {detail}", set()).add(digest)
    found = {key: " ".join(sorted(digests - {now.get(key)})) for key, digests in left.items()}
    return {key: digests for key, digests in found.items() if digests}


class Details:
    """What is known of the details of entries: those that wait, and those that are history."""

    def __init__(self, hand_outs: Iterable[HandOut], kept: Iterable[SetAside]) -> None:
        self._lost: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._past: dict[tuple[str, str], dict[str, frozenset[str]]] = defaultdict(dict)
        self._cleared: set[tuple[str, str, str]] = set()
        for entry in kept:
            if entry.why == "merge.both_changed" and not entry.settled and entry.item:
                self._wait(entry)
        hand_outs = list(hand_outs)
        for (kind, where), digests in past_of(hand_outs).items():
            key, _blank, name = where.rpartition(" ")
            if key:
                self._past[kind, key][name] = digests
                if any(not _now(one, kind, key, name) for one in hand_outs if where in one.held.get(kind + PAST, ())):
                    self._cleared.add((kind, key, name))

    def of(self, kind: str, key: str) -> Told:
        """What is known of those of one entry."""
        where = kind, key
        if where not in self._lost and where not in self._past:
            return _NOTHING
        past = self._past.get(where, {})
        lost = {name: tuple(values) for name, values in self._lost.get(where, {}).items()}
        return Told(lost, past, frozenset(name for name in past if (kind, key, name) in self._cleared))

    def _wait(self, entry: SetAside) -> None:
        item = msgspec.json.decode(entry.item)
        if len(item) != 1:
            return
        ((name, value),) = item.items()
        parts = {f"{name}.{part}": one for part, one in value.items()} if isinstance(value, dict) else {name: value}
        for part, one in parts.items():
            self._lost[entry.kind, entry.item_id][part].append(one)


def _now(hand_out: HandOut, kind: str, key: str, name: str) -> Any:
    """What a file that came back says of a detail."""
    value = hand_out.held.get(kind, {}).get(key)
    for part in name.split(".", 1):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
