"""Pairs that hang together become one speaker."""

from __future__ import annotations

from annotator.discovery.twins import Twins
from annotator.ui.dialogs.team.twins import Pair, united


def pair(kept: str, other: str, *, ticked: bool = True) -> Pair:
    return Pair(kept, other, Twins(min(kept, other), max(kept, other), "name", ""), ticked)


def merges(*pairs: Pair) -> dict[str, set[str]]:
    return {merge.kept: set(merge.merged) for merge in united(pairs).merges}


def test_chains_rings_and_stars() -> None:
    assert merges(pair("a", "b"), pair("c", "d")) == {"a": {"b"}, "c": {"d"}}
    assert merges(pair("a", "b"), pair("b", "c")) == {"a": {"b", "c"}}
    assert merges(pair("b", "c"), pair("a", "b")) == {"a": {"b", "c"}}
    assert merges(pair("a", "b"), pair("b", "c"), pair("c", "a")) == {"a": {"b", "c"}}
    assert merges(pair("a", "x"), pair("b", "x"), pair("c", "b", ticked=False)) == {"b": {"a", "x"}}
    assert merges(pair("a", "b", ticked=False)) == {}
