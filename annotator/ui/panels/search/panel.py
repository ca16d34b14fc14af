"""Searching everything: words in all texts, in what is tagged, in notes; the hits in their context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotator.model.changes import ChangeSet
from annotator.ui.context import Context
from annotator.ui.jobs import Job, Report
from annotator.ui.panels.search.hit_list import HitDelegate, HitList, HitModel
from annotator.ui.panels.search.pages import Page, Query, What, pages
from annotator.wording.translation import _, ngettext

_PAUSE = 90
"""Milliseconds after a key before searching begins."""


class SearchPanel(QWidget):
    """Type, then F3 and Shift+F3, or Down and Up and Enter, go through the hits.

    Searching runs beside the window; a page of hits is read when the list is scrolled to its end.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: Iterator[Page] = iter(())
        self._job: Job | None = None
        self._round = self._articles = self._found = 0
        self._busy = self._stale = False
        self.field, self.what, self.scope, self.told = QLineEdit(), QComboBox(), QComboBox(), QLabel()
        self.hits = HitModel(self)
        self.delegate = HitDelegate(context.theme, self)
        self.list = HitList(self.hits, self.delegate, _("Hits"))
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._connect()
        self._tell(finished=True)

    # -- what it offers -----------------------------------------------------------------------------------------

    def search(self, words: str = "") -> None:
        """Put the keyboard into the field; ``words``, such as those selected in an article, are searched at once."""
        if self._what() == "quotes":
            self.what.setCurrentIndex(0)
        self._ask(words)

    def search_quote(self, words: str = "") -> None:
        """The same for the renderings of a quote."""
        self.what.setCurrentIndex(get_args(What).index("quotes"))
        self._ask(words)

    def _ask(self, words: str) -> None:
        if words.strip():
            self.field.setText(" ".join(words.split()))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # From the end to the start: of a long quote one reads how it begins.
        self.field.end(False)
        self.field.home(True)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) hit and have it shown."""
        if self.list.step(step):
            self._show()
        elif self._found:
            self._context.say(_("No further hits.") if step > 0 else _("This is the first hit."))

    def _what(self) -> What:
        found: What = get_args(What)[self.what.currentIndex()]
        return found

    # -- searching ----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._typed.stop()
        self._round += 1
        if self._job is not None:
            self._job.cancel()
        self._job, self._busy, self.hits.more = None, False, None
        self.hits.clear()
        self._articles = self._found = 0
        workspace = self._context.bridge.workspace
        words = self.field.text().strip()
        if workspace is None or not words:
            self._pages = iter(())
            self._tell(finished=True)
            return
        story = self._context.selection.story if self.scope.currentIndex() == 1 else None
        self.delegate.labels = {label.id: label for label in workspace.read.codebook().labels}
        self._pages = pages(workspace, Query(words, self._what(), story))
        self.told.setText(_("Searching…"))
        self._next_page()

    def _next_page(self) -> None:
        """Read on, unless that is under way."""
        if self._busy:
            return
        self._busy, self.hits.more = True, None
        source, turn, workspace = self._pages, self._round, self._context.workspace

        def work(report: Report) -> Page:
            report(0, 0)
            try:
                return next(source, Page())
            finally:
                workspace.done_reading()

        self._job = self._context.jobs.start(
            _("Searching"), work, lambda found: self._take(turn, found), lambda fault: self._fail(turn, fault)
        )

    def _take(self, turn: int, page: Page) -> None:
        if turn != self._round:
            return
        self._busy = False
        self.hits.add(page.groups)
        self.hits.more = None if page.last else self._next_page
        self._articles += len(page.groups)
        self._found += sum(group.count for group in page.groups)
        self._tell(finished=page.last)
        if not page.last and not self._fills():
            self._next_page()

    def _fail(self, turn: int, fault: Exception) -> None:
        if turn == self._round:
            self._busy = False
            self.told.setText(_("The search failed."))
            self._context.tell_fault(fault)

    def _fills(self) -> bool:
        """Whether there is more in the list than can be seen."""
        return self.hits.rowCount() * self.list.sizeHintForRow(0) > self.list.viewport().height()

    def _tell(self, *, finished: bool) -> None:
        if not self.field.text().strip():
            self.told.setText("")
        elif not self._found:
            self.told.setText(_("No hits") if finished else _("Searching…"))
        else:
            hits = ngettext("{count} hit", "{count} hits", self._found).format(count=self._found)
            more = _("{hits} in {articles} so far") if not finished else _("{hits} in {articles}")
            articles = ngettext("{count} article", "{count} articles", self._articles).format(count=self._articles)
            self.told.setText(more.format(hits=hits, articles=articles))
        self.list.empty_words = self._nothing() if finished else ""
        self.list.viewport().update()

    def _nothing(self) -> str:
        """What is said where there are no hits."""
        if self._context.bridge.workspace is None:
            return _("Open a project to search its articles.")
        if not self.field.text().strip():
            return _("Type above what is to be found. Down and Up go through the hits, Enter shows one in its article.")
        nothing: dict[What, str] = {
            "texts": _("No article has these words. “A quote, however rendered”, chosen above, finds them reworded."),
            "annotations": _("Nothing that is tagged has these words."),
            "notes": _("No note has these words."),
            "quotes": _("No article renders this quote. Fewer of its words may find it."),
        }
        everywhere = _("All stories, chosen above, looks beyond the open one.") if self.scope.currentIndex() else ""
        return " ".join(filter(None, (nothing[self._what()], everywhere)))

    # -- following ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._begin()

    def _changed(self, changes: ChangeSet) -> None:
        """Texts never change, so hits stay true until articles come or go; chips are refreshed by the next search."""
        if changes.kinds & {"article", "story", "codebook", "annotator", "project"}:
            self._again()

    def _again(self) -> None:
        if self.isVisible():
            self._begin()
        else:
            self._stale = True

    def _story_changed(self) -> None:
        if self.scope.currentIndex() == 1:
            self._again()

    # -- going there --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        hit = self.list.current_hit()
        if hit is not None:
            self._context.selection.show(hit.article, hit.span, hit.annotation)

    def _clicked(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.hits.hit(index) is not None:
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_in_field(event)
        return super().eventFilter(watched, event)

    def _key_in_field(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._flush()
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._flush()
            if self.list.current_hit() is not None or self.list.step(1):
                self._show()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _flush(self) -> None:
        """Search now what has just been typed."""
        if self._typed.isActive():
            self._begin()

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        bridge, selection = self._context.bridge, self._context.selection
        bridge.changed.connect(self._changed)
        bridge.workspace_changed.connect(self._begin)
        selection.story_changed.connect(self._story_changed)
        self._typed.timeout.connect(self._begin)
        self.field.textChanged.connect(self._typed.start)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._clicked)
        for box in (self.what, self.scope):
            box.currentIndexChanged.connect(self._begin)

    def _arrange(self) -> None:
        self.what.addItems([_("Texts"), _("Tagged words"), _("Notes"), _("A quote, however rendered")])
        self.scope.addItems([_("All stories"), _("Open story")])
        self.what.setAccessibleName(_("What to search"))
        self.scope.setAccessibleName(_("Which stories"))
        self.field.setPlaceholderText(_("Search all articles"))
        self.field.setAccessibleName(_("Search all articles"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(520)
        self.told.setProperty("role", "quiet")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.what)
        row.addWidget(self.scope)
        row.addSpacing(6)
        row.addWidget(self.told)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list, 1)
