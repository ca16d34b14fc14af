"""The cases of a project's review, read from what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from annotator.agreement.disagreements import Work
from annotator.agreement.layers import layers_of
from annotator.exchange.work_reader import expected, read_work, those_who_tag
from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.review.cases import Case, cases
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader


def read_cases(
    read: Reader,
    articles: Collection[str] | None = None,
    annotators: Collection[str] | None = None,
    goes_in: Callable[[Annotation], bool] = lambda _mark: True,
) -> list[Case]:
    """The cases of ``articles`` (None: all) as ``annotators`` (None: all who tag) made them, in reading order.

    A few articles take no longer in a large project: beside them only those are read that their links and groups
    lead to. Of few articles a part can be asked for: the marks that ``goes_in`` takes.
    """
    whose = _whose(read, annotators)
    order = [article.id for article in read.articles()]
    if articles is None:
        found = cases(read_work(read, whose), read.verdicts())
    else:
        asked = [key for key in order if key in articles]
        work = _work_around(read, asked, whose, goes_in)
        verdicts = ReviewReader(read).verdicts_on(asked)
        found = cases(work, verdicts)
    return _as_read(found, order if articles is None else asked)


def _as_read(found: Iterable[Case], order: Sequence[str]) -> list[Case]:
    """The cases on these articles in reading order. One article after the other: to sort all keeps the interpreter."""
    on: dict[str, list[Case]] = {key: [] for key in order}
    for case in found:
        if case.article in on:
            on[case.article].append(case)
    listed: list[Case] = []
    for there in on.values():
        listed += sorted(there, key=lambda case: (case.start, -case.end, case.key))
    return listed


def reviewed(read: Reader, annotations: Collection[str], annotators: Collection[str] | None = None) -> set[str]:
    """The articles of those of ``annotations`` that are work of ``annotators``, and no gold."""
    found = [mark for mark in read.annotations_by_id(annotations) if mark.origin != "verdict"]
    whose = _whose(read, annotators) if found else ()
    return {mark.article for mark in found if mark.annotator in whose}


def _whose(read: Reader, annotators: Collection[str] | None) -> list[str]:
    return sorted(annotators if annotators is not None else (a.id for a in those_who_tag(read)))


def _work_around(
    read: Reader, asked: Sequence[str], whose: Sequence[str], goes_in: Callable[[Annotation], bool]
) -> Work:
    """The work on ``asked`` articles, and on those to which its links and groups lead: these are compared too."""
    codebook = read.codebook()
    zones = {label.id for label in codebook.labels if label.zone}

    def marks_on(articles: Sequence[str]) -> list[Annotation]:
        return [a for key in articles for a in read.annotations(key, whose) if a.label not in zones and goes_in(a)]

    marks = marks_on(asked)
    known = {mark.id for mark in marks}
    links = [link for key in asked for link in read.links(key) if link.source in known]
    groups = [group for group in read.groups_of(known) if group.annotator in whose]
    beside = _beside(read, asked, known, links, groups)
    there = marks_on(beside)
    sources = {mark.id for mark in there}
    links += [link for key in beside for link in read.links(key) if link.source in sources]
    texts = {key: read.text(key) for key in (*asked, *beside)}
    return Work([*marks, *there], texts, expected(read, whose), links, groups, layers_of(codebook))


def _beside(
    read: Reader, asked: Sequence[str], known: Collection[str], links: Sequence[Link], groups: Sequence[Group]
) -> list[str]:
    """The articles that links and groups lead to, of which nothing was read yet."""
    ends = {link.target for link in links if link.target_kind == "annotation"}
    ends.update(member.annotation for group in groups for member in group.members)
    return sorted({mark.article for mark in read.annotations_by_id(ends - set(known))} - set(asked))
