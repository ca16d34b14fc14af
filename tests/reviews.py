"""Work to review, for tests: marks by several people as values, and projects in which they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.agreement.disagreements import Work
from annotator.commands.annotations import Tag
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.exchange.case_reader import read_cases
from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.verdict import Disagreement, Verdict
from annotator.review.cases import Case, cases
from annotator.workspace import Workspace
from tests.studies import TEXT, study

QUOTE = Span(0, 28)
INSIDE = Span(1, 27)
MENTION = Span(29, 40)


def mark(name: str, *spans: Span, label: str = "quote", **facts: object) -> Annotation:
    """By the annotator whose letter ``name`` begins with, on article ``t``."""
    return Annotation(name, "t", name[0], label, spans, **facts)  # type: ignore[arg-type]


def work(*marks: Annotation, links: Sequence[Link] = (), groups: Sequence[Group] = (), done: str = "") -> Work:
    """All who marked are done, and those in ``done``."""
    who = sorted({one.annotator for one in marks} | set(done))
    texts: Mapping[str, str] = {one.article: TEXT for one in marks} | {"t": TEXT}
    return Work(marks, texts, dict.fromkeys(texts, who), links, groups)


def case(*marks: Annotation, links: Sequence[Link] = (), groups: Sequence[Group] = (), done: str = "") -> Case:
    """The one case of these marks."""
    (found,) = cases(work(*marks, links=links, groups=groups, done=done))
    return found


def verdict(name: str, *about: str, decision: str = "take", **facts: object) -> Verdict:
    """Given at the time that its name is."""
    return Verdict(name, "t", Disagreement("label", about), decision, "judge", decided=name, **facts)  # type: ignore[arg-type]


class Team:
    """A project with Ada, Ben and Cleo, done with each of ``texts``, and Judy, who decides and is at work."""

    def __init__(self, folder: Path, texts: Sequence[str] = (TEXT,)) -> None:
        self.workspace: Workspace = study(folder, texts)
        add = self.workspace.do
        self.ada = str(self.workspace.annotator)
        self.ben, self.cleo = add(AddAnnotator("Ben")), add(AddAnnotator("Cleo"))
        self.judy = add(AddAnnotator("Judy", "adjudicator"))
        self.articles = [article.id for article in self.workspace.read.articles()]
        self.article = self.articles[0] if self.articles else ""
        for who in (self.ada, self.ben, self.cleo):
            add(ChangeState(tuple(self.articles), who, "done"))
        self.workspace.annotator = self.judy

    def tag(self, who: str, *spans: Span, label: str = "quote", article: str = "", **facts: object) -> str:
        """Have somebody mark something."""
        return self.acting(who, Tag(article or self.article, spans, label, **facts))  # type: ignore[arg-type]

    def acting(self, who: str, command: object) -> object:
        """Have somebody do something; Judy is at work again afterwards."""
        self.workspace.annotator = who
        try:
            return self.workspace.do(command)  # type: ignore[arg-type]
        finally:
            self.workspace.annotator = self.judy

    def cases(self) -> list[Case]:
        """What there is to decide."""
        return read_cases(self.workspace.read)

    def case(self, annotation: str) -> Case:
        """The case in which that annotation stands."""
        return next(case for case in self.cases() if any(member.id == annotation for member in case.members))
