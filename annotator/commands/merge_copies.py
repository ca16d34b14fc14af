"""How a file that was handed out stands to what was merged of it before: the log that it goes on writing tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.commands.merge_report import Copy
from annotator.model.hand_out import LOG, HandOut

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


def lines(out: HandOut | None) -> dict[int, Any]:
    """When the lines of its log were written that are known, by their place; a dataset knows the last one."""
    log = out.held.get(LOG, {}) if out is not None else {}
    return {int(line): at for line, at in log.items() if line.isdecimal() and len(line) <= _DIGITS}


def remembered(out: HandOut, before: HandOut | None) -> dict[str, Any]:
    """What is known of its log by now."""
    return {LOG: {str(line): at for line, at in {**lines(before), **lines(out)}.items()}}


def says_the_same(held: Mapping[str, Any], began: Mapping[str, Any]) -> bool:
    """Whether a file brings nothing, however far its log has come."""
    now, before = ({k: v for k, v in side.items() if v and k != LOG} for side in (held, began))
    return now == before
