"""A file that a verb writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from annotator.cli.project_path import ENDING
from annotator.wording.situations import shown
from annotator.wording.translation import _


class Target(click.ParamType[Path]):
    """A file to be written; one that is there is replaced."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Fails for a folder, and for what no file can be called."""
        path = Path(value)
        if not path.name or path.is_dir():
            self.fail(_("{name} is a folder; name a file in it.").format(name=shown(repr(str(value)))), param, ctx)
        return path

    @staticmethod
    def refuse_same(target: Path, project: Path) -> None:
        """Nothing is written over the project that it is made from. Raises UsageError."""
        if target.exists() and target.samefile(project):
            raise click.UsageError(_("The output is the project itself; name another file."))


def check_output(output: Path, project: Path, *, folder: bool) -> None:
    """No project is written over, no file where a folder is meant. Raises UsageError."""
    if output.suffix == ENDING or (output.exists() and output.samefile(project)):
        raise click.UsageError(_("The output would take a project's place; give it another name."))
    if output.exists() and output.is_dir() != folder:
        wrong = _("{name} is a file; name a folder.") if folder else _("{name} is a folder; name a file in it.")
        raise click.UsageError(wrong.format(name=shown(repr(str(output)))))
