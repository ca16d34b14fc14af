"""A session by real keys in a window that nobody sees, and a picture of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.discovery.quotation import quotations
from annotator.model.span import Span
from annotator.ui.app import application_of
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from annotator.ui.theme import style
from annotator.ui.theme.system import theme_for

SIZE = (1600, 1000)
SENTENCE = 25
"""Characters from which on quoted words are taken for a sentence."""


def rehearse(project: Path, annotator: str, picture: Path) -> int:
    """As ``annotator`` tag a quote with its speaker by keyboard in the first article; save the sight as ``picture``.

    The person's own settings and window state are not touched. Answers 0, or 1 when the picture cannot be written.
    """
    application = QApplication.instance() or application_of(["annotator"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory(prefix="annotator-") as scratch:
        preferences = Preferences(Path(scratch) / "settings.yaml")
        preferences.change(appearance="light")
        style.apply(application, theme_for("light"))
        frame = Frame(ViewState(Path(scratch)).window())
        window = MainWindow(frame, preferences, ViewState(Path(scratch)), ask=False)
        frame.resize(*SIZE)
        frame.show()
        window.opening.open(project)
        window.who.be(annotator)
        application.processEvents()
        _tag(window)
        QTest.qWait(300)
        saved = frame.grab().save(str(picture))
        frame.close()
        application.processEvents()
    return 0 if saved else 1


def _tag(window: MainWindow) -> None:
    """The keys: Q takes the quoted passage under the caret, Enter the speaker that is proposed for it."""
    window.keeper.show_marks_of([annotator.id for annotator in window.who.people()])
    pane = window.desk.panes[0]
    window.desk.focus_pane(0)
    passage = _untagged(window, pane)
    if passage is None:
        return
    pane.set_caret(passage.start + 1)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_Return):
        target = QApplication.focusWidget() or pane.view
        QTest.keyClick(target, key)
        QApplication.processEvents()


def _untagged(window: MainWindow, pane: ReadingPane) -> Span | None:
    """The first quoted sentence that whoever is at work has not tagged; of a word or two nobody may be the speaker."""
    workspace = window.context.workspace
    if pane.article is None:
        return None
    mine = workspace.read.annotations(pane.article.id, [workspace.annotator or ""])
    taken = [span for annotation in mine for span in annotation.fragments]
    passages = quotations(workspace.read.text(pane.article.id)).passages
    free = (p.span for p in passages if not any(p.span.overlaps(span) for span in taken))
    return next((span for span in free if len(span) > SENTENCE), None)
