"""Exporting: what goes in is chosen and counted, then written while the window stays usable."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import paths
from annotator.exchange.csv_tables import write_tables
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_writer import ExportCounts, count, write_dataset
from annotator.model.errors import Situation
from annotator.ui.context import Context
from annotator.ui.dialogs.export_choices import STATES, WORK, Ticks, chosen_states, holds_nothing
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.typed_file import typed_file
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.reading.header import STATES as STATE_NAMES
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
        self._gather()
        self._compose()
        self._connect()
        self._propose()
        self._count()
        self.stories.setFocus()
        self.fit(860, 600)

    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            stories=self.stories.chosen(),
            annotators=self.people.chosen(),
            roles=WORK[self.work.currentIndex()][1],
            labels=self.labels.chosen(),
            states=chosen_states([box.isChecked() for box in self.states]),
            zones=self.zones.isChecked(),
            pseudonyms=self.pseudonyms.isChecked(),
        )

    def accept(self) -> None:
        """Write; afterwards, show the folder."""
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written.parent)))
        elif not self.underway.busy and self.accept_button.isEnabled() and (path := self._path()):
            self._export(path)

    # -- counting and writing -----------------------------------------------------------------------------------

    def _count(self) -> None:
        workspace, options = self._workspace, self.options()
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
        self.counted.setText(
            told(counts) if counts else _("Nothing would be written; tick at least a story and a person.")
        )
        self._something = counts is not None
        self._check()

    def _export(self, path: Path) -> None:
        if path.exists() and not self._may_replace(path):
            return
        workspace, options, as_tables = self._workspace, self.options(), self._as_tables()

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

    def _gather(self) -> None:
        read = self._workspace.read
        people = [(a.id, a.name) for a in read.annotators() if a.role != "machine"]
        self.stories = Ticks(_("Stories"), [(story.id, story.title) for story in read.stories()])
        self.people = Ticks(_("People"), people)
        self.labels = Ticks(_("Labels"), [(label.id, label.title or label.id) for label in read.codebook().labels])
        self.work, self.format = QComboBox(), QComboBox()
        self.states = [QCheckBox(_(STATE_NAMES[state])) for state in STATES]
        self.zones = QCheckBox(_("Zones of the page, such as headlines and captions"))
        self.pseudonyms = QCheckBox(_("Numbers instead of people's names"))
        self.place, self.browse = QLineEdit(), QPushButton(_("Browse…"))
        self.counted, self.end, self.end_count = plain(role="strong"), plain(role="strong"), plain(role="quiet")
        self.pages = QStackedWidget()

    def _compose(self) -> None:
        self.work.addItems([_(words) for words, _roles in WORK])
        self.format.addItems([_("Dataset (JSON), which can be imported again"), _("Tables (CSV) for a spreadsheet")])
        for box in (*self.states, self.zones):
            box.setChecked(True)
        form, result = QWidget(), QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._lists(), 1)
        column.addLayout(self._rest())
        column.addWidget(self.counted)
        for words in (self.end, self.end_count):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        ending = QVBoxLayout(result)
        ending.addStretch(1)
        ending.addWidget(self.end)
        ending.addWidget(self.end_count)
        ending.addStretch(2)
        self.pages.addWidget(form)
        self.pages.addWidget(result)
        self.body.addWidget(self.pages)

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

    def _rest(self) -> QGridLayout:
        states, place = QHBoxLayout(), QHBoxLayout()
        states.setSpacing(14)
        for box in self.states:
            states.addWidget(box)
        states.addStretch(1)
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(captioned(_("Whose work"), self.work), 0, 0)
        grid.addWidget(self.work, 0, 1)
        grid.addWidget(plain(_("Work that is"), "quiet", wrap=False), 1, 0)
        grid.addLayout(states, 1, 1)
        grid.addWidget(plain(_("With"), "quiet", wrap=False), 2, 0)
        grid.addWidget(self.zones, 2, 1)
        grid.addWidget(self.pseudonyms, 3, 1)
        grid.addWidget(captioned(_("As"), self.format, _("Format")), 4, 0)
        grid.addWidget(self.format, 4, 1)
        grid.addWidget(captioned(_("To"), self.place, _("Place of the export")), 5, 0)
        grid.addLayout(place, 5, 1)
        return grid

    def _connect(self) -> None:
        for ticks in (self.stories, self.people, self.labels):
            ticks.ticked.connect(self._count)
        for box in (*self.states, self.zones, self.pseudonyms):
            box.toggled.connect(self._count)
        self.work.currentIndexChanged.connect(self._count)
        self.format.currentIndexChanged.connect(self._propose)
        self.place.textEdited.connect(self._place_typed)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.underway.changed.connect(self.pages.setDisabled)

    def done(self, result: int) -> None:
        self._counting.stop()
        super().done(result)


def told(counts: ExportCounts) -> str:
    """What will be written, in a line."""
    parts = (
        ngettext("{count} story", "{count} stories", counts.stories).format(count=counts.stories),
        ngettext("{count} article", "{count} articles", counts.articles).format(count=counts.articles),
        ngettext("{count} annotation", "{count} annotations", counts.annotations).format(count=counts.annotations),
        ngettext("{count} link", "{count} links", counts.links).format(count=counts.links),
        ngettext("{count} speaker", "{count} speakers", counts.speakers).format(count=counts.speakers),
    )
    return " · ".join(parts)
