"""Exporting: what goes in is chosen and counted, then written while the window stays usable."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import paths
from annotator.exchange.csv_tables import write_tables
from annotator.exchange.dataset_writer import ExportCounts, count, write_dataset
from annotator.model.errors import Situation
from annotator.ui.context import Context
from annotator.ui.dialogs.export_choices import ExportChoices, holds_nothing
from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.dialogs.typed_file import typed_file
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, ngettext

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*.]+')


class ExportDialog(FramedDialog):
    """Writes a dataset (JSON) or tables (CSV). ``written`` is where it went, once that is done.

    Afterwards the dialog says so and offers to show the folder.
    """

    outlives_work = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Export"), _("Export"), parent)
        self._context = context
        self._workspace = context.workspace
        self._counting = Latest(context.jobs, self)
        self._own_path = self._something = False
        self.written: Path | None = None
        self.choices, self.format = ExportChoices(self._workspace.read), QComboBox()
        self.place, self.browse = QLineEdit(), QPushButton(_("Browse…"))
        self.counted, self.end, self.end_count = plain(role="strong"), plain(role="strong"), plain(role="quiet")
        self.pages = QStackedWidget()
        self._compose()
        self._connect()
        self._propose()
        self._count()
        self.choices.stories.setFocus()
        self.fit(860, 600)

    def accept(self) -> None:
        """Write; afterwards, show the folder."""
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))
        elif not self.underway.busy and self.accept_button.isEnabled() and (path := self._path()):
            self._export(path)

    # -- counting and writing -----------------------------------------------------------------------------------

    def _count(self) -> None:
        workspace, options = self._workspace, self.choices.options()
        if holds_nothing(options):
            self._counting.stop()
            self._show_count(None)
            return

        def work(_report: Report) -> ExportCounts:
            try:
                return count(workspace.read, options)
            finally:
                workspace.done_reading()

        self._counting.start(_("Counting"), work, self._show_count, self._failed)

    def _show_count(self, counts: ExportCounts | None) -> None:
        words = told(counts) if counts else _("Nothing would be written; tick at least a story and a person.")
        if counts and self._workspace.whose() is not None:
            words += "\n" + _("The marks of everyone who is ticked are written, also those that you do not see.")
        self.counted.setText(words)
        self._something = counts is not None
        self._check()

    def _export(self, path: Path) -> None:
        if path.exists() and not self._may_replace(path):
            return
        workspace, options, as_tables = self._workspace, self.choices.options(), self._as_tables()

        def work(report: Report) -> Path:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                (write_tables if as_tables else write_dataset)(workspace.read, path, options, report)
                return path
            finally:
                workspace.done_reading()

        self.say("")
        self.underway.start(_("Writing {name}").format(name=path.name), work, self._finished, self._failed)

    def _may_replace(self, path: Path) -> bool:
        question = _("Replace {name}?").format(name=path.name)
        detail = _("There is something of that name already; it will be replaced by this export.")
        return self._context.asking.confirm(question, detail, _("Replace"))

    def _finished(self, path: Path) -> None:
        self.written = path
        self.end.setText(_("The export was written to {path}.").format(path=path))
        self.end_count.setText(self.counted.text())
        self.pages.setCurrentIndex(1)
        self.accept_button.setText(_("Show in folder"))
        self.cancel_button.setText(_("Close"))
        self.accept_button.setFocus()

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, OSError):
            self.say(_("The folder cannot be made ({reason}).").format(reason=fault.strerror or str(fault)))
        elif isinstance(fault, Situation):
            self._context.asking.trouble(fault)
        else:
            raise fault

    # -- where it goes ------------------------------------------------------------------------------------------

    def _as_tables(self) -> bool:
        return self.format.currentIndex() == 1

    def _path(self) -> Path | None:
        return typed_file(self.place.text(), paths.exports(), "" if self._as_tables() else ".json")

    def _propose(self) -> None:
        if not self._own_path:
            name = _NOT_IN_NAMES.sub(" ", self._workspace.read.project().name)[:80].strip() or _("Project")
            proposed = _("{name} tables").format(name=name) if self._as_tables() else f"{name}.json"
            self.place.setText(str(paths.exports() / proposed))

    def _browse(self) -> None:
        if self._as_tables():
            chosen = self._context.asking.open_folder(_("Folder for the tables"))
        else:
            chosen = self._context.asking.save_file(_("Export to"), Path(self.place.text()), _("Datasets (*.json)"))
        if chosen is not None:
            self._own_path = True
            self.place.setText(str(chosen))
            self._check()

    def _place_typed(self) -> None:
        self._own_path = True
        self._check()

    def _check(self) -> None:
        nowhere = self._path() is None
        self.say(_("Choose a place for the export.") if nowhere else "")
        self.accept_button.setEnabled(self._something and not nowhere)

    # -- how it is laid out -------------------------------------------------------------------------------------

    def _compose(self) -> None:
        self.format.addItems([_("Dataset (JSON), which can be imported again"), _("Tables (CSV) for a spreadsheet")])
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        self.choices.add_row(_("As"), self.format, self.format, _("Format"))
        self.choices.add_row(_("To"), place, self.place, _("Place of the export"))
        form, result = QWidget(), QWidget()
        column, ending = QVBoxLayout(form), QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.choices, 1)
        column.addWidget(self.counted)
        ending.addStretch(1)
        for words in (self.end, self.end_count):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            ending.addWidget(words)
        ending.addStretch(2)
        self.pages.addWidget(form)
        self.pages.addWidget(result)
        self.body.addWidget(self.pages)

    def _connect(self) -> None:
        self.choices.changed.connect(self._count)
        self.format.currentIndexChanged.connect(self._propose)
        self.place.textEdited.connect(self._place_typed)
        enter_only_on(self.browse)
        self.browse.clicked.connect(self._browse)
        self.underway.changed.connect(self.pages.setDisabled)

    def done(self, result: int) -> None:
        self._counting.stop()
        super().done(result)


def told(counts: ExportCounts) -> str:
    """What will be written, in a line."""
    parts = (
        ngettext("{count} story", "{count} stories", counts.stories).format(count=f"{counts.stories:,}"),
        ngettext("{count} article", "{count} articles", counts.articles).format(count=f"{counts.articles:,}"),
        ngettext("{count} annotation", "{count} annotations", counts.annotations).format(
            count=f"{counts.annotations:,}"
        ),
        ngettext("{count} link", "{count} links", counts.links).format(count=f"{counts.links:,}"),
        ngettext("{count} speaker", "{count} speakers", counts.speakers).format(count=f"{counts.speakers:,}"),
    )
    verdicts = ngettext("{count} verdict", "{count} verdicts", counts.verdicts).format(count=f"{counts.verdicts:,}")
    return " · ".join((*parts, verdicts) if counts.verdicts else parts)
