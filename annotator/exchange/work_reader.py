"""What annotators made of a project's articles, gathered for comparing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec
import numpy as np

from annotator.agreement.arrays import Ints
from annotator.agreement.columns import Columns, Listed, ListedLinks
from annotator.agreement.disagreements import Work
from annotator.agreement.layers import layers_of
from annotator.agreement.report import Progress
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.model.team import Annotator
from annotator.storage.plain_work import (
    done_by_article,
    plain_articles,
    plain_fragments,
    plain_links,
    plain_marks,
)
from annotator.storage.reader import Reader
from annotator.storage.rows import attributes_of

_STEPS = 4


def those_who_tag(read: Reader) -> list[Annotator]:
    """The annotators whose sets are compared where nobody is named; by name.

    No adjudicator, no machine, and nobody who has not begun: they would count as having left everything out.
    """
    return [one for one in read.annotators() if one.role == "annotator" and read.has_begun(one.id)]


def read_work(
    read: Reader, annotators: Sequence[str], stories: Collection[str] | None = None, *, by_name: bool = False
) -> Work:
    """The marks, links and groups of ``annotators`` in ``stories`` (None: all), articles in reading order.

    Zones are left out. Who is done with an article is expected to have marked what others marked there. ``by_name``
    takes speakers of one name for one.
    """
    articles = [article.id for article in read.articles() if stories is None or article.story in stories]
    codebook = read.codebook()
    zones = {label.id for label in codebook.labels if label.zone}
    same = same_names(read.speakers()) if by_name else {}
    annotations = [
        _meaning(a, same) for key in articles for a in read.annotations(key, annotators) if a.label not in zones
    ]
    known = {a.id for a in annotations}
    return Work(
        annotations,
        {key: read.text(key) for key in articles},
        expected(read, annotators),
        [_leading(link, same) for key in articles for link in read.links(key) if link.source in known],
        [group for group in read.groups() if group.annotator in annotators],
        layers_of(codebook),
    )


def read_columns(
    read: Reader,
    annotators: Collection[str],
    *,
    by_name: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Columns:
    """What :func:`read_work` reads of all stories, as columns, without making a value of each mark.

    ``progress`` is told of the steps; what it raises ends the reading.
    """
    codebook = read.codebook()
    same = same_names(read.speakers()) if by_name else {}
    progress(0, _STEPS)
    marks = plain_marks(read, annotators, [label.id for label in codebook.labels if label.zone])
    progress(1, _STEPS)
    fragments, counts = _fragments(read, marks.ids)
    progress(2, _STEPS)
    links, articles = plain_links(read), plain_articles(read)
    ends: Sequence[str] = links.target
    if same:
        ends = [
            same.get(target, target) if kind == "speaker" else target
            for target, kind in zip(links.target, links.target_kind, strict=True)
        ]
    said = {stored: tuple(sorted(attributes_of(stored).items())) for stored in dict.fromkeys(marks.attributes)}
    listed = Listed(
        marks.ids,
        marks.article,
        marks.annotator,
        marks.label,
        [same.get(one, one) or None for one in marks.speaker],
        [said[stored] or None for stored in marks.attributes],
        marks.created,
        fragments,
        counts,
        dict(zip(articles.ids, zip(articles.story, articles.length, strict=True), strict=True)),
        done_by_article(read, annotators),
        layers_of(codebook),
        ListedLinks(links.type, links.source, ends, links.target_kind, links.annotator),
        read.groups(),
    )
    progress(3, _STEPS)
    return listed.columns(annotators)


def _fragments(read: Reader, ids: Sequence[str]) -> tuple[Ints, Ints]:
    """The fragments of the marks ``ids``, which are sorted, and how many each has."""
    found = plain_fragments(read, ids)
    table = np.column_stack((np.array(found.start, np.int64), np.array(found.end, np.int64)))
    if found.annotation == ids:
        return table, np.ones(len(ids), np.int64)
    place = {name: number for number, name in enumerate(ids)}
    owner = np.array([place.get(name, -1) for name in found.annotation], np.int64)
    return table[owner >= 0], np.bincount(owner[owner >= 0], minlength=len(ids))


def expected(read: Reader, annotators: Collection[str]) -> Mapping[str, list[str]]:
    """By article: which of ``annotators`` are done with it."""
    return done_by_article(read, annotators)


def same_names(speakers: Sequence[Speaker]) -> dict[str, str]:
    """For each speaker who has the name of one before, that one's id."""
    first: dict[str, str] = {}
    for speaker in sorted(speakers, key=lambda one: one.id):
        first.setdefault(speaker.name.casefold(), speaker.id)
    return {s.id: first[s.name.casefold()] for s in speakers if first[s.name.casefold()] != s.id}


def _meaning(annotation: Annotation, same: Mapping[str, str]) -> Annotation:
    if annotation.speaker is None or annotation.speaker not in same:
        return annotation
    return msgspec.structs.replace(annotation, speaker=same[annotation.speaker])


def _leading(link: Link, same: Mapping[str, str]) -> Link:
    if link.target_kind != "speaker" or link.target not in same:
        return link
    return msgspec.structs.replace(link, target=same[link.target])
