"""What merging one file into a project comes to: worked out from both sides, before anything is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from annotator.commands import merge_sides as sides
from annotator.commands.merge_aside import aside
from annotator.commands.merge_lost import Lost
from annotator.commands.merge_needs import Needs
from annotator.commands.merge_past import PAST, Details, left_behind, past_of
from annotator.commands.merge_report import CodebookDiffers, Fate, Judged, MergedFile
from annotator.commands.merge_unfit import Unfit
from annotator.commands.merge_versions import Outcome, digest_of, held_of, settled
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
        self._dataset, self._at = dataset, at
        project, self._codebook = reader.project(), reader.codebook()
        articles = reader.articles()
        self._matched = sides.matched_articles(dataset, articles)
        self._theirs = sides.theirs(dataset, self._matched)
        self._other = dataset.project.id != project.id
        came_back = reader.hand_outs()
        self._back = next((h for h in came_back if dataset.hand_out and h.id == dataset.hand_out.id), None)
        self._past = past_of(came_back)
        self._held = self._began()
        kept = reader.set_aside()
        self._kept = {entry.id for entry in kept}
        self._pending = {
            (entry.kind, entry.item_id): entry.facts["held"]
            for entry in kept
            if entry.why == "merge.deleted" and entry.kind not in _STAYING and not entry.settled
        }
        self._lost = Lost(kept)
        self._details = Details(came_back, kept)
        self.settled: list[str] = []
        self._keys = {kind: {**self._theirs[kind], **self._held.get(kind, {})} for kind in sides.KINDS}
        for kind, key in self._pending:
            self._keys[kind].setdefault(key)
        self._ours = sides.ours(reader, articles, self._keys)
        self._unfit = Unfit(self._ours, self._theirs, self._codebook).found
        self._outcomes = {kind: dict(self._settled(kind)) for kind in sides.KINDS}
        Needs(reader, self._ours, self._theirs, self._outcomes).meet()
        self.add: list[Value] = []
        self.change: list[Value] = []
        self.drop: list[tuple[str, str]] = []
        self.aside: list[SetAside] = []
        for kind in sides.KINDS:
            for key, outcome in self._outcomes[kind].items():
                self._write(kind, key, outcome)
        self._set_aside_unfit()
        self._remember()

    @property
    def speakers(self) -> list[str]:
        """The ids of those that come new."""
        return [key for key, outcome in self._outcomes["speakers"].items() if outcome.status == "new"]

    def told(self) -> MergedFile:
        """The plan as it is shown."""
        items = [*self._judged(), *(Judged(*where, why.fate, why.key, why.facts) for where, why in self._unfit.items())]
        counts: dict[str, Counter[Fate]] = defaultdict(Counter)
        for item in items:
            counts[item.kind][item.fate] += 1
        return MergedFile(
            name=self._dataset.name,
            counts={kind: dict(counts[kind]) for kind in sides.KINDS if kind in counts},
            items=tuple(item for item in items if item.fate != "same"),
            codebook=self._codebooks(),
            other_project=self._other,
            matched=self._matched,
        )

    # -- working out ----------------------------------------------------------------------------------------------

    def _began(self) -> Mapping[str, Mapping[str, Any]]:
        """What both sides had in common; of another study's file nothing is known until it was merged once."""
        if self._back is not None:
            return self._back.held
        if self._dataset.hand_out is None or self._other:
            return {}
        return self._dataset.hand_out.held

    def _settled(self, kind: str) -> Iterator[tuple[str, Outcome]]:
        for key in self._keys[kind]:
            there = key in self._ours[kind] or key in self._theirs[kind]
            if there and (kind, key) not in self._unfit:
                outcome = self._outcome(kind, key)
                if outcome is not None:
                    yield key, self._at_last(kind, key, self._against_lost(kind, key, outcome))

    def _outcome(self, kind: str, key: str) -> Outcome | None:
        """What comes of one entry by itself; None where the file says nothing of it."""
        mine, other, held = (side.get(kind, {}).get(key) for side in (self._ours, self._theirs, self._held))
        if other is None and (held is None or not self._is_deleted(kind, mine)):
            return Outcome("ours", mine) if (kind, key) in self._pending else None
        if held is None and other is not None and digest_of(other) in self._past.get((kind, key), ()):
            held = digest_of(other)  # a hand-out began with it, and what stands here came of that
        if other is None and kind in _STAYING:
            return Outcome("both", mine, losers=(None,))
        return settled(mine, other, held, self._details.of(kind, key))

    def _against_lost(self, kind: str, key: str, outcome: Outcome) -> Outcome:
        """What comes of it beside versions that lost here to what the file began with, or were that themselves."""
        if not self._lost.has(kind, key):
            return outcome
        mine, other, held = (side.get(kind, {}).get(key) for side in (self._ours, self._theirs, self._held))
        outcome, over = self._lost.weighed(kind, key, outcome, mine, other, held)
        self.settled += over
        return outcome

    def _at_last(self, kind: str, key: str, outcome: Outcome) -> Outcome:
        """A deletion that waited because the entry was needed is done once it is not: so no order of files matters."""
        mine, waiting = self._ours[kind].get(key), self._pending.get((kind, key))
        if mine is None or waiting is None or outcome.status not in ("same", "ours") or outcome.value != mine:
            return outcome
        return Outcome("theirs") if held_of(mine) == waiting else outcome

    def _is_deleted(self, kind: str, value: Any) -> bool:
        """Whether the file's annotator took it out by itself, and not along with a whole article."""
        if kind in ("links", "groups"):
            return self._ends_left(value)
        article = sides.is_on(value)
        return article is None or article in self._theirs["articles"]

    def _ends_left(self, value: Any) -> bool:
        for kind, key in sides.ends(value):
            if key in self._theirs[kind]:
                continue
            end = self._ours[kind].get(key)
            if end is None or kind != "annotations" or not self._is_deleted(kind, end):
                return False
        return True

    # -- what is to be written --------------------------------------------------------------------------------------

    def _write(self, kind: str, key: str, outcome: Outcome) -> None:
        mine, other = self._ours[kind].get(key), self._theirs[kind].get(key)
        if outcome.value is None:
            if mine is not None:
                self.drop.append((kind, key))
                self.settled += self._kept & {aside(kind, key, None, "", {}, mine).id}
        elif mine is None:
            self.add.append(outcome.value)
            if kind == "articles":
                self.add.append(ArticleText(key, self._dataset.texts[key]))
        elif outcome.value != mine:
            self.change.append(outcome.value)
        self._keep_losers(kind, key, outcome, mine if other is None else other)
        self.settled += self._kept & {aside(kind, key, item, "", {}, mine).id for item in outcome.over}
        if self._kept and outcome.value is not None:
            self.settled += self._kept & {aside(kind, key, outcome.value, "", {}, outcome.value).id}

    def _keep_losers(self, kind: str, key: str, outcome: Outcome, value: Any) -> None:
        for loser in outcome.losers:
            if loser is None:
                began = self._held.get(kind, {}).get(key, self._pending.get((kind, key)))
                self._keep(aside(kind, key, None, "merge.deleted", {"held": began}, value))
            else:
                self._keep(aside(kind, key, loser, "merge.both_changed", {}, value))

    def _set_aside_unfit(self) -> None:
        for (kind, key), why in self._unfit.items():
            value = self._theirs[kind][key]
            item: Any = value
            if kind == "articles":
                item = {**msgspec.to_builtins(value), "text": self._dataset.texts[key]}
            self._keep(aside(kind, key, item, why.key, why.facts, value))

    def _keep(self, entry: SetAside) -> None:
        if entry.id not in self._kept:
            self._kept.add(entry.id)
            self.aside.append(msgspec.structs.replace(entry, source=self._dataset.name, at=self._at))

    def _remember(self) -> None:
        """What the file holds now is what both sides have in common; what did not fit begins as it did."""
        out = self._dataset.hand_out
        if out is None:
            return
        held: Held = {}
        for kind in sides.KINDS:
            began = self._held.get(kind, {})
            held[kind] = {key: held_of(v) for key, v in self._theirs[kind].items() if (kind, key) not in self._unfit}
            held[kind] |= {key: began[key] for key in began if (kind, key) in self._unfit}
            if left := left_behind(kind, began, held[kind], self._past):
                held[f"{kind}{PAST}"] = left
        now = HandOut(out.id, out.annotator, out.made, "back", held)
        if self._back is None:
            self.add.append(now)
        elif self._back != now:
            self.change.append(now)

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

    def _codebooks(self) -> CodebookDiffers | None:
        dataset, mine = self._dataset, self._codebook
        other = dataset.codebook
        if other == mine or not (dataset.whole or other.labels):
            return None
        known = {label.id for label in mine.labels} | {link.id for link in mine.links}
        named = [label.id for label in other.labels] + [link.id for link in other.links]
        lacking = [name for name in named if name not in known]
        return CodebookDiffers(f"{mine.id} {mine.version}", f"{other.id} {other.version}", tuple(lacking))
