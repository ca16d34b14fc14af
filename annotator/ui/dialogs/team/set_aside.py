"""What merges set aside: both versions, and a decision for each, on record and to be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.commands.merge_versions import owner_of
from annotator.commands.settling import Settle, Settlement, version_of
from annotator.model.changes import ChangeSet
from annotator.model.errors import HistoryError, Situation
from annotator.model.set_aside import SetAside
from annotator.ui.context import Context
from annotator.ui.dialogs.entry_kinds import KINDS
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.team.entries import ONE, Entries
from annotator.ui.dialogs.team.listed import ListedModel, ListedView
from annotator.ui.dialogs.team.versions import Versions
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.situations import sentence, worded
from annotator.wording.translation import _, ngettext

_CONFLICTS = frozenset(("merge.both_changed", "merge.deleted"))
"""Why an entry was set aside of which a version stands here."""


class SetAsideDialog(FramedDialog):
    """T takes the other version, K keeps what stands here, D discards; all that are selected, in one step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Set aside by merges"), _("Close"), parent)
        self._context, self._workspace = context, context.workspace
        self._entries = Entries(self._workspace)
        self.heading, self.why, self.kinds = plain(role="strong"), plain(), QComboBox()
        headings = (_("What"), _("Which"), _("Whose"), _("File"))
        self.model = ListedModel(headings, self._cell, parent=self)
        self.list = ListedView(self.model, _("Entries that wait for a decision"), (13, 36, 13, 18), many=True)
        self.versions = Versions(context.theme())
        self.take, self.keep, self.discard = (
            QPushButton(words) for words in (_("&Take theirs"), _("&Keep ours"), _("&Discard"))
        )
        self._compose()
        self._connect()
        self._refresh()
        self.fit(1120, 660)
        self.list.setFocus()

    # -- showing ------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        row = max(0, self.list.currentIndex().row())
        self._entries = Entries(self._workspace)
        waiting = [entry for entry in self._workspace.read.set_aside() if not entry.settled]
        kind = self.kinds.currentData()
        listed = [entry for entry in waiting if kind in (None, entry.kind)]
        self.model.show_entries(listed)
        self.list.go_to_row(row)
        words = ngettext("{count} entry waits for a decision.", "{count} entries wait for a decision.", len(waiting))
        self.heading.setText(words.format(count=f"{len(waiting):,}") if waiting else _("Nothing is set aside."))
        self._show_chosen()

    def _cell(self, entry: SetAside, column: int) -> str:
        if column == 0:
            return _(ONE[entry.kind])
        if column == 1:
            return self._words(entry)
        return self._whose(entry) if column == 2 else entry.source

    def _words(self, entry: SetAside) -> str:
        version = version_of(entry)
        if version is not None and not isinstance(version, dict):
            return self._entries.words(version)
        words = self._entries.words(self._entries.ours(entry.kind, entry.item_id))
        return words if version is not None else _("Deletion: {what}").format(what=words)

    def _whose(self, entry: SetAside) -> str:
        return self._entries.person(entry.annotator or owner_of(self._entries.ours(entry.kind, entry.item_id)))

    def _show_chosen(self) -> None:
        chosen: list[SetAside] = self.list.chosen()
        writable = bool(chosen) and not self._workspace.read_only
        conflicts = all(entry.why in _CONFLICTS for entry in chosen)
        self.take.setEnabled(writable)
        self.keep.setEnabled(writable and conflicts)
        self.discard.setEnabled(writable and not any(entry.why in _CONFLICTS for entry in chosen))
        if len(chosen) != 1:
            self.versions.show_versions({}, {})
            count = ngettext("{count} entry selected", "{count} entries selected", len(chosen))
            self.why.setText(count.format(count=f"{len(chosen):,}") if chosen else "")
            return
        entry = chosen[0]
        self.why.setText(worded(entry.why, entry.facts))
        ours = self._entries.ours(entry.kind, entry.item_id)
        version = version_of(entry)
        mine, theirs = self._entries.details(ours), self._entries.details(version)
        if isinstance(version, dict):  # of an entry that is merged detail by detail only these lost
            mine = {name: mine.get(name, "") for name in theirs}
        self.versions.name_sides(_("Stands here"), _("Set aside") if entry.item else _("Set aside: deleted"))
        self.versions.show_versions(mine, theirs)

    # -- deciding -----------------------------------------------------------------------------------------------

    def _settle(self, settlement: Settlement) -> None:
        chosen: list[SetAside] = self.list.chosen()
        self.say("")
        try:
            self._workspace.do(Settle(tuple(entry.id for entry in chosen), settlement))
        except Situation as situation:
            self.say(sentence(situation))

    def _undo(self) -> None:
        step = self._workspace.next_undo
        if step is not None and step.key == Settle.key:
            try:
                self._workspace.undo()
            except HistoryError as refused:
                self.say(sentence(refused))

    def _follow(self, _changes: ChangeSet) -> None:
        self._refresh()

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._follow)
        self.list.selectionModel().selectionChanged.connect(lambda *_parts: self._show_chosen())
        self.kinds.currentIndexChanged.connect(self._refresh)
        decisions: tuple[tuple[QPushButton, Settlement, str], ...] = (
            (self.take, "theirs", "T"),
            (self.keep, "ours", "K"),
            (self.discard, "discarded", "D"),
        )
        for button, settlement, key in decisions:
            enter_only_on(button)
            button.clicked.connect(lambda _checked=False, how=settlement: self._settle(how))
            shortcut = QShortcut(QKeySequence(key), self.list, button.click)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._undo)

    def _compose(self) -> None:
        self.cancel_button.hide()
        enter_only_on(self.accept_button)
        self.accept_button.setDefault(False)
        self.kinds.addItem(_("Everything"), None)
        for kind, title in KINDS.items():
            self.kinds.addItem(_(title), kind)
        over, keys = QHBoxLayout(), QHBoxLayout()
        over.addWidget(self.heading, 1)
        over.addWidget(captioned(_("Show"), self.kinds))
        over.addWidget(self.kinds)
        for button in (self.take, self.keep, self.discard):
            keys.addWidget(button)
        keys.addStretch(1)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.why)
        right.addWidget(self.versions, 1)
        right.addLayout(keys)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        halves.addWidget(self.list)
        halves.addWidget(side)
        halves.setSizes([580, 500])
        self.body.addLayout(over)
        self.body.addWidget(halves, 1)
        hint = _("T takes the version set aside, K keeps what stands here, D discards; Ctrl+Z takes a decision back.")
        self.body.addWidget(plain(hint, "quiet"))
