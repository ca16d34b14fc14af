"""The verdict at the right: what can be decided, each with its key, what would be gold, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.review.because import BecauseForm
from annotator.ui.review.choices import Choice
from annotator.ui.review.decision_button import DecisionButton
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later, ngettext

FURTHER = (
    ("edit", "E", later("Edit and take")),
    ("defer", "D", later("Defer")),
    ("similar", "A", later("All similar…")),
    ("codebook", "X", later("Codebook problem")),
)
"""What else can be done with a case: name, key, title."""


class VerdictPanel(QWidget):
    """``decided`` names a choice, ``wanted`` something of :data:`FURTHER`; ``looked_at`` is a choice or None."""

    decided = Signal(str)
    wanted = Signal(str)
    looked_at = Signal(object)

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewVerdict")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._choices: dict[str, Choice] = {}
        self.buttons: dict[str, DecisionButton] = {}
        self.head, self.preview, self.because = QLabel(), QLabel(), BecauseForm()
        self.head.setProperty("role", "strong")
        self.preview.setProperty("part", "quiet")
        for label in (self.head, self.preview):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.speaker = QCheckBox()
        self.speaker.hide()
        inner = QWidget()
        inner.setMinimumHeight(1)  # its height follows from its width; the sum of what each part needs alone is more
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(self._grid)
        column.addWidget(self.speaker)
        column.addWidget(self.preview)
        column.addWidget(_rule())
        column.addWidget(self.because)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the edge of the panel stands beside it, not under it
        whole.addWidget(area)

    def sizeHint(self) -> QSize:
        return QSize(330, 500)

    def show_choices(self, choices: Sequence[Choice], proposed: Choice | None, told: str, *, may: bool) -> None:
        """Offer these; ``proposed`` is what Enter takes, ``told`` says how far the case is, ``may``: one may decide."""
        self._choices = {choice.name: choice for choice in choices}
        self.head.setText(told)
        for choice in choices:
            button = self._button(choice.name)
            side = choice.side
            badge = (side.letter, side.colours(self._theme())) if side is not None else None
            button.show_decision(choice.title, choice.key, badge, proposed=choice is proposed)
            button.setEnabled(may and choice.ruling is not None)
        for name, key, title in FURTHER:
            button = self._button(name)
            button.show_decision(_(title), key)
            button.setEnabled(may)
        self._arrange(choices)

    def offer_speaker(self, count: int, *, on: bool) -> None:
        """Offer to settle ``count`` other cases in which the same speakers are in dispute."""
        told = ngettext(
            "Also settles {count} other with these speakers (S)", "Also settles {count} others with these speakers (S)",
            count,
        )  # fmt: skip
        self.speaker.setText(told.format(count=f"{count:,}"))
        self.speaker.setChecked(on and count > 0)
        self.speaker.setVisible(count > 0)

    def also_speaker(self) -> bool:
        """Whether these are to be settled too."""
        return self.speaker.isVisibleTo(self) and self.speaker.isChecked()

    def turn_speaker(self) -> None:
        """Choose, or no longer, to settle these too."""
        if self.speaker.isVisibleTo(self):
            self.speaker.click()

    def _button(self, name: str) -> DecisionButton:
        if name not in self.buttons:
            button = DecisionButton(self._theme, self)
            further = any(name == one for one, _key, _title in FURTHER)
            button.clicked.connect(lambda: self.wanted.emit(name) if further else self.decided.emit(name))
            if not further:
                button.looked_at.connect(lambda on: self.looked_at.emit(self._choices.get(name) if on else None))
            self.buttons[name] = button
        return self.buttons[name]

    def _arrange(self, choices: Sequence[Choice]) -> None:
        """Versions one below the other, all else in two columns, always in the same places."""
        wanted = [choice.name for choice in choices if choice.side is not None]
        paired = [choice.name for choice in choices if choice.side is None] + [name for name, _k, _t in FURTHER]
        if [name for name, button in self.buttons.items() if button.property("placed")] == [*wanted, *paired]:
            return
        for name, button in self.buttons.items():
            button.setVisible(name in (*wanted, *paired))
            self._grid.removeWidget(button)
            button.setProperty("placed", name in (*wanted, *paired))
        for row, name in enumerate(wanted):
            self._grid.addWidget(self.buttons[name], row, 0, 1, 2)
        for place, name in enumerate(paired):
            alone = place % 2 == 0 and place == len(paired) - 1
            self._grid.addWidget(self.buttons[name], len(wanted) + place // 2, place % 2, 1, 2 if alone else 1)
        stops = [*(self.buttons[name] for name in (*wanted, *paired)), self.speaker, *self.because.stops()]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("part", "rule")
    rule.setFixedHeight(1)
    return rule
