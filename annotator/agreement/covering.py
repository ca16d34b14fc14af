"""Covering: how many annotators marked each character with a label, and agreement character by character.

Every character of a text is an item that each annotator either marked or left. Unlike marks, characters that nobody
marked can be counted, so that agreement beyond chance has a meaning; and marks may nest or overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.coefficients import gwet_from_sums
from annotator.agreement.comparison import Comparison
from annotator.agreement.marks import Marks
from annotator.agreement.measured import Measured, ratio


def covered(compared: Comparison, label: str, annotators: Sequence[str]) -> tuple[Floats, Ints]:
    """Characters by article and by how many of ``annotators`` marked them; and how many of these are done with each.

    (articles, annotators + 1) and (articles,).
    """
    who = [compared.annotators.index(name) for name in annotators]
    marks = compared.marks
    marks = marks.take(np.flatnonzero((marks.label == compared.labels.index(label)) & np.isin(marks.annotator, who)))
    present = np.array([len(set(annotators).intersection(compared.done[key])) for key in compared.articles], np.int64)
    return _widths(marks, who, compared.lengths), present


def _widths(marks: Marks, who: Sequence[int], lengths: Ints) -> Floats:
    origin = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    owner = np.repeat(np.arange(len(marks)), np.diff(marks.first))
    places = marks.fragments + origin[marks.article[owner]][:, None]
    edges = np.unique(np.concatenate((places.ravel(), origin)))
    times = np.zeros(max(len(edges) - 1, 0), np.int64)
    for annotator in who:
        mine = places[marks.annotator[owner] == annotator]
        depth = np.zeros(len(edges), np.int64)
        np.add.at(depth, np.searchsorted(edges, mine[:, 0]), 1)
        np.add.at(depth, np.searchsorted(edges, mine[:, 1]), -1)
        times += np.cumsum(depth)[:-1] > 0
    article = np.searchsorted(origin, edges[:-1], side="right") - 1
    size = len(who) + 1
    widths = np.bincount(article * size + times, np.diff(edges), minlength=len(lengths) * size)
    return np.asarray(widths[: len(lengths) * size].reshape(len(lengths), size), np.float64)


def coincidences(widths: Floats, present: Ints) -> Floats:
    """Marked and left as met between annotators, by article: (articles, 2, 2), the first value being marked."""
    times, many = np.arange(widths.shape[1]), present[:, None]
    compared = widths * (many > 1) / np.maximum(many - 1, 1)
    both = (compared * times * (times - 1)).sum(axis=1)
    mixed = (compared * times * (many - times)).sum(axis=1)
    neither = (compared * (many - times) * (many - times - 1)).sum(axis=1)
    return np.stack((np.stack((both, mixed), axis=1), np.stack((mixed, neither), axis=1)), axis=1)


def ac1(widths: Floats, present: Ints) -> Measured:
    """Gwet's AC1 over characters, marked or left."""
    times, many = np.arange(widths.shape[1]), present[:, None]
    counted = widths * (many > 1)
    alike = times * (times - 1) + (many - times) * (many - times - 1)
    agreed = float((counted * alike / np.maximum(many * (many - 1), 1)).sum())
    share = float((counted * times / np.maximum(many, 1)).sum())
    total = float(counted.sum())
    if total and share in (0.0, total):
        return Measured(None, "nobody marked" if not share else "no variation", {"characters": total})
    return gwet_from_sums(np.array([agreed, total, total, share, total - share]), np.eye(2))


def prevalence(widths: Floats, present: Ints) -> Measured:
    """The share of characters (0 to 1) that an annotator marked, all annotators together."""
    counted = widths * (present > 1)[:, None]
    marked = float((counted * np.arange(widths.shape[1])).sum())
    offered = float((counted.sum(axis=1) * present).sum())
    return ratio(marked, offered, "one annotator", marked=marked, offered=offered)
