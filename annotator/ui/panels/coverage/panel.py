"""Coverage in the window: the grid, what stands behind its rows, and what is done there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QVBoxLayout, QWidget

from annotator.model.span import Span
from annotator.reuse.coverage import CoverageRow
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.loading import let_hands_wait
from annotator.ui.panels.coverage.arranging import Arranging
from annotator.ui.panels.coverage.choice import Shown, shown
from annotator.ui.panels.coverage.controls import Controls
from annotator.ui.panels.coverage.detail import Detail
from annotator.ui.panels.coverage.exporting import Exporting
from annotator.ui.panels.coverage.grid import CoverageGrid
from annotator.ui.panels.coverage.reading import Loaded, load
from annotator.ui.panels.following import FollowingPanel
from annotator.wording.translation import _

_ROOMY = 210
"""Points of height from which on keys are told below."""


class CoveragePanel(FollowingPanel):
    """Follows the open project and story; while it is hidden it reads nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._turn = 0
        self.loaded: Loaded | None = None
        self.controls = Controls()
        self.grid = CoverageGrid(context.theme, self._press)
        self.detail = Detail(context.theme, self.grid.rows)
        self.arranging, self.exporting = Arranging(context, self.grid), Exporting(context)
        self.hint = QLabel()
        self._behind = QTimer(self, singleShot=True, interval=0)
        self._arrange()
        self._connect()

    def take_keyboard(self) -> None:
        """Put the keyboard into the grid; keys wait for its first rows."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        workspace, story = self._context.bridge.workspace, self._context.selection.story
        if self.loaded is None and workspace is not None and story is not None and self.isVisible():
            let_hands_wait(self.grid.moved, self)
        if not self.grid.currentIndex().isValid() and self.grid.rows.rowCount():
            self.grid.go_to(0, 0)

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self.controls.stations(), self.grid, self.detail]

    def recolour(self) -> None:
        """Follow the theme."""
        self.grid.viewport().update()
        self._show_detail()

    def refresh(self) -> None:
        """Read everything anew, now or when it is looked at next."""
        self._soon.stop()
        self._turn += 1
        self._stale = not self.isVisible()
        workspace, story = self._context.bridge.workspace, self._context.selection.story
        if workspace is None or story is None:
            self._show(None)
        elif not self._stale:
            turn, rows_of, whose = self._turn, self.controls.rows(), self._whose()

            def work(_report: Report) -> Loaded:
                try:
                    return load(workspace.seen, story, rows_of, whose)
                finally:
                    workspace.done_reading()

            def done(found: Loaded) -> None:
                if turn == self._turn and self._context.bridge.workspace is workspace:
                    self._show(found)

            self._context.jobs.start(_("Reading the coverage"), work, done, self._context.tell_fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(not self.detail.isHidden() and self.height() >= _ROOMY)

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show(self, loaded: Loaded | None) -> None:
        self.loaded = loaded
        if loaded is not None:
            self.controls.show_loaded(loaded)
        workspace = self._context.bridge.workspace
        self.controls.whose.setVisible(workspace is not None and workspace.whose() is None)
        self._narrow()

    def _narrow(self) -> None:
        found = shown(self.loaded, self.controls.chosen()) if self.loaded is not None else Shown()
        self.grid.empty_words = self._nothing()
        self.grid.show_rows(self.loaded, found)
        if not self.grid.currentIndex().isValid() and found.rows:
            self.grid.go_to(0, 0)
        self.detail.setVisible(bool(found.rows))
        self.hint.setText(self._keys())
        self.hint.setVisible(bool(found.rows) and self.height() >= _ROOMY)

    def _nothing(self) -> str:
        if self.loaded is None:
            return _("Open a story to see which article reports what.")
        if self.loaded.coverage.rows:
            return _("Nothing here fits what is chosen above.")
        if self.loaded.rows_of == "speakers":
            return _("Nobody is quoted yet. Speakers are entered as quotes get their source.")
        return _("No groups yet. In an article, select a quote or a claim and press Ctrl+Space to begin one.")

    def _keys(self) -> str:
        if self.controls.rows() == "speakers":
            return _("Enter goes to the quotes, from one to the next")
        keys = _("Enter goes there · N not reported · H how · F2 label · R reference · X split · V move · M merge")
        more = _("L links what contradicts") if self.controls.rows() == "claims" else ""
        return " · ".join(filter(None, (keys, more)))

    def _show_detail(self) -> None:
        self._behind.stop()
        self.detail.show_row(self.grid.row(), self.grid.currentIndex().column())

    def _whose(self) -> tuple[str, ...] | None:
        workspace = self._context.workspace
        seen = workspace.whose()
        if workspace.annotator is not None and (seen is not None or not self.controls.whose.currentData()):
            return (workspace.annotator,)
        return None if seen is None else tuple(sorted(seen))

    # -- going there --------------------------------------------------------------------------------------------

    def _open(self) -> None:
        row, cell, article = self.grid.row(), self.grid.cell(), self.grid.article()
        if row is None:
            return
        keys = cell.annotations if cell is not None else tuple(k for one in row.cells for k in one.annotations)[:1]
        if keys:
            self._go_to(row, self._next(keys))
        elif article is not None:
            self._context.selection.show(article)
            self._context.selection.show_group(row.key)

    def _next(self, keys: tuple[str, ...]) -> str:
        """The first, or the one after the one that is selected."""
        selected = self._context.selection.annotation
        return keys[(keys.index(selected) + 1) % len(keys)] if selected in keys else keys[0]

    def _go_to(self, row: CoverageRow, key: str, span: Span | None = None) -> None:
        annotation = self.loaded.annotation(key) if self.loaded else None
        if annotation is not None:
            if span is None:
                self._context.selection.show(annotation.article, annotation.fragments[0], key)
            else:
                self._context.selection.show_words(annotation.article, span, key)
            self._context.selection.show_group(row.key)

    def _follow_words(self, key: str, span: Span | None) -> None:
        row = self.grid.row()
        if row is not None:
            self._go_to(row, key, span)

    # -- what keys do -------------------------------------------------------------------------------------------

    def _press(self, key: str) -> bool:
        found = next((deed for name, _title, deed in self.arranging.verbs() if name == key), None)
        if found is None or self.loaded is None or self.loaded.rows_of == "speakers":
            return False
        found()
        return True

    def _menu(self) -> None:
        if not self.grid.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Go to it") + "\tEnter", self._open)
        if self.loaded is not None and self.loaded.rows_of != "speakers":
            menu.addSeparator()
            for key, title, deed in self.arranging.verbs():
                menu.addAction(f"{title}\t{key.capitalize()}", deed)
        menu.popup(self.grid.viewport().mapToGlobal(self.grid.place().bottomLeft()))

    def _export(self, kind: str) -> None:
        if self.loaded is not None:
            getattr(self.exporting, kind)(self.loaded, self.grid.rows.shown)

    # -- following ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        bridge, selection = self._context.bridge, self._context.selection
        bridge.workspace_changed.connect(self.refresh)
        selection.story_changed.connect(self.refresh)
        self._behind.timeout.connect(self._show_detail)
        self.controls.changed.connect(self.refresh)
        self.controls.narrowed.connect(self._narrow)
        self.controls.entered.connect(self.take_keyboard)
        self.grid.moved.connect(self._behind.start)
        self.grid.opened.connect(self._open)
        self.grid.menu_asked.connect(self._menu)
        self.detail.asked.connect(self._follow_words)
        self._offer_exports(self.controls.menu)

    def _arrange(self) -> None:
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "quiet")
        self.hint.setContentsMargins(10, 3, 10, 4)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.grid)
        both.addWidget(self.detail)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(both, 1)
        column.addWidget(self.hint)
