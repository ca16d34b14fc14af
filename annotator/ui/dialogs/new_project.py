"""What a new project needs: a name, a place for its file, a codebook, and who tags."""

from __future__ import annotations

import os
import re
from pathlib import Path

import platformdirs
from msgspec import Struct
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator import paths
from annotator.exchange.codebook_file import read_codebook
from annotator.model.codebook import Codebook
from annotator.model.errors import CodebookError
from annotator.paths import ENDING
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.dialogs.typed_file import typed_file
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.situations import sentence, worded
from annotator.wording.translation import _

SHIPPED = ("quotes-claims.yaml", "minimal.yaml")
"""Codebooks that the program comes with, the default first."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST = 80


class NewProject(Struct, frozen=True):
    """What was asked for; ``path`` is a file that is not there yet, in a folder that is."""

    name: str
    path: Path
    codebook: Codebook
    annotator: str


def file_name(name: str) -> str:
    """A name for the file of a project called ``name`` that every system takes."""
    plain_name = " ".join(_NOT_IN_NAMES.sub(" ", name).split())[:_LONGEST].strip(" .")
    return f"{plain_name or _('Project')}{ENDING}"


def free_path(folder: Path, name: str) -> Path:
    """A file in ``folder`` for a project called ``name`` that is not there yet."""
    wanted = folder / file_name(name)
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_name(f"{wanted.stem} {number}{ENDING}")
    return path


class NewProjectDialog(FramedDialog):
    """Checks while one types; :attr:`value` holds the answer once accepted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("New project"), _("Create project"), parent)
        self._asking = context.asking
        self._folder = Path(platformdirs.user_documents_dir())
        self._own_path = False
        self._file_codebook: Codebook | None = None
        self.value: NewProject | None = None
        self.name, self.place, self.annotator = QLineEdit(), QLineEdit(), QLineEdit(context.settings().annotator)
        self.codebook, self.browse = QComboBox(), QPushButton(_("Browse…"))
        self.about, self.codebook_problem = plain(role="quiet"), plain(role="danger")
        self._shipped = [read_codebook(paths.resources() / "codebooks" / name) for name in SHIPPED]
        self._compose()
        self._connect()
        self._propose()
        self.name.setFocus()
        self.fit(620, 0)

    def accept(self) -> None:
        """Answer what was asked for, unless something is missing; the folder is made where it is not there."""
        self._check()
        codebook = self._codebook()
        path = self._path()
        if not self.accept_button.isEnabled() or codebook is None or path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.say(_("The folder cannot be made ({reason}).").format(reason=error.strerror or str(error)))
            return
        self.value = NewProject(self.name.text().strip(), path, codebook, self.annotator.text().strip())
        super().accept()

    # -- checking -----------------------------------------------------------------------------------------------

    def problem(self) -> str:
        """What is missing or wrong, in a sentence; empty when all is well. A codebook's fault stands beside it."""
        if not self.name.text().strip():
            return _("Type a name for the project.")
        path = self._path()
        if path is None:
            return _("Choose a place for the file.")
        if path.exists():
            return worded("project.exists", {"name": path.name})
        if not _can_hold(path.parent):
            return _("There is no folder {name} that you may write to.").format(name=path.parent)
        if not self.annotator.text().strip():
            return _("Type the name under which you tag.")
        return ""

    def _check(self) -> None:
        problem = self.problem()
        untouched = not self.name.text() and not self.name.isModified()
        self.say("" if untouched else problem)
        self.accept_button.setEnabled(not problem and self._codebook() is not None)

    def _path(self) -> Path | None:
        return typed_file(self.place.text(), self._folder, ENDING)

    def _propose(self) -> None:
        if not self._own_path:
            self.place.setText(str(free_path(self._folder, self.name.text())))
            self.place.setCursorPosition(len(self.place.text()))
        self._check()

    def _place_typed(self) -> None:
        self._own_path = True
        self._check()

    def _browse(self) -> None:
        kinds = _("Projects (*{ending})").format(ending=ENDING)
        chosen = self._asking.save_file(_("Place of the project file"), Path(self.place.text()), kinds)
        if chosen is not None:
            self._own_path = True
            self.place.setText(str(chosen))
            self._check()

    # -- the codebook -------------------------------------------------------------------------------------------

    def _codebook(self) -> Codebook | None:
        at = self.codebook.currentIndex()
        return self._shipped[at] if at < len(self._shipped) else self._file_codebook

    def _choose_codebook(self) -> None:
        self.codebook_problem.hide()
        if self.codebook.currentIndex() >= len(self._shipped):
            self._read_codebook()
        self._tell_codebook()
        self._check()

    def _read_codebook(self) -> None:
        chosen = self._asking.open_files(_("Choose a codebook"), _("Codebooks (*.yaml *.yml)"))
        last = len(self._shipped)
        if not chosen:
            self.codebook.setCurrentIndex(last if self._file_codebook else 0)
            return
        try:
            self._file_codebook = read_codebook(chosen[0])
            self.codebook.setItemText(last, _("From the file {name}…").format(name=chosen[0].name))
        except CodebookError as error:
            self._file_codebook = None
            self.codebook_problem.setText(sentence(error))
            self.codebook_problem.show()

    def _tell_codebook(self) -> None:
        codebook = self._codebook()
        labels = [label.title or label.id for label in codebook.offered() if not label.zone] if codebook else []
        self.about.setText(_("Labels: {labels}").format(labels=", ".join(labels)) if labels else "")

    # -- how it is laid out -------------------------------------------------------------------------------------

    def _compose(self) -> None:
        for codebook in self._shipped:
            self.codebook.addItem(codebook.title or codebook.id)
        self.codebook.addItem(_("From a file…"))
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        grid.addWidget(captioned(_("Name"), self.name), 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(captioned(_("File"), self.place, _("Place of the project file")), 1, 0)
        grid.addLayout(place, 1, 1)
        grid.addWidget(captioned(_("Codebook"), self.codebook), 2, 0)
        grid.addWidget(self.codebook, 2, 1)
        grid.addWidget(self.about, 3, 1)
        grid.addWidget(self.codebook_problem, 4, 1)
        grid.addWidget(captioned(_("Your name"), self.annotator), 5, 0)
        grid.addWidget(self.annotator, 5, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.codebook_problem.hide()
        self.name.setPlaceholderText(_("such as: Border policy, autumn"))
        enter_only_on(self.browse)
        self._tell_codebook()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._propose)
        self.place.textEdited.connect(self._place_typed)
        self.annotator.textEdited.connect(self._check)
        self.browse.clicked.connect(self._browse)
        self.codebook.activated.connect(self._choose_codebook)


def _can_hold(folder: Path) -> bool:
    """Whether a file can be put there: the folder, or the nearest one above it, is one that may be written to."""
    if not folder.is_absolute():
        return False
    while not folder.exists():
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
