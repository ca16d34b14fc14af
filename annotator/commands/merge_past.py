"""What files that came back tell of how entries were: versions that they changed, and entries that they deleted.

A version that a file began with and changed or deleted is history: no file brings it back as news, and it conflicts
with nothing. It is kept as a digest with the record of the file; of an entry made of details each detail is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import msgspec

from annotator.commands.merge_details import Told, history
from annotator.commands.merge_sides import ends, is_on
from annotator.commands.merge_versions import digest_of
from annotator.model.hand_out import HandOut
from annotator.model.set_aside import SetAside

PAST = " past"
"""Ends the kinds under which a hand-out that came back keeps them, by id, with blanks between several.

Of entries merged detail by detail they stand under the id, a blank and the detail's name.
"""
GONE = " gone"
"""Ends those under which it keeps, by id, the details of such entries that the file began with and no longer has."""
_CHANGED, _DELETED, _ALONG = "!", "-", "="
"""End a digest of what the file changed while it had the entry; of what it deleted by itself, which both stay true if
the whole article is left out later; and of what it lost along with an article. Of all others it is asked whether the
file would have deleted them."""
_NOTHING = Told()
_NONE: frozenset[str] = frozenset()


class Past:
    """Of several files that came back, by kind and id, what is history; ``known`` are entries at hand, for their ends.

    Whoever leaves a whole article out deletes nothing of what is on it. Whether a file did so is told by an entry's
    article, which its digest does not say: so it is asked with a version of the entry.
    """

    def __init__(self, hand_outs: Iterable[HandOut], known: Iterable[Mapping[str, Mapping[str, Any]]]) -> None:
        self._known = list(known)
        self._changed: dict[tuple[str, str], list[tuple[HandOut, frozenset[str]]]] = defaultdict(list)
        self._gone: dict[tuple[str, str], list[tuple[HandOut, Mapping[str, Any]]]] = defaultdict(list)
        for hand_out in hand_outs:
            for name, entries in hand_out.held.items():
                if name.endswith(PAST):
                    for key, digests in entries.items():
                        told = frozenset(str(digests).split())
                        self._changed[name.removesuffix(PAST), key].append((hand_out, told))
                elif name.endswith(GONE):
                    for key, details in entries.items():
                        if isinstance(details, Mapping):
                            self._gone[name.removesuffix(GONE), key].append((hand_out, details))

    def has(self, kind: str, key: str, version: Any) -> bool:
        """Whether that version of an entry is history."""
        if (found := self._changed.get((kind, key))) is None:
            return False
        digest = digest_of(version)
        certain = {digest + _CHANGED, digest + _DELETED}
        return any(
            not certain.isdisjoint(digests)
            or (not digests.isdisjoint((digest, digest + _ALONG)) and self._says(file, kind, key, version))
            for file, digests in found
        )

    def deleted(self, kind: str, key: str, value: Any) -> bool:
        """Whether a file began with the entry ``value`` and deleted it by itself."""
        found = self._gone.get((kind, key), self._changed.get((kind, key), ()))
        return any(
            key not in file.held.get(kind, ())
            and (any(name.endswith(_DELETED) for name in told) or deletes(file, kind, value, self._known))
            for file, told in found
        )

    def began(self, kind: str, key: str, value: Any) -> Mapping[str, Any] | None:
        """The details with which an entry began that a file deleted."""
        found = self._gone.get((kind, key), ())
        return next((details for file, details in found if deletes(file, kind, value, self._known)), None)

    def _says(self, file: HandOut, kind: str, key: str, value: Any) -> bool:
        return key in file.held.get(kind, ()) or deletes(file, kind, value, self._known)


def deletes(file: HandOut, kind: str, value: Any, known: Iterable[Mapping[str, Mapping[str, Any]]]) -> bool:
    """Whether the file, which lacks the entry ``value``, lost it by itself and not along with a whole article."""
    if kind == "groups":
        return True  # whose members go with their article, stays
    if kind != "links":
        article = is_on(value)
        return article is None or article in file.held.get("articles", ())
    for name, key in ends(value):
        if key in file.held.get(name, ()):
            continue
        found = (side[name][key] for side in known if key in side[name])
        if name != "annotations" or not any(deletes(file, name, end, known) for end in found):
            return False
    return True


def still_had(held: Mapping[str, Any], origin: Mapping[str, Any]) -> dict[str, Any]:
    """What a file that came back ``held``, with what it had lost by then only along with a whole article.

    ``origin`` is what it was handed out with.
    """
    found = dict(held)
    for kind, entries in origin.items():
        lost = held.get(f"{kind}{PAST}", {})
        missing = ((key, str(lost[key])) for key in entries if key in lost and key not in held.get(kind, {}))
        along = [key for key, told in missing if _ALONG in told and _DELETED not in told]
        if along:
            found[kind] = {**held.get(kind, {}), **{key: entries[key] for key in along}}
    return found


def left_behind(
    kind: str,
    began: Iterable[Mapping[str, Any]],
    now: Mapping[str, Any],
    before: HandOut | None,
    deleted: Mapping[str, bool],
) -> dict[str, Any]:
    """What to keep of one kind of a file: what was history of it ``before``, and what it has changed since each time
    of which is told how it ``began``: when it last came back, and when it was handed out.

    ``deleted`` tells of entries that are known whether the file, if it lacks them, deleted them by itself.
    """
    told = before.held if before is not None else {}
    left = {key: set(str(digests).split()) for key, digests in told.get(f"{kind}{PAST}", {}).items()}
    gone = {key: details for key, details in told.get(f"{kind}{GONE}", {}).items() if key not in now}
    for key, was in chain.from_iterable(entries.items() for entries in began):
        after = now.get(key)
        if isinstance(was, str) and after != was:
            left.setdefault(key, set()).add(was if after is None else was + _CHANGED)
        elif isinstance(was, Mapping) and after is None:
            gone.setdefault(key, was)
        elif isinstance(was, Mapping) and isinstance(after, Mapping):
            for name, value in was.items():
                for detail, digest in history(name, value, after.get(name)):
                    left.setdefault(f"{key} {detail}", set()).add(digest)
    past = {key: " ".join(_marked(digests, now.get(key), deleted.get(key))) for key, digests in left.items()}
    kept = {f"{kind}{PAST}": {key: digests for key, digests in past.items() if digests}, f"{kind}{GONE}": gone}
    return {name: entries for name, entries in kept.items() if entries}


def _marked(digests: Iterable[str], now: Any, deleted: bool | None) -> list[str]:
    """The digests of one entry without that of ``now``, marked by how each was lost, as far as that is known."""
    bare = {digest.rstrip(_CHANGED + _DELETED + _ALONG): digest for digest in sorted(digests)}
    if isinstance(now, str):
        return sorted(digest + _CHANGED for digest in bare if digest != now)
    if deleted is None:
        return sorted(bare.values())
    certain = (_CHANGED, _DELETED)
    mark = _DELETED if deleted else _ALONG
    return sorted(told if told.endswith(certain) else digest + mark for digest, told in bare.items())


class Details:
    """What is known of the details of entries: those that wait, and those that are history."""

    def __init__(self, hand_outs: Iterable[HandOut], kept: Iterable[SetAside]) -> None:
        self._lost: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._past: dict[tuple[str, str], dict[str, frozenset[str]]] = defaultdict(dict)
        self._cleared: set[tuple[str, str, str]] = set()
        for entry in kept:
            if entry.why == "merge.both_changed" and not entry.settled and entry.item:
                self._wait(entry)
        for hand_out in hand_outs:
            for name, entries in hand_out.held.items():
                if name.endswith(PAST):
                    self._left(hand_out, name.removesuffix(PAST), entries)
                elif name.endswith(GONE):
                    self._deleted(name.removesuffix(GONE), entries)

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

    def _left(self, hand_out: HandOut, kind: str, entries: Mapping[str, Any]) -> None:
        for where, digests in entries.items():
            key, _blank, name = where.rpartition(" ")
            if key:
                self._add(kind, key, name, frozenset(str(digests).split()))
                if not _now(hand_out, kind, key, name):
                    self._cleared.add((kind, key, name))

    def _deleted(self, kind: str, entries: Mapping[str, Any]) -> None:
        if kind == "speakers":
            for key, was in entries.items():
                for name, value in was.items():
                    if not isinstance(value, list):
                        for detail, digest in history(name, value, {} if isinstance(value, dict) else None):
                            self._add(kind, key, detail, frozenset((digest,)))

    def _add(self, kind: str, key: str, name: str, digests: frozenset[str]) -> None:
        past = self._past[kind, key]
        past[name] = past.get(name, _NONE) | digests


def _now(hand_out: HandOut, kind: str, key: str, name: str) -> Any:
    """What a file that came back says of a detail."""
    value = hand_out.held.get(kind, {}).get(key)
    for part in name.split(".", 1):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
