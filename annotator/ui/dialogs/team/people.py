"""Who works on the project: names and roles, how far each has come, and who sees whose marks."""

from __future__ import annotations

from collections import Counter

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.commands.project import ChooseBlind
from annotator.commands.team import AddAnnotator, ChangeAnnotator
from annotator.model.changes import ChangeSet
from annotator.model.team import Annotator
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.team.listed import ListedModel, ListedView
from annotator.ui.dialogs.team.newcomer import RoleChoice
from annotator.ui.shell.who import ROLES
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, ngettext


class TeamDialog(FramedDialog):
    """Each change is stored when it is made, one step each."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Team"), _("Close"), parent)
        self._context, self._workspace = context, context.workspace
        self._shown: Annotator | None = None
        headings = (_("Name"), _("Work"), _("Articles"), _("Done"))
        self.model = ListedModel(headings, self._cell, parent=self)
        self.list = ListedView(self.model, _("People"), (8, 4, 2, 2))
        self.name, self.roles, self.progress = QLineEdit(), RoleChoice(), plain(role="quiet")
        self.new = QPushButton(_("&New…"))
        self.blind = QCheckBox(_("Annotators see only their own marks until the review"))
        self._assigned: Counter[str] = Counter()
        self._done: Counter[str] = Counter()
        self._compose()
        self._connect()
        self._refresh()
        self.fit(960, 460)
        self.list.setFocus()

    # -- showing ------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        read = self._workspace.read
        sets = read.sets()
        self._assigned = Counter(found.annotator for found in sets)
        self._done = Counter(found.annotator for found in sets if found.state == "done")
        row = max(0, self.list.currentIndex().row())
        self.model.show_entries([a for a in read.annotators() if a.role != "machine"])
        self.list.go_to_row(row)
        self.blind.setChecked(read.project().blind)
        self._show_chosen()

    def _cell(self, person: Annotator, column: int) -> str:
        if column == 0:
            return _("{name} (at work)").format(name=person.name) if person.id == self._at_work else person.name
        if column == 1:
            return _(ROLES[person.role])
        return str((self._assigned if column == 2 else self._done)[person.id])

    @property
    def _at_work(self) -> str | None:
        return self._workspace.annotator

    def _show_chosen(self) -> None:
        chosen: list[Annotator] = self.list.chosen()
        self._shown = chosen[0] if chosen else None
        writable = not self._workspace.read_only
        self.name.setEnabled(writable and self._shown is not None)
        self.roles.setEnabled(writable and self._shown is not None)
        self.new.setEnabled(writable)
        self.blind.setEnabled(writable)
        if self._shown is None:
            self.name.clear()
            self.progress.setText(_("Nobody tags in this project yet."))
            return
        self.name.setText(self._shown.name)
        self.roles.set_role(self._shown.role)
        count, done = self._assigned[self._shown.id], self._done[self._shown.id]
        words = ngettext("{done} of {count} article done", "{done} of {count} articles done", count)
        self.progress.setText(words.format(done=done, count=count))

    # -- changing -----------------------------------------------------------------------------------------------

    def _add(self) -> None:
        asked = self._context.asking.newcomer("")
        if asked is not None:
            self._context.attempt(lambda: self._workspace.do(AddAnnotator(*asked)))

    def _store(self) -> None:
        person = self._shown
        if person is None:
            return
        wanted = msgspec.structs.replace(person, name=self.name.text().strip(), role=self.roles.role())
        if wanted != person and self._context.attempt(lambda: self._workspace.do(ChangeAnnotator(wanted))) is None:
            self._refresh()

    def _choose_blind(self, blind: bool) -> None:
        self._context.attempt(lambda: self._workspace.do(ChooseBlind(blind)))

    def _follow(self, changes: ChangeSet) -> None:
        if changes.kinds & {"annotator", "project", "set"}:
            self._refresh()

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._follow)
        self.list.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.new.clicked.connect(self._add)
        self.name.editingFinished.connect(self._store)
        self.roles.group.idClicked.connect(lambda _number: self._store())
        self.blind.clicked.connect(self._choose_blind)

    def _compose(self) -> None:
        self.cancel_button.hide()
        enter_only_on(self.new)
        left, right, halves = QWidget(), QWidget(), QSplitter(Qt.Orientation.Horizontal)
        listed, form = QVBoxLayout(left), QVBoxLayout(right)
        for column in (listed, form):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        keys = QHBoxLayout()
        keys.addWidget(self.new)
        keys.addStretch(1)
        listed.addWidget(self.list, 1)
        listed.addLayout(keys)
        form.addWidget(captioned(_("Name"), self.name))
        form.addWidget(self.name)
        form.addSpacing(4)
        form.addWidget(plain(_("Work in this project"), "quiet"))
        form.addWidget(self.roles)
        form.addSpacing(4)
        form.addWidget(self.progress)
        form.addStretch(1)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(16)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setSizes([520, 420])
        self.body.addWidget(halves, 1)
        self.body.addWidget(self.blind)
