"""Whoever cannot see the window is told what each control is: none that takes the keyboard is without a name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from annotator.commands.annotations import Tag
from annotator.commands.speakers import AddSpeaker
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.storage.listing import SpeakerRow
from annotator.ui.dialogs.import_articles.columns import ColumnsDialog, TableHead
from annotator.ui.dialogs.speakers.merge import MergeDialog
from annotator.ui.dialogs.speakers.split import SplitDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.late_dialogs import DIALOGS, dialog_of


def nameless(top: QWidget) -> list[str]:
    """What of ``top`` takes the keyboard and has no name, on pages that are not seen too; but not what was put away."""
    return [_told(widget) for widget in (top, *top.findChildren(QWidget)) if _takes_keys(widget) and not _name(widget)]


def _takes_keys(widget: QWidget) -> bool:
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.isWindow() or _is_part(widget):
        return False
    return not isinstance(widget, QScrollArea | QTabWidget)


def _is_part(widget: QWidget) -> bool:
    """Whether it is Qt's own part of a control, or put away for now; pages behind others are not."""
    if widget.objectName().startswith("qt_"):
        return True
    here: QWidget | None = widget
    while here is not None and not here.isWindow():
        above = here.parentWidget()
        if isinstance(above, QComboBox | QAbstractSpinBox):
            return True
        if here.isHidden() and not isinstance(above, QStackedWidget):
            return True
        here = above
    return here is not None and isinstance(here.parentWidget(), QComboBox)


def _name(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # which Qt names by what is chosen in it
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _told(widget: QWidget) -> str:
    within = []
    above: QWidget | None = widget
    while above is not None:
        within.append(f"{type(above).__name__}#{above.objectName()}")
        above = above.parentWidget()
    return " < ".join(within)


def _dialog(window: MainWindow, name: str, folder: Path) -> QDialog:
    """A dialog of the table, handed what its parameters are called after."""
    read = window.context.workspace.read
    dataset, article = folder / "dataset.json", folder / "article.txt"
    dataset.write_text("{}", "utf-8")
    article.write_text("“We wait,” she said.", "utf-8")
    handed = {
        "context": window.context,
        "parent": window.frame,
        "path": dataset,
        "paths": [article],
        "files": [dataset],
        "among": None,
        "article_ids": [found.id for found in read.articles()],
        "needle": "line",
        "label": "",
        "registry": window.registry,
        "preferences": window.preferences,
        "settings": Settings(),
        "change": lambda: None,
        "theme": window.context.theme,
        "proposals": [],
        "here": "",
    }
    module, kind = DIALOGS[name]
    wanted = list(inspect.signature(getattr(__import__(module, fromlist=[kind]), kind).__init__).parameters)[1:]
    return dialog_of(name, *(handed[parameter] for parameter in wanted))


def _merge(window: MainWindow) -> QDialog:
    for name in ("Astrid Brandt", "A. Brandt"):
        window.context.workspace.do(AddSpeaker(name))
    return MergeDialog([SpeakerRow(s, 1, 0, 1) for s in window.context.workspace.read.speakers()], window.frame)


def _split(window: MainWindow) -> QDialog:
    window.context.workspace.do(AddSpeaker("Astrid Brandt"))
    return SplitDialog(window.context, window.context.workspace.read.speakers()[0], window.frame)


def _columns(window: MainWindow) -> QDialog:
    head = TableHead(("text", "title"), (("One.", "First"),))
    return ColumnsDialog(window.context.jobs, "a.csv", head, None, window.frame)


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_every_control_of_a_large_dialog_has_a_name(desk_window: MainWindow, tmp_path: Path, name: str) -> None:
    made = _dialog(desk_window, name, tmp_path)
    assert nameless(made) == []
    made.close()


@pytest.mark.parametrize("make", [_merge, _split, _columns])
def test_every_control_of_a_dialog_has_a_name(desk_window: MainWindow, make: Callable[[MainWindow], QDialog]) -> None:
    made = make(desk_window)
    assert nameless(made) == []
    made.close()


def test_every_control_of_the_window_has_a_name(desk_window: MainWindow, window: MainWindow) -> None:
    desk_window.docks.bring("search")
    QApplication.processEvents()
    workspace = desk_window.context.workspace
    article = workspace.read.articles()[0].id
    for label, start in (("quote", 0), ("claim", 4), ("speaker", 8)):
        key = workspace.do(Tag(article, (Span(start, start + 3),), label))
        desk_window.desk.pane_of(article).select_annotation(key)
        QApplication.processEvents()
        assert nameless(desk_window.frame) == []
    desk_window.desk.panes[0].search.open()
    assert nameless(desk_window.frame) == []
