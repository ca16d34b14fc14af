"""The coverage of a story, read from a project."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.group import Group, GroupKind
from annotator.model.link import Link
from annotator.reuse.coverage import CoverageRow, group_rows, speaker_rows, twin_rows
from annotator.reuse.members import Marked
from annotator.reuse.reading import group_labels, marked_stories
from annotator.reuse.summaries import (
    Day,
    QuoteOverlap,
    Reported,
    Share,
    outlets_alone,
    quote_overlap,
    reports,
    speakers_by_outlet,
    timeline,
)
from annotator.reuse.twins import twins
from annotator.reuse.witnesses import articles_of
from annotator.storage.reader import Reader

RowsOf = Literal["groups", "claims", "speakers"]


class StoryCoverage(Struct, frozen=True):
    """The cells of each row are in the order of ``articles``."""

    story: str
    articles: tuple[Article, ...]
    rows: tuple[CoverageRow, ...]


class Summaries(Struct, frozen=True):
    """Who is quoted where, which outlets quote alike (``alone``: what each has), what came when.

    ``said_by`` names the speaker of each quote.
    """

    shares: tuple[Share, ...]
    overlaps: tuple[QuoteOverlap, ...]
    days: tuple[Day, ...]
    alone: tuple[QuoteOverlap, ...] = ()
    reports: tuple[Reported, ...] = ()
    said_by: Mapping[str, str] = {}


def coverage_of(
    read: Reader, story: str, rows: RowsOf, annotators: Collection[str] | None = None, *, proposed: bool = False
) -> StoryCoverage:
    """What each article of ``story`` reports, by groups of quotes, by claims or by speakers.

    Of what ``annotators`` (None: all) have made; ``proposed`` asks for groups of quotes as the program finds them.
    """
    articles = articles_of(read, story, annotators)
    if proposed:
        sources = [source for _, of_story in marked_stories(read, (story,)) for source in of_story]
        texts = {source.article: source.text for source in sources}
        found = twins(sources) if rows == "groups" else []
        return StoryCoverage(story, articles, tuple(twin_rows(found, texts, articles)))
    marked = _marked(read, articles, annotators)
    if rows == "claims":
        marked = replace(marked, said_by=_claimed_by(read, articles, marked))
    if rows == "speakers":
        names = {speaker.id: speaker.name for speaker in read.speakers()}
        return StoryCoverage(story, articles, tuple(speaker_rows(names, marked, articles)))
    groups = _groups(read, story, "claim" if rows == "claims" else "quote", annotators)
    return StoryCoverage(story, articles, tuple(group_rows(groups, _with_members(read, marked, groups), articles)))


def summaries_of(read: Reader, story: str, annotators: Collection[str] | None = None) -> Summaries:
    """The summaries of a story, by what ``annotators`` (None: all) have tagged and grouped as quotes."""
    articles = articles_of(read, story, annotators)
    groups = _groups(read, story, "quote", annotators)
    marked = _with_members(read, _marked(read, articles, annotators), groups)
    return Summaries(
        tuple(speakers_by_outlet(marked, articles)),
        tuple(quote_overlap(groups, marked, articles)),
        tuple(timeline(groups, marked, articles)),
        tuple(outlets_alone(groups, marked, articles)),
        tuple(reports(groups, marked, articles)),
        marked.said_by,
    )


def _groups(read: Reader, story: str, kind: GroupKind, annotators: Collection[str] | None) -> list[Group]:
    return [
        group
        for group in read.groups_of_story(story)
        if group.kind == kind and (annotators is None or group.annotator in annotators)
    ]


def _with_members(read: Reader, marked: Marked, groups: Sequence[Group]) -> Marked:
    """``marked`` with the members of ``groups`` that it lacks, such as those by others."""
    needed = [member.annotation for group in groups for member in group.members]
    elsewhere = {a.id: a for a in read.annotations_by_id(key for key in needed if key not in marked.annotations)}
    texts = dict(marked.texts) | {a.article: read.text(a.article) for a in elsewhere.values()}
    return Marked({**marked.annotations, **elsewhere}, texts, marked.said_by)


def _claimed_by(read: Reader, articles: Collection[Article], marked: Marked) -> dict[str, str]:
    """By claim: whose it is, by its own link or by that of the quote in which it is expressed."""
    found: dict[str, str] = {}
    links = [link for a in articles for link in read.links(a.id) if link.source in marked.annotations]
    for link in links:
        if link.type == "claimed_by" and (speaker := _meant(read, link)) is not None:
            found.setdefault(link.source, speaker)
    for link in links:
        if link.type == "expressed_in" and (speaker := marked.said_by.get(link.target)) is not None:
            found.setdefault(link.source, speaker)
    return found


def _meant(read: Reader, link: Link) -> str | None:
    """The speaker to whom a link leads, by an entry or by a mention."""
    if link.target_kind == "speaker":
        return link.target
    mention = read.annotation(link.target)
    return mention.speaker if mention is not None else None


def _marked(read: Reader, articles: Collection[Article], annotators: Collection[str] | None) -> Marked:
    labels = group_labels(read.codebook(), "quote") | group_labels(read.codebook(), "claim")
    annotations: dict[str, Annotation] = {}
    said_by: dict[str, str] = {}
    for article in articles:
        own = {a.id: a for a in read.annotations(article.id, annotators)}
        annotations |= {key: a for key, a in own.items() if a.label in labels}
        for link in read.links(article.id):
            if link.type == "said_by" and link.source in own and link.attributes.get("position", "origin") == "origin":
                speaker = own[link.target].speaker if link.target in own else link.target
                if speaker is not None and (link.target in own or link.target_kind == "speaker"):
                    said_by.setdefault(link.source, speaker)
                    annotations[link.source] = own[link.source]
    return Marked(annotations, {article.id: read.text(article.id) for article in articles}, said_by)
