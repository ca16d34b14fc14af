"""A comparison: the work that can be compared, aligned and counted, for all parts of a report to rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

import numpy as np

from annotator.agreement import spans
from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.disagreements import Work
from annotator.agreement.marks import Marks, marks_of
from annotator.agreement.units import Unit, units_of
from annotator.model.annotation import Annotation

MEASURES = {
    "exact": spans.exact_counts,
    "overlap": spans.overlap_counts,
    "characters": spans.character_counts,
    "agr": spans.agr_counts,
}
"""Ways to match two annotators' marks, each with counts an article."""


class Comparison:
    """What those who are done made of the articles that two or more of ``annotators`` are done with.

    ``articles`` and ``labels`` are in the order of the codes; ``by_id`` are the annotations compared; ``left_out``
    the articles that fewer than two are done with.
    """

    def __init__(self, work: Work, annotators: Sequence[str]) -> None:
        self.annotators = tuple(annotators)
        done = {key: tuple(who for who in annotators if who in work.expected.get(key, ())) for key in work.texts}
        self.articles = tuple(key for key in work.texts if len(done[key]) > 1)
        self.left_out = tuple(key for key in work.texts if len(done[key]) < 2)
        self.done = {key: done[key] for key in self.articles}
        kept = [a for a in work.annotations if a.annotator in self.done.get(a.article, ())]
        self.by_id = {a.id: a for a in kept}
        self.links = [link for link in work.links if link.source in self.by_id]
        self.groups = [group for group in work.groups if group.annotator in annotators]
        self.layers = dict(work.layers)
        self.labels = tuple(sorted({*work.layers, *(a.label for a in kept)}))
        self.lengths = np.array([len(work.texts[key]) for key in self.articles], np.int64)
        self._counts: dict[tuple[str, str, str, str], Floats] = {}

    @cached_property
    def units(self) -> list[Unit]:
        """The units, by article, layer and position."""
        return units_of(list(self.by_id.values()), self.layers)

    @cached_property
    def marks(self) -> Marks:
        """The annotations as columns, with codes that are places in ``articles``, ``annotators`` and ``labels``."""
        kept = list(self.by_id.values())
        columns = (
            ("article", {key: code for code, key in enumerate(self.articles)}, [a.article for a in kept]),
            ("annotator", {key: code for code, key in enumerate(self.annotators)}, [a.annotator for a in kept]),
            ("label", {key: code for code, key in enumerate(self.labels)}, [a.label for a in kept]),
        )
        coded = {name: np.array([code[key] for key in keys], np.int64) for name, code, keys in columns}
        return replace(marks_of(kept, self.layers), **coded)

    @cached_property
    def article_of_unit(self) -> Ints:
        """The place of each unit's article in ``articles``, (units,)."""
        code = {key: place for place, key in enumerate(self.articles)}
        return np.array([code[unit.article] for unit in self.units], np.int64)

    @cached_property
    def primaries(self) -> list[list[Annotation | None]]:
        """For each unit each annotator's primary mark."""
        rows: list[list[Annotation | None]] = []
        for unit in self.units:
            mine = {m.annotator: self.by_id[m.annotation] for m in unit.members if m.role == "primary"}
            rows.append([mine.get(who) for who in self.annotators])
        return rows

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two annotators, key and response, in their order."""
        return list(combinations(self.annotators, 2))

    def both(self, one: str, other: str) -> Ints:
        """1 for each article that both are done with, else 0; (articles,)."""
        return np.array([{one, other} <= set(self.done[key]) for key in self.articles], np.int64)

    def counts(self, measure: str, label: str, key: str, response: str) -> Floats:
        """Found, response, recovered, key for a label, on the articles both are done with; (articles, 4)."""
        asked = measure, label, key, response
        if asked not in self._counts:
            sides = [self._of(label, who, self.both(key, response)) for who in (key, response)]
            self._counts[asked] = MEASURES[measure](sides[0], sides[1], len(self.articles))
        return self._counts[asked]

    def pooled(self, measure: str, labels: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Floats:
        """The counts of several labels and pairs together, (articles, 4)."""
        total = np.zeros((len(self.articles), 4))
        for label in labels:
            for pair in pairs:
                total += self.counts(measure, label, *pair)
        return total

    def _of(self, label: str, annotator: str, articles: Ints) -> Marks:
        marks = self.marks
        chosen = (marks.label == self.labels.index(label)) & (marks.annotator == self.annotators.index(annotator))
        return marks.take(np.flatnonzero(chosen & (articles[marks.article] > 0)))
