"""Krippendorff's unitizing alphas of a comparison: articles are laid end to end and counted together.

They are computed over the articles with which all annotators are done, since each of them is one text by all.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from annotator.agreement.alignment import DUPLICATE
from annotator.agreement.arrays import Flags, Ints
from annotator.agreement.comparison import Comparison
from annotator.agreement.measured import Measured
from annotator.agreement.report import LayerFigures
from annotator.agreement.unitizing import Unitized, cu_alpha, ku_alpha, u_alpha, u_alpha_binary, unitized_columns
from annotator.agreement.unitizing_2004 import alpha_of_columns

NOBODY = Measured(None, "one annotator")


class Unitizing:
    """The alphas of 2004 by label, and of 2016 by layer and label, of the marks' outer edges."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared
        self._whole: Flags = np.asarray(compared.done.all(axis=1))
        self._counts: dict[str, Unitized] = {}

    def first_alpha(self, label: str) -> Measured:
        """Krippendorff's alpha of 2004 for one label."""
        if not self._whole.any():
            return NOBODY
        chosen = self._chosen([label])
        who, start, end = (column[chosen] for column in self._columns)
        return alpha_of_columns(self._length, len(self._compared.annotators), who, start, end)

    def ku(self, label: str) -> Measured:
        """How well a label is told from the others of its layer."""
        return ku_alpha(self._layer(self._compared.layers[label]), label) if self._whole.any() else NOBODY

    def layers(self) -> dict[str, LayerFigures]:
        """The family of 2016 for each layer."""
        found = {}
        for layer in dict.fromkeys(self._compared.layers.values()):
            counts = self._layer(layer) if self._whole.any() else None
            alphas = [alpha(counts) if counts else NOBODY for alpha in (u_alpha, u_alpha_binary, cu_alpha)]
            found[layer] = LayerFigures(self._labels(layer), *alphas)
        return found

    def _labels(self, layer: str) -> tuple[str, ...]:
        return tuple(label for label in self._compared.labels if self._compared.layers[label] == layer)

    def _layer(self, layer: str) -> Unitized:
        if layer not in self._counts:
            labels = self._labels(layer)
            chosen = self._chosen(labels)
            who, start, end = (column[chosen] for column in self._columns)
            place = np.zeros(len(self._compared.labels), np.int64)
            place[[self._compared.labels.index(label) for label in labels]] = np.arange(len(labels))
            category = place[self._compared.marks.label[chosen]]
            self._counts[layer] = unitized_columns(
                self._length, len(self._compared.annotators), who, start, end, category, labels
            )
        return self._counts[layer]

    @cached_property
    def _length(self) -> int:
        return int(self._compared.lengths[self._whole].sum())

    @cached_property
    def _columns(self) -> tuple[Ints, Ints, Ints]:
        marks, lengths = self._compared.marks, np.where(self._whole, self._compared.lengths, 0)
        origin = (np.cumsum(lengths) - lengths)[marks.article]
        return marks.annotator, marks.start + origin, marks.end + origin

    def _chosen(self, labels: tuple[str, ...] | list[str]) -> Ints:
        """The marks under ``labels`` on texts by all; the same mark made twice is one."""
        marks = self._compared.marks
        codes = [self._compared.labels.index(label) for label in labels]
        single = self._compared.alignment.role != DUPLICATE
        return np.flatnonzero(np.isin(marks.label, codes) & self._whole[marks.article] & single)
