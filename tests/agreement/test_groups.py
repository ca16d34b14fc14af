"""Measures of groups against their definitions, thing by thing and pair by pair."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import groups
from annotator.agreement.measured import Scored

Names = list[int]
NAMES = st.integers(1, 7).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 3), min_size=n, max_size=n) for _ in range(2)])
)


def clusters(names: Names) -> list[list[int]]:
    return groups.clusters_of(names)


def pairs(names: Names) -> set[tuple[int, int]]:
    return {(a, b) for a, b in combinations(range(len(names)), 2) if names[a] == names[b]}


@given(NAMES)
@settings(max_examples=120, deadline=None)
def test_b_cubed_lea_and_muc(given_names: tuple[Names, Names]) -> None:
    key, response = given_names
    things = range(len(key))
    same = [[{j for j in things if names[j] == names[i]} for i in things] for names in (key, response)]
    recall = sum(len(same[0][i] & same[1][i]) / len(same[0][i]) for i in things) / len(key)
    missing = sum(len({response[i] for i in cluster}) - 1 for cluster in clusters(key))
    links = sum(len(cluster) - 1 for cluster in clusters(key))
    together = pairs(response)
    resolved = sum(
        len(cluster)
        * (
            sum(pair in together for pair in combinations(cluster, 2)) / (len(cluster) * (len(cluster) - 1) / 2)
            if len(cluster) > 1
            else float(response.count(response[cluster[0]]) == 1)
        )
        for cluster in clusters(key)
    )

    sides = clusters(key), clusters(response)
    assert groups.b_cubed(*sides).recall.value == pytest.approx(recall)
    assert groups.lea(*sides).recall.value == pytest.approx(resolved / len(key))
    assert groups.muc(*sides).recall.value == (pytest.approx((links - missing) / links) if links else None)


@given(NAMES)
@settings(max_examples=80, deadline=None)
def test_ceaf_takes_the_best_matching(given_names: tuple[Names, Names]) -> None:
    key, response = map(clusters, given_names)
    short, long = sorted((key, response), key=len)

    def best(like: object) -> float:
        return max(
            sum(like(set(a), set(b)) for a, b in zip(short, order, strict=False))  # type: ignore[operator]
            for order in permutations(long)
        )

    shared = best(lambda a, b: len(a & b))
    likeness = best(lambda a, b: 2 * len(a & b) / (len(a) + len(b)))
    assert groups.ceaf_m(key, response).recall.value == pytest.approx(shared / len(given_names[0]))
    assert groups.ceaf_e(key, response).precision.value == pytest.approx(likeness / len(response))


@given(NAMES)
@settings(max_examples=80, deadline=None)
def test_rand_and_its_adjustment_by_pairs(given_names: tuple[Names, Names]) -> None:
    key, response = given_names
    n = len(key) * (len(key) - 1) / 2
    mine, theirs = pairs(key), pairs(response)
    table = groups.shared_counts(clusters(key), clusters(response))
    expected, most = (len(mine) * len(theirs) / n if n else 0), (len(mine) + len(theirs)) / 2
    found = groups.adjusted_rand(table)

    if not n or most == expected:
        assert found.value is None
    else:
        assert found.value == pytest.approx((len(mine & theirs) - expected) / (most - expected))
        assert groups.rand_index(table).value == pytest.approx((n - len(mine ^ theirs)) / n)


@given(NAMES)
@settings(max_examples=80, deadline=None)
def test_to_turn_key_and_response_is_to_turn_precision_and_recall(given_names: tuple[Names, Names]) -> None:
    key, response = map(clusters, given_names)
    for name in ("muc", "b_cubed", "ceaf_m", "ceaf_e", "lea", "blanc"):
        one: Scored = getattr(groups, name)(key, response)
        other: Scored = getattr(groups, name)(response, key)
        assert _near(one.precision.value, other.recall.value)
        assert _near(one.f1.value, other.f1.value)


def _near(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else one == pytest.approx(other)


def test_nothing_grouped_has_no_value() -> None:
    assert groups.muc([["a"]], [["a"]]).f1.reason == "nobody marked"
    assert groups.b_cubed([], []).f1.reason == "nobody marked"
    assert groups.blanc([["a"]], [["a"]]).f1.reason == "nobody marked"
