"""Who tags blind sees their own marks and the program's."""

from __future__ import annotations

import pytest

from annotator.model.blindness import visible
from annotator.model.team import Annotator

TEAM = [
    Annotator("a", "Ada"),
    Annotator("b", "Ben"),
    Annotator("j", "Jo", "adjudicator"),
    Annotator("m", "zones", "machine"),
]


@pytest.mark.parametrize(
    ("who", "blind", "seen"),
    [("a", True, "am"), ("j", True, "abjm"), (None, True, "m"), ("gone", True, "m"), ("a", False, "abjm")],
)
def test_visible(who: str | None, blind: bool, seen: str) -> None:
    assert visible(TEAM, who, blind=blind) == frozenset(seen)
