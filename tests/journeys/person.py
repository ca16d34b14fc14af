"""Somebody at the real window with nothing but a keyboard; questions are answered as told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.annotation import Annotation
from annotator.model.errors import Situation
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.team import Role
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from annotator.workspace import Workspace

SIZE = (1500, 950)


class Answers:
    """Answers questions in the order told before; keeps what was asked and told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.choices: list[int] = []
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.yes = True
        self.role: Role = "annotator"
        self.asked: list[str] = []
        self.offered = ""
        """What Enter would have chosen last."""
        self.told: list[str] = []
        self.troubles: list[Situation] = []

    def confirm(self, question: str, detail: str, action: str) -> bool:
        self.asked.append(question)
        return self.yes

    def tell(self, message: str, detail: str = "") -> None:
        self.told.append(f"{message} {detail}")

    def trouble(self, situation: Situation) -> None:
        self.troubles.append(situation)

    def text(self, title: str, question: str, given: str = "") -> str | None:
        self.asked.append(question)
        return self.lines.pop(0) if self.lines else None

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:
        name = self.text("", "Who is tagging?", given)
        return None if name is None else (name, self.role)

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:
        self.asked.append(question)
        self.offered = options[chosen]
        return self.choices.pop(0) if self.choices else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return self.files

    def open_folder(self, title: str) -> Path | None:
        return self.folder

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return None


class Person:
    """Settings and view state stay in ``folder``, so that a window opened again is one on the same machine."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self._qtbot = folder, qtbot
        self.answers = Answers()
        self.pressed = 0
        self._windows: list[MainWindow] = []

    # The window

    def sit_down(self, project: Path | None = None) -> None:
        """Open a window, with a project in it."""
        view_state = ViewState(self.folder / "state")
        frame = Frame(view_state.window())
        frame.resize(*SIZE)
        preferences = Preferences(self.folder / "settings.yaml")
        window = MainWindow(frame, preferences, view_state, asking=self.answers)
        frame.show()
        frame.activateWindow()
        QTest.qWaitForWindowActive(frame)
        self._windows.append(window)
        if project is not None:
            window.opening.open(project)
        self.settle()

    def leave(self) -> None:
        """Close the window."""
        window = self._windows.pop()
        window.frame.close()
        window.frame.deleteLater()
        self.settle()

    def leave_all(self) -> None:
        while self._windows:
            self.leave()

    @property
    def window(self) -> MainWindow:
        return self._windows[-1]

    @property
    def workspace(self) -> Workspace:
        return self.window.context.workspace

    @property
    def pane(self) -> ReadingPane:
        pane = self.window.desk.current()
        assert pane is not None
        return pane

    @property
    def text(self) -> str:
        """The stored text of the article at hand."""
        assert self.pane.article is not None
        return self.workspace.read.text(self.pane.article.id)

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self.window.frame.statusBar().currentMessage()

    # The keyboard

    def press(self, keys: str) -> None:
        """Press keys as menus write them, one after another, where the keyboard is: ``"Q Return Shift+F8"``."""
        for key in keys.split():
            sequence = QKeySequence(key)[0]
            self.pressed += 1
            QTest.keyClick(self.focus, sequence.key(), sequence.keyboardModifiers())

    def type(self, words: str) -> None:
        """Type words, in whatever script."""
        for character in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def tab_to(self, widget: QWidget) -> None:
        """Go to a field by Tab alone."""
        passed = []
        for _step in range(40):
            if self.focus is widget:
                return
            passed.append(type(self.focus).__name__)
            self.press("Tab")
        raise AssertionError(f"Tab never came to it: {passed}")

    def in_dialog(self, keys: str, act: Callable[[QDialog], object]) -> None:
        """Press keys that open a dialog, and ``act`` in it; then it has to be closed."""
        failed: list[BaseException] = []

        def run() -> None:
            try:
                self.wait(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
                dialog = QApplication.activeModalWidget()
                assert isinstance(dialog, QDialog)
                dialog.activateWindow()
                self.wait(lambda: (has := QApplication.focusWidget()) is not None and has.window() is dialog)
                act(dialog)
                self.wait(lambda: not dialog.isVisible())
            except BaseException as fault:  # noqa: BLE001 - told by the test once the dialog is gone
                failed.append(fault)
                still = QApplication.activeModalWidget()
                if isinstance(still, QDialog):
                    QDialog.done(still, 0)

        QTimer.singleShot(0, run)
        self.press(keys)
        if failed:
            raise failed[0]
        self.come_back()

    def come_back(self) -> None:
        """Have the window in front again once a dialog is gone, as a desktop would."""
        if QApplication.activeWindow() is None:
            self.window.frame.activateWindow()
        self.settle()

    def wait(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=5000)

    def settle(self) -> None:
        """Let the window do what waits to be done."""
        for _round in range(4):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # Reading

    def read(self, number: int) -> None:
        """Have the article of that number (from 0) of the story at hand under the caret's keys."""
        pane = self.pane
        assert pane.article is not None
        articles = [article.id for article in self.workspace.read.articles(pane.article.story)]
        assert articles, "no story is open"
        at = articles.index(pane.article.id)
        for _step in range(abs(number - at)):
            self.press("Ctrl+PgDown" if at < number else "Ctrl+PgUp")
        assert self.pane.article is not None
        assert self.pane.article.id == articles[number]
        self.wait(self.pane.view.hasFocus)

    def find(self, words: str) -> None:
        """Select the first place where ``words`` stand, through the search of the pane."""
        self.press("Ctrl+Home Ctrl+F")
        field = self.focus
        self.press("Ctrl+A")
        self.type(words)
        assert field is self.focus
        self.press("Esc")
        assert self.pane.view.hasFocus()

    def caret_to(self, position: int) -> None:
        """Put the caret there by keys: find the words before it, then let go of them."""
        text = self.text.lower()
        start = max(text.rfind("\n", 0, position) + 1, position - 30)
        if start < position and text.index(text[start:position]) == start:
            self.find(self.text[start:position])
            self.press("Right")
        else:
            length = next(n for n in range(1, len(text)) if text.index(text[position : position + n]) == position)
            self.find(self.text[position : position + length])
            self.press("Left")
        assert self.pane.caret() == position

    def select(self, span: Span) -> None:
        """Select a stretch by keys."""
        self.caret_to(span.start)
        self.extend_to(span.end)

    def extend_to(self, position: int) -> None:
        """Extend the selection by whole words and then by characters."""
        while self.pane.selection() is None or self.pane.view.selected().end < position:
            before = self.pane.view.selected().end
            self.press("Shift+Ctrl+Right")
            assert self.pane.view.selected().end > before
        while self.pane.view.selected().end > position:
            self.press("Shift+Left")
        assert self.pane.view.selected().end == position

    # What is stored

    def annotations(self, label: str | None = None) -> list[Annotation]:
        """The present annotator's annotations of the article at hand."""
        assert self.pane.article is not None
        found = self.workspace.read.annotations(self.pane.article.id, [self.workspace.annotator or ""])
        return [one for one in found if label in (None, one.label)]

    def only(self, label: str) -> Annotation:
        found = self.annotations(label)
        assert len(found) == 1, found
        return found[0]

    def words(self, annotation: Annotation) -> list[str]:
        text = self.workspace.read.text(annotation.article)
        return [text[span.start : span.end] for span in annotation.fragments]

    def links(self, annotation: Annotation, kind: str) -> list[Link]:
        return [link for link in self.workspace.read.links_of([annotation.id]) if link.type == kind]

    def speaker_of(self, quote: Annotation) -> str:
        """The name of the one who says a quote; empty for nobody yet."""
        for link in self.links(quote, "said_by"):
            if link.source == quote.id:
                mention = self.workspace.read.annotation(link.target)
                speaker = self.workspace.read.speaker((mention.speaker if mention else link.target) or "")
                return speaker.name if speaker else ""
        return ""
