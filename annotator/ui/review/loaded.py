"""All that a review knows of a project, read at once beside the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from annotator.exchange.docket import Docket
from annotator.exchange.work_reader import those_who_tag
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.team import Annotator, Role, SetState
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.review.confusions import Confusion, confusions
from annotator.review.twins import Twins
from annotator.storage.reader import Reader

LAST = 60
"""So many of the last verdicts tell the pace."""


class Frequent(Struct, frozen=True):
    """What cases can be filtered by, how often each stands there."""

    kinds: Counter[str]
    labels: Counter[str]
    speakers: Counter[str]
    confusions: Counter[Confusion]


class Loaded(Struct):
    """``cases`` and all compared ``marks`` by key and id, and what names are needed.

    ``team`` are those whose work is compared, by name; ``people`` everyone. ``on``: keys of cases by article;
    ``by_speaker``: of those in which nothing but the speaker is in dispute; ``decided``: of those that were, in the
    order of their verdicts, of which ``recent`` are the last.
    """

    docket: Docket
    cases: dict[str, Case]
    marks: dict[str, Annotation]
    twins: Twins
    articles: Mapping[str, Article]
    stories: Mapping[str, str]
    speakers: dict[str, str]
    codebook: Codebook
    team: Sequence[Annotator]
    people: Mapping[str, str]
    roles: Mapping[str, Role]
    states: Mapping[tuple[str, str], SetState]
    frequent: Frequent
    on: dict[str, list[str]]
    by_speaker: list[str]
    decided: list[str]
    recent: list[Verdict]


def load(read: Reader) -> Loaded:
    """Read it; a large project takes seconds."""
    docket = Docket(read)
    articles = {article.id: article for article in read.articles()}
    texts = {key: read.text(key) for key in dict.fromkeys(case.article for case in docket.cases)}
    stories = {key: article.story for key, article in articles.items()}
    cases = docket.cases
    decided = sorted(((c.verdict, c) for c in cases if c.verdict is not None), key=lambda p: (p[0].decided, p[0].id))
    return Loaded(
        docket,
        {case.key: case for case in cases},
        {mark.id: mark for case in cases for mark in case.members},
        Twins(docket.cases, texts, stories, read.groups()),
        articles,
        {story.id: story.title for story in read.stories()},
        {speaker.id: speaker.name for speaker in read.speakers()},
        read.codebook(),
        those_who_tag(read),
        {one.id: one.name for one in read.annotators()},
        {one.id: one.role for one in read.annotators()},
        {(one.article, one.annotator): one.state for one in read.sets()},
        _frequent(cases),
        {key: [case.key for case in docket.on(key)] for key in articles},
        [case.key for case in cases if {facet.kind for facet in case.unit.facets} == {"speaker"}],
        [case.key for _verdict, case in decided],
        [verdict for verdict, _case in decided[-LAST:]],
    )


def _frequent(cases: Sequence[Case]) -> Frequent:
    return Frequent(
        Counter(facet.kind for case in cases for facet in case.unit.facets),
        Counter(member.label for case in cases for member in case.members),
        Counter(member.speaker for case in cases for member in case.members if member.speaker),
        Counter(pair for case in cases for pair in confusions(case)),
    )
