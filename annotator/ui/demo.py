"""A session by real keys in a window that nobody sees, and a picture of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.discovery.quotation import quotations
from annotator.model.errors import Situation
from annotator.model.span import Span
from annotator.model.team import Role
from annotator.ui.app import application_of
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from annotator.wording.situations import sentence


class Unattended:
    """Stands in for dialogs, which nobody would answer: questions are declined, and what was told is kept."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def confirm(self, question: str, detail: str, action: str) -> bool:
        """No."""
        self.told.append(f"{question} {detail} {action}")
        return False

    def tell(self, message: str, detail: str = "") -> None:
        """Kept."""
        self.told.append(f"{message} {detail}")

    def trouble(self, situation: Situation) -> None:
        """Kept, as its sentence."""
        self.told.append(sentence(situation))

    def text(self, title: str, question: str, given: str = "") -> str | None:  # noqa: ARG002 - as Asking
        """Nothing."""
        self.told.append(f"{title} {question}")
        return None

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:  # noqa: ARG002
        """Nobody new."""
        return None

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:  # noqa: ARG002
        """None of them."""
        self.told.append(f"{title} {question}")
        return None

    def open_files(self, title: str, kinds: str) -> list[Path]:  # noqa: ARG002 - as Asking
        """None."""
        self.told.append(title)
        return []

    def open_folder(self, title: str) -> Path | None:
        """None."""
        self.told.append(title)
        return None

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:  # noqa: ARG002 - as Asking
        """None."""
        self.told.append(title)
        return None


SIZE = (1600, 1000)
PATIENCE = 3000
"""Milliseconds that the window may take to follow."""
SENTENCE = 25
"""Characters from which on quoted words are taken for a sentence."""


def rehearse(project: Path, annotator: str, picture: Path) -> int:
    """As ``annotator`` tag a quote with its speaker by keyboard in the first article; save the sight as ``picture``.

    The person's own settings and window state are not touched. Answers 0, or 1 when the picture cannot be written.
    Raises RuntimeError with what the window told or asked, for in this session there is nothing to tell.
    """
    application = QApplication.instance() or application_of(["annotator"])
    assert isinstance(application, QApplication)
    asking = Unattended()
    with tempfile.TemporaryDirectory(prefix="annotator-") as scratch:
        preferences = Preferences(Path(scratch) / "settings.yaml")
        preferences.change(appearance="light")
        frame = Frame(ViewState(Path(scratch)).window())
        window = MainWindow(frame, preferences, ViewState(Path(scratch)), asking=asking, ask=False)
        window.watch_faults(Path(scratch))
        try:
            frame.resize(*SIZE)
            frame.show()
            QTest.qWaitForWindowActive(frame, PATIENCE)
            window.opening.open(project)
            window.who.be(annotator)
            _tag(window)
            QTest.qWait(300)
            saved = frame.grab().save(str(picture))
        finally:
            frame.close()
            application.processEvents()
        log = Path(scratch) / "annotator.log"
        if asking.told:
            raise RuntimeError("\n".join([*asking.told, log.read_text("utf-8") if log.is_file() else ""]))
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
    QTest.keyClick(pane.view, Qt.Key.Key_Q)
    _wait(lambda: QApplication.focusWidget() not in (None, pane.view))
    # At once: where nothing manages windows, the list of speakers that comes up a moment later takes the focus away.
    QTest.keyClick(QApplication.focusWidget() or pane.view, Qt.Key.Key_Return)
    _wait(pane.view.hasFocus)


def _wait(until: Callable[[], bool]) -> None:
    for _moment in range(PATIENCE // 20):
        if until():
            return
        QTest.qWait(20)


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
