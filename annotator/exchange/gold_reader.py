"""Gold as if it were somebody's work, so that annotators can be measured against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from annotator.agreement.against import GOLD, Against, against_gold
from annotator.agreement.behind import Behind, behind
from annotator.agreement.columns import Columns, columns_of
from annotator.agreement.comparison import Comparison
from annotator.agreement.disagreements import Work
from annotator.agreement.layers import layers_of
from annotator.agreement.report import Settings
from annotator.exchange.case_reader import read_cases
from annotator.exchange.work_reader import expected, those_who_tag
from annotator.model.annotation import Annotation
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.review.check import CheckAgreement, agreement
from annotator.review.standing import standing
from annotator.storage.reader import Reader


class Made(Struct, frozen=True):
    """How the gold of a project was made: ``verdicts`` that stand, those ``by_rule``, by how many ``adjudicators``.

    ``checks`` says how well those who decided a sample again agree with it.
    """

    verdicts: int
    by_rule: int
    adjudicators: int
    checks: CheckAgreement


class Decided(Struct, frozen=True):
    """The articles in which nothing is left to decide, as columns with gold among the annotators.

    ``left``: how many articles of the project are decided in part. ``about``: for each gold mark those that it was
    decided about. ``made`` tells of the whole project. ``stories`` and ``labels``: what is measured, None for all.
    """

    columns: Columns
    annotators: tuple[str, ...]
    articles: tuple[str, ...]
    left: int
    about: Mapping[str, tuple[str, ...]]
    made: Made
    stories: frozenset[str] | None = None
    labels: frozenset[str] | None = None

    def of(
        self,
        annotators: Collection[str] | None = None,
        stories: frozenset[str] | None = None,
        labels: frozenset[str] | None = None,
    ) -> Decided:
        """The part of it that is about these, None for all: its figures, and the marks behind them."""
        people = tuple(one for one in self.annotators if annotators is None or one in annotators)
        story = dict(zip(self.columns.articles, self.columns.story.tolist(), strict=True))
        names = self.columns.stories
        articles = tuple(key for key in self.articles if stories is None or names[story[key]] in stories)
        return replace(self, annotators=people, articles=articles, stories=stories, labels=labels)

    def figures(self, settings: Settings) -> tuple[Against, ...]:
        """Every annotator against gold."""
        return against_gold(self.columns, self.annotators, settings, self.stories, self.labels)

    def behind(self, asked: Behind) -> frozenset[str]:
        """The annotators' marks in the units behind a figure."""
        who = [GOLD, *(one for one in asked.annotators or self.annotators if one != GOLD)]
        found = behind(Comparison(self.columns, who, self.stories, self.labels), replace(asked, annotators=tuple(who)))
        return frozenset(mark for key in found for mark in self.about.get(key, (key,)))


class Golden(Struct, frozen=True):
    """What was decided, None for nothing, and every annotator against it."""

    decided: Decided | None
    figures: tuple[Against, ...]


def read_decided(read: Reader) -> Decided | None:
    """What was decided, None where nothing was. What all agreed on is gold as it stands."""
    verdicts = read.verdicts()
    begun = {verdict.article for verdict in verdicts if verdict.settles}
    if not begun:
        return None
    people = [annotator.id for annotator in those_who_tag(read)]
    found = read_cases(read, begun)
    whole = begun - {case.article for case in found if case.left}
    kept = [case for case in found if case.article in whole]
    about: dict[str, tuple[str, ...]] = {}
    marks = [mark for case in kept for mark in case.members]
    marks += [gold for case in kept for gold in _gold(read, case, about)]
    order = tuple(article.id for article in read.articles() if article.id in whole)
    done = {key: [*who, GOLD] for key, who in expected(read, people).items()}
    work = Work(marks, {key: read.text(key) for key in order}, done, (), (), layers_of(read.codebook()))
    left = len(begun) - len(whole)
    return Decided(columns_of(work, [*people, GOLD]), tuple(people), order, left, about, _made(verdicts))


def _made(verdicts: Sequence[Verdict]) -> Made:
    stand = standing(verdicts)
    by_hand = [verdict for verdict in stand if not verdict.rule]
    deciders = {verdict.adjudicator for verdict in by_hand}
    return Made(len(stand), len(stand) - len(by_hand), len(deciders), agreement(verdicts))


def _gold(read: Reader, case: Case, about: dict[str, tuple[str, ...]]) -> list[Annotation]:
    """The gold of a case as marks of :data:`GOLD`; ``about`` learns what they were decided about."""
    if case.status == "agreed":
        made = [replace(case.members[0], id=f"{GOLD}:{case.members[0].id}", annotator=GOLD)]
    elif case.verdict is not None:
        made = [replace(mark, annotator=GOLD) for mark in read.annotations_by_id(case.verdict.gold)]
    else:
        made = []
    about.update({mark.id: tuple(member.id for member in case.members) for mark in made})
    return made
