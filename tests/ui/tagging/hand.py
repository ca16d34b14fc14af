"""A window with a desk, an inspector and all tagging keys on a real project, and hands to press them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from annotator import paths
from annotator.commands.articles import ImportArticles
from annotator.commands.team import AddAnnotator
from annotator.exchange.codebook_file import read_codebook
from annotator.model.annotation import Annotation
from annotator.model.errors import Situation
from annotator.model.link import Link
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.jobs import ImmediateJobs
from annotator.ui.panels.inspector.panel import Inspector
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.selection import Selection
from annotator.ui.tagging.actions import tagging_actions
from annotator.ui.tagging.tagging import Tagging
from annotator.ui.theme.tokens import LIGHT
from annotator.workspace import Workspace

_NONE = Qt.KeyboardModifier.NoModifier


class Silent:
    """Asks nothing; what it is told is kept."""

    def __init__(self) -> None:
        self.troubles: list[Situation] = []

    def trouble(self, situation: Situation) -> None:
        self.troubles.append(situation)


class Hand:
    """``texts`` are the articles of the one story, all open; the first pane has the keyboard."""

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        self.workspace = Workspace.create(
            folder / "p.annotator", "Test", read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
        )
        self.workspace.annotator = self.workspace.do(AddAnnotator("Ada"))
        articles = tuple(NewArticle(text, story="Ferry", title=str(n)) for n, text in enumerate(texts))
        self.articles = list(self.workspace.do(ImportArticles(articles)))
        self.said: list[str] = []
        self.asking = Silent()
        self.window = QWidget()
        self.bridge, self.selection = Bridge(self.window), Selection(self.window)
        self.context = Context(
            self.bridge, self.selection, self.asking, ImmediateJobs(), Settings, lambda: LIGHT, self.said.append
        )
        self.desk = Desk((), LIGHT)
        self.keeper = DeskKeeper(self.context, self.desk, self.window)
        self.inspector = Inspector(self.context)
        self.tagging = Tagging(self.context, self.desk, self.inspector)
        row = QHBoxLayout(self.window)
        row.addWidget(self.desk, 1)
        row.addWidget(self.inspector)
        self.window.resize(1200, 800)
        self.bridge.attach(self.workspace)
        self.keeper.open_side_by_side(self.articles)
        self.keys_of_codebook()
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.pane.view.setFocus()

    @property
    def pane(self) -> ReadingPane:
        found = self.desk.current()
        assert found is not None
        return found

    def keys_of_codebook(self) -> None:
        """Binds every action to its keys, the single ones in the panes alone."""
        for pane in self.desk.panes:
            for action in pane.view.actions():
                pane.view.removeAction(action)
            for action in tagging_actions(self.tagging):
                bound = QAction(action.title, pane.view)
                bound.setShortcuts([QKeySequence(key) for key in action.keys.split("; ") if key])
                bound.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                bound.triggered.connect(lambda _on=False, action=action: action.enabled() and action.do())
                pane.view.addAction(bound)

    def press(self, keys: str) -> None:
        """Presses keys as they are written on menus, one after another: ``"Q Return Shift+Alt+Right"``."""
        for key in keys.split():
            pressed = QKeySequence(key)[0]
            QTest.keyClick(self.focused(), pressed.key(), pressed.keyboardModifiers())

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focused(), words)

    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def settle(self) -> None:
        """Has everything painted and all that waits for it done."""
        for _round in range(3):
            QApplication.processEvents()

    def caret_in(self, words: str, article: int = 0) -> None:
        """Puts the caret into the first place where ``words`` stand."""
        self._go(article)
        self.pane.set_caret(self.pane.view.text.index(words) + 1)

    def select(self, words: str, article: int = 0) -> None:
        """Selects the first place where ``words`` stand."""
        self._go(article)
        at = self.pane.view.text.index(words)
        self.pane.select(Span(at, at + len(words)))

    def _go(self, article: int) -> None:
        self.desk.focus_pane(list(self.desk.articles).index(self.articles[article]))

    def all(self, label: str | None = None) -> list[Annotation]:
        found = [one for article in self.articles for one in self.workspace.read.annotations(article)]
        return [one for one in found if label in (None, one.label)]

    def only(self, label: str) -> Annotation:
        found = self.all(label)
        assert len(found) == 1, found
        return found[0]

    def words(self, annotation: Annotation) -> list[str]:
        text = self.workspace.read.text(annotation.article)
        return [text[f.start : f.end] for f in annotation.fragments]

    def links(self, kind: str | None = None) -> list[Link]:
        found = {one.id: one for annotation in self.all() for one in self.workspace.read.links_of([annotation.id])}
        return [one for one in found.values() if kind in (None, one.type)]

    def speakers(self) -> list[str]:
        return [speaker.name for speaker in self.workspace.read.speakers()]

    def close(self) -> None:
        self.bridge.attach(None)
        self.window.close()
        self.window.deleteLater()
        self.workspace.close()
