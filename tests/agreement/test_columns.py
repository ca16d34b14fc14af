"""Columns: the same units as for values, whatever the order, and exactly the marks behind a figure."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.aligned_units import units_of
from annotator.agreement.behind import Behind, What, behind
from annotator.agreement.bootstrap import Resamples
from annotator.agreement.columns import columns_of
from annotator.agreement.comparison import ROLES, Comparison
from annotator.agreement.disagreements import Work
from annotator.agreement.distances import masi_2006
from annotator.agreement.link_columns import Linked, SetAlpha
from annotator.agreement.links import link_alpha
from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.group import Member as InGroup
from annotator.model.link import Link
from annotator.model.span import Span

TEXTS = {"s": "x" * 60, "t": "y" * 60}
LAYERS = {"quote": "quote", "claim": "quote", "cue": "cue"}
DRAWN = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from("st"),
        st.sampled_from(sorted(LAYERS)),
        st.integers(0, 50),
        st.integers(1, 9),
    ),
    max_size=14,
)


def work_of(drawn: list[tuple[str, str, str, int, int]], order: int = 0) -> Work:
    marks = [
        Annotation(f"{who}{n:02}", article, who, label, (Span(start, start + size),), {"form": "xy"[size % 2]})
        for n, (who, article, label, start, size) in enumerate(drawn)
    ]
    if order:
        random.Random(order).shuffle(marks)
    links = [Link(f"l{m.id}", "said_by", m.id, f"p{m.start % 3}", m.annotator, target_kind="speaker") for m in marks]
    groups = [
        Group(f"g{who}", "quote", who, members=tuple(InGroup(m.id) for m in marks if m.annotator == who))
        for who in "abc"
    ]
    return Work(marks, TEXTS, {"s": "abc", "t": "abc"}, links, groups, LAYERS)


def compared(work: Work) -> Comparison:
    return Comparison(columns_of(work, "abc"), tuple("bca"))


def alignment(found: Comparison) -> set[frozenset[tuple[str, str]]]:
    units: dict[int, set[tuple[str, str]]] = {}
    for mark, (unit, role) in enumerate(zip(found.alignment.unit, found.alignment.role, strict=True)):
        units.setdefault(int(unit), set()).add((found.id_of(mark), ROLES[int(role)]))
    return {frozenset(unit) for unit in units.values()}


@given(DRAWN, st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_units_are_those_of_values_in_any_order(drawn: list[tuple[str, str, str, int, int]], order: int) -> None:
    work = work_of(drawn)
    values = {
        frozenset((member.annotation, member.role) for member in unit.members)
        for unit in units_of(work.annotations, work.layers)
    }

    assert alignment(compared(work)) == values == alignment(compared(work_of(drawn, order)))


@given(DRAWN)
@settings(max_examples=40, deadline=None)
def test_behind_a_count_are_as_many_units_as_it_says(drawn: list[tuple[str, str, str, int, int]]) -> None:
    found = compared(work_of(drawn))
    unit_of = {found.id_of(mark): int(unit) for mark, unit in enumerate(found.alignment.unit)}
    for label in found.labels:
        code = found.labels.index(label)
        for who in found.annotators:
            lacking = found.lacking[found.label_of_unit == code][:, found.seat(who)].sum()
            ids = behind(found, Behind("missing", label, (who,)))
            assert len({unit_of[key] for key in ids}) == lacking
            mine = behind(found, Behind("marks", label, (who,)))
            assert all(key.startswith(who) for key in mine)
            assert len(mine) == int(((found.marks.label == code) & (found.marks.annotator == found.seat(who))).sum())
    everything = behind(found, Behind("marks"))
    assert everything == set(unit_of)
    assert behind(found, Behind("marks", differing=True)) <= everything


@pytest.mark.parametrize("what", ["units", "aligned", "answers", "lone", "links", "groups", "labels"])
def test_units_open_whole(what: What) -> None:
    drawn = [
        (who, "t", "quote", start, 6 + shift) for start in (0, 20, 40) for who, shift in (("a", 0), ("b", start // 20))
    ]
    found = compared(work_of(drawn))
    asked = {
        "answers": Behind("answers", "quote", name="form"),
        "lone": Behind("lone", "quote", name="form"),
        "links": Behind("links", name="said_by"),
        "groups": Behind("groups", name="quote"),
        "labels": Behind("labels", values=("quote", "quote")),
    }.get(what, Behind(what, "quote"))
    ids = behind(found, asked)
    differing = behind(found, Behind("answers", "quote", name="form", differing=True))

    assert ids == (set() if what == "lone" else {f"{who}{n:02}" for n, (who, *_rest) in enumerate(drawn)})
    assert differing == {"a02", "b03"}


SETS = st.one_of(st.none(), st.frozensets(st.sampled_from("pqrs"), max_size=3))


@given(st.lists(st.tuples(SETS, SETS, SETS, st.integers(0, 3)), min_size=1, max_size=12), st.booleans())
@settings(max_examples=80, deadline=None)
def test_alpha_of_sets_is_that_of_its_definition(rows: list[tuple[object, ...]], masi: bool) -> None:
    items = [row[:3] for row in rows]
    known = [frozenset[str](), *dict.fromkeys(value for row in items for value in row if value)]
    codes = np.array([[-1 if value is None else known.index(value) for value in row] for row in items])
    article = np.array([row[3] for row in rows])
    told = SetAlpha(Linked(np.arange(len(rows)), codes, tuple(known)), article, 4, masi=masi)
    draws = Resamples(4, 5, 3)

    def brute(chosen: list[int]) -> float | None:
        return link_alpha([items[row] for row in chosen], masi_2006 if masi else None).value  # type: ignore[misc]

    observed, expected, n = told.value()
    wanted = brute(list(range(len(rows))))
    assert (wanted is None) == (not n or expected <= 1e-12)
    if wanted is not None:
        assert 1 - observed / expected == pytest.approx(wanted)
    (times,) = draws.times()
    for drawn, found in zip(times, told.replicated(draws), strict=True):
        wanted = brute([row for row in range(len(rows)) for _n in range(int(drawn[article[row]]))])
        if wanted is not None and not np.isnan(found):
            assert found == pytest.approx(wanted, abs=1e-9)
