"""A row of the list of twins, drawn: head, words with what differs, and a button where it can be tagged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.panels.coverage.piece_format import on_a_line, piece_format
from annotator.ui.panels.coverage.pieces import Piece
from annotator.ui.panels.twins.rows import TwinRow
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
_SIDE, _AIR, _GAP = 12, 7, 3
_SIGN, _BUTTON = 22, 16
_LONGEST = 1200
"""Characters of a rendition that are shown; the pane shows all of it."""


class TwinDelegate(QStyledItemDelegate):
    """``theme`` answers the colours of the window as they are now."""

    def __init__(self, theme: Callable[[], Theme], view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style, row, theme = cast("Any", option), cast("TwinRow", index.data(ROW)), self._theme()
        rect = QRect(style.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        self._paint_head(painter, rect, row, style.font)
        layout = self._layout(row, rect.width(), style.font)
        if layout is not None:
            layout.draw(painter, QPointF(self._corner(rect, style.font)))
        if row.fresh:
            self._paint_button(painter, self.button(rect, style.font))
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(rect.left() + _SIDE, rect.bottom(), rect.right() - _SIDE, rect.bottom())
        if style.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        font, width = cast("Any", option).font, self._view.viewport().width()
        layout = self._layout(cast("TwinRow", index.data(ROW)), width, font)
        words = _GAP + int(layout.boundingRect().height()) if layout is not None else 0
        return QSize(width, 2 * _AIR + QFontMetrics(font).height() + words)

    def button(self, rect: QRect, font: QFont) -> QRect:
        """Where a row in ``rect`` has its button."""
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(_("Tag")) + 2 * _BUTTON
        return QRect(rect.right() - _SIDE - width, rect.top() + _AIR - 3, width, metrics.height() + 6)

    def piece_at(self, row: TwinRow, rect: QRect, font: QFont, at: QPointF) -> Piece | None:
        """The piece of a row in ``rect`` that stands at a point."""
        layout = self._layout(row, rect.width(), font)
        if layout is None:
            return None
        inner = at - QPointF(self._corner(rect, font))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.naturalTextRect().contains(inner):
                found: tuple[int, float] | int = line.xToCursor(inner.x(), line.CursorPosition.CursorOnCharacter)
                return _piece_with(row, found if isinstance(found, int) else found[0])
        return None

    def _paint_head(self, painter: QPainter, rect: QRect, row: TwinRow, font: QFont) -> None:
        theme, bold = self._theme(), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        line = QRect(rect.left() + _SIDE, rect.top() + _AIR, rect.width() - 2 * _SIDE, QFontMetrics(font).height())
        painter.setFont(font)
        painter.setPen(QColor(theme.warning if row.sign == "∅" else theme.muted))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), row.sign)
        line.setLeft(line.left() + _SIGN)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text if row.rendition is not None else theme.muted))
        name = QFontMetrics(bold).elidedText(row.name, Qt.TextElideMode.ElideRight, line.width() // 2)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), name)
        line.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(name) + 10)
        if row.fresh:
            line.setRight(self.button(rect, font).left() - _GAP)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        told = " · ".join(filter(None, (row.when, row.told)))
        painter.drawText(
            line,
            int(Qt.AlignmentFlag.AlignVCenter),
            QFontMetrics(font).elidedText(told, Qt.TextElideMode.ElideRight, line.width()),
        )

    def _paint_button(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme()
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius, theme.radius)
        painter.setPen(QColor(theme.accent))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), _("Tag"))

    def _corner(self, rect: QRect, font: QFont) -> QPointF:
        return QPointF(rect.left() + _SIDE + _SIGN, rect.top() + _AIR + QFontMetrics(font).height() + _GAP)

    def _layout(self, row: TwinRow, width: int, font: QFont) -> QTextLayout | None:
        """The words as they are laid out in a row of that width; None where there are none."""
        if not row.pieces:
            return None
        theme = self._theme()
        layout = QTextLayout(_shown(row), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats, at = [], 0
        for piece in row.pieces:
            form = QTextLayout.FormatRange()
            form.start, form.length, form.format = at, _units(piece.text), piece_format(piece.role, theme)
            formats.append(form)
            at += _units(piece.text)
        layout.setFormats(formats)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - 2 * _SIDE - _SIGN, 40))
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.1
        layout.endLayout()
        return layout


def _shown(row: TwinRow) -> str:
    return on_a_line("".join(piece.text for piece in row.pieces))[:_LONGEST]


def _piece_with(row: TwinRow, unit: int) -> Piece | None:
    at = 0
    for piece in row.pieces:
        at += _units(piece.text)
        if unit < at:
            return piece
    return None


def _units(text: str) -> int:
    """How many positions a layout counts in it."""
    return len(text.encode("utf-16-le")) // 2
