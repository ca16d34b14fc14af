"""Speakers who may be one are proposed with the reason, and no others."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.twins import twins
from annotator.model.speaker import Speaker

TITLES = frozenset(("mr", "ms", "president"))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Speaker("1", "Anna Brandt"), Speaker("2", "anna  brandt"), "name"),
        (Speaker("1", "Ms. Anna Brandt"), Speaker("2", "Anna Brandt"), "title"),
        (Speaker("1", "Anna Brandt", aliases=("The director",)), Speaker("2", "the director"), "alias"),
        (Speaker("1", "A. Brandt", aliases=("Anna B.",)), Speaker("2", "Brandt, A.", aliases=("Anna B.",)), "alias"),
        (Speaker("1", "Anna Brandt"), Speaker("2", "Ms. Brandt"), "surname"),
        (Speaker("1", "A", external_ids={"isni": "1"}), Speaker("2", "B", external_ids={"isni": "1"}), "identifier"),
        (Speaker("1", "Anna Brandt", "unknown"), Speaker("2", "Anna Brandt"), "name"),
    ],
)  # fmt: skip
def test_one_pair_for_its_best_reason(one: Speaker, other: Speaker, why: str) -> None:
    (found,) = twins([other, one], TITLES)
    assert (found.one, found.other, found.why) == ("1", "2", why)


@pytest.mark.parametrize(
    "apart",
    [
        [Speaker("1", "Anna Brandt"), Speaker("2", "Anna Friis")],
        [Speaker("1", "Anna Brandt"), Speaker("2", "Ole Brandt"), Speaker("3", "Brandt")],
        [Speaker("1", "Ferry Line"), Speaker("2", "Ferry Line", "organisation")],
        [Speaker("1", "Anna", aliases=("they",)), Speaker("2", "Ole", aliases=("they",))],
        [Speaker(str(n), f"Note {n}", aliases=("a statement",)) for n in range(3)],
        [Speaker("1", ""), Speaker("2", "")],
    ],
)
def test_who_only_looks_alike_is_not_proposed(apart: list[Speaker]) -> None:
    assert twins(apart, TITLES) == []


@given(
    st.lists(st.sampled_from(["Anna Brandt", "Ms. Brandt", "Brandt", "Ole Friis", "friis"]), max_size=8), st.randoms()
)
def test_the_order_of_the_register_does_not_matter(names: list[str], chance: object) -> None:
    register = [Speaker(str(n), name) for n, name in enumerate(names)]
    found = twins(register, TITLES)
    assert len({(t.one, t.other) for t in found}) == len(found)
    assert all(t.one < t.other for t in found)
    chance.shuffle(register)  # type: ignore[attr-defined]
    assert twins(register, TITLES) == found


def test_ten_thousand_speakers_are_no_wait() -> None:
    register = [Speaker(f"{n:05}", f"Given{n % 5000} Family{n % 5000}") for n in range(10_000)]
    started = time.perf_counter()
    assert len(twins(register, TITLES)) == 5000
    assert time.perf_counter() - started < 3
