"""Alphas for unitizing, character by character."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.unitizing import cu_alpha, ku_alpha, u_alpha, u_alpha_binary, unitized
from annotator.agreement.unitizing_2004 import alpha_u, end_to_end

LENGTH = 20
Units = list[tuple[int, int, str]]


@st.composite
def units(draw: st.DrawFn) -> Units:
    edges = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [(start, end, draw(st.sampled_from("AB"))) for start, end in pairs]


def letters(one: Units) -> list[str]:
    line = ["-"] * LENGTH
    for start, end, category in one:
        line[start:end] = category * (end - start)
    return line


@given(st.lists(units(), min_size=2, max_size=3))
@settings(max_examples=120, deadline=None)
def test_u_alpha_by_character(sides: list[Units]) -> None:
    lines, total = [letters(side) for side in sides], len(sides) * LENGTH
    met = [(a, b) for column in zip(*lines, strict=True) for a, b in permutations(column, 2)]
    shares = [sum(line.count(value) for line in lines) for value in "AB-"]
    squares = sum((end - start) ** 2 for side in sides for start, end, _ in side) + shares[2]
    found = u_alpha(unitized(LENGTH, sides, ("A", "B")))
    expected = (total**2 - sum(share**2 for share in shares)) / (total**2 - squares)

    if expected and shares[0] + shares[1]:
        observed = sum(a != b for a, b in met) / len(met)
        assert found.value == pytest.approx(1 - observed / expected)
    else:
        assert found.value is None


def test_the_family_tells_edges_from_categories() -> None:
    edges = unitized(20, [[(2, 8, "A"), (10, 14, "B")], [(3, 8, "A"), (10, 15, "B")]], ("A", "B"))
    swapped = unitized(20, [[(2, 8, "A"), (10, 14, "B")], [(2, 8, "B"), (10, 14, "A")]], ("A", "B"))

    assert cu_alpha(edges).value == ku_alpha(edges, "A").value == 1
    assert (u_alpha(edges).value or 0) < 1
    assert u_alpha_binary(swapped).value == 1
    assert (cu_alpha(swapped).value or 0) < 0


def test_articles_add_up() -> None:
    one, other = ([[(2, 8, "A")], [(3, 9, "A")]], [[(0, 4, "B")], []])
    pooled = unitized(20, one, ("A", "B")) + unitized(10, other, ("A", "B"))
    joined = unitized(*end_to_end([(20, one), (10, other)]), ("A", "B"))

    assert np.allclose(pooled.met, joined.met)
    assert pooled.squares == joined.squares


@pytest.mark.parametrize(
    ("sides", "reason"),
    [
        ([[(0, 5, "A")]], "one annotator"),
        ([[], []], "nobody marked"),
        ([[(0, 5, "A"), (3, 8, "A")], [(0, 5, "A")]], "overlapping units"),
    ],
)
def test_without_a_value_there_is_a_reason(sides: list[Units], reason: str) -> None:
    assert u_alpha(unitized(20, sides, ("A",))).reason == reason
    assert alpha_u(20, sides).reason == reason


def test_a_text_that_is_one_unit_throughout_leaves_the_family_no_chance_to_err() -> None:
    whole = [[(0, 20, "A")], [(0, 20, "A")]]

    assert u_alpha(unitized(20, whole, ("A",))).reason == "no variation"
    assert alpha_u(20, whole).value == 1


def test_coding_where_nobody_marked_the_same_place_has_no_value() -> None:
    apart = unitized(20, [[(0, 5, "A")], [(10, 15, "A")]], ("A", "B"))

    assert cu_alpha(apart).reason == ku_alpha(apart, "A").reason == "never together"
    assert ku_alpha(apart, "B").reason == "nobody marked"


def test_the_first_alpha_sees_how_far_edges_lie_apart_and_a_cut() -> None:
    whole, near, far = [(0, 12, "A")], [(1, 12, "A")], [(6, 12, "A")]
    cut = [(0, 6, "A"), (6, 12, "A")]
    values = [alpha_u(40, [whole, other]).value or 0 for other in (whole, near, far, cut)]

    assert values[0] == 1
    assert values[0] > values[1] > values[2]
    assert values[3] < 1
