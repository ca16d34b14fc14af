"""What is painted anew when a quote is selected: never the whole desk, and never too little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.commands.annotations import Tag
from annotator.commands.groups import MakeGroup
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.main_window import MainWindow
from annotator.ui.twins.story_twins import StoryTwins
from tests.studies import study
from tests.ui.worked_study import until

PANES, QUOTES = 3, 6
PASSING = 4
"""The quote that the pane in the middle is said to lack: its ribbon runs past it."""


def paragraph(article: int, quote: int) -> str:
    """Rendered otherwise in each article, and at another height."""
    ends = ("before winter comes", "before the storms of winter", "and soon")
    return (
        f"She said that harbour line number {quote} had to be closed {ends[article]}, whatever the captains thought. "
        + "The gulls had the quay for themselves. " * (1 + (article * 7 + quote * 5) % 9)
        + "\n\n"
    )


@pytest.fixture
def tied(tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MainWindow, list[str]]]:
    """Three panes with six groups, of which the last is cut in two by words that are not of it; the first's quotes."""
    # What is found beside the window would change panes between two looks at them.
    monkeypatch.setattr(StoryTwins, "ask", lambda *_words: None)
    texts = ["".join(paragraph(article, quote) for quote in range(QUOTES)) * 2 for article in range(PANES)]
    made = study(tmp_path, texts, name="painted")
    who = made.annotator
    articles = [article.id for article in made.read.articles()]
    quotes: list[list[str]] = []
    for text, article in zip(texts, articles, strict=True):
        starts = [text.index(f"harbour line number {quote}") for quote in range(QUOTES)]
        spans = [Span(start, text.index(",", start)) for start in starts]
        cut = (Span(spans[-1].start, spans[-1].start + 12), Span(spans[-1].end - 8, spans[-1].end))
        quotes.append([made.do(Tag(article, own, "quote")) for own in (*((span,) for span in spans[:-1]), cut)])
    for number, row in enumerate(zip(*quotes, strict=True)):
        # Dashes that are cut by what is painted are not the same to the pixel, so that ribbon is a whole line.
        having, how = ((row[0], row[2]), "verbatim") if number == PASSING else (row, "variant")
        made.do(MakeGroup("quote", tuple(Member(quote, how) for quote in having)))
    made.close()
    assert window.opening.open(made.path)
    window.context.workspace.annotator = who
    window.frame.resize(1200, 700)
    window.keeper.open_side_by_side(articles)
    until(lambda: window.sides is not None and len(window.desk.panes) == PANES)
    offers = window.sides.tagging.proposals.offers
    until(lambda: all(offers.open_in(article) for article in articles))
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    yield window, quotes[0]
    QApplication.setCursorFlashTime(flash)


def settle() -> None:
    for _turn in range(12):
        QApplication.processEvents()


def on_screen(window: MainWindow) -> QImage:
    """What the window shows, as it was painted piece by piece."""
    panes = window.desk
    found = window.frame.screen().grabWindow(window.frame.winId()).toImage()
    corner = panes.mapTo(window.frame, panes.rect().topLeft())
    return found.copy(corner.x(), corner.y(), panes.width(), panes.height())


@example([("select", 0, PASSING), ("select", 0, 1)])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["select", "none", "scroll", "next", "propose"]),
            st.integers(0, PANES - 1),
            st.integers(-2, 5),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_painted_in_pieces_looks_as_if_it_were_painted_whole(
    tied: tuple[MainWindow, list[str]], steps: list[tuple[str, int, int]]
) -> None:
    window, quotes = tied
    panes = window.desk.panes
    for step, number, amount in steps:
        if step == "scroll":
            bar = panes[number].view.verticalScrollBar()
            bar.setValue(bar.value() + amount * 61)
        elif step == "next":
            panes[0].next_mark()
        elif step == "propose":
            panes[number].view.setFocus()
            window.sides.tagging.proposals.step("on" if amount >= 0 else "back")
        else:
            panes[0].select_annotation(quotes[amount] if step == "select" else None)
        settle()
    pieces = on_screen(window)
    assert pieces.width() > 600
    for part in window.desk.findChildren(QWidget):
        part.update()
    settle()
    assert pieces == on_screen(window)


class Painted(QObject):
    """How many pixels of a widget were painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.pixels = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if isinstance(event, QPaintEvent):
            self.pixels += sum(rect.width() * rect.height() for rect in event.region())
        return super().eventFilter(watched, event)


def test_a_quote_whose_twins_are_in_sight_has_only_their_lines_painted_again(
    tied: tuple[MainWindow, list[str]],
) -> None:
    window, quotes = tied
    panes = window.desk.panes
    panes[0].select_annotation(quotes[0])
    settle()
    watches = [Painted(pane.view.viewport()) for pane in panes]
    panes[0].select_annotation(quotes[1])
    settle()
    for pane, watch in zip(panes, watches, strict=True):
        whole = pane.view.viewport().width() * pane.view.viewport().height()
        assert 0 < watch.pixels < whole / 2


def test_the_map_beside_a_pane_follows_when_only_what_comes_into_sight_is_painted(
    tied: tuple[MainWindow, list[str]],
) -> None:
    window, _quotes = tied
    pane = window.desk.panes[0]
    told: list[Span] = []
    pane.view.sight_changed.connect(told.append)
    bar = pane.view.verticalScrollBar()
    for _step in range(3):
        bar.setValue(bar.value() + 40)
        settle()
    assert len(told) == 3
    assert told[-1] == pane.view.sight()
    assert told[-1].start > told[0].start or told[-1].end > told[0].end
