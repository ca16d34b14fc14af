"""What may be tagged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import problems
from annotator.model.errors import CodebookError
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class ReplaceCodebook(Step):
    """Put another codebook, or another state of it, in force.

    A label that annotations bear and the new codebook lacks is kept, retired, so that they keep their meaning; a
    change of content under the same version gets the next version.
    """

    key: ClassVar[str] = "codebook.replace"
    codebook: Codebook

    @property
    def detail(self) -> str:
        """The codebook's title or id."""
        return self.codebook.title or self.codebook.id

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises CodebookError ``codebook.no_labels`` or ``codebook.unsound``."""
        before, after = reader.codebook(), self.codebook
        if not after.offered():
            raise CodebookError("codebook.no_labels", name=after.title or after.id)
        for problem in problems(after):
            where = " › ".join(str(step) for step in problem.where)
            raise CodebookError("codebook.unsound", name=after.title or after.id, where=where)
        kept = [
            msgspec.structs.replace(label, retired=True, key=None)
            for label in before.labels
            if after.label(label.id) is None and reader.uses_label(label.id)
        ]
        after = msgspec.structs.replace(after, labels=(*after.labels, *kept))
        if (after.id, after.version) == (before.id, before.version) and after != before:
            after = msgspec.structs.replace(after, version=before.version + 1)
        ledger.change(after)
