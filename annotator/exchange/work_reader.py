"""What annotators made of a project's articles, gathered for comparing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from annotator.agreement.disagreements import Work
from annotator.agreement.layers import layers_of
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.speaker import Speaker
from annotator.model.team import Annotator
from annotator.storage.reader import Reader


def those_who_tag(read: Reader) -> list[Annotator]:
    """The annotators whose sets are compared where nobody is named: no adjudicator, no machine; by name."""
    return [annotator for annotator in read.annotators() if annotator.role == "annotator"]


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


def expected(read: Reader, annotators: Collection[str]) -> Mapping[str, list[str]]:
    """By article: which of ``annotators`` are done with it."""
    done: dict[str, list[str]] = {}
    for one in read.sets():
        if one.state == "done" and one.annotator in annotators:
            done.setdefault(one.article, []).append(one.annotator)
    return done


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
