"""Codebooks to choose from, and where one is exported to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from annotator import paths
from annotator.exchange.codebook_file import codebook_to_yaml, read_codebook
from annotator.model.codebook import Codebook
from annotator.model.errors import CodebookError
from annotator.ui.asking import Asking
from annotator.wording.translation import _

SHIPPED = ("quotes-claims", "minimal")


class CodebookFiles:
    """Asks which file, reads and writes it, and tells what prevents that."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def menu(self, chosen: Callable[[Codebook], None], parent: QWidget) -> QMenu:
        """The codebooks that the program comes with, and any file; ``chosen`` is handed what was read."""
        menu = QMenu(parent)
        for name in SHIPPED:
            path = paths.resources() / "codebooks" / f"{name}.yaml"
            title = read_codebook(path).title.replace("&", "&&")
            menu.addAction(title).triggered.connect(partial(self._read, path, chosen))
        menu.addSeparator()
        menu.addAction(_("From a &file…")).triggered.connect(partial(self._ask, chosen))
        return menu

    def export(self, codebook: Codebook) -> str:
        """Write ``codebook`` to a file that the person names; what became of it, empty when they would rather not."""
        proposed = paths.exports() / f"{codebook.id}-{codebook.version}.yaml"
        path = self._asking.save_file(_("Export the codebook"), proposed, _kinds())
        if path is None:
            return ""
        try:
            path.write_text(codebook_to_yaml(codebook), encoding="utf-8", newline="\n")
        except OSError as error:
            text = _("{name} could not be written ({reason}).")
            self._asking.tell(text.format(name=path.name, reason=error.strerror or str(error)))
            return ""
        return _("Exported to {name}.").format(name=path.name)

    def _ask(self, chosen: Callable[[Codebook], None]) -> None:
        for path in self._asking.open_files(_("Choose a codebook"), _kinds())[:1]:
            self._read(path, chosen)

    def _read(self, path: Path, chosen: Callable[[Codebook], None]) -> None:
        try:
            codebook = read_codebook(path)
        except CodebookError as situation:
            self._asking.trouble(situation)
        else:
            chosen(codebook)


def _kinds() -> str:
    return _("Codebooks (*.yaml *.yml)")
