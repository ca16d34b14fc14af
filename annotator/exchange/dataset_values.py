"""From the entries of a dataset's file to the values of the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.exchange import dataset_items as items
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.dataset import Dataset
from annotator.model.group import Absence, Group, Member
from annotator.model.link import End, Link
from annotator.model.project import Project
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import DecidedLink, Disagreement, Verdict


def dataset_of(
    name: str,
    project: items.ProjectItem,
    codebook: tuple[Codebook, bool],
    lists: Mapping[str, tuple[Any, ...]],
    unknown: Mapping[str, int],
) -> Dataset:
    """The dataset whose entries are ``lists``, which fit one another."""
    places = {key: n for story in lists["stories"] for n, key in enumerate(story.articles)}
    kinds: dict[str, End] = {speaker.id: "speaker" for speaker in lists["speakers"]}
    kinds.update((article.id, "article") for article in lists["articles"])
    return Dataset(
        name=name,
        project=Project(project.id, project.name, unaided=project.unaided is True, engine=project.engine or ""),
        codebook=codebook[0],
        whole=codebook[1],
        annotators=tuple(Annotator(a.id, a.name, a.role, a.unaided is True) for a in lists["annotators"]),
        stories=tuple(Story(s.id, s.title, n, s.note) for n, s in enumerate(lists["stories"])),
        articles=tuple(_article(a, places[a.id]) for a in lists["articles"]),
        texts={a.id: a.text for a in lists["articles"]},
        speakers=tuple(Speaker(**msgspec.structs.asdict(s)) for s in lists["speakers"]),
        annotations=tuple(_annotation(a) for a in lists["annotations"]),
        links=tuple(_link(link, kinds) for link in lists["links"]),
        groups=tuple(_group(g) for g in lists["groups"]),
        sets=tuple(AnnotationSet(s.article, s.annotator, s.state, s.seconds, s.rejected or ()) for s in lists["sets"]),
        verdicts=tuple(_verdict(v, kinds) for v in lists["verdicts"]),
        unknown=dict(sorted(unknown.items())),
    )


def _article(a: items.ArticleItem, place: int) -> Article:
    known = msgspec.structs.asdict(a)
    del known["text"]
    return Article(ordinal=place, **known)


def _annotation(a: items.AnnotationItem) -> Annotation:
    return Annotation(
        a.id,
        a.article,
        a.annotator,
        a.label,
        tuple([Span(f.start, f.end) for f in a.fragments]),
        a.attributes,
        a.speaker,
        a.certainty,
        a.note,
        a.origin,
        a.created,
        a.modified,
        a.revision,
    )


def _link(link: items.LinkItem, kinds: Mapping[str, End]) -> Link:
    """What its ends are is not in the file: they are looked up."""
    return Link(
        link.id,
        link.type,
        link.source,
        link.target,
        link.annotator,
        link.attributes,
        kinds.get(link.source, "annotation"),
        kinds.get(link.target, "annotation"),
    )


def _group(g: items.GroupItem) -> Group:
    members = tuple(Member(m.annotation, m.how, m.differs) for m in g.members)
    absent = tuple(Absence(a.article, a.annotator, a.state, a.recorded or "") for a in g.absent)
    return Group(g.id, g.kind, g.annotator, g.label, g.reference, members, absent)


def _verdict(v: items.VerdictItem, kinds: Mapping[str, End]) -> Verdict:
    known = {name: value for name, value in msgspec.structs.asdict(v).items() if value is not msgspec.UNSET}
    known["disagreement"] = Disagreement(v.disagreement.kind, v.disagreement.annotations)
    known["links"] = tuple(
        DecidedLink(link.type, link.target, kinds.get(link.target, "annotation"), link.attributes, link.place)
        for link in v.links or ()
    )
    return Verdict(**known)
