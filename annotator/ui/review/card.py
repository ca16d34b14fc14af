"""The card: one disagreement with all that is needed to decide it, painted at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.ui.review.comparison import Row
from annotator.ui.review.excerpt import Excerpt
from annotator.ui.review.ink import Words, draw_badge, sized
from annotator.ui.review.passage import Painted, Passage
from annotator.ui.theme.contrast import over
from annotator.ui.theme.label_colours import LabelColours, label_colours
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

_SIDE, _TOP = 28, 20
_GAP = 18
_CELL = QPointF(10, 6)
_TITLES = 118
_LONGEST_TITLE = 72
WIDEST = 860
"""Pixels that the words of a card may take: longer lines are hard to read."""


class Note(Struct, frozen=True):
    """A paragraph under a small heading; ``badge`` is whose it is."""

    title: str
    words: str
    badge: tuple[str, LabelColours] | None = None


class Face(Struct, frozen=True):
    """All that a card shows. ``first`` stands over the passage: why a case that was decided has come back. ``table``
    are the rows of ``columns``; ``same`` tells the rows that do not differ.
    """

    labels: tuple[tuple[str, str], ...]
    place: str
    differences: tuple[str, ...]
    excerpt: Excerpt
    lines: tuple[Painted, ...]
    first: tuple[Note, ...] = ()
    columns: tuple[tuple[str, LabelColours, str], ...] = ()
    table: tuple[Row, ...] = ()
    same: Note | None = None
    notes: tuple[Note, ...] = ()
    spoken: str = ""


class CardView(QWidget):
    """Paints a :class:`Face`. Made once; showing another costs one layout of its words."""

    focused = Signal(bool)
    """Whether it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._face: Face | None = None
        self._theme: Theme | None = None
        self._reading = QFont()
        self._blocks: list[_Block] = []
        self._height = 0
        self._width = -1

    def dress(self, theme: Theme, reading: QFont) -> None:
        """Paint in ``theme``, the passage in the font ``reading``."""
        self._theme, self._reading = theme, reading
        if self._face is not None:
            self.show_face(self._face)

    def show_face(self, face: Face | None) -> None:
        """Show a card, or nothing."""
        self._face = face
        self._blocks = _blocks(face, self.font(), self._reading, self._theme) if face and self._theme else []
        self.setAccessibleName(_("Disagreement"))
        self.setAccessibleDescription(face.spoken if face else "")
        self._width = -1
        self._lay_out()
        self.updateGeometry()
        self.update()

    def spoken(self) -> str:
        """The card as plain sentences."""
        return self._face.spoken if self._face else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._measure(width)

    def sizeHint(self) -> QSize:
        return QSize(560, self._measure(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self._height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.surface))
        width = self._inner(self.width())
        y = float(_TOP)
        for block in self._blocks:
            height = block.fit(width)
            if y + height >= event.rect().top() and y <= event.rect().bottom():
                block.paint(painter, QPointF(_SIDE, y), width)
            y += height + _GAP

    def _lay_out(self) -> None:
        if self._width != self.width():
            self._width = self.width()
            self._height = self._measure(self._width)
            self.setMinimumHeight(self._height)

    def _measure(self, width: int) -> int:
        inner = self._inner(width)
        return int(2 * _TOP + sum(block.fit(inner) + _GAP for block in self._blocks))

    @staticmethod
    def _inner(width: int) -> float:
        return float(min(width - 2 * _SIDE, WIDEST))


class _Block:
    def fit(self, width: float) -> float:
        raise NotImplementedError

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        raise NotImplementedError


def _blocks(face: Face, plain: QFont, reading: QFont, theme: Theme) -> list[_Block]:
    blocks: list[_Block] = [_Head(face, plain, theme), *(_NoteBlock(note, plain, theme) for note in face.first)]
    blocks.append(_PassageBlock(face, plain, reading, theme))
    if face.table:
        blocks.append(_Table(face.columns, face.table, plain, theme))
    if face.same:
        blocks.append(_NoteBlock(face.same, plain, theme))
    return blocks + [_NoteBlock(note, plain, theme) for note in face.notes]


class _Head(_Block):
    """The labels, what differs (the gravest difference large), and where it stands."""

    def __init__(self, face: Face, plain: QFont, theme: Theme) -> None:
        self._face, self._theme = face, theme
        self._chip = sized(plain.toString(), theme.small, strong=True)
        small = sized(plain.toString(), theme.small)
        self._place = Words(face.place, small, most=2)
        title, rest = _titled(face.differences)
        self._differs = Words(title, sized(plain.toString(), theme.large, strong=True), spacing=1.1)
        self._rest = Words(rest, sized(plain.toString(), 1.0), spacing=1.15) if rest else None

    def fit(self, width: float) -> float:
        self._chips_height = 22.0
        rest = self._rest.fit(width) + 3 if self._rest is not None else 0.0
        return self._place.fit(width) + 8 + self._differs.fit(width) + rest + 10 + self._chips_height

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        x = at.x()
        for title, colour in self._face.labels:
            colours = label_colours(colour, self._theme)
            x += draw_badge(painter, QPointF(x, at.y()), title, colours, self._chip, self._theme) + 6
        y = at.y() + self._chips_height + 6
        self._differs.draw(painter, QPointF(at.x(), y), self._theme.text)
        y += self._differs.fit(width)
        if self._rest is not None:
            self._rest.draw(painter, QPointF(at.x(), y + 3), self._theme.text)
            y += self._rest.fit(width) + 3
        y += 4
        self._place.draw(painter, QPointF(at.x(), y), self._theme.muted)


class _PassageBlock(_Block):
    def __init__(self, face: Face, plain: QFont, reading: QFont, theme: Theme) -> None:
        strong = sized(plain.toString(), 1.0, strong=True)
        self._passage = Passage(face.excerpt, face.lines, reading, strong, theme)
        self._width, self._height = -1.0, 0.0

    def fit(self, width: float) -> float:
        if width != self._width:
            self._width, self._height = width, self._passage.fit(width) - 6
        return self._height

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        self._passage.paint(painter, at, width)


class _Table(_Block):
    """The answers of each side in a column of its own; what is unlike most is tinted and set off."""

    def __init__(
        self,
        columns: Sequence[tuple[str, LabelColours, str]],
        rows: Sequence[Row],
        plain: QFont,
        theme: Theme,
    ) -> None:
        self._columns, self._rows, self._theme = columns, rows, theme
        self._plain = sized(plain.toString(), 1.0)
        strong = sized(plain.toString(), 1.0, strong=True)
        small = sized(plain.toString(), theme.small, strong=True)
        self._badge = strong
        self._names = [Words(name, small, most=1) for _letter, _colours, name in columns]
        self._titles = [Words(row.title, small, most=2) for row in rows]
        self._cells = [
            [Words(c.words, strong if c.differs else self._plain, most=row.lines) for c in row.cells] for row in rows
        ]
        self._heights: list[float] = []
        self._head = 30.0

    def fit(self, width: float) -> float:
        room = (width - _TITLES) / max(len(self._columns), 1)
        for name in self._names:
            name.fit(room - 48)
        self._heights = [
            2 * _CELL.y() + max(title.fit(_TITLES - 12), *(cell.fit(room - 2 * _CELL.x()) for cell in cells))
            for title, cells in zip(self._titles, self._cells, strict=True)
        ]
        return self._head + sum(self._heights)

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        theme = self._theme
        room = (width - _TITLES) / max(len(self._columns), 1)
        for number, (letter, colours, _name) in enumerate(self._columns):
            left = at.x() + _TITLES + number * room + _CELL.x()
            beside = draw_badge(painter, QPointF(left, at.y()), letter, colours, self._badge, theme)
            self._names[number].draw(painter, QPointF(left + beside + 7, at.y() + 2), theme.muted)
        y = at.y() + self._head
        for number, row in enumerate(self._rows):
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + width, y))
            self._titles[number].draw(painter, QPointF(at.x(), y + _CELL.y() + 1), theme.muted)
            for place, cell in enumerate(row.cells):
                rect = QRectF(at.x() + _TITLES + place * room, y, room, self._heights[number])
                if cell.differs:
                    self._mark(painter, rect, self._columns[place][1])
                self._cells[number][place].draw(painter, rect.topLeft() + _CELL, theme.text)
            y += self._heights[number]
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + width, y))

    def _mark(self, painter: QPainter, rect: QRectF, colours: LabelColours) -> None:
        ground = over(self._theme.surface, colours.tint, min(colours.alpha, 0.22))
        painter.fillRect(rect.adjusted(2, 1, -2, 0), QColor(ground))
        painter.fillRect(QRectF(rect.left() + 2, rect.top() + 1, 3, rect.height() - 1), QColor(colours.line))


class _NoteBlock(_Block):
    def __init__(self, note: Note, plain: QFont, theme: Theme) -> None:
        self._note, self._theme = note, theme
        self._badge = sized(plain.toString(), theme.small, strong=True)
        self._title = Words(note.title, self._badge)
        self._words = Words(note.words, sized(plain.toString(), 1.0), spacing=1.15, most=8)

    def fit(self, width: float) -> float:
        return self._title.fit(width) + 4 + self._words.fit(width)

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        x = at.x()
        if self._note.badge is not None:
            letter, colours = self._note.badge
            x += draw_badge(painter, at, letter, colours, self._badge, self._theme) + 7
        self._title.draw(painter, QPointF(x, at.y()), self._theme.muted)
        self._words.draw(painter, QPointF(at.x(), at.y() + self._title.fit(width) + 4), self._theme.text)


def _titled(differences: Sequence[str]) -> tuple[str, str]:
    """A title and what comes under it: all differences in one where they are short, else the gravest first."""
    told = "; ".join(differences)
    if len(told) > _LONGEST_TITLE:
        return _sentence(differences[0]), _sentence("; ".join(differences[1:]))
    return _sentence(told), ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
