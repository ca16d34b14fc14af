"""A story's summaries in the window: the plot, and the quotes behind the figure that is under the hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from annotator.exchange.coverage_picture import write_picture
from annotator.exchange.plot_picture import plot_picture
from annotator.exchange.plots import Plot
from annotator.exchange.summary_csv import write_summary
from annotator.exchange.summary_pictures import summary_plot
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.panels.following import FollowingPanel
from annotator.ui.panels.search.hit_list import HitDelegate, HitList, HitModel
from annotator.ui.panels.summary.controls import Controls
from annotator.ui.panels.summary.plot_view import PlotArea
from annotator.ui.panels.summary.reading import Loaded, behind, load
from annotator.ui.saving import Saving
from annotator.wording.plot_words import plot_words
from annotator.wording.translation import _

_ROOMY = 210
"""Points of height from which on keys are told below."""
_NARROWEST = 560.0
_EDGES = 44.0


class SummaryPanel(FollowingPanel):
    """Follows the open project and story; while it is hidden it reads nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.loaded: Loaded | None = None
        self.controls, self.saving = Controls(), Saving(context, _("Export summary"))
        self.area, self.told, self.hint = PlotArea(context.theme), QLabel(), QLabel()
        self.view = self.area.view
        self.hits = HitModel(self)
        self.list = HitList(self.hits, HitDelegate(context.theme, self), _("Quotes behind the figure"))
        self._latest = Latest(context.jobs, self)
        self._behind = QTimer(self, singleShot=True, interval=0)
        self._layout = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()

    def take_keyboard(self) -> None:
        """Put the keyboard into the plot."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self.controls.stations(), self.view, self.list]

    def recolour(self) -> None:
        """Follow the theme."""
        self.view.update()
        self.list.viewport().update()

    def refresh(self) -> None:
        """Read everything anew, now or when it is looked at next."""
        self._soon.stop()
        self._latest.stop()
        self._stale = not self.isVisible()
        workspace, story = self._context.bridge.workspace, self._context.selection.story
        if workspace is None or story is None:
            self._show(None)
        elif not self._stale:
            whose = self.controls.whose.annotators(workspace)

            def work(_report: Report) -> Loaded:
                try:
                    return load(workspace.seen, story, whose)
                finally:
                    workspace.done_reading()

            self._latest.start(_("Summing up the story"), work, self._show, self._context.tell_fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.start()

    # -- what is shown ------------------------------------------------------------------------------------------

    def plot(self) -> Plot | None:
        """The plot as it is laid out now; None where there is nothing to show."""
        if self.loaded is None:
            return None
        width = max(_NARROWEST, (self.area.viewport().width() - _EDGES) / self.view.scale())
        found = self.loaded
        plot = summary_plot(
            self.controls.summary(), found.summaries, found.speakers, found.articles, plot_words(), width
        )
        return plot if any(mark.behind for mark in plot.marks) else None

    def _show(self, loaded: Loaded | None) -> None:
        self.loaded = loaded
        self.controls.whose.offer(self._context.bridge.workspace)
        self._lay_out()

    def _lay_out(self) -> None:
        plot = self.plot()
        self.view.empty_words = self._nothing()
        self.view.show_plot(plot)
        self.controls.export.setEnabled(plot is not None)
        self.hint.setVisible(plot is not None and self.height() >= _ROOMY)
        if self._side.isHidden() == (plot is not None):
            self._side.setVisible(plot is not None)
            self._layout.start()

    def _nothing(self) -> str:
        if self.loaded is None:
            return _("Open a story to see who is quoted where.")
        if self.controls.summary() == "overlap":
            return _("No groups yet. In an article, select a quote and press Ctrl+Space to begin one.")
        return _("Nobody is quoted yet. Speakers are entered as quotes get their source.")

    def _show_behind(self) -> None:
        self._behind.stop()
        mark = self.view.current()
        self.hits.clear()
        self.told.setText(mark.told if mark is not None else "")
        if mark is not None and self.loaded is not None:
            named = self.controls.summary() != "speakers"
            self.hits.add(behind(self._context.workspace.seen, self.loaded, mark.behind, named=named))

    # -- what keys do -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.list.hasFocus():
            self.take_keyboard()
        elif event.key() == Qt.Key.Key_P and (speaker := self._speaker()) is not None:
            self._context.selection.show_speaker(speaker)
        else:
            super().keyPressEvent(event)

    def _speaker(self) -> str | None:
        """The speaker for whom the figure under the hand stands."""
        mark, known = self.view.current(), self.loaded.speakers if self.loaded is not None else {}
        return next((key for key in mark.of if key in known), None) if mark is not None else None

    def _enter_list(self) -> None:
        self._show_behind()
        self.list.step(1)  # first: a list that has no current row takes one with the keyboard
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        hit = self.list.current_hit()
        if hit is not None:
            self._context.selection.show(hit.article, hit.span, hit.annotation)

    def _export(self, kind: str) -> None:
        found, which, plot = self.loaded, self.controls.summary(), self.plot()
        if found is None or plot is None:
            return
        if kind == "table":
            self.saving.save(
                which,
                ".csv",
                _("Table (*.csv)"),
                lambda path: write_summary(found.summaries, which, found.speakers, path),
            )
        elif kind == "vector":
            picture = plot_picture(plot)
            self.saving.save(which, ".svg", _("Picture (*.svg)"), lambda path: write_picture(picture, path))
        else:
            self.saving.bitmap(which, plot_picture(plot))

    # -- following ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        bridge, selection = self._context.bridge, self._context.selection
        bridge.workspace_changed.connect(self.refresh)
        selection.story_changed.connect(self.refresh)
        self._behind.timeout.connect(self._show_behind)
        self._layout.timeout.connect(self._lay_out)
        self.controls.changed.connect(self.refresh)
        self.controls.turned.connect(self._lay_out)
        self.view.moved.connect(self._behind.start)
        self.view.opened.connect(self._enter_list)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self._offer_exports(self.controls.menu)

    def _arrange(self) -> None:
        for label in (self.told, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(10, 8, 10, 6)
        self.hint.setProperty("role", "quiet")
        self.hint.setContentsMargins(10, 3, 10, 4)
        self.hint.setText(_("Arrows go from figure to figure · Enter goes to its quotes, Esc back · P speaker page"))
        self._side, side = QWidget(), QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.told)
        side.addWidget(self.list, 1)
        self._side.setLayout(side)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        for half, stretch in ((self.area, 3), (self._side, 2)):
            both.addWidget(half)
            both.setStretchFactor(both.count() - 1, stretch)
        both.setSizes([3000, 2000])
        both.splitterMoved.connect(self._layout.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(both, 1)
        column.addWidget(self.hint)
