"""The head of the inspector: label, words, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from annotator.commands.annotations import ChangeAnnotation
from annotator.model.codebook import Codebook
from annotator.ui.panels.inspector.parts import SECTION, Hands, Quiet, Swatch, column, row
from annotator.ui.panels.inspector.subject import Subject
from annotator.ui.theme.label_colours import label_colours
from annotator.wording.translation import _

_MOST = 600
"""Characters of an annotation that are shown; the reading pane shows all of it."""


class HeadPart(QWidget):
    """Label as a list to change it, the words beside a bar in the label's colour."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._subject: Subject | None = None
        self._offered: tuple[str, ...] = ()
        self.label, self.words, self.owner = QComboBox(), QLabel(), Quiet()
        self.label.setAccessibleName(_("Label"))
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.label.setMinimumContentsLength(6)
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.activated.connect(self._relabel)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(_("Words"))
        self.swatch = Swatch()
        layout = column(self, self.owner, self.label, gap=8)
        beside = row(self.swatch, self.words, stretched=1)
        beside.setSpacing(9)
        layout.addLayout(beside)
        layout.setContentsMargins(0, 0, 0, SECTION - 10)

    def show_subject(self, subject: Subject) -> None:
        """Shows what it is."""
        self._subject = subject
        theme = self._hands.theme()
        self.swatch.show_colour(label_colours(subject.label.colour, theme).line)
        self._show_labels(self._hands.codebook(), subject)
        self.label.setEnabled(subject.changeable)
        words = "\n⋯\n".join(subject.words)
        self.words.setText(words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…")
        self.owner.setText(_("Annotation of {name}, to be read only").format(name=subject.owner))
        self.owner.setVisible(not subject.changeable and bool(subject.owner))

    def forget_labels(self) -> None:
        """Has the list of labels made anew: another codebook or theme."""
        self._offered = ()

    def _show_labels(self, codebook: Codebook, subject: Subject) -> None:
        labels = [*codebook.offered()]
        if subject.label not in labels:
            labels.append(subject.label)
        names = tuple(label.id for label in labels)
        if names != self._offered:
            self._offered = names
            self.label.clear()
            for label in labels:
                colour = label_colours(label.colour, self._hands.theme()).line
                self.label.addItem(_dot(colour), label.title or label.id, label.id)
        self.label.setCurrentIndex(names.index(subject.label.id))

    def _relabel(self, number: int) -> None:
        subject, name = self._subject, self._offered[number]
        if subject and name != subject.label.id:
            done = self._hands.do(ChangeAnnotation(subject.annotation.id, label=name))
            if not done:
                self.label.setCurrentIndex(self._offered.index(subject.label.id))


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(7, 7, 18, 18)
    painter.end()
    return QIcon(pixmap)
