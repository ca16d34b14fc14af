"""What a merge would do: counted by kind, listed entry by entry, both versions of what is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.merge_report import Fate, MergeReport
from annotator.commands.merge_versions import settled
from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.verdict import Verdict
from annotator.ui.context import Context
from annotator.ui.dialogs.entry_kinds import KINDS
from annotator.ui.dialogs.framed import plain
from annotator.ui.dialogs.team.entries import ONE, Entries
from annotator.ui.dialogs.team.listed import ListedModel, ListedView
from annotator.ui.dialogs.team.merge_reading import Foretold, Item
from annotator.ui.dialogs.team.versions import Versions
from annotator.ui.widgets.table_dress import DENSE, dress
from annotator.wording.situations import worded
from annotator.wording.translation import _, later, ngettext

FATES: dict[Fate, str] = {
    "new": later("New"),
    "theirs": later("Changed there"),
    "ours": later("Changed here"),
    "both": later("Changed on both sides"),
    "text_differs": later("Text differs"),
    "codebook_differs": later("Codebook differs"),
    "unmatched": later("Leads nowhere"),
    "same": later("The same"),
}
"""What becomes of entries, in the order of the columns."""
OUTCOMES: dict[Fate, str] = {
    "new": later("It comes in."),
    "theirs": later("It was changed there only: that version is taken."),
    "ours": later("It was changed here only: it stays as it is."),
}
_PAUSE = 150


class MergePreview(QWidget):
    """A cell of the counts, chosen by arrows, says what is listed; words in the field narrow that."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._workspace = context.theme(), context.workspace
        self._foretold: Foretold | None = None
        self._entries: Entries | None = None
        self._fates: tuple[Fate, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self.counts, self.field, self.told = _counts(), QLineEdit(), plain(role="quiet", wrap=False)
        headings = (_("What"), _("Which"), _("What becomes of it"), _("Whose"), _("File"))
        self.model = ListedModel(headings, self._cell, self._ink, self)
        self.list = ListedView(self.model, _("What the merge would do"), (13, 36, 25, 13, 18))
        self.versions, self.why = Versions(self._theme), plain()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._soon.timeout.connect(self._filter)
        self.field.textChanged.connect(self._soon.start)
        self.counts.currentCellChanged.connect(lambda *_cells: self._filter())
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.model.modelReset.connect(self._show_current)

    def show_foretold(self, foretold: Foretold) -> None:
        """Show what would be done, what needs a look first."""
        self._foretold, self._entries = foretold, foretold.entries
        self.list.show_columns(4 if len(foretold.report.files) == 1 else 5)
        self._fates = tuple(fate for fate in FATES if counted(foretold.report, fate=fate))
        # Of kinds of which everything is the same only the sum is told: there is nothing of them to look at.
        touched = {item.judged.kind for item in foretold.items}
        self._kinds = tuple(kind for kind in KINDS if kind in touched)
        _fill(self.counts, foretold.report, self._kinds, self._fates)
        at = self._fates.index("both") + 1 if "both" in self._fates else 0
        self.counts.setCurrentCell(len(self._kinds), at)
        self._filter()

    def take_keyboard(self) -> None:
        """The list is where one looks first."""
        self.list.setFocus()

    # -- what is listed -----------------------------------------------------------------------------------------

    def _filter(self) -> None:
        if self._foretold is None:
            return
        row, column = self.counts.currentRow(), self.counts.currentColumn()
        kind = self._kinds[row] if 0 <= row < len(self._kinds) else None
        fate = self._fates[column - 1] if column > 0 else None
        words = self.field.text().casefold().strip()
        listed = [
            item
            for item in self._foretold.items
            if (kind is None or item.judged.kind == kind)
            and (fate is None or item.judged.fate == fate)
            and (not words or self._holds(item, words))
        ]
        self.model.show_entries(listed)
        self.list.go_to_row(0)
        if fate == "same":
            self.told.setText(_("What is the same on both sides is only counted: nothing happens to it."))
        else:
            words = ngettext("{count} entry", "{count} entries", len(listed))
            self.told.setText(words.format(count=f"{len(listed):,}"))

    def _holds(self, item: Item, words: str) -> bool:
        return any(words in self._cell(item, column).casefold() for column in (1, 3, 4))

    def _cell(self, item: Item, column: int) -> str:
        assert self._entries is not None
        assert self._foretold is not None
        if column == 0:
            return _(ONE[item.judged.kind])
        if column == 2:
            return _(FATES[item.judged.fate])
        if column == 4:
            return self._foretold.report.files[item.file].name
        value = self._value(item)
        if column == 1:
            return self._entries.words(value)
        return self._entries.person(getattr(value, "annotator", "") or "") if value is not None else ""

    def _value(self, item: Item) -> object:
        assert self._entries is not None
        theirs = self._entries.theirs(item.file, item.judged.kind, item.judged.id)
        return theirs if theirs is not None else self._entries.either(item.judged.kind, item.judged.id)

    def _ink(self, item: Item, column: int) -> str:
        if column != 2:
            return "" if column == 1 else self._theme.muted
        fate = item.judged.fate
        return {"new": self._theme.ok, "theirs": self._theme.ok, "ours": self._theme.text}.get(
            fate, self._theme.warning
        )

    def _show_current(self) -> None:
        chosen = self.list.chosen()
        if not chosen or self._entries is None:
            self.versions.show_versions({}, {})
            self.why.setText("")
            return
        (item,) = chosen
        judged = item.judged
        why = worded(judged.key, judged.facts) if judged.key else _(OUTCOMES.get(judged.fate, ""))
        self.why.setText(why)
        ours = self._entries.ours(judged.kind, judged.id)
        theirs = self._entries.theirs(item.file, judged.kind, judged.id)
        self._name_sides(judged.key, ours, theirs)
        here, there = self._entries.details(ours), self._entries.details(theirs)
        if judged.kind == "articles":
            mine, other = self._entries.texts_apart(item.file, judged.id)
            here, there = {**here, **mine}, {**there, **other}
        self.versions.show_versions(here, there)

    def _name_sides(self, why: str, ours: object, theirs: object) -> None:
        """Say which version stands, where both were changed and one does as a whole."""
        names = [_("In this project"), _("In the file")]
        if why == "merge.both_changed" and isinstance(ours, Annotation | Link | Group | Verdict):
            at = 0 if settled(ours, theirs).value == ours else 1
            names[at] = _("{side} (stands)").format(side=names[at])
        self.versions.name_sides(*names)

    # -- furniture ----------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.field.setPlaceholderText(_("Filter by words, person or file"))
        self.field.setAccessibleName(_("Filter by words, person or file"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(320)
        over = QHBoxLayout()
        over.addWidget(self.field, 1)
        over.addWidget(self.told)
        over.addStretch(1)
        side, right = QWidget(), QVBoxLayout()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.why)
        right.addWidget(self.versions, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        halves.addWidget(self.list)
        halves.addWidget(side)
        halves.setSizes([640, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.counts)
        column.addLayout(over)
        column.addWidget(halves, 1)


def counted(report: MergeReport, *, kind: str | None = None, fate: Fate | None = None) -> int:
    """How many entries of a kind, of a fate, or of both."""
    kinds = (counts for file in report.files for name, counts in file.counts.items() if kind in (None, name))
    return sum(count for counts in kinds for name, count in counts.items() if fate in (None, name))


def _counts() -> QTableWidget:
    table = QTableWidget(0, 1)
    table.setAccessibleName(_("Counts by kind; the chosen cell says what is listed"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    dress(table, DENSE)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _fill(table: QTableWidget, report: MergeReport, kinds: Iterable[str], fates: Iterable[Fate]) -> None:
    rows: list[str | None] = [*kinds, None]
    columns: list[Fate] = list(fates)
    table.setRowCount(len(rows))
    table.setColumnCount(len(columns) + 1)
    table.setHorizontalHeaderLabels([_("What"), *(_(FATES[fate]) for fate in columns)])
    muted = QColor(table.palette().placeholderText().color())
    for row, kind in enumerate(rows):
        cells = [_(KINDS[kind]) if kind else _("Everything")]
        numbers = [counted(report, kind=kind, fate=fate) for fate in columns]
        cells += [f"{number:,}" if number else "–" for number in numbers]
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            if words == "–":
                item.setForeground(muted)
            if kind is None:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            table.setItem(row, column, item)
    height = table.horizontalHeader().sizeHint().height() + len(rows) * table.verticalHeader().defaultSectionSize()
    table.setFixedHeight(height + 2 * table.frameWidth() + 2)
