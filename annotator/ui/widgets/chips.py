"""Values side by side as chips: one of them, or any number."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from annotator.ui.widgets.flow import FlowLayout
from annotator.ui.widgets.tooltips import plain_tooltip


class Chips(QWidget):
    """One stop for Tab: arrows go from chip to chip, Space or Enter chooses, a digit chooses that chip.

    ``chosen_changed`` tells what a hand chose; choosing what is chosen takes it back.
    """

    chosen_changed = Signal(object)
    """The ids now chosen, in order, as a tuple."""

    def __init__(
        self, values: Sequence[tuple[str, str, str]], *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        """``values`` are ids, titles and what a tooltip says of them."""
        super().__init__(parent)
        self._several = several
        self._chips: dict[str, QToolButton] = {}
        flow = FlowLayout(self)
        for number, (name, title, words) in enumerate(values):
            chip = _Chip(self, number, title, words)
            chip.clicked.connect(lambda _on, name=name: self._press(name))
            self._chips[name] = chip
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._stop_at(0)

    def chosen(self) -> tuple[str, ...]:
        """The ids that are chosen."""
        return tuple(name for name, chip in self._chips.items() if chip.isChecked())

    def show_chosen(self, names: Collection[str]) -> None:
        """Shows these as chosen and no others; ids that it does not have are passed over."""
        for name, chip in self._chips.items():
            chip.setChecked(name in names)
        on = [number for number, chip in enumerate(self._chips.values()) if chip.isChecked()]
        if not self._has_focus():
            self._stop_at(on[0] if on else 0)

    def go(self, number: int) -> None:
        """Gives the keyboard to the chip of that number, as far as there is one."""
        number = min(max(number, 0), len(self._chips) - 1)
        self._stop_at(number)
        list(self._chips.values())[number].setFocus(Qt.FocusReason.TabFocusReason)

    def press_number(self, number: int) -> None:
        """Chooses the chip of that number (from 0), if there is one."""
        names = list(self._chips)
        if 0 <= number < len(names):
            self.go(number)
            chip = self._chips[names[number]]
            chip.click()

    def buttons(self) -> Sequence[QToolButton]:
        """The chips."""
        return tuple(self._chips.values())

    def _has_focus(self) -> bool:
        return any(chip.hasFocus() for chip in self._chips.values())

    def _stop_at(self, number: int) -> None:
        # Only one chip can be reached by Tab; the others by arrows and by mouse.
        for other, chip in enumerate(self._chips.values()):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == number else Qt.FocusPolicy.ClickFocus)

    def _press(self, name: str) -> None:
        if not self._several:
            for other, chip in self._chips.items():
                chip.setChecked(other == name and chip.isChecked())
        self.chosen_changed.emit(self.chosen())


class _Chip(QToolButton):
    def __init__(self, owner: Chips, number: int, title: str, words: str) -> None:
        super().__init__(owner)
        self._owner, self._number = owner, number
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setToolTip(plain_tooltip(words))
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if key in (forward, Qt.Key.Key_Down):
            self._owner.go(self._number + 1)
        elif key in (backward, Qt.Key.Key_Up):
            self._owner.go(self._number - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner.press_number(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)
