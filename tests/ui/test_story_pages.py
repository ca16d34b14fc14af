"""Summary, speaker page and the search for a quote, from the keyboard of a real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.model.span import Span
from annotator.ui.actions.registry import run
from annotator.ui.main_window import MainWindow
from tests.studies import TEXT, study
from tests.ui.worked_study import until

_CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow, folder: Path) -> str:
    """A project with a quote by Anna Brandt in it, selected; answers the speaker's id."""
    workspace = study(folder, (TEXT, f"Again: {TEXT}"), name="pages")
    article = workspace.read.articles()[0].id
    quote = workspace.do(Tag(article, (Span(0, 28),), "quote", {"form": "direct"}))
    speaker = workspace.do(Attribute(quote, name="Anna Brandt"))
    workspace.close()
    assert window.opening.open(workspace.path)
    QApplication.processEvents()
    window.context.selection.show(article, None, quote)
    until(lambda: window.context.selection.annotation == quote)
    assert speaker is not None
    return speaker


def test_the_speaker_page_opens_on_whoever_is_quoted_and_enter_goes_back(window: MainWindow, tmp_path: Path) -> None:
    speaker, sides = opened(window, tmp_path), window.sides
    assert sides is not None
    pane = window.desk.current()
    assert pane is not None
    QTest.keyClick(pane.view, Qt.Key.Key_W, _CTRL_ALT)
    until(lambda: sides.speaker.panel is not None, 40)
    panel = sides.speaker.panel
    until(lambda: panel.table.rows.rowCount() == 1)  # type: ignore[attr-defined, union-attr]
    assert window.context.selection.speaker == speaker
    window.context.selection.set_annotation(None)
    panel.take_keyboard()  # type: ignore[union-attr]
    QTest.keyClick(panel.table, Qt.Key.Key_Return)  # type: ignore[attr-defined, union-attr]
    until(lambda: window.context.selection.annotation is not None)


def test_the_summary_opens_and_leads_to_the_speaker(window: MainWindow, tmp_path: Path) -> None:
    speaker, sides = opened(window, tmp_path), window.sides
    assert sides is not None
    run(window.registry.get("go.summary"))
    until(lambda: sides.summary.panel is not None, 40)
    panel = sides.summary.panel
    until(lambda: panel.view.current() is not None)  # type: ignore[attr-defined, union-attr]
    until(panel.view.hasFocus)  # type: ignore[attr-defined, union-attr]
    QTest.keyClick(panel.view, Qt.Key.Key_P)  # type: ignore[attr-defined, union-attr]
    until(lambda: sides.speaker.panel is not None, 40)
    assert window.context.selection.speaker == speaker
    assert sides.tables.page() is sides.speaker


def test_what_stands_beside_the_tabs_goes_below_them_in_a_narrow_window(window: MainWindow, tmp_path: Path) -> None:
    opened(window, tmp_path)
    sides = window.sides
    assert sides is not None
    window.frame.resize(1100, 760)
    run(window.registry.get("go.coverage"))
    until(lambda: sides.coverage.panel is not None, 40)
    until(lambda: sides.coverage.beside.y() > sides.tables.tabs.y() + 10)
    assert sides.tables.tabs.width() >= sides.tables.tabs.sizeHint().width()
    run(window.registry.get("go.summary"))
    until(lambda: sides.summary.panel is not None, 40)
    until(lambda: sides.summary.beside.y() < sides.tables.tabs.y() + 10)
    window.frame.resize(2200, 900)
    run(window.registry.get("go.coverage"))
    until(lambda: sides.coverage.beside.y() < sides.tables.tabs.y() + 10)


def test_the_words_of_the_selected_quote_are_searched_everywhere(window: MainWindow, tmp_path: Path) -> None:
    opened(window, tmp_path)
    sides = window.sides
    assert sides is not None
    run(window.registry.get("edit.search_quote"))
    assert sides.search.field.text() == "“We need to close the line,”"
    until(lambda: len(sides.search.hits.hits()) == 2)
    assert {hit.lead for hit in sides.search.hits.hits()} == {"verbatim"}
