"""The lists of the export dialog, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from annotator.exchange.dataset_options import ExportOptions
from annotator.model.team import Role, SetState
from annotator.wording.translation import later

WORK: tuple[tuple[str, tuple[Role, ...] | None], ...] = (
    (later("Everybody's"), None),
    (later("Gold alone: what was decided"), ("adjudicator",)),
    (later("The annotators' own"), ("annotator",)),
)
"""Whose work goes in."""
STATES: tuple[SetState, ...] = ("todo", "in_progress", "done")


class Ticks(QListWidget):
    """Things to tick, all of them at first. Space ticks the current one."""

    ticked = Signal()

    def __init__(self, name: str, things: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``things`` are ids with what a person calls them."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        for key, words in things:
            item = QListWidgetItem(" ".join(words.split()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def chosen(self) -> tuple[str, ...] | None:
        """The ids that are ticked; None when all are."""
        items = [self.item(row) for row in range(self.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if len(ticked) == len(items):
            return None
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)


def chosen_states(ticked: Sequence[bool]) -> tuple[SetState, ...] | None:
    """Those of :data:`STATES` that are ticked; None when all are."""
    if all(ticked):
        return None
    return tuple(state for state, on in zip(STATES, ticked, strict=True) if on)


def holds_nothing(options: ExportOptions) -> bool:
    """Whether a choice leaves out every story or everyone."""
    return any(chosen == () for chosen in (options.stories, options.annotators))
