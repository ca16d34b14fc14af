"""What stays or comes back although one side deleted it, because something that stands leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from annotator.commands.merge_sides import KINDS, Side
from annotator.commands.merge_versions import Outcome, key_of, references
from annotator.storage.reader import Reader

Outcomes = dict[str, dict[str, Outcome]]


class Needs:
    """Goes through ``outcomes`` from what leads to others down to what others lead to, and mends them."""

    def __init__(self, reader: Reader, ours: Side, theirs: Side, outcomes: Outcomes) -> None:
        self._reader, self._ours, self._theirs, self._outcomes = reader, ours, theirs, outcomes
        self._needed: dict[str, set[str]] = {kind: set() for kind in KINDS}

    def meet(self) -> None:
        """After this nothing that stands leads to something that does not."""
        for kind in reversed(KINDS):
            outcomes = self._outcomes[kind]
            for outcome in outcomes.values():
                if outcome.value is not None:
                    self._need(outcome.value)
                self._need_articles(outcome.losers)
            for value in self._leading_to(kind, [key for key, o in outcomes.items() if self._is_dropped(kind, key, o)]):
                self._need(value)
            waiting = [key for key, o in outcomes.items() if o.value is None and (o.returns or key in self._ours[kind])]
            while met := [key for key in waiting if key in self._needed[kind]]:
                waiting = [key for key in waiting if key not in self._needed[kind]]
                for key in met:
                    self._stand(kind, key)

    def _need(self, value: Any) -> None:
        for kind, key in references(value):
            self._needed[kind].add(key)

    def _need_articles(self, losers: Iterable[Any]) -> None:
        """No merge takes an article away: so it comes also for what waits, as it would had that come first."""
        for kind, key in (found for loser in losers if isinstance(loser, Struct) for found in references(loser)):
            mark = self._theirs[kind].get(key) or self._ours[kind].get(key) if kind == "annotations" else None
            if mark is not None or kind == "articles":
                self._needed["articles"].add(key if mark is None else mark.article)

    def _stand(self, kind: str, key: str) -> None:
        value = self._outcomes[kind][key].needed or self._ours[kind].get(key) or self._theirs[kind][key]
        self._outcomes[kind][key] = Outcome("both", value, returns=True, losers=(None,))
        self._need(value)

    def _is_dropped(self, kind: str, key: str, outcome: Outcome) -> bool:
        return outcome.value is None and key in self._ours[kind]

    def _leading_to(self, kind: str, keys: list[str]) -> Iterable[Any]:
        """Entries of the project that lead to those ``keys`` and of which the file says nothing."""
        if not keys or kind not in ("annotations", "speakers"):
            return
        read, wanted = self._reader, set(keys)
        yield from self._unsaid("links", read.links_of(keys))
        if kind == "speakers":
            for key in keys:
                yield from self._unsaid("annotations", read.annotations_of_speaker(key))
            return
        for group in self._unsaid("groups", read.groups()):
            if any(member.annotation in wanted for member in group.members):
                yield group
        for verdict in self._unsaid("verdicts", read.verdicts()):
            if not wanted.isdisjoint(verdict.gold):
                yield verdict

    def _unsaid(self, kind: str, values: Iterable[Any]) -> Iterable[Any]:
        return (value for value in values if key_of(value) not in self._outcomes[kind])
