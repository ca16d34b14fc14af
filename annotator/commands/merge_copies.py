"""How a file stands to what was merged before: a digest tells whether it was itself, and of a file that was handed out
the log that it goes on writing whether it goes on from what came back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.commands.merge_report import Copy
from annotator.commands.merge_sides import Side
from annotator.model.hand_out import LOG, HandOut

_encode = msgspec.json.Encoder(order="deterministic").encode
_DIGITS = 18
"""As many as a place in a log has; what has more is none."""


def which_copy(out: HandOut | None, came_back: Iterable[HandOut]) -> Copy:
    """Whether the file goes on from what came back of the same hand-out, had been left behind by it, or lies beside."""
    before = next((one for one in came_back if out is not None and one.id == out.id), None)
    log, known = lines(out), lines(before)
    if not log or not known:
        return ""
    last, latest = max(log), max(known)
    if last < latest:
        return "older" if log[last] == known.get(last) else "beside"
    return "" if log.get(latest, known[latest]) == known[latest] else "beside"


def told_by(out: HandOut | None, theirs: Side, unfit: Iterable[tuple[str, str]]) -> str:
    """A digest of all that a file tells here: its entries, which of them have no place, what it began with, and how far
    its log has come, since one who goes back to what was merged before changes something.
    """
    digest = hashlib.blake2b(_encode(sorted(unfit)), digest_size=16)
    if out is not None:
        began = {kind: held for kind, held in out.held.items() if kind != LOG}
        digest.update(_encode([out.id, began, max(lines(out).items(), default=None)]))
    for entries in theirs.values():
        for key in sorted(entries):
            digest.update(_encode(entries[key]))
    return digest.hexdigest()


def lines(out: HandOut | None) -> dict[int, Any]:
    """When the lines of its log were written that are known, by their place."""
    log = out.held.get(LOG, {}) if out is not None else {}
    return {int(line): at for line, at in log.items() if line.isdecimal() and len(line) <= _DIGITS}


def remembered(out: HandOut, before: HandOut | None) -> dict[str, Any]:
    """What is known of its log by now."""
    return {LOG: {str(line): at for line, at in {**lines(before), **lines(out)}.items()}}


def says_the_same(held: Mapping[str, Any], began: Mapping[str, Any]) -> bool:
    """Whether a file brings nothing, however far its log has come."""
    now, before = ({k: v for k, v in side.items() if v and k != LOG} for side in (held, began))
    return now == before
