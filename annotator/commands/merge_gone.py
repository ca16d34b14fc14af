"""Marks and speakers that do not stand since a merge, as they were: that comes back if only something leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from annotator.commands.merge_versions import Outcome, alike, digest_of, rank
from annotator.commands.merge_weighing import Case
from annotator.model.annotation import Annotation
from annotator.model.hand_out import HandOut
from annotator.model.speaker import Speaker

V = TypeVar("V", Annotation, Speaker)

STOOD, CAME, SPEAKERS = "stood", "came", "stood speakers"
"""Marks that stood here until a file deleted them; of those that were deleted here, what somebody altered and altered
back; and speakers that stood."""


class Gone:
    """Of each mark what the records of the files that were merged tell; and, once a file is weighed, what it adds."""

    def __init__(self, merged: Iterable[HandOut], since: str) -> None:
        """``since``: when this file was handed out, a UTC time; empty where nobody knows."""
        self._since = since
        self._known: dict[str, dict[str, Annotation]] = {STOOD: {}, CAME: {}}
        self._added: dict[str, dict[str, Annotation]] = {STOOD: {}, CAME: {}}
        self._speakers: dict[str, Speaker] = {}
        self._deleted: dict[str, Speaker] = {}
        for record in merged:
            for name, known in self._known.items():
                for key, item in record.held.get(name, {}).items():
                    known[key] = _greatest(msgspec.convert(item, Annotation), known.get(key))
            for key, item in record.held.get(SPEAKERS, {}).items():
                self._speakers[key] = _greatest(msgspec.convert(item, Speaker), self._speakers.get(key))

    def told(self, key: str, case: Case, outcome: Outcome) -> Outcome:
        """The outcome of a mark with what is to stand if only something needs it.

        That is what stood here when a file deleted it, whichever file needs it: or, where nobody merged deleted it,
        the greatest of what the files have. What a file brings back that it deleted has the time that it had.
        """
        mine, other, stood = case.mine, case.other, self._known[STOOD].get(key)
        if outcome.value is not None:
            same = [one for one in (mine, stood) if one is not None and alike(one, outcome.value)]
            return msgspec.structs.replace(outcome, value=_greatest(outcome.value, *same)) if stood else outcome
        if mine is not None and case.deletes and (case.pending is None or digest_of(mine) != case.pending[1]):
            needed = self._added[STOOD][key] = mine
        elif stood is not None:
            needed = stood if mine is None or case.is_past(mine) else mine
            if other is not None and case.is_news and alike(needed, other):
                needed = self._added[STOOD][key] = _greatest(needed, other)
        else:
            needed = self._added[CAME][key] = _greatest(mine, other, self._known[CAME].get(key))
        return msgspec.structs.replace(outcome, needed=needed)

    def speaker(self, key: str, case: Case) -> Speaker | None:
        """A speaker as they stood here until a merged file deleted them; this one is remembered if it does so."""
        if case.mine is not None and case.deletes and case.pending is None:
            self._deleted[key] = case.mine
        return self._speakers.get(key)

    def held(self, outcomes: Mapping[str, Outcome]) -> dict[str, Any]:
        """What to keep of this file with its record."""
        came = {key: mark for key, mark in self._added[CAME].items() if outcomes[key].value is None}
        told: dict[str, Mapping[str, Annotation | Speaker]] = {
            STOOD: {key: mark for key, mark in self._added[STOOD].items() if mark != self._known[STOOD].get(key)},
            CAME: {k: m for k, m in came.items() if m.modified > self._since and m != self._known[CAME].get(k)},
        }
        told[SPEAKERS] = {k: one for k, one in self._deleted.items() if one != self._speakers.get(k)}
        return {name: msgspec.to_builtins(marks) for name, marks in told.items() if marks}


def _greatest(*versions: V | None) -> V:
    return max((version for version in versions if version is not None), key=rank)
