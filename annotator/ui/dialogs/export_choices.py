"""The lists of the export dialog, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.dataset_options import ExportOptions
from annotator.model.team import SetState
from annotator.storage.reader import Reader
from annotator.storage.selection import WhichGold
from annotator.ui.dialogs.framed import captioned, plain
from annotator.ui.reading.header import STATES as STATE_NAMES
from annotator.wording.translation import _, later

WORK: tuple[tuple[str, WhichGold], ...] = (
    (later("Everybody's, and gold: what was decided"), "with"),
    (later("Everybody's, without gold"), "without"),
    (later("Gold alone"), "alone"),
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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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


class ExportChoices(QWidget):
    """What of a project goes in, everything at first."""

    changed = Signal()

    def __init__(self, read: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        people = [(a.id, a.name) for a in read.annotators() if a.role != "machine"]
        self.stories = Ticks(_("Stories"), [(story.id, story.title) for story in read.stories()])
        self.people = Ticks(_("People"), people)
        self.labels = Ticks(_("Labels"), [(label.id, label.title or label.id) for label in read.codebook().labels])
        self.work = QComboBox()
        self.states = [QCheckBox(_(STATE_NAMES[state])) for state in STATES]
        self.zones = QCheckBox(_("Zones of the page, such as headlines and captions"))
        self.pseudonyms = QCheckBox(_("Numbers instead of people's names"))
        self.votes = QCheckBox(_("Passage by passage, who marked what, in datasets"))
        self.grid = QGridLayout()
        """Captions left, controls right; more rows may follow."""
        self._compose()
        self._connect()

    def options(self) -> ExportOptions:
        """What is chosen."""
        ticked = tuple(state for state, box in zip(STATES, self.states, strict=True) if box.isChecked())
        return ExportOptions(
            stories=self.stories.chosen(),
            annotators=self.people.chosen(),
            labels=self.labels.chosen(),
            states=None if ticked == STATES else ticked,
            zones=self.zones.isChecked(),
            pseudonyms=self.pseudonyms.isChecked(),
            gold=WORK[self.work.currentIndex()][1],
            votes=self.votes.isChecked(),
        )

    def add_row(self, caption: str, control: QWidget | QLayout, buddy: QWidget, name: str = "") -> None:
        """One more row at the end; ``name`` is what a screen reader calls ``buddy``."""
        row = self.grid.rowCount()
        self.grid.addWidget(captioned(caption, buddy, name), row, 0)
        if isinstance(control, QLayout):
            self.grid.addLayout(control, row, 1)
        else:
            self.grid.addWidget(control, row, 1)

    def _compose(self) -> None:
        self.work.addItems([_(words) for words, _gold in WORK])
        for box in (*self.states, self.zones):
            box.setChecked(True)
        states = QHBoxLayout()
        states.setSpacing(14)
        for box in self.states:
            states.addWidget(box)
        states.addStretch(1)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.add_row(_("Whose work"), self.work, self.work)
        self.grid.addWidget(plain(_("Work that is"), "quiet", wrap=False), 2, 0)
        self.grid.addLayout(states, 2, 1)
        self.grid.addWidget(plain(_("With"), "quiet", wrap=False), 3, 0)
        self.grid.addWidget(self.zones, 3, 1)
        self.grid.addWidget(self.pseudonyms, 4, 1)
        self.grid.addWidget(self.votes, 5, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._lists(), 1)
        column.addLayout(self.grid)

    def _lists(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        named = ((_("Stories"), self.stories), (_("People"), self.people), (_("Labels"), self.labels))
        for column, (words, ticks) in enumerate(named):
            grid.addWidget(captioned(words, ticks), 0, column)
            grid.addWidget(ticks, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        return grid

    def _connect(self) -> None:
        for ticks in (self.stories, self.people, self.labels):
            ticks.ticked.connect(self.changed)
        for box in (*self.states, self.zones, self.pseudonyms, self.votes):
            box.toggled.connect(self.changed)
        self.work.currentIndexChanged.connect(self.changed)


def holds_nothing(options: ExportOptions) -> bool:
    """Whether a choice leaves out every story or everyone."""
    return any(chosen == () for chosen in (options.stories, options.annotators))
