"""Outlined proposals: of thousands only what came or went is looked at, and what is in sight is found all the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.proposals import Proposal
from annotator.model.span import Span
from annotator.ui.reading.outlines import Outlines, hull_of

PLACES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda at: Span(at[0], at[0] + at[1]))
PROPOSALS = st.lists(PLACES, max_size=8).map(
    lambda places: [
        Proposal((place,), "direct") for place in sorted(places, key=lambda place: (place.start, -place.end))
    ]
)


@given(PROPOSALS, st.lists(st.tuples(st.sets(st.integers(0, 7)), PLACES), max_size=5))
def test_what_is_in_sight_is_found_whatever_was_shown_before(proposals: list[Proposal], turns) -> None:
    outlines = Outlines()
    for hidden, sight in turns:
        shown = [proposal for number, proposal in enumerate(proposals) if number not in hidden]
        outlines.show(shown)
        assert outlines.within(sight) == [one for one in shown if hull_of(one).overlaps(sight)]


def test_the_one_at_which_the_hand_stands_is_left_when_it_is_shown_no_more() -> None:
    one, other = (Proposal((Span(at, at + 5),), "direct") for at in (0, 10))
    outlines = Outlines()
    outlines.show([one, other])
    outlines.current = other
    outlines.show([other])
    assert outlines.current is other
    outlines.show([one])
    assert outlines.current is None
