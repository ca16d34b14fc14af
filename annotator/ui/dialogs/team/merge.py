"""Bringing back what others tagged elsewhere: seen before, done in one step, with its twins decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.commands.merge_report import MergeReport
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.dialogs.team.merge_preview import MergePreview, counted
from annotator.ui.dialogs.team.merge_reading import Foretold, foretold, merged
from annotator.ui.dialogs.team.twins import TwinsList, twins_told, unite_words
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.merging import merge_remarks
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext

_TOLD = 6
"""Sentences that are told above the counts."""
KINDS = "*.annotator *.json"
_WIDTH, _HEIGHT, _LOW = 1180, 720, 280
"""Of the dialog, in pixels; low where it says a few words and lists nothing."""


class MergeDialog(FramedDialog):
    """Reads ``files``, shows what merging them would do, and does it when the button is pressed.

    ``settling`` says, once it is closed, that the person wants to go on to what was set aside.
    """

    def __init__(self, context: Context, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Merge"), _("Merge"), parent)
        self._context, self._workspace = context, context.workspace
        self.files = list(dict.fromkeys(files))
        self._foretold: Foretold | None = None
        self._storing = self._low = False
        self.settling = False
        self.twins: TwinsList | None = None
        self.heading, self.remarks, self.refusals = plain(role="strong"), plain(role="quiet"), plain(role="danger")
        self.preview, self.more = MergePreview(context), QPushButton(_("Add &files…"))
        self.outcome, self.pages = QWidget(), QStackedWidget()
        self._compose()
        self.fit(_WIDTH, _HEIGHT)
        self._read()

    def accept(self) -> None:
        """Merge; afterwards, make the ticked twins one and close."""
        if self.underway.busy:
            return
        if self.twins is not None:
            self._unite(self.twins)
        elif self._foretold is not None and self.accept_button.isEnabled():
            self._merge(self._foretold)

    def reject(self) -> None:
        # What is being stored is stored whole; there is no half of it to come back from.
        if not self._storing:
            super().reject()

    # -- before -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self.accept_button.setEnabled(False)
        self.more.setEnabled(False)
        names = ngettext("Reading {name}…", "Reading {count} files…", len(self.files))
        self.heading.setText(names.format(name=shown(self.files[0].name), count=len(self.files)))
        workspace, files = self._workspace, tuple(self.files)
        self.underway.start(_("Reading"), lambda report: foretold(workspace, files, report), self._show, self._failed)

    def _show(self, told: Foretold) -> None:
        self._foretold = told
        report = told.report
        names = shown([file.name for file in report.files])
        self.heading.setText(_coming(names, report) if names else _("Nothing to merge."))
        _tell(self.remarks, [line for file in report.files for line in merge_remarks(file)])
        _tell(self.refusals, told.refused)
        self.more.setEnabled(True)
        self._list(listed=bool(counted(report)))
        self.preview.show_foretold(told)
        self.accept_button.setEnabled(report.changes)
        if names and not self.accept_button.isEnabled():
            self.say(_("Nothing changes: there is nothing in it that is new here."))
        else:
            self.say("")
        if self.preview.isHidden():
            self.more.setFocus()
        else:
            self.preview.take_keyboard()

    def _list(self, *, listed: bool) -> None:
        """Shows the list of entries, or words alone; a size that somebody gave it stays unless that changes."""
        low = not listed and self.refusals.isHidden()
        self.preview.setVisible(listed)
        if low != self._low:
            self._low = low
            self.fit(_WIDTH, _LOW if low else _HEIGHT)

    def _add(self) -> None:
        kinds = _("What came back ({kinds})").format(kinds=KINDS)
        found = self._context.asking.open_files(_("Merge"), kinds)
        if found:
            self.files = list(dict.fromkeys([*self.files, *found]))
            self._read()

    # -- doing it -----------------------------------------------------------------------------------------------

    def _merge(self, told: Foretold) -> None:
        self._storing = True
        for button in (self.accept_button, self.cancel_button, self.more):
            button.setEnabled(False)
        workspace, datasets = self._workspace, told.datasets
        self.underway.start(_("Merging"), lambda report: merged(workspace, datasets, report), self._done, self._failed)

    def _done(self, done: tuple[MergeReport, Path | None]) -> None:
        self._storing = False
        report, backup = done
        self.twins = TwinsList(self._context, report.speakers)
        self.twins.changed.connect(self._offer)
        self._show_result(report, backup, self.twins)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(_("Close"))
        self._offer()
        (self.twins.view if self.twins.pairs else self.accept_button).setFocus()

    def _failed(self, fault: Exception) -> None:
        self._storing = False
        for button in (self.cancel_button, self.more):
            button.setEnabled(True)
        self.accept_button.setEnabled(self._foretold is not None)
        self._context.tell_fault(fault)

    # -- after --------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        count = self.twins.count if self.twins is not None else 0
        self.accept_button.setEnabled(True)
        self.accept_button.setText(unite_words(count) if count else _("Done"))

    def _unite(self, twins: TwinsList) -> None:
        command = twins.command()
        if command.merges:
            self._context.attempt(lambda: self._workspace.do(command))
        super().accept()

    def _settle(self) -> None:
        self.settling = True
        super().accept()

    def _show_result(self, report: MergeReport, backup: Path | None, twins: TwinsList) -> None:
        column = QVBoxLayout(self.outcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        comes = counted(report, fate="new") + counted(report, fate="theirs")
        words = ngettext("Merged: {count} entry came in.", "Merged: {count} entries came in.", comes)
        column.addWidget(plain(words.format(count=f"{comes:,}"), "strong"))
        if backup is not None:
            told = _("One step back (Ctrl+Z) undoes it. The project as it was before is in {path}.")
            column.addWidget(plain(told.format(path=shown(backup)), "quiet"))
        if report.set_aside:
            one, many = "{count} entry was set aside.", "{count} entries were set aside."
            column.addWidget(plain(ngettext(one, many, report.set_aside).format(count=f"{report.set_aside:,}")))
            settle = QPushButton(_("&Settle what was set aside…"))
            enter_only_on(settle)
            settle.clicked.connect(self._settle)
            column.addWidget(settle)
            settle.setMaximumWidth(settle.sizeHint().width() + 40)
        if twins.pairs:
            column.addWidget(plain(twins_told(len(twins.pairs)), "strong"))
            column.addWidget(twins, 1)
        else:
            twins.setParent(self.outcome)
            twins.hide()
            column.addStretch(1)
            self.cancel_button.hide()
            self._list(listed=False)
        self.pages.setCurrentWidget(self.outcome)

    # -- furniture ----------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        enter_only_on(self.more)
        self.more.clicked.connect(self._add)
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words in (self.heading, self.refusals, self.remarks):
            column.addWidget(words)
        for words in (self.remarks, self.refusals):
            words.hide()
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        column.addWidget(self.more)
        self.preview.hide()
        self.pages.addWidget(form)
        self.pages.addWidget(self.outcome)
        self.body.addWidget(self.pages)
        self.more.setMaximumWidth(self.more.sizeHint().width() + 40)  # how wide it is follows from where it stands


def _coming(names: str, report: MergeReport) -> str:
    if not counted(report):
        return _("{names}: nothing that is new.").replace("{names}", names)
    comes, clash = counted(report, fate="new") + counted(report, fate="theirs"), counted(report, fate="both")
    comes_in = ngettext("{count} entry comes in", "{count} entries come in", comes).format(count=f"{comes:,}")
    both = ngettext("{count} was changed on both sides", "{count} were changed on both sides", clash)
    return f"{names}: {comes_in}, {both.format(count=f'{clash:,}')}."


def _tell(label: QLabel, lines: Sequence[str]) -> None:
    listed = list(lines[:_TOLD])
    if (more := len(lines) - _TOLD) > 0:
        listed.append(ngettext("… and {count} more.", "… and {count} more.", more).format(count=more))
    label.setText("\n".join(listed))
    label.setVisible(bool(lines))
