"""What the parts of the inspector are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.commands.command import Command
from annotator.model.codebook import Codebook
from annotator.storage.reader import Reader
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.known_speakers import KnownSpeakers

GAP = 4
SECTION = 14


class Hands(Struct, frozen=True):
    """What a part may do: run a command, go to an annotation (``show_fellow``: of a group, showing the others too),
    hand the keyboard back, open the register, show a speaker's page.

    ``reader`` answers what is stored at this moment, which what is shown may lag behind by one paint; ``text_of``
    the text of an article.
    """

    do: Callable[[Command[Any]], bool]
    show: Callable[[str, str], None]
    show_fellow: Callable[[str, str, str], None]
    leave: Callable[[], None]
    say: Callable[[str], None]
    open_speaker: Callable[[str], None]
    show_page: Callable[[str], None]
    reader: Callable[[], Reader]
    text_of: Callable[[str], str]
    codebook: Callable[[], Codebook]
    theme: Callable[[], Theme]
    known: KnownSpeakers


class Caption(QLabel):
    """The small heading over a field."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("part", "caption")


class Quiet(QLabel):
    """Words that inform and do not ask."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("part", "quiet")


class PlainButton(QPushButton):
    """A button that looks like a word and is cut where there is no room, at the end or as ``cut`` says."""

    def __init__(
        self, words: str = "", parent: QWidget | None = None, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._mode = cut
        self.setProperty("kind", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._words = words
        self.show_words(words)

    @property
    def words(self) -> str:
        """All of its words."""
        return self._words

    def show_words(self, words: str) -> None:
        """Shows ``words``, whole for who listens."""
        self._words = words
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 16, super().sizeHint().height())

    def _cut(self) -> None:
        room = max(self.width() - 12, 20)
        self.setText(self.fontMetrics().elidedText(self._words, self._mode, room).replace("&", "&&"))


class SmallButton(QToolButton):
    """One sign, named for who listens or hovers."""

    def __init__(self, sign: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(sign)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setProperty("kind", "small")


class Swatch(QWidget):
    """A bar in the colour of a label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setFixedWidth(3)

    def show_colour(self, colour: str) -> None:
        """Takes that colour."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(self.rect()), 1.5, 1.5)


def column(owner: QWidget, *widgets: QWidget, gap: int = GAP) -> QVBoxLayout:
    """Lays ``widgets`` out in ``owner``, one below the other."""
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def row(*widgets: QWidget, stretched: int = 0) -> QHBoxLayout:
    """``widgets`` side by side, the one of that number taking the room."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for number, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if number == stretched else 0)
    return layout
