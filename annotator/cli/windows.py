"""What the command line asks of windows, which it may not know."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import click

from annotator.wording.translation import _


class Windows(Protocol):
    """Whoever can open windows; each answers the exit code when they are closed again."""

    def open(self, project: Path | None) -> int:
        """The window, with that project in it."""

    def open_demo(self) -> int:
        """The window with the sample story."""

    def rehearse(self, project: Path, annotator: str, picture: Path) -> int:
        """A session of the annotator by real keys, without a display; its last sight is saved as ``picture``."""

    def paint(self, picture: str, target: Path) -> int:
        """An SVG document saved as a PNG file, without a display."""


def asked_windows(context: click.Context) -> Windows:
    """The windows that the program was started with."""
    windows: Windows | None = context.obj
    if windows is None:
        raise click.ClickException(_("There are no windows here; start annotator itself."))
    return windows
