"""A project that stands in memory: merges into it are what they are in a file, a hundred times as fast."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from annotator.commands.merge_plan import MergePlan
from annotator.commands.merge_sides import KINDS, Side
from annotator.commands.merge_versions import key_of, references
from annotator.model.article import ArticleText
from annotator.model.codebook import Codebook
from annotator.model.dataset import Dataset
from annotator.model.hand_out import HandOut
from annotator.model.project import Project
from annotator.model.set_aside import SetAside


class Remembered:
    """Answers what a merge asks of a reader, and takes in what it would write."""

    def __init__(self, codebook: Codebook, values: Iterable[tuple[str, Any]]) -> None:
        self.rows: Side = {kind: {} for kind in KINDS}
        for kind, value in values:
            self.rows[kind][key_of(value)] = value
        self._codebook = codebook
        self._aside: dict[str, SetAside] = {}
        self._back: dict[str, HandOut] = {}

    def merge(self, dataset: Dataset) -> bool:
        """As the command of that name does; whether it changed anything."""
        plan = MergePlan(self, dataset, "")  # type: ignore[arg-type]
        for value in [*plan.add, *plan.change]:
            self._write(value)
        for entry in plan.aside:
            assert entry.id not in self._aside
            self._aside[entry.id] = entry
        for kind, key in reversed(plan.drop):
            self.rows[kind].pop(key, None)
        for key in plan.settled:
            self._aside.pop(key, None)
        self._hold_together()
        return bool(plan.add or plan.change or plan.aside or plan.drop or plan.settled)

    def state(self) -> tuple[Side, set[tuple[str, str, str, str]]]:
        """All that stands, and all that waits, without which file it came from."""
        waits = {(entry.kind, entry.item_id, entry.why, entry.item) for entry in self._aside.values()}
        return {kind: dict(values) for kind, values in self.rows.items()}, waits

    def copy(self) -> Remembered:
        """Another that holds the same."""
        other = Remembered(self._codebook, ((kind, v) for kind in KINDS for v in self.rows[kind].values()))
        other._aside, other._back = dict(self._aside), dict(self._back)
        return other

    def forgetting(self) -> Remembered:
        """Another that does not know which files were merged, so that each is weighed again."""
        other = self.copy()
        for key, record in self._back.items():
            if record.side == "merged":
                other._back[f"once {key}"] = msgspec.structs.replace(record, id=f"once {key}")
                del other._back[key]
        return other

    def _write(self, value: Any) -> None:
        if isinstance(value, SetAside):
            self._aside[value.id] = value
        elif isinstance(value, HandOut):
            self._back[value.id] = msgspec.convert(msgspec.json.decode(msgspec.json.encode(value)), HandOut)
        elif not isinstance(value, ArticleText):
            kind = next(name for name, form in FORMS.items() if form == type(value).__name__)
            self.rows[kind][key_of(value)] = value

    def _hold_together(self) -> None:
        for kind, values in self.rows.items():
            for key, value in values.items():
                for name, end in references(value):
                    assert end in self.rows[name], f"{kind} {key} leads to {name} {end}, which is gone"

    # -- as a reader answers ----------------------------------------------------------------------------------------

    def project(self) -> Project:
        return Project("study", "study")

    def codebook(self) -> Codebook:
        return self._codebook

    def hand_outs(self) -> list[HandOut]:
        return [self._back[key] for key in sorted(self._back)]

    def set_aside(self) -> list[SetAside]:
        return list(self._aside.values())

    def annotations_of_speaker(self, speaker: str) -> list[Any]:
        return [one for one in self.annotations() if one.speaker == speaker]

    def links_of(self, keys: Collection[str]) -> list[Any]:
        return [one for one in self.links() if one.source in keys or one.target in keys]

    def __getattr__(self, name: str) -> Any:
        kind = name.removesuffix("_by_id")
        if kind not in KINDS:
            raise AttributeError(name)
        if kind == name:
            return lambda: list(self.rows[kind].values())
        return lambda keys: [self.rows[kind][key] for key in keys if key in self.rows[kind]]


FORMS = {
    "annotators": "Annotator",
    "stories": "Story",
    "articles": "Article",
    "speakers": "Speaker",
    "annotations": "Annotation",
    "links": "Link",
    "groups": "Group",
    "sets": "AnnotationSet",
    "verdicts": "Verdict",
}
"""By kind: the name of what its entries are."""
