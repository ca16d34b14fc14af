"""How a file that was handed out stands to what was merged of it before: the log that it goes on writing tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from annotator.commands.merge_report import Copy
from annotator.model.hand_out import LOG, HandOut


def which_copy(out: HandOut | None, came_back: Iterable[HandOut]) -> Copy:
    """Whether the file goes on from what came back of the same hand-out."""
    before = next((one for one in came_back if out is not None and one.id == out.id), None)
    if out is None or before is None:
        return ""
    log, last = out.held.get(LOG), before.held.get(LOG, {})
    if log is None:
        return "untold"
    return "" if last.items() <= log.items() else "other"


def last_line(out: HandOut, before: HandOut | None) -> dict[str, Any]:
    """The last line of its log; that from ``before`` where a dataset tells of none."""
    log = out.held.get(LOG, {})
    if not log:
        return {} if before is None else {name: known for name, known in before.held.items() if name == LOG}
    last = max(log, key=int)
    return {LOG: {last: log[last]}}


def says_the_same(held: Mapping[str, Any], began: Mapping[str, Any]) -> bool:
    """Whether a file brings nothing, however far its log has come."""
    now, before = ({k: v for k, v in side.items() if v and k != LOG} for side in (held, began))
    return now == before
