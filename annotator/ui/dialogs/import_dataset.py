"""Importing a dataset: what it would bring is shown, then it goes in as one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from annotator.commands.dataset import ImportDataset, compare
from annotator.commands.dataset_comparison import DatasetComparison
from annotator.exchange.dataset_reader import read_dataset
from annotator.model.dataset import Dataset
from annotator.ui.context import Context
from annotator.ui.dialogs.entry_kinds import KINDS
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.jobs import Report
from annotator.ui.widgets.table_dress import dress
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, ngettext
from annotator.workspace import Workspace

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LISTED = 500
"""Sentences that are listed before it is said how many more there are."""
_IN_MESSAGE = 8


class Foretold(Struct, frozen=True):
    """A dataset with what it would do to the project."""

    dataset: Dataset
    comparison: DatasetComparison


class ImportDatasetDialog(FramedDialog):
    """Reads a dataset and shows what it brings; nothing changes before the button is pressed.

    ``result`` of the import is :attr:`comparison` once accepted.
    """

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Import dataset"), _("Import"), parent)
        self._context = context
        self._workspace = context.workspace
        self._dataset: Dataset | None = None
        self._storing = False
        self.comparison: DatasetComparison | None = None
        self.heading = plain(_("Reading {name}…").format(name=path.name), "strong")
        self.table, self.notes = _table(), _notes()
        self.notes_caption = captioned(_("What does not go in, or goes in otherwise"), self.notes)
        self._compose()
        self.accept_button.setEnabled(False)
        self.fit(720, 560)
        self.underway.start(
            _("Reading the dataset"), lambda _report: _foretold(self._workspace, path), self._show, self._unreadable
        )

    def accept(self) -> None:
        """Import, in one step."""
        dataset = self._dataset
        if dataset is None or self.underway.busy:
            return
        self._storing = True
        self.cancel_button.setEnabled(False)
        self.accept_button.setEnabled(False)
        self.underway.start(
            _("Importing"), lambda report: _stored(self._workspace, dataset, report), self._done, self._failed
        )

    def reject(self) -> None:
        # What is being stored is stored whole; there is no half of it to come back from.
        if not self._storing:
            super().reject()

    def _show(self, foretold: Foretold) -> None:
        self._dataset = foretold.dataset
        comparison = foretold.comparison
        name = shown(foretold.dataset.project.name)
        if comparison.takes_over:
            words = _("“{name}”: this project is empty and takes over its name and codebook.")
        else:
            words = _("“{name}”: what is new is added, nothing here is overwritten.")
        self.heading.setText(words.format(name=name))
        _fill(self.table, comparison)
        told = list(sentences(comparison))
        _list(self.notes, told)
        for widget in (self.notes, self.notes_caption):
            widget.setVisible(bool(told))
        self._offer(comparison)

    def _offer(self, comparison: DatasetComparison) -> None:
        brings = sum(comparison.new.values()) + sum(comparison.filled.values())
        self.accept_button.setEnabled(brings > 0)
        self.say("" if brings else _("There is nothing in it that this project does not have already."))
        if brings:
            words = ngettext("Import {count} entry", "Import {count} entries", brings).format(count=brings)
            self.accept_button.setText(words)
            self.accept_button.setFocus()

    def _done(self, comparison: DatasetComparison) -> None:
        self._storing = False
        self.comparison = comparison
        super().accept()
        added = sum(comparison.new.values())
        message = ngettext("{count} entry was imported.", "{count} entries were imported.", added).format(count=added)
        told = list(sentences(comparison))
        if told:
            self._context.asking.tell(message, "\n".join(_first(told, _IN_MESSAGE)))
        else:
            self._context.say(message)

    def _unreadable(self, fault: Exception) -> None:
        self._failed(fault)
        super().reject()

    def _failed(self, fault: Exception) -> None:
        self._storing = False
        self.cancel_button.setEnabled(True)
        self.accept_button.setEnabled(self._dataset is not None)
        self._context.tell_fault(fault)

    def _compose(self) -> None:
        self.body.addWidget(self.heading)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.notes_caption)
        self.body.addWidget(self.notes, 2)
        self.notes_caption.hide()
        self.notes.hide()


def sentences(comparison: DatasetComparison) -> Iterator[str]:
    """What was refused, noted and kept, and fields that nobody here knows."""
    for refused in (*comparison.refused, *comparison.noted):
        yield worded(refused.key, {"kind": _(KINDS.get(refused.kind, refused.kind)), "id": refused.id, **refused.facts})
    for kept in comparison.kept:
        words = _("{name}: the {field} here stays {ours}; the dataset has {theirs}.")
        facts = {
            "name": kept.name or _(KINDS.get(kept.kind, kept.kind)),
            "field": kept.field,
            "ours": kept.ours,
            "theirs": kept.theirs,
        }
        yield words.format_map({name: shown(fact) for name, fact in facts.items()})
    for place, times in comparison.unknown.items():
        words = ngettext(
            "{place} is not known here ({count} time).", "{place} is not known here ({count} times).", times
        )
        yield words.format(place=shown(place), count=times)


def _foretold(workspace: Workspace, path: Path) -> Foretold:
    try:
        dataset = read_dataset(path)
        return Foretold(dataset, compare(workspace.read, dataset))
    finally:
        workspace.done_reading()


def _stored(workspace: Workspace, dataset: Dataset, report: Report) -> DatasetComparison:
    try:
        report(0, 0)
        return workspace.do(ImportDataset(dataset))
    finally:
        workspace.done_reading()


def _first(told: list[str], most: int) -> Iterator[str]:
    yield from (f"• {words}" for words in told[:most])
    if (more := len(told) - most) > 0:
        yield ngettext("… and {count} more.", "… and {count} more.", more).format(count=more)


def _table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setAccessibleName(_("What the dataset brings"))
    table.setHorizontalHeaderLabels([_("What"), _("New"), _("Completed"), _("There already")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    dress(table)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _notes() -> QListWidget:
    notes = QListWidget()
    notes.setWordWrap(True)
    notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return notes


def _list(notes: QListWidget, told: list[str]) -> None:
    for words in told[:_LISTED]:
        notes.addItem(QListWidgetItem(words))
    if (more := len(told) - _LISTED) > 0:
        notes.addItem(ngettext("… and {count} more.", "… and {count} more.", more).format(count=more))


def _fill(table: QTableWidget, comparison: DatasetComparison) -> None:
    columns = (comparison.new, comparison.filled, comparison.same)
    kinds = [kind for kind in KINDS if any(column.get(kind) for column in columns)]
    table.setRowCount(len(kinds))
    for row, kind in enumerate(kinds):
        table.setItem(row, 0, QTableWidgetItem(_(KINDS[kind])))
        for column, numbers in enumerate(columns, 1):
            number = numbers.get(kind, 0)
            item = QTableWidgetItem(str(number) if number else "–")
            item.setTextAlignment(_NUMBERS)
            table.setItem(row, column, item)
    for column in range(1, table.columnCount()):
        table.model().setHeaderData(column, Qt.Orientation.Horizontal, _NUMBERS, Qt.ItemDataRole.TextAlignmentRole)
    rows = sum(table.rowHeight(row) for row in range(len(kinds)))
    table.setMinimumHeight(table.horizontalHeader().sizeHint().height() + rows + 2 * table.frameWidth())
