"""The summaries of a story, by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.articles import ChangeArticles
from annotator.commands.attribution import Attribute
from annotator.commands.groups import MakeGroup
from annotator.exchange.plots import Mark
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.ui.panels.summary.panel import SummaryPanel
from annotator.ui.theme.tokens import DARK, HIGH_CONTRAST
from tests.ui.worked_study import OTHER, Desk, at, desk, press, until, worked

Key = Qt.Key


@pytest.fixture
def at_desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    made = desk(worked(tmp_path))
    one, two = made.articles
    read = made.workspace.read
    made.workspace.do(ChangeArticles((replace(read.article(one), outlet="Post", published="2025-01-14"),)))
    made.workspace.do(ChangeArticles((replace(read.article(two), outlet="Wire", published="2025-02"),)))
    quote = made.workspace.do(Tag(two, (at(OTHER, "“Nobody asked us,”"),), "quote", {"form": "direct"}))
    made.workspace.do(Attribute(quote, next(s.id for s in read.speakers() if s.name == "Ole Friis")))
    first = next(a for a in made.workspace.read.annotations(one) if a.start == 70)
    made.workspace.do(
        MakeGroup("quote", (Member(first.id, "verbatim"), Member(quote, "verbatim")), label="Nobody asked")
    )
    yield made
    made.workspace.close()


@pytest.fixture
def panel(at_desk: Desk, qtbot: QtBot) -> SummaryPanel:
    made = SummaryPanel(at_desk.context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.controls)
    made.resize(1200, 420)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    made.take_keyboard()
    until(lambda: made.view.plot is not None)
    return made


def told(panel: SummaryPanel) -> str:
    mark = panel.view.current()
    assert mark is not None
    return mark.told


def test_arrows_go_from_figure_to_figure_and_say_what_each_is(panel: SummaryPanel) -> None:
    assert "Ole Friis" in told(panel)
    assert panel.view.accessibleDescription() == told(panel)
    before = told(panel)
    press(panel, Key.Key_Right)
    assert told(panel) != before
    assert told(panel).startswith("Wire quotes Ole Friis")
    press(panel, Key.Key_Down)
    assert "Anna Brandt" in told(panel)
    press(panel, Key.Key_Down, Key.Key_Up, Key.Key_Home)
    assert told(panel) == before
    press(panel, Key.Key_Left)
    assert told(panel) == before


def test_enter_leads_to_the_quotes_behind_and_to_their_places(panel: SummaryPanel, at_desk: Desk) -> None:
    press(panel, Key.Key_Right, Key.Key_Return)
    assert panel.list.hasFocus()
    (hit,) = panel.hits.hits()
    assert hit.words == "“Nobody asked us,”"
    press(panel, Key.Key_Return)
    assert at_desk.shown[-1] == (at_desk.articles[1], hit.span, hit.annotation)
    press(panel, Key.Key_Escape)
    assert panel.view.hasFocus()


def test_enter_begins_with_the_first_of_several_quotes(panel: SummaryPanel, at_desk: Desk) -> None:
    work, words = at_desk.workspace, at(OTHER, "“Nobody asked us,”")
    more = work.do(Tag(at_desk.articles[1], (Span(words.end, words.end + 5),), "quote"))
    work.do(Attribute(more, next(s.id for s in work.read.speakers() if s.name == "Ole Friis")))

    def several() -> list[Mark]:
        return [mark for mark in panel.view.plot.marks if len(mark.behind) > 1] if panel.view.plot else []

    until(lambda: bool(several()))
    panel.view.go_to(several()[0])
    press(panel, Key.Key_Return)
    first, _second = panel.hits.hits()
    assert panel.list.current_hit() == first


def test_what_both_outlets_quote_stands_behind_their_tile(panel: SummaryPanel) -> None:
    panel.controls.which.setCurrentIndex(1)
    press(panel, Key.Key_Right)
    until(lambda: len(panel.hits.hits()) == 2)
    assert told(panel) == "Post and Wire: 1 of 1 group of quotes is in both"
    assert {hit.lead for hit in panel.hits.hits()} == {"Ole Friis"}


def test_the_timeline_has_a_dot_for_each_article(panel: SummaryPanel) -> None:
    panel.controls.which.setCurrentIndex(2)
    assert panel.view.plot is not None
    assert [len(mark.behind) for mark in panel.view.plot.marks] == [2, 1]
    assert "reported nowhere earlier" in told(panel)


def test_leaving_the_plot_by_tab_scrolls_it_nowhere(panel: SummaryPanel) -> None:
    panel.resize(1200, 90)
    bar = panel.area.verticalScrollBar()
    until(lambda: bar.maximum() > 0)
    press(panel, Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(panel.view, Key.Key_Tab)
    until(lambda: not panel.view.hasFocus())
    assert bar.value() == 0


def test_p_asks_for_the_page_of_the_speaker(panel: SummaryPanel, at_desk: Desk) -> None:
    asked: list[str] = []
    at_desk.context.selection.speaker_shown.connect(asked.append)
    press(panel, Key.Key_P)
    (speaker,) = (s.id for s in at_desk.workspace.read.speakers() if s.name == "Ole Friis")
    assert asked == [speaker] == [at_desk.context.selection.speaker]
    panel.controls.which.setCurrentIndex(2)
    press(panel, Key.Key_P)
    assert len(asked) == 1


def test_it_follows_changes_and_keeps_the_hand_where_it_was(panel: SummaryPanel, at_desk: Desk) -> None:
    press(panel, Key.Key_End)
    last = told(panel)
    made = at_desk.workspace.do(Tag(at_desk.articles[0], (Span(89, 93),), "quote"))
    at_desk.workspace.do(Attribute(made, name="Somebody New"))
    until(lambda: any("Somebody New" in label.text for label in panel.view.plot.labels))  # type: ignore[union-attr]
    assert told(panel).partition(" with ")[0] == last.partition(" with ")[0]


def test_files_hold_what_is_shown(panel: SummaryPanel, at_desk: Desk, tmp_path: Path) -> None:
    for which in range(3):
        panel.controls.which.setCurrentIndex(which)
        for kind, ending in (("table", ".csv"), ("vector", ".svg"), ("bitmap", ".png")):
            at_desk.answers.file = tmp_path / f"{which}{ending}"
            panel._export(kind)
            assert at_desk.answers.file.stat().st_size > 60
    assert "Ole Friis" in (tmp_path / "0.csv").read_text("utf-8")
    assert "Ole Friis" in (tmp_path / "0.svg").read_text("utf-8")


def test_a_click_takes_a_figure_and_a_double_click_its_quotes(panel: SummaryPanel) -> None:
    assert panel.view.plot is not None
    mark, k = panel.view.plot.marks[1], panel.view.scale()
    place = panel.view.rect().topLeft()
    place.setX(round((mark.area.middle[0] + 14) * k))
    place.setY(round((mark.area.middle[1] + 14) * k))
    QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place)
    assert panel.view.current() is mark
    QTest.mouseDClick(panel.view, Qt.MouseButton.LeftButton, pos=place)
    assert panel.list.hasFocus()


def test_every_theme_paints_it_and_a_closed_project_leaves_it_empty(panel: SummaryPanel, at_desk: Desk) -> None:
    pictures = [panel.grab().toImage()]
    for theme in (DARK, HIGH_CONTRAST):
        at_desk.context.theme = lambda theme=theme: theme  # type: ignore[misc]
        panel.view._theme = at_desk.context.theme
        panel.recolour()
        QApplication.processEvents()
        pictures.append(panel.grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))
    at_desk.context.bridge.attach(None)
    assert panel.view.current() is None
    assert "Open a story" in panel.view.empty_words
    assert not panel.list.isVisible()
    until(lambda: panel.hits.rowCount() == 0)


def test_hidden_it_reads_nothing(panel: SummaryPanel, at_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.hide()
    with monkeypatch.context() as patched:
        patched.setattr(at_desk.context.jobs, "start", lambda *_a: pytest.fail("it read"), raising=False)
        at_desk.workspace.do(Tag(at_desk.articles[0], (Span(89, 93),), "quote"))
        QApplication.processEvents()
    panel.show()
    until(lambda: panel.view.plot is not None)
