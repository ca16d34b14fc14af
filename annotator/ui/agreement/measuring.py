"""Measures a project off the window's thread, and keeps what was measured until the project changes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from annotator.agreement.behind import Behind, behind
from annotator.agreement.columns import Columns
from annotator.agreement.comparison import Comparison
from annotator.agreement.gamma import Sampling
from annotator.agreement.report import Report, Settings
from annotator.agreement.reporting import report_of
from annotator.exchange.gold_reader import Golden, read_decided
from annotator.exchange.work_reader import read_columns, those_who_tag
from annotator.model.changes import ChangeSet, Kind
from annotator.wording.agreement_study import Study, read_study
from annotator.workspace import Workspace

CONCERNED: frozenset[Kind] = frozenset(
    ("project", "codebook", "annotator", "story", "article", "set", "annotation", "link", "speaker", "group")
)
_KEPT = 8


class Choice(Struct, frozen=True):
    """Whose work on what is measured; None for all.

    ``gamma``: also what takes the longest; ``by_name``: speakers of one name are one.
    """

    stories: frozenset[str] | None = None
    annotators: tuple[str, ...] | None = None
    labels: frozenset[str] | None = None
    gamma: bool = False
    by_name: bool = False


class Found(Struct, frozen=True):
    """A report, and what it was made of."""

    choice: Choice
    compared: Comparison
    report: Report

    def behind(self, asked: Behind) -> frozenset[str]:
        """The annotations behind a figure."""
        return behind(self.compared, asked)


class Measuring:
    """What is known of a project: its marks as columns, and reports by choice; forgotten when something changes."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._turn = 0
        self._columns: dict[bool, Columns] = {}
        self._studies: dict[bool, Study] = {}
        self._found: dict[Choice, Found] = {}
        self._golden: Golden | None = None

    def heed(self, changes: ChangeSet) -> bool:
        """Forget what rests on what changed; whether anything does."""
        if not changes.kinds & CONCERNED:
            if "verdict" in changes.kinds:
                self._golden = None
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """Forget everything."""
        self._turn += 1
        self._columns.clear()
        self._studies.clear()
        self._found.clear()
        self._golden = None

    def known(self, choice: Choice) -> Found | None:
        """What was measured before, at once."""
        return self._found.get(choice)

    def study(self, choice: Choice) -> Study | None:
        """What things are called, once anything of the kind was measured."""
        return self._studies.get(choice.by_name)

    def measure(self, choice: Choice, report: Callable[[int, int], None]) -> tuple[Found, Study]:
        """Read and compute, on whatever thread; ``report`` is told of the steps and may raise to end it."""
        turn, read = self._turn, self.workspace.read
        try:
            columns = self._columns.get(choice.by_name)
            if columns is None:
                who = [annotator.id for annotator in those_who_tag(read)]
                columns = read_columns(
                    read, who, by_name=choice.by_name, progress=lambda done, _total: report(done, 12)
                )
            study = self._studies.get(choice.by_name) or read_study(read, by_name=choice.by_name)
            codebook = read.codebook()
        finally:
            self.workspace.done_reading()
        names = sorted(columns.annotators, key=lambda key: (study.annotators.get(key, key), key))
        chosen = [key for key in names if choice.annotators is None or key in choice.annotators]
        compared = Comparison(columns, chosen, choice.stories, choice.labels)
        settings = Settings(gamma=Sampling() if choice.gamma else None)
        found = Found(choice, compared, report_of(compared, codebook, settings, lambda n, of: report(4 + n, 4 + of)))
        if turn == self._turn:
            self._columns[choice.by_name], self._studies[choice.by_name] = columns, study
            self._keep(found)
        return found, study

    def known_gold(self) -> Golden | None:
        """Annotators against gold, where it was measured before."""
        return self._golden

    def measure_gold(self) -> Golden:
        """Read what was decided and measure annotators against it, on whatever thread."""
        turn = self._turn
        try:
            decided = read_decided(self.workspace.read)
        finally:
            self.workspace.done_reading()
        golden = Golden(decided, decided.figures(Settings()) if decided is not None else ())
        if turn == self._turn:
            self._golden = golden
        return golden

    def _keep(self, found: Found) -> None:
        self._found[found.choice] = found
        while len(self._found) > _KEPT:
            self._found.pop(next(iter(self._found)))
