"""The two kinds of groups across articles: what goes into one, how a member renders it, what may differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args, get_type_hints

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QTabWidget, QWidget

from annotator.model.codebook import Codebook, GroupType
from annotator.ui.dialogs.codebook.draft import GROUPS, moved, without
from annotator.ui.dialogs.codebook.entries import EntryList
from annotator.ui.dialogs.codebook.ticks import TickList
from annotator.ui.dialogs.codebook.values import ValueTable
from annotator.ui.dialogs.framed import captioned
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _, later

KINDS: tuple[str, ...] = get_args(get_type_hints(GroupType)["id"])
_TITLES = {"quote": later("Same utterance"), "claim": later("Same claim")}


class GroupsPage(QWidget):
    """``edited`` carries the group types after each change; ``settled`` says of a place whether its id must stay,
    ``used`` of a kind whether there are groups of it.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme, settled: Callable[..., bool], used: Callable[[str], bool]) -> None:
        super().__init__()
        self._settled, self._used = settled, used
        self._groups: tuple[GroupType, ...] = ()
        self.title, self.labels, self.guideline = QLineEdit(), TickList(_("Labels")), QPlainTextEdit()
        self.how, self.differs = ValueTable(theme), ValueTable(theme)
        self.tabs = QTabWidget()
        empty = _("No groups. A group holds the same quote or the same claim as several articles have it.")
        self.entries = EntryList(_("Groups"), _("Add group"), empty, self.tabs)
        self._lay_out()
        self._connect()

    def show_groups(self, codebook: Codebook, row: int | None = None) -> None:
        """Edit the group types of this codebook."""
        self._groups = codebook.groups
        self._labels = [(label.id, label.title or label.id) for label in codebook.labels]
        titles = [group.title or group.id for group in self._groups]
        self.entries.show_titles(titles, self.entries.row if row is None else row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.entries.row
        buttons = self.entries.buttons
        buttons.show_place(row, len(self._groups))
        buttons.add.setEnabled(len(self._groups) < len(KINDS))
        if row < 0:
            return
        group = self._groups[row]
        used = self._used(group.id)
        hint = _("There are groups of this kind; it must stay") if used else _("Delete (Delete)")
        buttons.delete.setEnabled(not used)
        buttons.delete.setToolTip(hint)
        buttons.delete.setAccessibleName(hint)
        if self.title.text() != group.title:
            self.title.setText(group.title)
        self.labels.show_things(self._labels, group.labels)
        if self.guideline.toPlainText() != group.guideline:
            self.guideline.setPlainText(group.guideline)
        for place, table, values in (("how", self.how, group.how), ("differs", self.differs, group.differs)):
            table.show_values(values, lambda value, g=group.id, p=place: self._settled(GROUPS, g, p, value))  # type: ignore[misc]

    def _change(self, **fields: Any) -> None:
        row = self.entries.row
        group = replace(self._groups[row], **fields)
        self.edited.emit((*self._groups[:row], group, *self._groups[row + 1 :]))

    def _explain(self) -> None:
        row = self.entries.row
        if row >= 0 and self.guideline.toPlainText() != self._groups[row].guideline:
            self._change(guideline=self.guideline.toPlainText())

    def _add(self) -> None:
        there = {group.id for group in self._groups}
        kind = next(kind for kind in KINDS if kind not in there)
        self.edited.emit((*self._groups, GroupType(kind, _(_TITLES[kind]))))  # type: ignore[arg-type]
        self.entries.list.setCurrentRow(len(self._groups) - 1)
        self.tabs.setCurrentIndex(0)
        self.title.setFocus()
        self.title.selectAll()

    def _move(self, by: int) -> None:
        row = self.entries.row
        self.edited.emit(moved(self._groups, row, by))
        self.entries.list.setCurrentRow(row + by)

    def _connect(self) -> None:
        self.entries.chosen.connect(self._show_chosen)
        self.entries.buttons.added.connect(self._add)
        self.entries.buttons.moved.connect(self._move)
        self.entries.buttons.deleted.connect(lambda: self.edited.emit(without(self._groups, self.entries.row)))
        self.title.textEdited.connect(lambda title: self._change(title=title))
        self.labels.ticked.connect(lambda labels: self._change(labels=labels))
        self.guideline.textChanged.connect(self._explain)
        self.how.edited.connect(lambda values: self._change(how=values))
        self.differs.edited.connect(lambda values: self._change(differs=values))

    def _lay_out(self) -> None:
        self.title.setMaxLength(120)
        self.guideline.setTabChangesFocus(True)
        self.guideline.setPlaceholderText(_("When two annotations are of one group"))
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(14, 14, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        fields = ((_("Title"), self.title), (_("Labels"), self.labels), (_("Guideline"), self.guideline))
        for row, (caption, field) in enumerate(fields):
            grid.addWidget(captioned(caption, field), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 2)
        self.tabs.addTab(form, _("Group"))
        for table, tab, name in (
            (self.how, _("How it is rendered"), _("Ways in which a member may render it")),
            (self.differs, _("What differs"), _("What a member may differ in")),
        ):
            table.table.setAccessibleName(name)
            table.setContentsMargins(14, 14, 0, 0)
            self.tabs.addTab(table, tab)
        self.tabs.setDocumentMode(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.entries)
