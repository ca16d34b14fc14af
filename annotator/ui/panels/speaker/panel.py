"""A speaker's page in the window: at the left how they are quoted, at the right every quote."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.exchange.coverage_picture import write_picture
from annotator.exchange.plot_picture import plot_picture
from annotator.exchange.profile_plot import ProfileWords, profile_plot
from annotator.exchange.speaker_csv import write_speaker_page
from annotator.reuse.speaker_page import SpeakerPage, speaker_page
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.panels.following import FollowingPanel
from annotator.ui.panels.speaker.controls import Controls
from annotator.ui.panels.speaker.rows import said_columns, said_rows
from annotator.ui.panels.summary.plot_view import PlotArea
from annotator.ui.panels.tables.rows import TableRow
from annotator.ui.panels.tables.view import RowTable
from annotator.ui.saving import Saving
from annotator.wording.profile_words import profile_words
from annotator.wording.translation import _

_NARROWEST, _EDGES = 260.0, 44.0
_NAME = "speaker"


class SpeakerPanel(FollowingPanel):
    """Follows the open project, and the selection's wish for somebody's page; while it is hidden it reads nothing."""

    ELSEWHERE = frozenset({"set", "verdict", "group"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page: SpeakerPage | None = None
        self._words: ProfileWords | None = None
        self.controls, self.saving = Controls(context), Saving(context, _("Export speaker page"))
        self.area = PlotArea(context.theme)
        self.view = self.area.view
        self.table = RowTable(context, _("Quotes of the speaker"))
        self._latest = Latest(context.jobs, self)
        self._narrow = QTimer(self, singleShot=True, interval=0)
        self._layout = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()

    def take_keyboard(self) -> None:
        """Put the keyboard into the quotes; into the field where nobody is chosen."""
        if self._context.selection.speaker is None:
            self.controls.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.table.current() is None and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self.controls.stations(), self.view, self.table]

    def recolour(self) -> None:
        """Follow the theme."""
        self.view.update()
        self.table.viewport().update()

    def refresh(self) -> None:
        """Read everything anew, now or when it is looked at next."""
        self._soon.stop()
        self._latest.stop()
        self._stale = not self.isVisible()
        workspace, speaker = self._context.bridge.workspace, self._context.selection.speaker
        if workspace is None or speaker is None:
            self._show(None)
        elif not self._stale:
            self._words = profile_words(workspace.read.codebook())
            whose = self.controls.whose.annotators(workspace)

            def work(_report: Report) -> SpeakerPage | None:
                try:
                    return speaker_page(workspace.seen, speaker, whose)
                finally:
                    workspace.done_reading()

            self._latest.start(_("Reading what somebody is quoted with"), work, self._show, self._context.tell_fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.start()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show(self, page: SpeakerPage | None) -> None:
        other = self.page is None or page is None or page.speaker.id != self.page.speaker.id
        self.page = page
        self.controls.whose.offer(self._context.bridge.workspace)
        self.controls.field.show_name(page.speaker.name if page is not None else "")
        self.controls.export.setEnabled(page is not None)
        self.table.setVisible(page is not None)
        if other:
            self.view.show_plot(None)
        self._lay_out()
        self._layout.start()  # once more when both halves have their widths
        self._show_rows()
        if other and self.table.hasFocus() and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def _lay_out(self) -> None:
        self.view.empty_words = _("Choose a speaker above, or press Ctrl+Alt+W on a quote of theirs.")
        if self.page is None or self._words is None:
            self.view.show_plot(None)
            return
        width = max(_NARROWEST, self.area.viewport().width() / self.view.scale() - _EDGES)
        self.view.show_plot(profile_plot(self.page, self._words, width))

    def _show_rows(self) -> None:
        """The quotes behind the figure under the hand."""
        self._narrow.stop()
        mark, page = self.view.current(), self.page
        if page is not None and said_columns(page) != self.table.rows.columns:
            self.table.begin(said_columns(page))
        forms = dict(self._words.forms) if self._words is not None else {}
        behind = set(mark.behind) if mark is not None else set()
        said = (one for one in page.said if one.quote.id in behind) if page is not None else ()
        self.table.empty_words = _("Nothing is quoted of this speaker yet.") if page is not None else ""
        self.table.rows.replace(said_rows(page, said, forms) if page is not None else ())
        self.table.viewport().update()

    # -- what keys do -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.table.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        self._show_rows()
        self.take_keyboard()

    def _open(self, row: TableRow) -> None:
        self._context.selection.show(row.article, row.span, row.id)

    def _export(self, kind: str) -> None:
        page, words = self.page, self._words
        if page is None or words is None:
            return
        if kind == "table":
            names = {one.id: one.name for one in self._context.workspace.read.annotators()}
            self.saving.save(_NAME, ".csv", _("Table (*.csv)"), lambda path: write_speaker_page(page, names, path))
        elif kind == "vector":
            picture = plot_picture(profile_plot(page, words))
            self.saving.save(_NAME, ".svg", _("Picture (*.svg)"), lambda path: write_picture(picture, path))
        else:
            self.saving.bitmap(_NAME, plot_picture(profile_plot(page, words)))

    # -- following ----------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Another project has other speakers."""
        self._context.selection.speaker = None
        self.refresh()

    def _connect(self) -> None:
        bridge, selection = self._context.bridge, self._context.selection
        bridge.workspace_changed.connect(self._forget)
        selection.speaker_shown.connect(self.refresh)
        self._narrow.timeout.connect(self._show_rows)
        self._layout.timeout.connect(self._lay_out)
        self.controls.chosen.connect(selection.show_speaker)
        self.controls.changed.connect(self.refresh)
        self.controls.entered.connect(self.take_keyboard)
        self.view.moved.connect(self._narrow.start)
        self.view.opened.connect(self._enter)
        self.table.opened.connect(self._open)
        self._offer_exports(self.controls.menu)

    def _arrange(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        for half, stretch in ((self.area, 1), (self.table, 2)):
            both.addWidget(half)
            both.setStretchFactor(both.count() - 1, stretch)
        both.setSizes([1700, 3300])
        both.splitterMoved.connect(self._layout.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(both)
