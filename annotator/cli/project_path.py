"""Words of the command line that name a project, or are text to be stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from annotator.wording.situations import shown
from annotator.wording.translation import _

F = TypeVar("F", bound=Callable[..., Any])

ENDING = ".annotator"
"""As storage has it; asking there would import the store before it is known whether it is needed."""
LONGEST = 200
"""Characters of a name: no system's file names are longer than 255 bytes, and copies get a date."""


class ProjectPath(click.ParamType[Path]):
    """A project file, its ending added where it was left out and nothing of the name as it stands is there."""

    name = "project"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Fails for a name that no file can have."""
        if isinstance(value, Path):
            return value
        path = Path(value)
        if path.name in ("", "..") or "\0" in path.name or len(path.name) > LONGEST:
            self.fail(_("{name} cannot be the name of a project file.").format(name=shown(repr(value))), param, ctx)
        return path if path.suffix == ENDING or path.is_file() else path.with_name(f"{path.name}{ENDING}")


class Text(click.ParamType[str]):
    """Text that a project may hold: not empty, and no bytes that are none."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text without outer blanks."""
        text = str(value).strip()
        if not text or any("\ud800" <= character <= "\udfff" for character in text):
            self.fail(_("{text} is no text that can be stored.").format(text=shown(repr(value))), param, ctx)
        return text


def names_project(word: str) -> bool:
    """Whether the word is meant as a project: by its ending, or because there is one of that name."""
    if word.endswith(ENDING):
        return True
    try:
        return Path(f"{word}{ENDING}").is_file()
    except (OSError, ValueError):
        return False


def project_argument(verb: F) -> F:
    """Gives a verb the argument PROJECT as ``project``, a path."""
    return click.argument("project", type=ProjectPath(), metavar="PROJECT")(verb)


def json_option(verb: F) -> F:
    """Gives a verb the option ``--json`` as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=_("Answer in JSON, for programs."))(verb)
