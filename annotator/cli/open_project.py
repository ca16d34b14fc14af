"""A project opened for one verb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator.model.errors import ProjectFileError
from annotator.storage.occupancy import Occupant
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace


@contextmanager
def reading(path: Path) -> Iterator[Workspace]:
    """The project to read in, whoever else has it open. Raises ProjectFileError."""
    workspace = Workspace.open(path, read_only=True)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing(path: Path) -> Iterator[Workspace]:
    """The project to change. Raises ProjectFileError, and says who has it open when somebody has."""
    workspace = Workspace.open(path)
    try:
        if workspace.occupant is not None:
            raise click.ClickException(_occupied(path, workspace.occupant))
        if workspace.read_only:
            raise ProjectFileError("project.read_only", name=path.name)
        yield workspace
    finally:
        workspace.close()


def _occupied(path: Path, occupant: Occupant) -> str:
    return _("{name} is open for {user} on {machine} (process {process}); close it there and try again.").format(
        name=shown(path.name), user=shown(occupant.user), machine=shown(occupant.machine), process=occupant.process
    )
