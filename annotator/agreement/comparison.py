"""A comparison: the work that can be compared, aligned and counted, for all parts of a report to rest on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations

import numpy as np

from annotator.agreement import spans
from annotator.agreement.alignment import DUPLICATE, PART, PRIMARY, Alignment, align
from annotator.agreement.arrays import Flags, Floats, Ints
from annotator.agreement.candidates import Pairs, overlapping
from annotator.agreement.columns import NONE, Columns
from annotator.agreement.covering import widths

MEASURES = ("exact", "overlap", "characters", "agr")
"""Ways to match two annotators' marks, each with counts an article."""
ROLES = {PRIMARY: "primary", PART: "part", DUPLICATE: "duplicate"}


class Comparison:
    """What those who are done made of the articles that two or more of ``annotators`` are done with.

    ``articles`` and ``labels`` are in the order of the codes in ``marks``, ``annotators`` as asked for (None: all, by
    id). ``chosen`` are the places of the marks in ``columns``; ``left_out`` the articles that fewer than two are
    done with. Only ``stories``, and only marks under ``labels``, where these are given.
    """

    def __init__(
        self,
        columns: Columns,
        annotators: Sequence[str] | None = None,
        stories: Collection[str] | None = None,
        labels: Collection[str] | None = None,
    ) -> None:
        self.columns = columns
        self.annotators = tuple(columns.annotators if annotators is None else annotators)
        who = np.array([columns.annotators.index(name) for name in self.annotators], np.int64)
        self.codes = dict(zip(self.annotators, who.tolist(), strict=True))
        done = columns.done[:, who].reshape(len(columns.articles), len(who))
        wanted = np.array([stories is None or name in stories for name in columns.stories], np.bool_)[columns.story]
        both = wanted & (done.sum(axis=1) > 1)
        self.places = np.flatnonzero(both)
        self.articles = tuple(columns.articles[place] for place in self.places)
        self.left_out = tuple(columns.articles[place] for place in np.flatnonzero(wanted & ~both))
        self.done = done[self.places]
        self.lengths = columns.lengths[self.places]
        self.labels = tuple(name for name in columns.labels if labels is None or name in labels)
        self.layers = {name: columns.layers[name] for name in self.labels}
        self._choose(who, labels)
        self._counts: dict[tuple[str, str, str], Floats] = {}
        self._widths: dict[tuple[str, ...], Floats] = {}

    def _choose(self, who: Ints, labels: Collection[str] | None) -> None:
        columns, marks = self.columns, self.columns.marks
        article = np.full(len(columns.articles), NONE, np.int64)
        article[self.places] = np.arange(len(self.places))
        seat = np.full(len(columns.annotators), NONE, np.int64)
        seat[who] = np.arange(len(who))
        label = np.full(len(columns.labels), NONE, np.int64)
        label[[columns.labels.index(name) for name in self.labels]] = np.arange(len(self.labels))
        there = (article[marks.article] >= 0) & (seat[marks.annotator] >= 0) & (label[marks.label] >= 0)
        there[there] = self.done[article[marks.article[there]], seat[marks.annotator[there]]]
        self.chosen = np.flatnonzero(there)
        kept = marks if labels is None and there.all() else marks.take(self.chosen)
        self._rank = kept.annotator
        self.marks = replace(
            kept, article=article[kept.article], annotator=seat[kept.annotator], label=label[kept.label]
        )

    def __len__(self) -> int:
        return len(self.chosen)

    def id_of(self, mark: int) -> str:
        """The id of a mark, by its place in :attr:`marks`."""
        return self.columns.ids[int(self.chosen[mark])]

    @cached_property
    def place_of(self) -> Ints:
        """The place in :attr:`marks` of each mark of the columns, -1 for those that are not compared."""
        place = np.full(len(self.columns.ids), NONE, np.int64)
        place[self.chosen] = np.arange(len(self.chosen))
        return place

    # -- units --------------------------------------------------------------------------------------------------

    @cached_property
    def alignment(self) -> Alignment:
        """The units, by article, layer and position; as for all of them, whatever order annotators are named in."""
        return align(replace(self.marks, annotator=self._rank), self.columns.tie[self.chosen])

    @cached_property
    def primaries(self) -> Ints:
        """For each unit each annotator's primary mark, -1 where there is none, (units, annotators)."""
        found = self.alignment
        table = np.full((len(found), len(self.annotators)), NONE, np.int64)
        primary = np.flatnonzero(found.role == PRIMARY)
        table[found.unit[primary], self.marks.annotator[primary]] = primary
        return table

    @cached_property
    def present(self) -> Flags:
        """Who has any mark in each unit, (units, annotators)."""
        table = np.zeros((len(self.alignment), len(self.annotators)), np.bool_)
        table[self.alignment.unit, self.marks.annotator] = True
        return table

    @cached_property
    def article_of_unit(self) -> Ints:
        """The place of each unit's article in ``articles``, (units,)."""
        article = np.zeros(len(self.alignment), np.int64)
        article[self.alignment.unit] = self.marks.article
        return article

    @cached_property
    def lacking(self) -> Flags:
        """Who is done with each unit's article and has no mark in it, (units, annotators)."""
        return np.asarray(self.done[self.article_of_unit] & ~self.present)

    @cached_property
    def label_of_unit(self) -> Ints:
        """Each unit's most frequent label, the first in the alphabet of equally frequent ones; (units,)."""
        unit, label = self.alignment.unit, self.marks.label
        found, last = np.full(len(self.alignment), len(self.labels), np.int64), np.zeros(len(self.alignment), np.int64)
        np.minimum.at(found, unit, label)
        np.maximum.at(last, unit, label)
        mixed = (found != last)[unit]
        size = max(len(self.labels), 1)
        key, count = np.unique(unit[mixed] * size + label[mixed], return_counts=True)
        order = np.lexsort((key % size, -count, key // size))
        units, first = np.unique(key[order] // size, return_index=True)
        found[units] = key[order[first]] % size
        return found

    @cached_property
    def overlaps(self) -> Pairs:
        """All pairs of marks of a layer that share characters."""
        return overlapping(self.marks)

    # -- counts -------------------------------------------------------------------------------------------------

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every two annotators, key and response, in their order."""
        return list(combinations(self.annotators, 2))

    def seat(self, annotator: str) -> int:
        """The place of an annotator in ``annotators``."""
        return self.annotators.index(annotator)

    def both(self, one: str, other: str) -> Flags:
        """Whether both are done with each article, (articles,)."""
        return np.asarray(self.done[:, self.seat(one)] & self.done[:, self.seat(other)])

    def counts(self, measure: str, key: str, response: str) -> Floats:
        """Found, response, recovered, key on the articles both are done with, (articles, labels, 4)."""
        asked = measure, key, response
        if asked not in self._counts:
            if measure == "characters":
                self._counts[asked] = self._characters(key, response)
            else:
                met, _marks = self.met(key, response)
                flat = spans.MATCHING[measure](met, len(self.articles) * len(self.labels))
                self._counts[asked] = flat.reshape(len(self.articles), len(self.labels), 4)
        return self._counts[asked]

    def met(self, key: str, response: str) -> tuple[spans.Met, tuple[Ints, Ints]]:
        """How two annotators' marks of one label meet, grouped by article and label; and which marks these are."""
        marks, pairs = self.marks, self.overlaps
        group = marks.article * len(self.labels) + marks.label
        both = self.both(key, response)[marks.article]
        sides = [np.flatnonzero(both & (marks.annotator == self.seat(who))) for who in (key, response)]
        place = np.full(len(marks), NONE, np.int64)
        for side in sides:
            place[side] = np.arange(len(side))
        ahead = marks.annotator[pairs.one] == self.seat(key)
        mine, theirs = np.where(ahead, pairs.one, pairs.other), np.where(ahead, pairs.other, pairs.one)
        kept = (marks.annotator[mine] == self.seat(key)) & (marks.annotator[theirs] == self.seat(response))
        kept &= (marks.label[mine] == marks.label[theirs]) & both[mine]
        mine, theirs, shared = mine[kept], theirs[kept], pairs.shared[kept]
        same = (marks.length[mine] == shared) & (marks.length[theirs] == shared)
        met = spans.Met(group[sides[0]], group[sides[1]], place[mine], place[theirs], np.asarray(same))
        return met, (sides[0], sides[1])

    def pooled(self, measure: str, label: str | None, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The counts of several pairs together, of one label or all, (articles, 4)."""
        total = np.zeros((len(self.articles), 4))
        for pair in pairs:
            found = self.counts(measure, *pair)
            total += found.sum(axis=1) if label is None else found[:, self.labels.index(label)]
        return total

    def covered(self, annotators: Sequence[str] | None = None) -> tuple[Floats, Ints]:
        """Characters by article, label and by how many of ``annotators`` marked them; and how many are done with each.

        (articles, labels, annotators + 1) and (articles,).
        """
        names = tuple(self.annotators if annotators is None else annotators)
        who = [self.seat(name) for name in names]
        if names not in self._widths:
            self._widths[names] = widths(self.marks, who, self.lengths, len(self.labels))
        return self._widths[names], np.asarray(self.done[:, who].sum(axis=1), np.int64)

    def _characters(self, key: str, response: str) -> Floats:
        """Characters that both marked and that each did; what either alone has is told by two counts and their sum."""
        both = self.both(key, response)[:, None]
        sides = [self.covered([who])[0][:, :, 1] * both for who in (key, response)]
        shared = self.covered([key, response])[0][:, :, 2] * both
        return np.stack((shared, sides[1], shared, sides[0]), axis=2)
