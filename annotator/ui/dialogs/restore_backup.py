"""Choosing one of a project's dated copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from annotator.storage.backup import Backup
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _, ngettext


class RestoreDialog(FramedDialog):
    """:attr:`chosen` is the copy to restore, once accepted; restoring is done by who asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Restore a backup"), _("Restore this copy"), parent)
        self.chosen: Backup | None = None
        self._backups = context.workspace.backups()
        self.table = _table(self._backups, datetime.now(UTC))
        self.body.addWidget(
            plain(
                _(
                    "Restoring puts the chosen copy in the place of the project. The project as it is now is kept as "
                    "a copy first, so this can be taken back in the same way."
                )
            )
        )
        self.body.addWidget(self.table, 1)
        self.table.itemSelectionChanged.connect(self._check)
        self.table.itemDoubleClicked.connect(self.accept)
        if self._backups:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        else:
            self.table.hide()
            self.body.addWidget(plain(_("There are no copies of this project yet."), "quiet"), 1)
        self._check()
        self.fit(560, 400)

    def accept(self) -> None:
        """Answer the copy whose row is selected."""
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self.chosen = self._backups[rows[0].row()]
            super().accept()

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.table.selectionModel().selectedRows()))


def age(made: datetime, present: datetime) -> str:
    """How long ago that was, in words."""
    passed = max(timedelta(0), present - made)
    minutes, hours = passed // timedelta(minutes=1), passed // timedelta(hours=1)
    if minutes < 1:
        return _("just now")
    if hours < 1:
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if passed.days < 1:
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    return ngettext("{count} day ago", "{count} days ago", passed.days).format(count=passed.days)


def _table(backups: list[Backup], present: datetime) -> QTableWidget:
    table = QTableWidget(len(backups), 3)
    table.setAccessibleName(_("Copies of the project"))
    table.setHorizontalHeaderLabels([_("Made"), _("Age"), _("Size")])
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    dress(table)
    heading = table.horizontalHeader()
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    locale = QLocale.system()
    for row, backup in enumerate(backups):
        moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
        made = f"{moment.toString('yyyy-MM-dd HH:mm:ss')}"
        for column, words in enumerate((made, age(backup.made, present), locale.formattedDataSize(backup.size, 1))):
            table.setItem(row, column, QTableWidgetItem(words))
    return table
