"""Edit and take: a version changed in place before it becomes gold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.codebook import Codebook, Label
from annotator.review.rulings import GoldDraft
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.attribute_editors import AttributeEditor, Value, editor_of
from annotator.ui.widgets.chips import Chips
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.ui.widgets.layout_order import in_layout_order
from annotator.ui.widgets.speaker_choices import Choice
from annotator.ui.widgets.speaker_field import SpeakerField
from annotator.wording.translation import _


class EditForm(QWidget):
    """``changed`` carries what a hand changed of the draft (as keywords), ``taken`` and ``given_up`` end it."""

    changed = Signal(object)
    taken = Signal()
    given_up = Signal()
    entered = Signal(str)
    """A speaker of that name is meant whom the register does not have."""
    piece_chosen = Signal(int)
    """The piece that is changed alone, from 0; -1 for all alike."""

    def __init__(self, theme: Callable[[], Theme], known: KnownSpeakers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewVerdict")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft: GoldDraft | None = None
        self._codebook = Codebook("")
        self._asked: Label | None = None
        self.editors: dict[str, AttributeEditor] = {}
        head, keys = QLabel(_("Edit and take")), QLabel(_keys())
        head.setProperty("role", "strong")
        keys.setProperty("part", "quiet")
        keys.setWordWrap(True)
        self.label = QToolButton()
        self.label.setProperty("kind", "pick")
        self.label.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._labels = QMenu(self.label)
        self.label.setMenu(self._labels)
        self.speaker = SpeakerField(known, theme)
        self.speaker.setAccessibleName(_("Speaker"))
        self.speaker.setPlaceholderText(_("Nobody"))
        self.speaker.chosen.connect(self._speaker_chosen)
        self.take, self.give_up = QPushButton(_("Take it  ↵")), QPushButton(_("Cancel  Esc"))
        self.take.setProperty("role", "primary")
        self.take.clicked.connect(self.taken)
        self.give_up.clicked.connect(self.given_up)
        self._attributes = QWidget()
        self._column = QVBoxLayout(self._attributes)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.pieces: Chips | None = None
        self._count = 0
        self._pieces_at = QVBoxLayout()
        self._lay_out(head, keys)

    def _lay_out(self, head: QLabel, keys: QLabel) -> None:
        self._inner = inner = QWidget()
        inner.setMinimumHeight(1)  # its height follows from its width; the sum of what each part needs alone is more
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(head)
        column.addWidget(keys)
        column.addLayout(self._pieces_at)
        for caption, widget in ((_("Label"), self.label), (_("Speaker"), self.speaker)):
            column.addSpacing(6)
            column.addWidget(_caption(caption))
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._attributes)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(14, 8, 14, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.take, 1)
        buttons.addWidget(self.give_up)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the edge of the panel stands beside it, not under it
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def show_draft(self, draft: GoldDraft, codebook: Codebook, speaker: str) -> None:
        """Show a draft; ``speaker`` is the name of who is meant."""
        self._draft = draft
        if codebook is not self._codebook:
            self._codebook = codebook
            self._offer_labels()
        label = codebook.label(draft.label) or Label(draft.label)
        self.label.setText((label.title or label.id).replace("&", "&&") + "  ▾")
        self.label.setAccessibleName(_("Label: {label}").format(label=label.title or label.id))
        if label != self._asked:
            self._ask(label)
        for name, editor in self.editors.items():
            editor.show_value(draft.attributes.get(name))
        self.speaker.show_name(speaker)

    def show_pieces(self, count: int, chosen: int) -> None:
        """Offer to change each of ``count`` pieces by itself; of one there is nothing to choose."""
        if count != self._count:
            self._count = count
            if self.pieces is not None:
                self.pieces.hide()
                self.pieces.deleteLater()
                self.pieces = None
            if count > 1:
                told = [
                    ("-1", _("All pieces"), ""),
                    *((str(at), _("Piece {number}").format(number=at + 1), "") for at in range(count)),
                ]
                self.pieces = Chips(told)
                self.pieces.setAccessibleName(_("What is changed"))
                self.pieces.chosen_changed.connect(lambda ids: self.piece_chosen.emit(int(ids[0]) if ids else -1))
                self._pieces_at.addWidget(self.pieces)
            self._order()
        if self.pieces is not None:
            self.pieces.show_chosen((str(chosen),))

    def _order(self) -> None:
        """Have Tab follow the layout: the questions of a label are made when it is shown."""
        for one, following in pairwise((*in_layout_order(self._inner), self.take, self.give_up)):
            self.setTabOrder(one, following)

    def _offer_labels(self) -> None:
        self._labels.clear()
        for label in self._codebook.offered():
            if not label.zone:
                entry = self._labels.addAction((label.title or label.id).replace("&", "&&"))
                entry.triggered.connect(partial(self._tell, label=label.id))

    def _ask(self, label: Label) -> None:
        self._asked = label
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.editors = {}
        for attribute in label.attributes:
            editor = editor_of(attribute)
            editor.value_changed.connect(partial(self._attribute_changed, attribute.id))
            self.editors[attribute.id] = editor
            if self._column.count():
                self._column.addSpacing(8)
            self._column.addWidget(_caption(attribute.title or attribute.id))
            self._column.addWidget(editor)
        self._order()

    def _attribute_changed(self, name: str, value: Value) -> None:
        if self._draft is None:
            return
        attributes = {key: old for key, old in self._draft.attributes.items() if key != name}
        if value is not None:
            attributes[name] = value if isinstance(value, tuple) else str(value)
        self._tell(attributes=attributes)

    def _speaker_chosen(self, choice: Choice) -> None:
        if choice.speaker is None and choice.name:
            self.entered.emit(choice.name)
        else:
            self._tell(speaker=choice.speaker)

    def _tell(self, *_checked: object, **changes: Any) -> None:
        self.changed.emit(changes)


def _caption(words: str) -> QLabel:
    caption = QLabel(words)
    caption.setTextFormat(Qt.TextFormat.PlainText)
    caption.setProperty("part", "caption")
    return caption


def _keys() -> str:
    return _(
        "Ctrl+Alt+arrows move the beginning, Shift+Alt+arrows the end: sideways by a character, up and down by a word."
    )
