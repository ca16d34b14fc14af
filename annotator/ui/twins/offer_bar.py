"""What is to be decided of a quote's twins, and by which keys: a small bar at the foot of the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.wording.translation import _

_FOOT = 14
"""Points between the bar and the edge of the desk."""


class OfferBar(QFrame):
    """Lies over the desk and takes no room from the text; hidden unless there is something to decide."""

    all_wanted = Signal()
    one_by_one = Signal()
    none_wanted = Signal()
    placed = Signal()
    """It came, went, or lies elsewhere."""

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self.setObjectName("offerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told, self.take = QLabel(), QPushButton(_("Tag all"))
        self.walk, self.leave = QPushButton(_("One by one")), QPushButton(_("Not now"))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.take.setProperty("role", "primary")
        self._line, row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self), QHBoxLayout()
        self._line.setContentsMargins(14, 6, 8, 6)
        for layout in (self._line, row):
            layout.setSpacing(8)
        self._line.addWidget(self.told)
        self._line.addLayout(row)
        for button, key, wanted in (
            (self.take, _("Enter in the text"), self.all_wanted),
            (self.walk, _("N in the text"), self.one_by_one),
            (self.leave, _("Backspace in the text"), self.none_wanted),
        ):
            button.setToolTip(key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(wanted)
            row.addWidget(button)
        desk.installEventFilter(self)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what is to be decided; nothing hides the bar."""
        self.told.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if words:
            self.raise_()
            self._settle()
        else:
            self.placed.emit()

    def over(self, widget: QWidget) -> int:
        """So many points of the foot of ``widget`` lie under it."""
        if self.isHidden():
            return 0
        mine = QRect(widget.mapFrom(self._desk, self.pos()), self.size())
        return max(0, widget.height() - mine.top()) if mine.intersects(widget.rect()) else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _lay(self, direction: QBoxLayout.Direction) -> None:
        """The words beside the buttons, or above them, on as many lines as they need."""
        self.told.setWordWrap(direction == QBoxLayout.Direction.TopToBottom)
        self._line.setDirection(direction)

    def _settle(self) -> None:
        room = self._desk.width() - 2 * _FOOT
        self._lay(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > room:
            self._lay(QBoxLayout.Direction.TopToBottom)
        wide = min(room, self.sizeHint().width())
        self.resize(wide, max(self.sizeHint().height(), self.heightForWidth(wide)))
        self.move((self._desk.width() - self.width()) // 2, self._desk.height() - self.height() - _FOOT)
        self.placed.emit()
