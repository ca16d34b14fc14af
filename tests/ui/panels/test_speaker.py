"""A speaker's page, by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.model.span import Span
from annotator.ui.panels.speaker.panel import SpeakerPanel
from tests.ui.worked_study import OTHER, Desk, at, desk, press, until, worked

Key = Qt.Key


@pytest.fixture
def at_desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    made = desk(worked(tmp_path))
    quote = made.workspace.do(Tag(made.articles[1], (at(OTHER, "“Nobody asked us,”"),), "quote", {"form": "indirect"}))
    made.workspace.do(Attribute(quote, named(made, "Ole Friis"), cue=at(OTHER, "repeated")))
    yield made
    made.workspace.close()


def named(at_desk: Desk, name: str) -> str:
    return next(speaker.id for speaker in at_desk.workspace.read.speakers() if speaker.name == name)


@pytest.fixture
def panel(at_desk: Desk, qtbot: QtBot) -> SpeakerPanel:
    made = SpeakerPanel(at_desk.context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.controls)
    made.resize(1200, 420)
    made.controls.resize(700, 40)
    made.show()
    made.activateWindow()
    until(made.isActiveWindow)
    return made


def shown(panel: SpeakerPanel) -> list[str]:
    return [str(panel.table.rows.index(n, 0).data()) for n in range(panel.table.rows.rowCount())]


def test_the_page_of_whoever_is_asked_for_lists_their_quotes(panel: SpeakerPanel, at_desk: Desk) -> None:
    assert panel.view.current() is None
    at_desk.context.selection.show_speaker(named(at_desk, "Ole Friis"))
    until(lambda: len(shown(panel)) == 2)
    panel.take_keyboard()
    assert panel.table.hasFocus()
    press(panel, Key.Key_Down, Key.Key_Return)
    article, _span, annotation = at_desk.shown[-1]
    assert article == at_desk.articles[1]
    assert at_desk.workspace.read.annotation(annotation or "").attributes["form"] == "indirect"  # type: ignore[union-attr]
    assert panel.controls.field.text() == "Ole Friis"


def test_a_figure_narrows_the_quotes_and_enter_leads_to_them(panel: SpeakerPanel, at_desk: Desk) -> None:
    at_desk.context.selection.show_speaker(named(at_desk, "Ole Friis"))
    until(lambda: len(shown(panel)) == 2)
    panel.view.setFocus()
    press(panel, Key.Key_Down)
    assert panel.view.current().told.startswith("Form: Direct: 1 quote, 50%")  # type: ignore[union-attr]
    press(panel, Key.Key_Return)
    assert len(shown(panel)) == 1
    assert panel.table.hasFocus()
    press(panel, Key.Key_Escape)
    assert panel.view.hasFocus()
    press(panel, Key.Key_Home)
    until(lambda: len(shown(panel)) == 2)


def test_another_speaker_is_chosen_by_a_few_letters(panel: SpeakerPanel, at_desk: Desk) -> None:
    panel.controls.show()
    panel.controls.activateWindow()
    until(panel.controls.isActiveWindow)
    panel.controls.field.setFocus()
    QTest.keyClicks(panel.controls.field, "brandt")
    press(panel.controls, Key.Key_Return)
    until(lambda: len(shown(panel)) == 1)
    assert at_desk.context.selection.speaker == named(at_desk, "Anna Brandt")
    QTest.keyClicks(panel.controls.field, "zzzz")
    press(panel.controls, Key.Key_Return)
    assert at_desk.context.selection.speaker == named(at_desk, "Anna Brandt")
    assert len(at_desk.workspace.read.speakers()) == 2


def test_it_follows_changes(panel: SpeakerPanel, at_desk: Desk) -> None:
    at_desk.context.selection.show_speaker(named(at_desk, "Ole Friis"))
    until(lambda: len(shown(panel)) == 2)
    made = at_desk.workspace.do(Tag(at_desk.articles[0], (Span(89, 93),), "quote"))
    at_desk.workspace.do(Attribute(made, named(at_desk, "Ole Friis")))
    until(lambda: len(shown(panel)) == 3)
    at_desk.workspace.undo()
    until(lambda: len(shown(panel)) == 2)


def test_files_hold_every_quote(panel: SpeakerPanel, at_desk: Desk, tmp_path: Path) -> None:
    at_desk.context.selection.show_speaker(named(at_desk, "Ole Friis"))
    until(lambda: len(shown(panel)) == 2)
    for kind, ending in (("table", ".csv"), ("vector", ".svg"), ("bitmap", ".png")):
        at_desk.answers.file = tmp_path / f"page{ending}"
        panel._export(kind)
        assert at_desk.answers.file.stat().st_size > 200
    lines = (tmp_path / "page.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "“Nobody asked us,”" in lines[1]


def test_a_closed_project_leaves_an_empty_page(panel: SpeakerPanel, at_desk: Desk) -> None:
    at_desk.context.selection.show_speaker(named(at_desk, "Ole Friis"))
    until(lambda: len(shown(panel)) == 2)
    at_desk.context.bridge.attach(None)
    QApplication.processEvents()
    assert shown(panel) == []
    assert at_desk.context.selection.speaker is None
    assert panel.controls.field.text() == ""
