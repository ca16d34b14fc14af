"""Covering: how many annotators marked each character with a label, and agreement character by character.

Every character of a text is an item that each annotator either marked or left. Unlike marks, characters that nobody
marked can be counted, so that agreement beyond chance has a meaning; and marks may nest or overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotator.agreement.arrays import Floats, Ints
from annotator.agreement.coefficients import gwet_from_sums
from annotator.agreement.marks import Marks
from annotator.agreement.measured import Measured, ratio


def widths(marks: Marks, annotators: Sequence[int], lengths: Ints, labels: int) -> Floats:
    """Characters by article, by label and by how many of ``annotators`` (codes) marked them with it.

    ``lengths`` (articles,) are those of the texts; (articles, labels, annotators + 1).
    """
    size = len(annotators) + 1
    blocks = np.repeat(lengths, labels)
    origin = np.concatenate(([0], np.cumsum(blocks)))
    owner = np.repeat(np.arange(len(marks)), np.diff(marks.first))
    places = marks.fragments + origin[marks.article * labels + marks.label][owner][:, None]
    edges = [_edges(places[marks.annotator[owner] == one]) for one in annotators]
    events = np.sort(np.concatenate([np.zeros(0, np.int64), *edges]))
    depth = np.cumsum((events & 1) * 2 - 1)
    width, depth, begun = np.diff(events >> 1), depth[:-1], (events >> 1)[:-1]
    some = (width > 0) & (depth > 0)
    block = np.searchsorted(origin, begun[some], side="right") - 1
    table = np.bincount(block * size + depth[some], width[some], minlength=len(blocks) * size)
    found = np.asarray(table[: len(blocks) * size].reshape(len(blocks), size), np.float64)
    found[:, 0] = blocks - found[:, 1:].sum(axis=1)
    return found.reshape(len(lengths), labels, size)


def _edges(places: Ints) -> Ints:
    """Where one annotator's marks begin (odd) and end (even), twice the place; marks that overlap taken as one."""
    start, end = places[np.argsort(places[:, 0], kind="stable")].T
    if not len(start):
        return np.zeros(0, np.int64)
    reach = np.maximum.accumulate(end)
    new = np.concatenate(([True], start[1:] >= reach[:-1]))
    last = np.concatenate((new[1:], [True]))
    return np.concatenate((start[new] * 2 + 1, reach[last] * 2))


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
