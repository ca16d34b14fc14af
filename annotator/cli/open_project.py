"""A project opened for one verb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator import paths
from annotator.cli.answer import tell
from annotator.exchange.codebook_file import read_codebook
from annotator.model.errors import ProjectFileError
from annotator.model.project import Project
from annotator.storage.occupancy import Occupant
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.workspace import Workspace

SHIPPED = "quotes-claims"
"""The codebook of a project for which none is named."""


@contextmanager
def reading(path: Path) -> Iterator[Workspace]:
    """The project to read in, whoever else has it open. Raises ProjectFileError."""
    workspace = Workspace.open(path, read_only=True)
    try:
        yield workspace
    finally:
        workspace.close()


def new_project(path: Path, name: str | None = None, codebook: str = SHIPPED) -> Project:
    """Make a project file, named like the file unless told otherwise. Raises CodebookError and ProjectFileError."""
    workspace = Workspace.create(path, name or _storable(path.stem), read_codebook(_codebook_file(codebook)))
    try:
        return workspace.read.project()
    finally:
        workspace.close()


@contextmanager
def filling(path: Path) -> Iterator[Workspace]:
    """The project to bring something into, made where there is none unless nothing can be brought in.

    Raises as :func:`writing`.
    """
    making, filled = not path.exists(), False
    if making:
        new_project(path)
    try:
        with writing(path) as workspace:
            try:
                yield workspace
            finally:
                filled = workspace.next_undo is not None
    finally:
        if making and not filled:
            path.unlink(missing_ok=True)
    if making and filled:
        tell(_("Made {path}.").replace("{path}", shown(path)))


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


def _codebook_file(given: str) -> Path:
    shipped = {path.stem: path for path in (paths.resources() / "codebooks").glob("*.yaml")}
    return Path(given) if Path(given).exists() else shipped.get(given, Path(given))


def _storable(name: str) -> str:
    """A file's name as text: bytes of it that are none become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _occupied(path: Path, occupant: Occupant) -> str:
    return _("{name} is open for {user} on {machine} (process {process}); close it there and try again.").format(
        name=shown(path.name), user=shown(occupant.user), machine=shown(occupant.machine), process=occupant.process
    )
