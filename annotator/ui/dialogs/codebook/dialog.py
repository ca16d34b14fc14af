"""Choosing, editing and exporting the codebook of a project."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.codebook import ReplaceCodebook
from annotator.model.codebook import Codebook, Label
from annotator.model.codebook_rules import key_problem
from annotator.model.errors import Situation
from annotator.ui.context import Context
from annotator.ui.dialogs.codebook import problems as codebook_problems
from annotator.ui.dialogs.codebook.attributes import AttributesPage
from annotator.ui.dialogs.codebook.checks import ChecksPage
from annotator.ui.dialogs.codebook.draft import Draft
from annotator.ui.dialogs.codebook.files import CodebookFiles
from annotator.ui.dialogs.codebook.groups import GroupsPage
from annotator.ui.dialogs.codebook.label import LabelForm
from annotator.ui.dialogs.codebook.labels import LabelList
from annotator.ui.dialogs.codebook.links import LinksPage
from annotator.ui.dialogs.codebook.looks import HUES
from annotator.ui.dialogs.framed import fit, press_with_ctrl_enter
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, ngettext

_SIZE = (1080, 740)
_PAGES = ("labels", "links", "groups", "checks")
_ROWS = 3
"""So many problems can be seen without scrolling."""


class CodebookDialog(QDialog):
    """Edits a draft; OK stores it as one step of the history, and only when no rule is broken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._files = CodebookFiles(context.asking)
        workspace = context.workspace
        self.draft = Draft(workspace.read.codebook(), workspace.read.uses_label)
        theme = context.theme()
        self.title = QLineEdit()
        self.version = _quiet()
        self.choose = QPushButton(_("C&hoose another"))
        self.export = QPushButton(_("&Export…"))
        self.labels = LabelList(theme)
        self.form = LabelForm(theme, self._key_refusal)
        self.attributes = AttributesPage(theme, self.draft.settled)
        self.links = LinksPage(theme, self.draft.settled, workspace.read.uses_link)
        self.groups = GroupsPage(theme, self.draft.settled, workspace.read.uses_group)
        self.checks = ChecksPage()
        self.tabs, self.pages = QTabWidget(), QTabWidget()
        self.problems = QListWidget()
        self.note = _quiet()
        self.ok, self.cancel = QPushButton(_("OK")), QPushButton(_("Cancel"))
        self.answer = QDialogButtonBox(self)
        self.answer.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.answer.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        for button in (self.cancel, self.choose, self.export):
            enter_only_on(button)
        self.ok.setDefault(True)
        self._lay_out()
        self._connect()
        self._show(0)
        self.labels.tree.setFocus()

    def accept(self) -> None:
        """Store what was changed, if anything was."""
        if self.draft.changed and not self._stored():
            return
        super().accept()

    def _stored(self) -> bool:
        try:
            self._context.workspace.do(ReplaceCodebook(self.draft.result()))
        except Situation as situation:
            self._context.asking.trouble(situation)
            return False
        return True

    # -- what is shown ------------------------------------------------------------------------------------------

    def _show(self, row: int) -> None:
        """Everything anew, with the label at ``row`` under the hand."""
        self.labels.show_labels(self.draft.now, row)
        if self.title.text() != self.draft.now.title:
            self.title.setText(self.draft.now.title)
        self._show_label()
        self.links.show_links(self.draft.now)
        self.groups.show_groups(self.draft.now)
        self.checks.show_checks(self.draft.now)
        self._show_state()

    def _show_label(self) -> None:
        row, labels = self.labels.row, self.draft.now.labels
        label = labels[row] if row >= 0 else None
        self.tabs.setEnabled(label is not None)
        deletable = label is not None and self.draft.may_delete(row)
        self.labels.show_place(label, row, len(labels), deletable=deletable)
        if label is not None:
            settled = self.draft.settled(label.id)
            self.form.show_label(label, self.draft.other_ids(row), settled=settled)
            self.attributes.show_label(label)
            count = len(label.attributes)
            self.tabs.setTabText(1, _("Attributes ({count})").format(count=count) if count else _("Attributes"))

    def _show_state(self) -> None:
        problems = self.draft.problems()
        told = [codebook_problems.told(problem, self.draft.now) for problem in problems]
        if told != [self.problems.item(n).text() for n in range(self.problems.count())]:
            self.problems.clear()
            self.problems.addItems(told)
        self.problems.setVisible(bool(problems))
        for n, problem in enumerate(problems):
            self.problems.item(n).setData(Qt.ItemDataRole.UserRole, codebook_problems.place_of(problem))
            self.problems.item(n).setForeground(QColor(self._context.theme().danger))
        rows = min(len(problems), _ROWS)
        self.problems.setFixedHeight(rows * max(self.problems.sizeHintForRow(0), 24) + 8)
        usable = not problems and not self._context.workspace.read_only
        self.ok.setEnabled(usable)
        self.export.setEnabled(not problems)
        before, after = self.draft.before.version, self.draft.result().version
        stands = _("Version {version}").format(version=before)
        grows = _("Version {version}, becomes {next}").format(version=before, next=after)
        self.version.setText(grows if self.draft.changed else stands)

    # -- what is done -------------------------------------------------------------------------------------------

    def _edit(self, label: Label) -> None:
        self.draft.put(self.labels.row, label)
        self._show(self.labels.row)

    def _put(self, **parts: Any) -> None:
        """Other links, groups or checks."""
        self.draft.now = replace(self.draft.now, **parts)
        self._show(self.labels.row)

    def _retitle(self, title: str) -> None:
        self.draft.now = replace(self.draft.now, title=title)
        self._show_state()

    def _add(self) -> None:
        used = {label.colour for label in self.draft.now.labels if not label.zone}
        colour = next((hue for hue in HUES if hue not in used), next(iter(HUES)))
        self._show(self.draft.add(_("New label"), colour))
        self.tabs.setCurrentIndex(0)
        self.form.title.setFocus()
        self.form.title.selectAll()

    def _move(self, by: int) -> None:
        self._show(self.draft.move(self.labels.row, by))

    def _retire(self) -> None:
        label = self.draft.now.labels[self.labels.row]
        self._edit(replace(label, retired=not label.retired))

    def _delete(self) -> None:
        row = self.labels.row
        self.draft.delete(row)
        self._show(row)

    def _key_refusal(self, letter: str) -> str | None:
        if key := key_problem(letter):
            return codebook_problems.key_refused(key, letter)
        if (other := self.draft.key_taken(self.labels.row, letter)) is not None:
            return _("{letter} tags “{label}” already.").format(letter=letter, label=other.title or other.id)
        return None

    def _choose(self, codebook: Codebook) -> None:
        kept = self.draft.choose(codebook)
        told = ngettext(
            "{count} label that annotations bear is not in it, and stays, retired.",
            "{count} labels that annotations bear are not in it, and stay, retired.",
            kept,
        )
        self.note.setText(told.format(count=kept) if kept else "")
        self._show(0)

    def _export(self) -> None:
        if told := self._files.export(self.draft.result()):
            self.note.setText(told)

    def _go_to(self, place: tuple[str, int] | None) -> None:
        if place is None:
            return
        kind, at = place
        self.pages.setCurrentIndex(_PAGES.index(kind))
        if kind == "labels":
            self._show(at)
            self.form.title.setFocus()
        elif kind in ("links", "groups"):
            entries = (self.links if kind == "links" else self.groups).entries
            entries.list.setCurrentRow(at)
            entries.list.setFocus()

    # -- how it is put together ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.title.textEdited.connect(self._retitle)
        self.labels.chosen.connect(lambda _row: self._show_label())
        self.labels.retired.connect(self._retire)
        self.labels.buttons.added.connect(self._add)
        self.labels.buttons.moved.connect(self._move)
        self.labels.buttons.deleted.connect(self._delete)
        self.form.edited.connect(self._edit)
        self.attributes.edited.connect(self._edit)
        self.links.edited.connect(lambda links: self._put(links=links))
        self.groups.edited.connect(lambda groups: self._put(groups=groups))
        self.checks.edited.connect(lambda checks: self._put(checks=checks))
        self.problems.itemActivated.connect(lambda item: self._go_to(item.data(Qt.ItemDataRole.UserRole)))
        self.export.clicked.connect(self._export)
        press_with_ctrl_enter(self, self.ok)
        self.answer.accepted.connect(self.accept)
        self.answer.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Codebook"))
        fit(self, *_SIZE)
        self.choose.setMenu(self._files.menu(self._choose, self))
        self.title.setMaxLength(120)
        self.title.setAccessibleName(_("Title of the codebook"))
        self.problems.setAccessibleName(_("What must be put right first"))
        self.problems.setObjectName("problems")
        self.tabs.addTab(self.form, _("Label"))
        self.tabs.addTab(self.attributes, _("Attributes"))
        self.tabs.setDocumentMode(True)
        labels = QWidget()
        beside = _line(self.labels, self.tabs, wide=1)
        beside.setContentsMargins(0, 12, 0, 0)
        labels.setLayout(beside)
        titles = (_("Labels"), _("Links"), _("Groups"), _("Checks"))
        for page, title in zip((labels, self.links, self.groups, self.checks), titles, strict=True):
            self.pages.addTab(page, title)
        self.pages.setDocumentMode(True)
        for button in (self.choose, self.export):
            enter_only_on(button)
        if self._context.workspace.read_only:
            self.note.setText(_("The project is open for reading only; a changed codebook can be exported."))
        name = QLabel(_("&Codebook"))
        name.setBuddy(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(_line(name, self.title, self.version, self.choose, self.export, wide=1))
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.problems)
        layout.addLayout(_line(self.note, self.answer, wide=0))


def _quiet() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "quiet")
    return label


def _line(
    *widgets: QLabel | QLineEdit | QPushButton | LabelList | QTabWidget | QDialogButtonBox, wide: int
) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    for n, widget in enumerate(widgets):
        line.addWidget(widget, 1 if n == wide else 0)
    return line
