"""Marks: annotations of several annotators as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.arrays import Ints
from annotator.model.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Marks:
    """``n`` marks with ``m`` fragments in all; codes are integers from 0.

    ``article``, ``layer``, ``annotator``, ``label``: (n,). ``fragments``: (m, 2), half-open, in code points of the
    article, in text order and apart within a mark; those of mark ``i`` are ``fragments[first[i]:first[i + 1]]``
    with ``first`` of shape (n + 1,). Marks are compared only within an article and layer.
    """

    article: Ints
    layer: Ints
    annotator: Ints
    label: Ints
    fragments: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.article)

    @property
    def start(self) -> Ints:
        """Where each begins, (n,)."""
        return np.asarray(self.fragments[self.first[:-1], 0])

    @property
    def end(self) -> Ints:
        """Where each ends, (n,)."""
        return np.asarray(self.fragments[self.first[1:] - 1, 1])

    @property
    def length(self) -> Ints:
        """Characters that each covers, gaps between fragments left out, (n,)."""
        covered = np.concatenate(([0], np.cumsum(self.fragments[:, 1] - self.fragments[:, 0])))
        return covered[self.first[1:]] - covered[self.first[:-1]]

    def take(self, chosen: Ints) -> Marks:
        """The marks at the indices ``chosen``, in that order."""
        counts = np.diff(self.first)[chosen]
        first = np.concatenate(([0], np.cumsum(counts)))
        places = np.arange(first[-1]) + np.repeat(self.first[:-1][chosen] - first[:-1], counts)
        columns = (column[chosen] for column in (self.article, self.layer, self.annotator, self.label))
        article, layer, annotator, label = columns
        return Marks(article, layer, annotator, label, self.fragments[places], first)


def marks_of_arrays(article: Ints, layer: Ints, annotator: Ints, label: Ints, start: Ints, end: Ints) -> Marks:
    """Marks of one fragment each from columns of shape (n,)."""
    article, layer, annotator, label = (np.asarray(column, np.int64) for column in (article, layer, annotator, label))
    fragments = np.column_stack((start, end)).astype(np.int64)
    return Marks(article, layer, annotator, label, fragments, np.arange(len(fragments) + 1))


def marks_of(annotations: Sequence[Annotation], layers: Mapping[str, str] | None = None) -> Marks:
    """``annotations`` as columns, in their order; ``layers`` names the layer of a label (else each label is its own).

    Codes follow the sorted ids and names, so that they do not depend on the order of ``annotations``. Columns are
    filled value by value: to make one of a list keeps the interpreter from every other thread until it is done.
    """
    layers = layers or {}
    columns = (
        codes(a.article for a in annotations),
        codes(layers.get(a.label, a.label) for a in annotations),
        codes(a.annotator for a in annotations),
        codes(a.label for a in annotations),
    )
    counts = np.fromiter((len(a.fragments) for a in annotations), np.int64, len(annotations))
    edges = (edge for a in annotations for f in a.fragments for edge in (f.start, f.end))
    fragments = np.fromiter(edges, np.int64, 2 * int(counts.sum())).reshape(-1, 2)
    return Marks(*columns, fragments, np.concatenate(([0], np.cumsum(counts))))


def codes(names: Iterable[str]) -> Ints:
    """Each name as its rank among the sorted distinct names, (n,)."""
    met: dict[str, int] = {}
    numbers = np.fromiter((met.setdefault(name, len(met)) for name in names), np.int64)
    rank = np.empty(len(met), np.int64)
    rank[[met[name] for name in sorted(met)]] = np.arange(len(met))
    return rank[numbers]
