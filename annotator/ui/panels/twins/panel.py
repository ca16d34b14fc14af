"""Twins in the window: how each article renders the selected quote, where it was found, who leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.reuse.origins import read_origins
from annotator.reuse.witnesses import articles_of, witnesses
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.panels.coverage.pieces import Piece
from annotator.ui.panels.twins.drawing import ROW, TwinDelegate
from annotator.ui.panels.twins.rows import TwinRow, twin_rows
from annotator.ui.twins.shown import Shown
from annotator.ui.widgets.empty_words import paint_empty
from annotator.wording.translation import _, ngettext

_NOWHERE = QModelIndex()


class TwinModel(QAbstractListModel):
    """Rows as they are drawn, and in plain words for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[TwinRow] = ()

    def show_rows(self, rows: Sequence[TwinRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(filter(None, (row.name, row.told, " ".join(row.words.split()))))
        return None


class TwinList(QListView):
    """``opened`` and ``taken`` carry a row; ``words_asked`` a row and the piece of it that was clicked or turned to."""

    opened = Signal(object)
    taken = Signal(object)
    words_asked = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._turned = -1
        """At which of the row's differences the hand stands; -1 for none."""
        self.rows, self.drawn = TwinModel(self), TwinDelegate(context.theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.drawn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Twins"))

    def row(self) -> TwinRow | None:
        """The row under the hand."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.taken if row.fresh else self.opened).emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.opened.emit(row)
        elif row is not None and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(row, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, before)
        self._turned = -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row, rect = self.rows.rows[index.row()], self.visualRect(index)
        piece = self.drawn.piece_at(row, rect, self.font(), event.position())
        if row.fresh and self.drawn.button(rect, self.font()).contains(event.position().toPoint()):
            self.taken.emit(row)
        elif piece is not None and piece.span is not None:
            self.words_asked.emit(row, piece)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if (row := self.row()) is not None:
            self.opened.emit(row)

    def _turn(self, row: TwinRow, step: int) -> None:
        """On to the next difference of a row, or back, while the list keeps the keyboard."""
        there = [piece for piece in row.pieces if piece.span is not None and piece.role != "same"]
        if there:
            self._turned = (max(self._turned, -1 if step > 0 else 0) + step) % len(there)
            self.words_asked.emit(row, there[self._turned])
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words = _("Select a quote or a claim to see how each article renders it.")
        paint_empty(self, words, self._context.theme())


class TwinsPanel(QWidget):
    """Follows what the desk shows; while it is hidden it reads nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.controls, self.hint, self.list = QWidget(), QLabel(), TwinList(context)
        self._painted = AfterPaint(self)
        self._painted.due.connect(self.refresh)
        self._arrange()
        self.list.opened.connect(self._open)
        self.list.taken.connect(self._take)
        self.list.words_asked.connect(self._show_words)
        context.selection.twins_changed.connect(self._later)
        context.bridge.changed.connect(self._later)
        context.bridge.workspace_changed.connect(self.refresh)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.list.rows.rows:
            self.list.setCurrentIndex(self.list.rows.index(0, 0))

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.list]

    def recolour(self) -> None:
        """Follow the theme."""
        self.list.viewport().update()

    def refresh(self) -> None:
        """Show the twins of what is selected now, keeping the place of the hand."""
        shown, workspace = self._context.selection.twins, self._context.bridge.workspace
        rows: list[TwinRow] = []
        spread = ""
        if shown is not None and workspace is not None:
            read = workspace.read
            source = read.article(shown.source.article)
            articles = articles_of(workspace.seen, source.story) if source is not None else ()
            team = {annotator.id: annotator.name for annotator in read.annotators()}
            origins = read_origins(workspace.seen, (one.annotation for one in shown.renditions if one.annotation))
            rows = list(twin_rows(shown, articles, read.text, read.codebook(), team, origins))
            spread = _spread(shown, articles)
        before = self.list.currentIndex().row()
        if rows != list(self.list.rows.rows):
            self.list.rows.show_rows(rows)
            if rows and (before >= 0 or self.list.hasFocus()):
                self.list.setCurrentIndex(self.list.rows.index(min(max(before, 0), len(rows) - 1), 0))
        told = _("Enter tags what was found, else goes there · ← → or a click select words that differ")
        self.hint.setText(f"{spread} · {told}" if rows else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._painted.start()

    def _later(self) -> None:
        if self.isVisible():
            self._painted.start()

    def _open(self, row: TwinRow) -> None:
        if row.rendition is None:
            self._context.selection.show(row.article)
        elif row.rendition.annotation:
            self._context.selection.show(row.article, row.rendition.fragments[0], row.rendition.annotation)
        else:
            self._context.selection.show_words(row.article, row.rendition.fragments[0])

    def _take(self, row: TwinRow) -> None:
        if row.rendition is not None:
            self._context.selection.take_twin(row.article, row.rendition.fragments)

    def _show_words(self, row: TwinRow, piece: Piece) -> None:
        if row.rendition is not None and piece.span is not None:
            self._context.selection.show_words(row.article, piece.span, row.rendition.annotation)

    def _arrange(self) -> None:
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "quiet")
        beside = QHBoxLayout(self.controls)
        beside.setContentsMargins(0, 0, 8, 0)
        beside.addStretch(1)
        beside.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)


def _spread(shown: Shown, articles: Sequence[Article]) -> str:
    """In how many articles it stands, versions of one text being one witness."""
    having = {one.article for one in shown.renditions}
    independent = {first for key, first in witnesses(articles).items() if key in having}
    told = _("in {count} of {all} articles").format(count=len(having), all=len(articles))
    if len(independent) == len(having):
        return told
    alone = ngettext("{count} independent witness", "{count} independent witnesses", len(independent))
    return f"{told}, {alone.format(count=len(independent))}"
