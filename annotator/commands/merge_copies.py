"""How a file that was handed out stands to what was merged of it before: the log that it goes on writing tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.model.hand_out import LOG, HandOut

_DIGITS = 18
"""As many as a place in a log has; what has more is none."""


def goes_on(out: HandOut | None, came_back: Iterable[HandOut]) -> bool:
    """Whether the file is no other copy than what came back of the same hand-out, and not older, as far as is known."""
    before = next((one for one in came_back if out is not None and one.id == out.id), None)
    log = lines(out)
    if before is None or not log:
        return True
    return all(log.get(line, at) == at and line <= max(log) for line, at in lines(before).items())


def lines(out: HandOut | None) -> dict[int, Any]:
    """When the lines of its log were written that are known, by their place; a dataset knows the last one."""
    log = out.held.get(LOG, {}) if out is not None else {}
    return {int(line): at for line, at in log.items() if line.isdecimal() and len(line) <= _DIGITS}


def last_line(out: HandOut) -> dict[str, Any]:
    """What is remembered of its log."""
    log = lines(out)
    return {LOG: {str(line): log[line] for line in [max(log)]}} if log else {}


def says_the_same(held: Mapping[str, Any], began: Mapping[str, Any]) -> bool:
    """Whether a file brings nothing, however far its log has come."""
    now, before = ({k: v for k, v in side.items() if v and k != LOG} for side in (held, began))
    return now == before
