"""The place of the review: light to load, it reads and compares beside the window before the screen is made."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from annotator.model.errors import ProjectFileError
from annotator.storage.before_review import decided
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.review.told import Told
from annotator.ui.selection import QueueAsked
from annotator.ui.shell.icons import Icons
from annotator.ui.turns import load_late
from annotator.wording.situations import shown
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.ui.review.loaded import Loaded
    from annotator.ui.review.mine import MineRow
    from annotator.ui.review.verbs import Verbs


class ReviewPage(QStackedWidget):
    """``left`` asks for the desk, ``who_asked`` to choose who is at work, ``adjudicator_asked`` to enter one."""

    left = Signal()
    who_asked = Signal()
    adjudicator_asked = Signal()

    def __init__(self, context: Context, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self.setObjectName("review")
        self._context, self._icons = context, icons
        self._asked: QueueAsked | None = None
        self._turn = 0
        self._opened: int | None = None
        self.verbs: Verbs | None = None
        self.opening = False
        """Whether one has come and its screen was not seen yet."""
        self._seen = AfterPaint(self)
        self._seen.due.connect(self._has_opened)
        self.told = Told()
        self.told.who.clicked.connect(self.who_asked)
        self.told.adjudicator.clicked.connect(self.adjudicator_asked)
        self.told.back.clicked.connect(self.left)
        self.told.mine.clicked.connect(self._show_mine)
        self.addWidget(self.told)
        context.bridge.workspace_changed.connect(self._forget)

    # -- the place ----------------------------------------------------------------------------------------------

    def set_theme(self) -> None:
        """Follow the theme."""
        if self.verbs is not None:
            self.verbs.screen.set_theme()

    def take_keyboard(self) -> None:
        """One has come to it: show what stands now, or the rows of one's own work from which one went to the desk."""
        at, self._opened = self._opened, None
        self._show()
        self._focus()
        if at is not None and self.currentWidget() is self.told:
            self._show_mine(at=at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the desk from whatever stands here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch(on=False)

    def again(self) -> None:
        """Somebody else is at work."""
        self._opened = None
        if self.isVisible():
            self._show()
            self._focus()

    def ask(self, asked: QueueAsked) -> None:
        """Show only the units in which these annotations stand."""
        self._asked = asked
        if self.verbs is not None and self.verbs.reviewing.fresh and self.isVisible():
            self._give_queue()

    def do(self, name: str) -> None:
        """What a key or the palette asks for."""
        if QApplication.activePopupWidget() is not None:
            return  # a letter that looks for an entry of an open menu is heard as a key of the review too
        if self.verbs is not None and self.currentWidget() is self.verbs.screen:
            self.verbs.do(name)

    def can(self, name: str) -> bool:
        """Whether that can be done now."""
        return self.verbs is not None and self.currentWidget() is self.verbs.screen and self.verbs.can(name)

    # -- reading ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.opening = False
        workspace = self._context.bridge.workspace
        if workspace is None:
            return
        people = workspace.read.annotators()
        present = next((one for one in people if one.id == workspace.annotator), None)
        if present is None or present.role != "adjudicator":
            self._watch(on=False)
            self.told.show_no_adjudicator(
                shown(present.name) if present else "", decided=present is not None and decided(workspace.read)
            )
            self.setCurrentWidget(self.told)
        elif sum(workspace.list.has_tagged(one.id) for one in people if one.role == "annotator") < 2:
            self._watch(on=False)
            self.told.show_one_annotator()
            self.setCurrentWidget(self.told)
        elif self.verbs is None or not self.verbs.reviewing.fresh:
            self.read()
        else:
            self._show_screen()

    def read(self) -> None:
        """Read and compare anew, beside the window."""
        workspace = self._context.workspace
        self._turn += 1
        turn = self._turn

        def work(report: Report) -> Loaded:
            report(0, 0)
            try:
                # Imported beside the window: what aligns marks takes longer to load than a key may wait.
                load_late("annotator.ui.review.verbs")
                with suppress(ProjectFileError):  # the first verdict says so; one may look all the same
                    workspace.freeze()
                load: Callable[..., Loaded] = importlib.import_module("annotator.ui.review.loaded").load
                return load(workspace.read)
            finally:
                workspace.done_reading()

        if self.verbs is None or self.currentWidget() is not self.verbs.screen:
            self.opening = True
            self.told.show_waiting()
            self.setCurrentWidget(self.told)
        self._context.jobs.start(_("Comparing annotators"), work, lambda found: self._take(turn, found), self._failed)

    def _take(self, turn: int, loaded: Loaded) -> None:
        """Show what was read. Making the screen and giving it its looks are turns of the loop of their own."""
        if turn != self._turn or self._context.bridge.workspace is None:
            return
        if self.verbs is None or self.indexOf(self.verbs.screen) < 0:
            self._make()
            QTimer.singleShot(0, self, lambda: self._take(turn, loaded))
            return
        self.verbs.reviewing.take(loaded)
        if self._asked is not None:
            self._give_queue()
        if not any(case.unit.facets or case.verdict for case in self.verbs.reviewing.cases.values()):
            self.told.show_no_disagreement(done="done" in loaded.states.values())
            self.setCurrentWidget(self.told)
        else:
            self._show_screen()
        if self.isVisible():
            self._focus()
        self._seen.start()

    def _make(self) -> None:
        """Do one part of it."""
        if self.verbs is not None:
            self.addWidget(self.verbs.screen)
            return
        make: type[Verbs] = importlib.import_module("annotator.ui.review.verbs").Verbs
        self.verbs = make(self._context, self._icons)
        self.verbs.screen.left.connect(self.left)
        self.verbs.reviewing.outdated.connect(self.read)

    def _has_opened(self) -> None:
        self.opening = False

    def _show_mine(self, *_clicked: object, at: int = 0) -> None:
        """What became of the work of who is at work: no verdict, and nobody else's marks."""
        workspace = self._context.workspace
        self._turn += 1
        turn, me = self._turn, str(workspace.annotator)

        def work(report: Report) -> object:
            report(0, 0)
            try:
                return importlib.import_module("annotator.ui.review.mine").read_mine(workspace.read, me)
            finally:
                workspace.done_reading()

        def show(mine: object) -> None:
            if turn != self._turn or self._context.bridge.workspace is None:
                return
            page = importlib.import_module("annotator.ui.review.mine_page").MinePage(mine, at)
            page.left.connect(self._leave_mine)
            page.opened.connect(lambda at: self._open_mine(page.mine.rows[at], at))
            self.addWidget(page)
            self.setCurrentWidget(page)
            page.take_keyboard()

        self._context.jobs.start(_("Comparing annotators"), work, show, self._failed)

    def _open_mine(self, row: MineRow, at: int) -> None:
        """Go to the desk, where one's own mark is selected, or the words where one has none."""
        self._leave_mine()
        self._opened = at
        self.left.emit()
        if row.mark:
            self._context.selection.show(row.article, None, row.mark)
        elif row.span is not None:
            self._context.selection.show_words(row.article, row.span)

    def _leave_mine(self) -> None:
        page = self.currentWidget()
        self._show()
        if page not in (self.told, self.currentWidget()) and page is not None:
            self.removeWidget(page)
            page.deleteLater()
        self._focus()

    def _failed(self, fault: Exception) -> None:
        self.left.emit()
        self._context.tell_fault(fault)

    def _give_queue(self) -> None:
        if self.verbs is not None and self._asked is not None:
            asked, self._asked = self._asked, None
            self.verbs.show_only(asked.title, asked.annotations)

    def _show_screen(self) -> None:
        assert self.verbs is not None
        self._watch(on=True)
        if self._asked is not None:
            self._give_queue()
        self.setCurrentWidget(self.verbs.screen)
        self.verbs.deciding.showing.show()

    def _watch(self, *, on: bool) -> None:
        if self.verbs is not None:
            self.verbs.reviewing.watched = on

    def _focus(self) -> None:
        if self.verbs is not None and self.currentWidget() is self.verbs.screen:
            self.verbs.screen.take_keyboard()
        else:
            self.told.take_keyboard()

    def _forget(self) -> None:
        self._turn += 1
        self._asked = self._opened = None
        if self.verbs is not None:
            self.removeWidget(self.verbs.screen)
            self.verbs.deleteLater()
            self.verbs.screen.deleteLater()
            self.verbs = None
        self.told.show_waiting()
        self.setCurrentWidget(self.told)
        if self.isVisible() and self._context.bridge.workspace is not None:
            self._show()
