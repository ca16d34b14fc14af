"""What merging one file into a project comes to: worked out from both sides, before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from annotator.commands import merge_sides as sides
from annotator.commands.merge_aside import aside
from annotator.commands.merge_copies import remembered, says_the_same, told_by, which_copy
from annotator.commands.merge_gone import Gone
from annotator.commands.merge_needs import Needs
from annotator.commands.merge_past import Details, Past, deletes, left_behind, still_had
from annotator.commands.merge_report import CodebookDiffers, Fate, Judged, MergedFile
from annotator.commands.merge_unfit import Unfit
from annotator.commands.merge_united import Deletion, weighed_details
from annotator.commands.merge_versions import Outcome, alike, digest_of, held_of, is_detailed
from annotator.commands.merge_waiting import Waiting
from annotator.commands.merge_weighing import Case, weighed
from annotator.commands.settling import version_of
from annotator.model.annotation import Annotation
from annotator.model.article import ArticleText
from annotator.model.dataset import Dataset
from annotator.model.hand_out import HandOut, Held
from annotator.model.set_aside import SetAside
from annotator.storage.reader import Reader
from annotator.storage.rows import Value

_STAYING = frozenset(("annotators", "stories", "articles", "sets"))
"""What nobody takes out of the project by deleting it from a file."""


class MergePlan:
    """``add``, ``change`` and ``drop`` are to be written in this order; ``aside`` is kept, ``settled`` no more."""

    def __init__(self, reader: Reader, dataset: Dataset, at: str) -> None:
        project, self._codebook = reader.project(), reader.codebook()
        records = reader.hand_outs()
        came_back = [record for record in records if record.side != "merged"]
        out = dataset.hand_out
        self._copy = which_copy(out, came_back)
        if self._copy:  # what it lacks may have been made since, so that nobody knows how it began
            dataset = msgspec.structs.replace(dataset, hand_out=None)
        if self._copy == "older":
            dataset = msgspec.structs.replace(dataset, **dict.fromkeys(sides.KINDS, ()))
        self._dataset, self._at = dataset, at
        articles = reader.articles()
        self._matched = sides.matched_articles(dataset, articles)
        self._theirs = sides.theirs(dataset, self._matched)
        self._other = dataset.project.id != project.id
        self._back = next((h for h in came_back if dataset.hand_out and h.id == dataset.hand_out.id), None)
        self._held = self._began()
        kept = reader.set_aside()
        self._kept = {entry.id: entry for entry in kept}
        waiting = Waiting(kept)
        self._waiting, self._pending = waiting.versions, waiting.deletions
        self._keys = {kind: {**self._theirs[kind], **self._held.get(kind, {})} for kind in sides.KINDS}
        for kind, key in self._pending:
            self._keys[kind].setdefault(key)
        self._ours = sides.ours(reader, articles, self._keys)
        self._unfit = Unfit(self._ours, self._theirs, self._codebook).found
        self.add: list[Value] = []
        self.change: list[Value] = []
        self.drop: list[tuple[str, str]] = []
        self.aside: list[SetAside] = []
        self.settled: list[str] = []
        self._outcomes: dict[str, dict[str, Outcome]] = {kind: {} for kind in sides.KINDS}
        merged = HandOut(told_by(out, self._theirs, self._unfit), "", at, "merged")
        if self._copy == "older":
            return
        if any(merged.id == record.id for record in records):
            self._copy, self._unfit = "merged", {}
            return
        self._gone = Gone((record for record in records if record.side == "merged"), out.made if out else "")
        self._work_out(reader, came_back, kept, waiting)
        gone = self._gone.held(self._outcomes["annotations"])
        if gone or self.add or self.change or self.drop or self.aside or self.settled:
            self.add.append(msgspec.structs.replace(merged, held=gone))

    @property
    def speakers(self) -> list[str]:
        """The ids of those that come new."""
        return [key for key, outcome in self._outcomes["speakers"].items() if outcome.status == "new"]

    def told(self) -> MergedFile:
        """The plan as it is shown."""
        items = [*self._judged(), *self._judged_unfit()]
        counts: dict[str, Counter[Fate]] = defaultdict(Counter)
        for item in items:
            counts[item.kind][item.fate] += 1
        return MergedFile(
            name=self._dataset.name,
            counts={kind: dict(counts[kind]) for kind in sides.KINDS if kind in counts},
            items=tuple(item for item in items if item.fate != "same"),
            codebook=self._codebooks(),
            other_project=self._other,
            copy=self._copy,
            matched=self._matched,
        )

    # -- working out ----------------------------------------------------------------------------------------------

    def _work_out(self, reader: Reader, came_back: list[HandOut], kept: list[SetAside], waiting: Waiting) -> None:
        self._known = known = (self._ours, self._theirs, waiting.marks())
        self._record = self._recorded()
        records = [one for one in came_back if one is not self._back] + ([self._record] if self._record else [])
        self._before, self._past = Past(came_back, known), Past(records, known)
        self._details = Details(records, kept)
        self._outcomes = {kind: dict(self._settled(kind)) for kind in sides.KINDS}
        Needs(reader, self._ours, self._theirs, self._outcomes).meet()
        for kind in sides.KINDS:
            for key, outcome in self._outcomes[kind].items():
                self._write(kind, key, outcome)
        self._set_aside_unfit()
        self._forget_history(waiting)
        self._remember()

    def _began(self) -> Mapping[str, Mapping[str, Any]]:
        """What both sides had in common; of another study's file nothing is known until it was merged once."""
        origin = {} if self._dataset.hand_out is None or self._other else self._dataset.hand_out.held
        return origin if self._back is None else still_had(self._back.held, origin)

    def _settled(self, kind: str) -> Iterator[tuple[str, Outcome]]:
        for key in self._keys[kind]:
            mine = self._ours[kind].get(key)
            other = self._theirs[kind].get(key) if (kind, key) not in self._unfit else None
            if mine is not None or other is not None:
                outcome = self._outcome(kind, key, mine, other)
                if outcome is not None:
                    yield key, outcome

    def _outcome(self, kind: str, key: str, mine: Any, other: Any) -> Outcome | None:
        """What comes of one entry by itself; None where the file says nothing of it."""
        held, pending = self._held.get(kind, {}).get(key), self._pending.get((kind, key))
        value, record = other if mine is None else mine, self._record
        lacks = held is not None and key not in self._theirs[kind]
        deletes_it = lacks and record is not None and deletes(record, kind, mine, self._known)
        waits = self._waiting.get((kind, key), {})
        if other is None and not deletes_it and pending is None and not (held and waits):
            return None
        case = Case(
            mine,
            other,
            held if isinstance(held, str) else None if held is None else "details",
            deletes_it,
            partial(self._past.deleted, kind, key),
            waits,
            partial(self._past.has, kind, key),
            partial(self._before.has, kind, key),
            (pending.id, str(pending.facts.get("held"))) if pending is not None else None,
        )
        if not is_detailed(value):
            outcome, over = weighed(case)
            self.settled += over
            return outcome if outcome is None or kind != "annotations" else self._gone.told(key, case, outcome)
        return self._outcome_of_details(kind, key, case, held)

    def _outcome_of_details(self, kind: str, key: str, case: Case, held: Any) -> Outcome | None:
        pending = self._pending.get((kind, key))
        was = pending.facts.get("held") if pending is not None else None
        value = case.other if case.mine is None else case.mine
        pended, stood = was if isinstance(was, Mapping) else None, None
        if kind == "speakers":
            stood = self._gone.speaker(key, case)
        gone = Deletion(kind in _STAYING, self._past.began(kind, key, value), pended, stood)
        began = held if isinstance(held, Mapping) else None
        outcome = weighed_details(case, began, gone, self._details.of(kind, key))
        if pending is not None and case.restores:
            self.settled.append(pending.id)
        if outcome is not None and outcome.value is None and case.mine is not None:
            self.settled += self._waiting.get((kind, key), {})
        return outcome

    # -- what is to be written --------------------------------------------------------------------------------------

    def _write(self, kind: str, key: str, outcome: Outcome) -> None:
        mine, other = self._ours[kind].get(key), self._theirs[kind].get(key)
        if outcome.value is None:
            if mine is not None:
                self.drop.append((kind, key))
                self._settle(kind, key, None, mine)
        elif mine is None:
            self.add.append(outcome.value)
            if kind == "articles":
                self.add.append(ArticleText(key, self._dataset.texts[key]))
        elif outcome.value != mine:
            self.change.append(outcome.value)
        self._keep_losers(kind, key, outcome, mine if other is None else other)
        for item in outcome.over:
            self._settle(kind, key, item, mine)
        if outcome.value is not None:
            self._settle(kind, key, outcome.value, outcome.value)

    def _settle(self, kind: str, key: str, item: Any, of: Any) -> None:
        """Keep it no more, if it was."""
        if self._kept and (told := aside(kind, key, item, "", {}, of).id) in self._kept:
            self.settled.append(told)

    def _keep_losers(self, kind: str, key: str, outcome: Outcome, value: Any) -> None:
        by_need = outcome.returns and isinstance(outcome.value, Annotation)
        for loser in outcome.losers:
            if loser is None:
                held = held_of(outcome.value) if by_need else self._deleted(kind, key, value)
                self._keep(aside(kind, key, None, "merge.deleted", {"held": held}, value))
            else:
                self._keep(aside(kind, key, loser, "merge.both_changed", {}, value))

    def _deleted(self, kind: str, key: str, value: Any) -> Any:
        """What a deletion that gave way was of."""
        pending = self._pending.get((kind, key))
        began = self._held.get(kind, {}).get(key, pending.facts.get("held") if pending is not None else None)
        if began is None and not is_detailed(value):
            return held_of(value) if self._past.has(kind, key, value) else None
        return self._past.began(kind, key, value) if began is None else began

    def _is_news(self, kind: str, key: str) -> bool:
        """Whether the file has it as neither the project has it nor any file that came back had it.

        What is on another text says something else, even in the same words.
        """
        value, mine = self._theirs[kind][key], self._ours[kind].get(key)
        if self._unfit[kind, key].fate == "text_differs":
            return True
        if (mine is not None and alike(value, mine)) or digest_of(value) == self._held.get(kind, {}).get(key):
            return False
        return not self._past.has(kind, key, value)

    def _set_aside_unfit(self) -> None:
        for (kind, key), why in self._unfit.items():
            if not self._is_news(kind, key):
                continue
            item: Any = self._theirs[kind][key]
            if kind == "articles":
                item = {**msgspec.to_builtins(item), "text": self._dataset.texts[key]}
            self._keep(aside(kind, key, item, why.key, why.facts, self._theirs[kind][key]))

    def _forget_history(self, waiting: Waiting) -> None:
        """What had no place and was, as this file tells, changed or deleted since."""
        for entry in waiting.unfit.values():
            value = version_of(entry)
            if entry.why != "merge.on_other_text" and self._past.has(entry.kind, entry.item_id, value):
                self.settled.append(entry.id)

    def _keep(self, entry: SetAside) -> None:
        kept = self._kept.get(entry.id)
        entry = msgspec.structs.replace(entry, source=self._dataset.name, at=self._at)
        if kept is None:
            self.aside.append(entry)
        elif entry.why == "merge.both_changed" != kept.why and not kept.settled:
            self.change.append(entry)  # what had no place here has one as that file has what it leads to
        else:
            return
        self._kept[entry.id] = entry

    def _recorded(self) -> HandOut | None:
        """What the file holds now is what both sides have in common; what did not fit begins as it did."""
        out = self._dataset.hand_out
        if out is None:
            return None
        held: Held = {}
        histories: dict[str, tuple[Mapping[str, Any], ...]] = {}
        for kind in sides.KINDS:
            began = self._held.get(kind, {})
            held[kind] = {key: held_of(v) for key, v in self._theirs[kind].items() if (kind, key) not in self._unfit}
            held[kind] |= {key: began[key] for key in began if (kind, key) in self._unfit}
            histories[kind] = began, {} if self._other else out.held.get(kind, {})
        now = HandOut(out.id, out.annotator, out.made, "back", {**held})
        for kind, told in histories.items():
            lost = {k: deletes(now, kind, v, self._known) for k, v in self._ours[kind].items() if k not in held[kind]}
            held |= left_behind(kind, told, held[kind], self._back, lost)
        held |= remembered(out, self._back)
        return msgspec.structs.replace(now, held=held)

    def _remember(self) -> None:
        if self._record is None or says_the_same(self._record.held, self._held):
            return
        (self.add if self._back is None else self.change).append(self._record)

    # -- telling ----------------------------------------------------------------------------------------------------

    def _judged(self) -> list[Judged]:
        told = []
        for kind, outcomes in self._outcomes.items():
            for key, outcome in outcomes.items():
                why = ""
                if outcome.status == "both":
                    why = "merge.deleted" if None in outcome.losers else "merge.both_changed"
                told.append(Judged(kind, key, outcome.status, why))
        return told

    def _judged_unfit(self) -> Iterator[Judged]:
        for where, why in self._unfit.items():
            yield Judged(*where, why.fate, why.key, why.facts) if self._is_news(*where) else Judged(*where, "ours")

    def _codebooks(self) -> CodebookDiffers | None:
        dataset, mine = self._dataset, self._codebook
        other = dataset.codebook
        if other == mine or not (dataset.whole or other.labels):
            return None
        known = {label.id for label in mine.labels} | {link.id for link in mine.links}
        named = [label.id for label in other.labels] + [link.id for link in other.links]
        lacking = [name for name in named if name not in known]
        return CodebookDiffers(f"{mine.id} {mine.version}", f"{other.id} {other.version}", tuple(lacking))
