"""Measures a project off the window's thread, and keeps what was measured until the project changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from annotator.agreement.behind import Behind, behind
from annotator.agreement.columns import Columns
from annotator.agreement.comparison import Comparison
from annotator.agreement.gamma import Sampling
from annotator.agreement.report import Report, Settings
from annotator.agreement.reporting import report_of
from annotator.exchange.gold_reader import Decided, Golden, read_decided
from annotator.exchange.work_reader import read_columns, those_who_tag
from annotator.model.changes import ChangeSet, Kind
from annotator.storage.backup import Backup
from annotator.storage.before_review import decided
from annotator.wording.agreement_study import Study, measured_on, read_study
from annotator.workspace import Workspace

CONCERNED: frozenset[Kind] = frozenset(
    ("project", "codebook", "annotator", "story", "article", "set", "annotation", "link", "speaker", "group")
)
_KEPT = 8


class Choice(Struct, frozen=True):
    """Whose work on what is measured; None for all.

    ``gamma``: also what takes the longest; ``by_name``: speakers of one name are one. ``frozen``: the project as it
    stood before its review, None where that is not said: then if something has been decided.
    """

    stories: frozenset[str] | None = None
    annotators: tuple[str, ...] | None = None
    labels: frozenset[str] | None = None
    gamma: bool = False
    by_name: bool = False
    frozen: bool | None = None


class Found(Struct, frozen=True):
    """A report, and what it was made of; ``copy`` is the project as it stood before its review, where there is one."""

    choice: Choice
    compared: Comparison
    report: Report
    copy: Backup | None

    def behind(self, asked: Behind) -> frozenset[str]:
        """The annotations behind a figure."""
        return behind(self.compared, asked)


class Source(NamedTuple):
    """What is read: a copy, None for the project itself; and whether speakers of one name are one."""

    copy: Path | None
    by_name: bool


class Measuring:
    """What is known of a project: its marks as columns, and reports by choice; forgotten when something changes."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._turn = 0
        self._columns: dict[Source, Columns] = {}
        self._studies: dict[Source, Study] = {}
        self._found: dict[Choice, Found] = {}
        self._decided: Decided | None = None
        self._golden: dict[Choice, Golden] = {}

    def heed(self, changes: ChangeSet) -> bool:
        """Forget what rests on what changed; whether anything does."""
        if not changes.kinds & CONCERNED:
            if "verdict" in changes.kinds:
                self._golden.clear()
                self._decided = None
            return False
        self.forget()
        if "codebook" in changes.kinds:  # it says what is enough also of work from before the review
            self._studies.clear()
        return True

    def forget(self) -> None:
        """Forget everything."""
        self._turn += 1
        self._columns = {source: one for source, one in self._columns.items() if source.copy is not None}
        self._studies = {source: one for source, one in self._studies.items() if source.copy is not None}
        self._found = {choice: one for choice, one in self._found.items() if choice.frozen}
        self._golden.clear()
        self._decided = None

    def settled(self, choice: Choice) -> Choice:
        """The same, with what is measured where nobody said: work from before the review once there are verdicts."""
        copy = self.workspace.frozen()
        frozen = decided(self.workspace.read) if choice.frozen is None else choice.frozen
        return replace(choice, frozen=frozen and copy is not None)

    def known(self, choice: Choice) -> Found | None:
        """What was measured before, at once."""
        found = self._found.get(choice)
        return found if found is None or not choice.frozen or found.copy == self.workspace.frozen() else None

    def study(self, choice: Choice) -> Study | None:
        """What things are called, once anything of the kind was measured."""
        copy = self.workspace.frozen() if choice.frozen else None
        return self._studies.get(Source(copy.path if copy is not None else None, choice.by_name))

    def measure(self, choice: Choice, report: Callable[[int, int], None]) -> tuple[Found, Study]:
        """Read and compute, on whatever thread; ``report`` is told of the steps and may raise to end it."""
        turn, copy = self._turn, self.workspace.frozen()
        source = Source(copy.path if copy is not None and choice.frozen else None, choice.by_name)
        try:
            with measured_on(self.workspace.read, source.copy) as (read, base):
                columns = self._columns.get(source)
                if columns is None:
                    who = [annotator.id for annotator in those_who_tag(read)]
                    columns = read_columns(
                        read, who, by_name=choice.by_name, progress=lambda done, _total: report(done, 12)
                    )
                study = self._studies.get(source) or read_study(
                    read, by_name=choice.by_name, base=base, review=self.workspace.read
                )
                codebook = read.codebook()
        finally:
            self.workspace.done_reading()
        names = sorted(columns.annotators, key=lambda key: (study.annotators.get(key, key), key))
        chosen = [key for key in names if choice.annotators is None or key in choice.annotators]
        compared = Comparison(columns, chosen, choice.stories, choice.labels)
        settings = Settings(gamma=Sampling() if choice.gamma else None)
        made = report_of(compared, codebook, settings, lambda n, of: report(4 + n, 4 + of))
        found = Found(choice, compared, made, copy)
        if turn == self._turn:
            self._columns[source], self._studies[source] = columns, study
            self._keep(found)
        return found, study

    def known_gold(self, choice: Choice) -> Golden | None:
        """Annotators against gold, where that was measured before."""
        return self._golden.get(_told_by_gold(choice))

    def measure_gold(self, choice: Choice) -> Golden:
        """Read what was decided and measure annotators against it, on whatever thread."""
        turn, chosen, whole = self._turn, _told_by_gold(choice), self._decided
        try:
            whole = whole or read_decided(self.workspace.read)
        finally:
            self.workspace.done_reading()
        part = whole.of(chosen.annotators, chosen.stories, chosen.labels) if whole is not None else None
        golden = Golden(part, part.figures(Settings()) if part is not None else ())
        if turn == self._turn:
            self._decided, self._golden[chosen] = whole, golden
        return golden

    def _keep(self, found: Found) -> None:
        self._found[found.choice] = found
        while len(self._found) > _KEPT:
            self._found.pop(next(iter(self._found)))


def _told_by_gold(choice: Choice) -> Choice:
    """What a choice means for gold, which is measured on marks as they are now."""
    return Choice(choice.stories, choice.annotators, choice.labels)
