"""Outlined proposals: of thousands only what came or went is looked at, and what is in sight is found all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from annotator.discovery.proposals import Proposal
from annotator.model.span import Span
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import MarkIndex
from annotator.ui.reading.outlines import Outlines, hull_of
from annotator.ui.reading.text_view import TextView
from annotator.ui.theme.tokens import LIGHT
from tests.ui.reading.samples import LABELS

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


WORDS = "The quay was empty. שלום עולם is painted there. " * 12
TALK = "\n".join([WORDS] * 8)


@pytest.fixture
def view(shown) -> TextView:
    made = shown(TextView(Looks(LABELS, LIGHT)), 320, 260)
    made.show_text(TALK, MarkIndex())
    long = Proposal((Span(len(WORDS) - 30, 2 * len(WORDS) + 30),), "quote")
    short = Proposal((Span(2 * len(WORDS) + 50, 2 * len(WORDS) + 90), Span(3 * len(WORDS), 4 * len(WORDS))), "quote")
    made.show_outlines([long, short])
    return made


@pytest.mark.parametrize("current", [None, 0, 1])
@pytest.mark.parametrize("step", [1, 7, 40])
def test_what_scrolling_brings_line_by_line_is_as_if_it_were_painted_whole(
    view, step: int, current: int | None
) -> None:
    view.outlines.current = view.outlines.shown[current] if current is not None else None
    bar = view.verticalScrollBar()
    for _step in range(900 // step):
        bar.setValue(bar.value() + step)
        QCoreApplication.processEvents()
        if bar.value() % 21 < step:
            pieces = on_screen(view)
            view.viewport().update()
            QCoreApplication.processEvents()
            assert pieces == on_screen(view)


def on_screen(view: TextView) -> QImage:
    return view.screen().grabWindow(view.winId()).toImage()


def test_brackets_open_towards_what_is_proposed_in_either_direction(view) -> None:
    english, hebrew = Span(0, 9), Span(TALK.index("שלום"), TALK.index("שלום") + 9)
    before = on_screen(view)
    view.show_outlines([Proposal((english,), "quote"), Proposal((hebrew,), "quote")])
    QCoreApplication.processEvents()
    after = on_screen(view)
    for span in (english, hebrew):
        rects = [rect for _span, rect in view.rects([span], view.visible_lines())]
        left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
        middle = round((rects[0].top() + rects[0].bottom()) / 2)
        changed = [x for x in range(view.width()) if before.pixel(x, middle) != after.pixel(x, middle)]
        edges = [x for x in changed if left - 3 <= x <= right + 3]
        assert edges[0] <= left + 1
        assert edges[-1] >= right - 2
