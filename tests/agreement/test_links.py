"""Links and reliability data, told between aligned units."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.agreement.aligned_units import units_of
from annotator.agreement.alignment import align
from annotator.agreement.distances import masi_2006
from annotator.agreement.links import link_alpha, link_f1, link_items
from annotator.agreement.marks import marks_of
from annotator.agreement.reliability import article_of_units, items_of, label_codes, marked
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Span

LAYERS = {"quote": "q", "claim": "q", "speaker": "s"}


def mark(name: str, start: int, end: int, label: str = "quote", speaker: str | None = None) -> Annotation:
    return Annotation(name, "t", name[0], label, (Span(start, end),), {"type": label[:1]}, speaker=speaker)


MARKS = [
    *(mark(f"{who}{n}", 20 * n, 20 * n + 10 + (who == "b")) for who in "ab" for n in range(4)),
    *(mark(f"{who}s", 100, 105 + (who == "b"), "speaker", "s1") for who in "ab"),
    *(mark(f"{who}t", 110, 115, "speaker") for who in "ab"),
    mark("a9", 200, 210),
]
BY_ID = {one.id: one for one in MARKS}
UNITS = units_of(MARKS, LAYERS)


def drawn(*ends: str) -> list[Link]:
    pairs = (one.split(">") for one in ends)
    return [Link(f"{s}{t}", "said_by", s, t, s[0], target_kind="annotation") for s, t in pairs]


def test_targets_are_speakers_or_units_and_absence_is_not_a_missing_link() -> None:
    links = drawn("a0>as", "b0>bs", "a1>at", "b1>bs", "a2>at", "a9>at")
    items = link_items(UNITS, BY_ID, links, "said_by", ("a", "b"))
    speaker, there = {("speaker", "s1")}, items[1][0]

    assert items == [[speaker, speaker], [there, speaker], [there, set()], [there, None]]
    assert next(iter(there or {("", 0)}))[0] == "unit"  # type: ignore[index]
    found = link_f1(items)
    assert (found.precision.value, found.recall.value) == (pytest.approx(1 / 2), pytest.approx(1 / 3))


def test_alpha_of_links_with_and_without_partial_credit() -> None:
    links = drawn("a0>as", "a0>at", "b0>bs", "a1>at", "b1>bt", "a2>as", "b2>bs")
    items = link_items(UNITS, BY_ID, links, "said_by", ("a", "b"))

    assert (link_alpha(items, masi_2006).value or 0) > (link_alpha(items).value or 0) > 0
    assert link_alpha(items[1:2]).reason == "no variation"
    assert link_alpha([]).reason == "one annotator"


def test_labels_as_reliability_data() -> None:
    marks = [mark("a0", 0, 9), mark("b0", 0, 9, "claim"), mark("a1", 20, 29, "claim")]
    columns = marks_of(marks, LAYERS)
    found = align(columns)
    codes = label_codes(columns, found, 2)

    assert codes.tolist() == [[1, 0], [0, -1]]
    assert marked(codes, 1).tolist() == [[1, 0]]
    assert article_of_units(columns, found).tolist() == [0, 0]


def test_attributes_as_reliability_data() -> None:
    items = items_of(UNITS, BY_ID, ("a", "b", "c"), lambda one: one.attributes.get("type"))

    assert len(items) == len(UNITS)
    assert sorted({tuple(map(str, row)) for row in items}) == [
        ("q", "None", "None"),
        ("q", "q", "None"),
        ("s", "s", "None"),
    ]
    assert np.array(items).shape == (len(UNITS), 3)
