"""Alignment: the best there is, whatever the order, whoever is called first."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import alignment as aligning
from annotator.agreement.alignment import DUPLICATE, PART, PRIMARY, align, pair_gains
from annotator.agreement.arrays import Ints
from annotator.agreement.candidates import overlapping
from annotator.agreement.marks import Marks, marks_of, marks_of_arrays
from annotator.agreement.solving import best_blocks
from annotator.model.annotation import Annotation
from annotator.model.span import Span, joined

Row = tuple[int, int, int, tuple[Span, ...]]


@st.composite
def fragments(draw: st.DrawFn) -> tuple[Span, ...]:
    starts = draw(st.lists(st.integers(0, 24), min_size=1, max_size=2))
    return joined(Span(start, start + draw(st.integers(1, 12))) for start in starts)


def rows(most: int, annotators: int = 4) -> st.SearchStrategy[list[Row]]:
    row = st.tuples(st.integers(0, 1), st.integers(0, annotators - 1), st.integers(0, 2), fragments())
    return st.lists(row, max_size=most)


def made(given_rows: list[Row]) -> Marks:
    return marks_of([
        Annotation(str(n), str(article), str(who), str(label), spans)
        for n, (article, who, label, spans) in enumerate(given_rows)
    ], {str(label): "all" for label in range(3)})  # fmt: skip


def partition(unit: Ints) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(unit == number).tolist()) for number in np.unique(unit)}


def characters(spans: tuple[Span, ...]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def partitions(things: list[int]) -> list[list[list[int]]]:
    if not things:
        return [[]]
    first, *rest = things
    return [
        option
        for part in partitions(rest)
        for option in [
            [[first], *part],
            *([*part[:i], [first, *block], *part[i + 1 :]] for i, block in enumerate(part)),
        ]
    ]


def cost(blocks: list[list[int]], given_rows: list[Row], annotators: int) -> float:
    """The definition, pair of annotators by pair; infinite where a block may not stand."""
    total = 0.0
    for block in blocks:
        who = [given_rows[i][1] for i in block]
        if len(set(who)) < len(who):
            return float("inf")
        total += len(block) * (annotators - len(block))
        for one, other in combinations(block, 2):
            (article, _who, label, mine), (there, _other, other_label, theirs) = given_rows[one], given_rows[other]
            shared = len(characters(mine) & characters(theirs))
            if article != there or not shared:
                return float("inf")
            total += 1 - shared / len(characters(mine) | characters(theirs)) + 0.1 * (label != other_label)
    return total


@given(rows(7, annotators=3))
@settings(max_examples=150, deadline=None)
def test_no_way_to_part_the_marks_costs_less(given_rows: list[Row]) -> None:
    marks = made(given_rows)
    pairs = overlapping(marks)
    pairs = pairs.where(marks.annotator[pairs.one] != marks.annotator[pairs.other])
    block, greedy = best_blocks(marks.annotator, pairs.one, pairs.other, pair_gains(marks, pairs))
    found = [np.flatnonzero(block == number).tolist() for number in np.unique(block)]
    least = min(cost(blocks, given_rows, 3) for blocks in partitions(list(range(len(given_rows)))))

    assert cost(found, given_rows, 3) == pytest.approx(least, abs=1e-4)
    assert not greedy.any()


@given(rows(14), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_the_marks_does_not_matter(given_rows: list[Row], random: object) -> None:
    marks = made(given_rows)
    order = np.random.default_rng(random.randrange(99)).permutation(len(given_rows))  # type: ignore[attr-defined]
    ties = np.arange(len(given_rows))
    found, again = align(marks, ties), align(marks.take(order), ties[order])

    assert found.unit[order].tolist() == again.unit.tolist()
    assert found.role[order].tolist() == again.role.tolist()


@given(rows(9, annotators=2))
@settings(max_examples=150, deadline=None)
def test_which_of_two_annotators_is_first_does_not_matter(given_rows: list[Row]) -> None:
    turned = [(article, 1 - who, label, spans) for article, who, label, spans in given_rows]

    assert partition(align(made(given_rows)).unit) == partition(align(made(turned)).unit)


@given(rows(14))
@settings(max_examples=150, deadline=None)
def test_a_unit_has_one_primary_an_annotator_and_these_overlap(given_rows: list[Row]) -> None:
    marks = made(given_rows)
    found = align(marks)

    for number in range(len(found)):
        primary = np.flatnonzero((found.unit == number) & (found.role == PRIMARY)).tolist()
        assert primary
        assert len({given_rows[i][1] for i in primary}) == len(primary)
        for one, other in combinations(primary, 2):
            assert characters(given_rows[one][3]) & characters(given_rows[other][3])
        assert len({given_rows[i][0] for i in np.flatnonzero(found.unit == number)}) == 1


@given(rows(14))
@settings(max_examples=60, deadline=None)
def test_marks_of_all_articles_at_once_or_a_few_at_a_time(given_rows: list[Row]) -> None:
    marks = made(given_rows)
    whole = align(marks)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(aligning, "_AT_ONCE", 2)
        split = align(marks)

    assert whole.unit.tolist() == split.unit.tolist()
    assert whole.role.tolist() == split.role.tolist()


def _rows_of(*spans: tuple[int, int, int]) -> Marks:
    who, start, end = (np.array(column) for column in zip(*spans, strict=True))
    nothing = np.zeros(len(spans), np.int64)
    return marks_of_arrays(nothing, nothing, who, nothing, start, end)


def test_a_third_of_the_passage_each_is_one_split() -> None:
    found = align(_rows_of((0, 0, 30), (1, 0, 10), (1, 10, 20), (1, 20, 30), (2, 0, 30)))

    assert found.unit.tolist() == [0] * 5
    assert sorted(found.role.tolist()) == [PRIMARY, PRIMARY, PRIMARY, PART, PART]


def test_pieces_that_two_agree_on_join_what_the_third_took_whole() -> None:
    found = align(_rows_of((0, 0, 20), (0, 20, 30), (1, 0, 20), (1, 20, 30), (2, 0, 30)))

    assert found.unit.tolist() == [0] * 5
    assert found.role.tolist() == [PRIMARY, PART, PRIMARY, PART, PRIMARY]


def test_the_same_mark_three_times_is_two_duplicates() -> None:
    found = align(_rows_of((0, 5, 9), (0, 5, 9), (0, 5, 9)))

    assert found.unit.tolist() == [0, 0, 0]
    assert sorted(found.role.tolist()) == [PRIMARY, DUPLICATE, DUPLICATE]


def test_a_tangle_beyond_reach_is_flagged_and_still_a_partition() -> None:
    random = np.random.default_rng(5)
    start = random.integers(0, 60, 60)
    marks = _rows_of(*((i % 5, int(s), int(s) + 40) for i, s in enumerate(start)))
    found = align(marks)

    assert not found.exact.all()
    for number in range(len(found)):
        who = marks.annotator[(found.unit == number) & (found.role == PRIMARY)]
        assert len(set(who.tolist())) == len(who)


def test_nothing_at_all() -> None:
    found = align(made([]))

    assert len(found) == 0
    assert found.members()[0].tolist() == []


def test_members_stand_by_unit_with_primaries_first() -> None:
    found = align(_rows_of((0, 20, 30), (1, 0, 10), (1, 10, 19), (0, 0, 19)))
    order, first = found.members()

    assert first.tolist() == [0, 3, 4]
    assert found.role[order].tolist() == [PRIMARY, PRIMARY, PART, PRIMARY]
    assert order[-1] == 0


@pytest.mark.parametrize("annotators", [1, 2, 3])
def test_a_hostile_pile_of_marks_is_borne(annotators: int) -> None:
    n = 12_000
    number = np.arange(n)
    who, place, nothing = number % annotators, number // annotators, np.zeros(n, np.int64)
    found = align(marks_of_arrays(nothing, nothing, who, nothing, place, 200_000 - place))
    together = np.bincount(found.unit)

    assert len(found.unit) == n
    assert together.max() <= annotators
    assert annotators == 1 or not found.exact.any()
    assert annotators == 1 or (together == annotators).mean() > 0.9
