"""Mending what a check found, where nothing has to be guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.codebook import Label
from annotator.model.finding import Finding
from annotator.model.link import End
from annotator.model.span import joined
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

_OPTIONAL = frozenset((("articles", "version_of"), ("annotations", "speaker_id"), ("verdicts", "result")))
"""Columns that may be empty: a reference that leads nowhere is cleared, elsewhere its row goes."""


@dataclass(frozen=True, slots=True)
class Repair(Step):
    """Mend the findings that can be; answers how many were.

    No step that undo would take back: what was wrong could not be stored again. The log tells what was done.

    References that lead nowhere are cleared or their rows go, with what depends on them; fragments are put in
    order; lengths, kinds of links' ends and the full-text index are set right; a label that the codebook lacks is
    entered as retired; a set in no known state is in progress.
    """

    key: ClassVar[str] = "project.repair"
    undoable: ClassVar[bool] = False
    findings: tuple[Finding, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.findings))

    def apply(self, ledger: Ledger, reader: Reader) -> int:
        """What is there no more by the time its turn comes is passed over."""
        mended = [finding for finding in self.findings if finding.repairable and finding.key in _MENDERS]
        for finding in mended:
            _MENDERS[finding.key](ledger, reader, finding)
        return len(mended)


def _reference(ledger: Ledger, reader: Reader, finding: Finding) -> None:
    column = str(finding.facts["column"])
    if (finding.table, column) in _OPTIONAL:
        ledger.mend(finding.table, finding.row, **{column: None})
    else:
        _drop(ledger, reader, finding)


def _drop(ledger: Ledger, reader: Reader, finding: Finding) -> None:  # noqa: ARG001 - as every mender
    ledger.drop(finding.table, *finding.row)


def _fragments(ledger: Ledger, reader: Reader, finding: Finding) -> None:
    annotation = reader.annotation(str(finding.row[0]))
    if annotation is not None:
        ledger.change(msgspec.structs.replace(annotation, fragments=joined(annotation.fragments)))


def _length(ledger: Ledger, reader: Reader, finding: Finding) -> None:  # noqa: ARG001 - as every mender
    ledger.mend("articles", finding.row, length=finding.facts["expected"])


def _link_kind(ledger: Ledger, reader: Reader, finding: Finding) -> None:
    link = reader.link(str(finding.row[0]))
    if link is not None:
        source, target = _kind_of(reader, link.source), _kind_of(reader, link.target)
        ledger.change(
            msgspec.structs.replace(
                link, source_kind=source or link.source_kind, target_kind=target or link.target_kind
            )
        )


def _kind_of(reader: Reader, key: str) -> End | None:
    if reader.annotations_by_id([key]):
        return "annotation"
    if reader.speaker(key) is not None:
        return "speaker"
    return "article" if reader.article(key) is not None else None


def _label(ledger: Ledger, reader: Reader, finding: Finding) -> None:
    codebook, name = reader.codebook(), str(finding.row[0])
    if codebook.label(name) is None:
        retired = Label(name, retired=True)
        ledger.change(msgspec.structs.replace(codebook, labels=(*codebook.labels, retired)))


def _state(ledger: Ledger, reader: Reader, finding: Finding) -> None:  # noqa: ARG001 - as every mender
    ledger.mend("annotation_sets", finding.row, state="in_progress")


def _text_index(ledger: Ledger, reader: Reader, finding: Finding) -> None:  # noqa: ARG001 - as every mender
    ledger.rebuild_text_index()


_MENDERS: dict[str, Callable[[Ledger, Reader, Finding], None]] = {
    "check.reference": _reference,
    "check.no_fragments": _drop,
    "check.fragment_order": _fragments,
    "check.fragment_article": _fragments,
    "check.length": _length,
    "check.link_end": _drop,
    "check.link_kind": _link_kind,
    "check.label": _label,
    "check.state": _state,
    "check.text_index": _text_index,
}
