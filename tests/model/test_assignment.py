"""Draws are balanced and can be drawn again; a matrix tells what an absent mark means."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.assignment import drawn, everyone, matrix
from annotator.model.errors import TaggingError
from annotator.model.team import AnnotationSet


@given(st.integers(0, 60), st.integers(1, 7), st.integers(1, 7), st.integers(), st.randoms())
def test_a_draw(articles: int, annotators: int, each: int, seed: int, chance: object) -> None:
    rows, people = [f"a{n}" for n in range(articles)], [f"p{n}" for n in range(annotators)]
    if each > annotators:
        with pytest.raises(TaggingError, match=r"assign\.too_few"):
            drawn(rows, people, each, seed)
        return
    pairs = drawn(rows, people, each, seed)
    assert len(set(pairs)) == len(pairs) == articles * each
    assert set(Counter(article for article, _who in pairs).values()) <= {each}
    loads = Counter(who for _article, who in pairs)
    assert max(loads[who] for who in people) - min(loads[who] for who in people) <= 1
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(people)  # type: ignore[attr-defined]
    assert set(drawn(rows, people, each, seed)) == set(pairs)


def test_another_seed_draws_otherwise() -> None:
    rows, people = [f"a{n}" for n in range(20)], ["p", "q", "r", "s"]
    assert len({frozenset(drawn(rows, people, 2, seed)) for seed in range(10)}) == 10


def test_what_was_given_counts() -> None:
    given_before = [("a", "p"), ("b", "p"), ("b", "q")]
    assert drawn(["a", "b"], ["p", "q", "r"], 2, 1, given_before) in ((("a", "q"),), (("a", "r"),))
    assert drawn(["c"], ["p", "q"], 1, 1, given_before) == (("c", "q"),)


def test_everyone() -> None:
    assert everyone(["a", "b"], ["p", "q"]) == (("a", "p"), ("a", "q"), ("b", "p"), ("b", "q"))


def test_only_who_is_done_has_left_something_out() -> None:
    found = matrix(["a", "b"], ["p", "q"], [AnnotationSet("a", "p", "done"), AnnotationSet("a", "q", "in_progress")])
    assert [found.state("a", who) for who in found.annotators] == ["done", "in_progress"]
    assert [found.absence(*pair) for pair in (("a", "p"), ("a", "q"), ("b", "p"))] == [
        "missing",
        "not_yet",
        "not_assigned",
    ]
