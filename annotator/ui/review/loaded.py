"""All that a review knows of a project, read at once beside the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from annotator.exchange.docket import Docket
from annotator.exchange.work_reader import those_who_tag
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Codebook
from annotator.model.team import Annotator, Role, SetState
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.review.confusions import Confusion, confusions
from annotator.review.similar import SpeakersAlike
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
    ``decided``: of those that were, in the order of their verdicts, of which ``recent`` are the last.
    """

    docket: Docket
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
    cases: dict[str, Case]
    marks: dict[str, Annotation]
    on: dict[str, list[str]]
    alike: SpeakersAlike
    decided: list[str]
    recent: list[Verdict]


class Followed(NamedTuple):
    """What a review knows after changes, and the cases that are others now, by key."""

    loaded: Loaded
    changed: Mapping[str, Case]


def load(read: Reader) -> Loaded:
    """Read it; a large project takes seconds."""
    docket = Docket(read)
    articles = {article.id: article for article in read.articles()}
    texts = {key: read.text(key) for key in dict.fromkeys(case.article for case in docket.cases)}
    stories = {key: article.story for key, article in articles.items()}
    return Loaded(
        docket,
        Twins(docket.cases, texts, stories, read.groups()),
        articles,
        {story.id: story.title for story in read.stories()},
        _speakers(read),
        read.codebook(),
        those_who_tag(read),
        {one.id: one.name for one in read.annotators()},
        {one.id: one.role for one in read.annotators()},
        {(one.article, one.annotator): one.state for one in read.sets()},
        _frequent(docket.cases),
        **_as_they_stand(docket, articles),
    )


def followed(read: Reader, loaded: Loaded, changes: Iterable[ChangeSet]) -> Followed:
    """What is known after ``changes``, which decided cases or took that back; faster than reading all anew."""
    for one in changes:
        loaded.docket.update(one)
    found = replace(loaded, speakers=_speakers(read), **_as_they_stand(loaded.docket, loaded.articles))
    return Followed(found, {key: case for key, case in found.cases.items() if loaded.cases.get(key) is not case})


def _speakers(read: Reader) -> dict[str, str]:
    return {speaker.id: speaker.name for speaker in read.speakers()}


def _as_they_stand(docket: Docket, articles: Iterable[str]) -> dict[str, Any]:
    """What follows from the cases."""
    cases = docket.cases
    decided = sorted(((c.verdict, c) for c in cases if c.verdict is not None), key=lambda p: (p[0].decided, p[0].id))
    return {
        "cases": {case.key: case for case in cases},
        "marks": {mark.id: mark for case in cases for mark in case.members},
        "on": {key: [case.key for case in docket.on(key)] for key in articles},
        "alike": SpeakersAlike(cases),
        "decided": [case.key for _verdict, case in decided],
        "recent": [verdict for verdict, _case in decided[-LAST:]],
    }


def _frequent(cases: Sequence[Case]) -> Frequent:
    return Frequent(
        Counter(facet.kind for case in cases for facet in case.unit.facets),
        Counter(member.label for case in cases for member in case.members),
        Counter(member.speaker for case in cases for member in case.members if member.speaker),
        Counter(pair for case in cases for pair in confusions(case)),
    )
