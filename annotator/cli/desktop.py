"""``annotator desktop``: project files open by double click."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import platformdirs

from annotator import paths
from annotator.cli.answer import tell
from annotator.wording.situations import shown
from annotator.wording.translation import _


@click.command(
    help=_("Say how project files (*.annotator) come to open by double click; on Linux, have them do so for you.")
)
@click.option("--install", is_flag=True, help=_("Put the entry for the desktop, the file type and the icon in place."))
def verb(install: bool) -> None:
    """Writes into the person's own folder of data only."""
    if sys.platform != "linux":
        tell(_("Open a project file once with “Open with…”, choose annotator-window, and have the system remember it."))
        return
    entries = _entries(Path(platformdirs.user_data_dir()))
    if not install:
        tell(_("With --install these files are written; without them, “Open with…” finds nothing:"))
    for path, content in entries.items():
        if install:
            _write(path, content)
        click.echo(shown(path))
    if install:
        _refresh(Path(platformdirs.user_data_dir()))


def _entries(data: Path) -> dict[Path, bytes]:
    """What goes where below the folder of ``data``."""
    resources = paths.resources()
    entry = (resources / "desktop" / "annotator.desktop").read_text("utf-8")
    return {
        data / "applications" / "annotator.desktop": entry.replace(
            "Exec=annotator-window", f"Exec={_program()}"
        ).encode(),
        data / "mime" / "packages" / "annotator.xml": (resources / "desktop" / "annotator.xml").read_bytes(),
        data / "icons/hicolor/scalable/apps/annotator.svg": (resources / "icons" / "annotator.svg").read_bytes(),
    }


def _program() -> str:
    """How a desktop, which knows no virtual environment, starts this program: as the Desktop Entry format quotes."""
    return " ".join(_quoted(word) for word in (sys.executable, "-m", "annotator"))


def _quoted(word: str) -> str:
    if word.replace("/", "").replace("-", "").replace(".", "").replace("_", "").isalnum():
        return word
    for mark in '\\"`$':
        word = word.replace(mark, f"\\{mark}")
    # The quoting above is itself within a value, in which a backslash is written twice and a per cent sign too.
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        told = _("{path} could not be written ({reason}).")
        raise click.ClickException(told.format(path=shown(path), reason=shown(error.strerror or error))) from error


def _refresh(data: Path) -> None:
    """Desktops notice at the next login at the latest; these programs, where there are any, tell them now."""
    for name, folder in (("update-mime-database", data / "mime"), ("update-desktop-database", data / "applications")):
        if program := shutil.which(name):
            subprocess.run([program, str(folder)], check=False, capture_output=True)  # noqa: S603 - no shell, our words
