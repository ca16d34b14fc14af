"""The project as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.errors import ProjectFileError
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class RenameProject(Step):
    """Give the project another name; the file keeps its own."""

    key: ClassVar[str] = "project.rename"
    name: str

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises ProjectFileError ``project.unnamed``."""
        if not self.name.strip():
            raise ProjectFileError("project.unnamed")
        ledger.change(msgspec.structs.replace(reader.project(), name=self.name.strip()))


@dataclass(frozen=True, slots=True)
class ProposeInProject(Step):
    """Say whether quotes are proposed to those who work on the project."""

    key: ClassVar[str] = "project.propose"
    proposing: bool

    @property
    def detail(self) -> str:
        """On or off."""
        return "on" if self.proposing else "off"

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Nothing to check."""
        ledger.change(msgspec.structs.replace(reader.project(), unaided=not self.proposing))


@dataclass(frozen=True, slots=True)
class ChooseEngine(Step):
    """Say what proposes quotes in the project; empty: the rules."""

    key: ClassVar[str] = "project.engine"
    engine: str

    @property
    def detail(self) -> str:
        """Its name."""
        return self.engine or "rules"

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Nothing to check: an engine that is not there now may be there on another machine."""
        ledger.change(msgspec.structs.replace(reader.project(), engine=self.engine))


@dataclass(frozen=True, slots=True)
class ChooseBlind(Step):
    """Say whether whoever tags sees nobody else's marks until the review."""

    key: ClassVar[str] = "project.blind"
    blind: bool

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Nothing to check."""
        ledger.change(msgspec.structs.replace(reader.project(), blind=self.blind))
