"""A list of hits under the articles they stand in, each in its context, with the hit emphasised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.model.codebook import Label
from annotator.ui.panels.search.hits import Hit, HitGroup
from annotator.ui.theme.contrast import over
from annotator.ui.theme.label_colours import label_colours
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.empty_words import paint_empty
from annotator.ui.widgets.tick_box import draw_tick_box

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_EDGE, _INDENT, _GAP = 10, 24, 8
_BEFORE = 0.42
"""The part of the width that the words before a hit may take."""


class HitModel(QAbstractListModel):
    """Rows are articles (not to be selected) and beneath each its hits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HitGroup | Hit] = []
        self.more: Callable[[], None] | None = None
        """Asks for another page, where there may be one."""

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add(self, groups: Iterable[HitGroup]) -> None:
        """Take in the hits of further articles."""
        new: list[HitGroup | Hit] = []
        for group in groups:
            new += (group, *group.hits)
        if new:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def hit(self, index: Index) -> Hit | None:
        """The hit that stands in a row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Hit) else None

    def next_hit(self, row: int, step: int) -> int | None:
        """The row of the hit before (step -1) or after (1) a row."""
        row += step
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Hit):
                return row
            row += step
        return None

    def hits(self) -> list[Hit]:
        """All hits, in order."""
        return [row for row in self._rows if isinstance(row, Hit)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(row, Hit):
                return f"{row.lead} {row.before}{row.words}{row.after}".strip()
            return f"{row.outlet} {row.title}, {row.told}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.hit(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.more is not None

    def fetchMore(self, parent: Index) -> None:
        if self.more is not None and not parent.isValid():
            self.more()


class HitDelegate(QStyledItemDelegate):
    """Draws plain text only: the words of an article are never taken for mark-up."""

    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.labels: Mapping[str, Label] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, cast("Any", option).fontMetrics.height() + 11)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, style = index.data(ROW), cast("Any", option)
        painter.save()
        painter.setClipRect(style.rect)
        if isinstance(row, HitGroup):
            self._paint_article(painter, style, row)
        elif isinstance(row, Hit):
            self._paint_hit(painter, style, row, index)
        painter.restore()

    def _paint_article(self, painter: QPainter, style: Any, group: HitGroup) -> None:
        theme, rect = self.theme(), style.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        painter.fillRect(style.rect, QColor(over(theme.surface, theme.text, 0.04)))
        strong = QFont(style.font)
        strong.setWeight(QFont.Weight.DemiBold)
        rect = _told(painter, rect, style.font, group.told, theme.muted, right=True)
        rect = _told(painter, rect, strong, group.outlet or group.title, theme.text)
        if group.outlet:
            _told(painter, rect, style.font, group.title, theme.muted)

    def _paint_hit(self, painter: QPainter, style: Any, hit: Hit, index: Index) -> None:
        theme = self.theme()
        selected = bool(style.state & QStyle.StateFlag.State_Selected)
        hovered = bool(style.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            ground = theme.selection if selected else over(theme.surface, theme.text, 0.05)
            painter.fillRect(style.rect, QColor(ground))
        if selected and style.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.focus))
            painter.drawRect(style.rect.adjusted(0, 0, -1, -1))
        rect = style.rect.adjusted(_INDENT, 0, -_EDGE, 0)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is not None:
            at = QPoint(rect.x() - 8, rect.center().y())
            size = draw_tick_box(painter, style.widget, at, ticked=checked == Qt.CheckState.Checked.value)
            rect = rect.adjusted(size, 0, 0, 0)
        for label in reversed(hit.labels):
            rect = self._paint_chip(painter, rect, style.font, label)
        remark = index.data(Qt.ItemDataRole.StatusTipRole)
        if remark:
            rect = _told(painter, rect, style.font, remark, theme.muted, right=True)
        if hit.lead:
            rect = _told(painter, rect, style.font, hit.lead, theme.muted)
        self._paint_words(painter, rect, style.font, hit, faint=bool(remark))

    def _paint_words(self, painter: QPainter, rect: QRect, font: QFont, hit: Hit, *, faint: bool) -> None:
        theme = self.theme()
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        strong.setForeground(QColor(theme.muted if faint else theme.text))
        strong.setBackground(QColor(over(theme.surface, theme.warning, 0.28)))
        before, words, after = fitted(hit, font, rect.width())
        place = QTextLayout.FormatRange()
        place.start, place.length, place.format = _units(before), _units(words), strong
        layout = QTextLayout(before + words + after, font)
        layout.setFormats([place])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(
            1e6 if layout.textOption().textDirection() != Qt.LayoutDirection.RightToLeft else rect.width()
        )
        layout.endLayout()
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QColor(theme.muted if faint else over(theme.surface, theme.text, 0.82)))
        layout.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - line.height()) / 2))
        painter.restore()

    def _paint_chip(self, painter: QPainter, rect: QRect, font: QFont, name: str) -> QRect:
        label = self.labels.get(name)
        theme = self.theme()
        colours = label_colours(label.colour if label else theme.muted, theme)
        words = (label.title if label else "") or name
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * theme.small)
        metrics = QFontMetrics(small)
        width = min(metrics.horizontalAdvance(words), 140) + 12
        height = metrics.height() + 2
        chip = QRectF(rect.right() - width, rect.center().y() - height / 2 + 1, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(over(theme.surface, colours.tint, colours.alpha)))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setFont(small)
        painter.setPen(QColor(colours.ink))
        painter.drawText(
            chip, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(words, Qt.TextElideMode.ElideRight, 140)
        )
        painter.restore()
        return rect.adjusted(0, 0, -(width + 5), 0)


class HitList(QListView):
    """A list in which Up and Down go from hit to hit."""

    def __init__(self, model: HitModel, delegate: HitDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits, self._hand = model, delegate
        self.empty_words = ""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self.empty_words, self._hand.theme())

    def current_hit(self) -> Hit | None:
        """The hit that the keyboard is at."""
        return self._hits.hit(self.currentIndex())

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) hit; whether there is one."""
        row = self._hits.next_hit(self.currentIndex().row() if self.currentIndex().isValid() else -1, step)
        if row is None:
            return False
        index = self._hits.index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self._hits.index(max(0, row - 1), 0))
        self.scrollTo(index)
        return True


def fitted(hit: Hit, font: QFont, width: int) -> tuple[str, str, str]:
    """What is shown of the words before a hit, of the hit in bold and of those after it, in ``width`` points."""
    bold = QFont(font)
    bold.setBold(True)
    plain, strong = QFontMetrics(font), QFontMetrics(bold)
    before = plain.elidedText(hit.before, Qt.TextElideMode.ElideLeft, round(width * _BEFORE))
    room = width - plain.horizontalAdvance(before)
    words = strong.elidedText(hit.words, Qt.TextElideMode.ElideRight, room)
    room -= strong.horizontalAdvance(words)
    after = plain.elidedText(hit.after, Qt.TextElideMode.ElideRight, max(0, room)) if words == hit.words else ""
    return before, words, after


def _told(painter: QPainter, rect: QRect, font: QFont, words: str, colour: str, *, right: bool = False) -> QRect:
    """Writes words at one end of ``rect`` and answers what is left of it."""
    metrics = QFontMetrics(font)
    told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    width = metrics.horizontalAdvance(told) + _GAP
    painter.setFont(font)
    painter.setPen(QColor(colour))
    end = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = int(end | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(rect, flags, told)
    return rect.adjusted(0, 0, -width, 0) if right else rect.adjusted(width, 0, 0, 0)


def _units(words: str) -> int:
    """How many UTF-16 units Qt counts."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
