"""A project written as a dataset: one JSON file, an entry a line, the same bytes for the same project."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import UNSET, Struct

from annotator.exchange import dataset_items as items
from annotator.exchange.dataset_options import ExportOptions, pseudonyms, selection_of, shown_annotators
from annotator.exchange.whole_file import whole_file
from annotator.model.article import Article
from annotator.model.group import Group
from annotator.model.hand_out import LOG
from annotator.model.link import Link
from annotator.model.story import Story
from annotator.model.team import AnnotationSet
from annotator.model.verdict import Verdict
from annotator.storage import rows
from annotator.storage.log import times
from annotator.storage.reader import Reader
from annotator.storage.streaming import Stream

Report = Callable[[int, int], None]
AT_ONCE = 200
"""Entries that are written together, and then reported."""


class ExportCounts(Struct, frozen=True):
    """What a dataset will hold, and the annotators' names in it."""

    stories: int
    articles: int
    annotators: tuple[str, ...]
    speakers: int
    annotations: int
    links: int
    groups: int
    sets: int
    verdicts: int


def count(read: Reader, options: ExportOptions | None = None) -> ExportCounts:
    """What :func:`write_dataset` would write."""
    options = options or ExportOptions()
    shown = pseudonyms(read, options)
    sizes = Stream(read, selection_of(read, options)).sizes()
    names = tuple(shown(annotator).name for annotator in shown_annotators(read, options))
    return ExportCounts(annotators=names, **msgspec.structs.asdict(sizes))


def write_dataset(
    read: Reader, path: Path, options: ExportOptions | None = None, report: Report = lambda _done, _total: None
) -> None:
    """Write the project, or the part that ``options`` choose, to ``path``.

    The file appears whole or not at all, also when ``report`` (entries done, of all) raises to stop it. What is
    written is the project as it stood when writing began. Raises DatasetError ``dataset.cannot_write``.
    """
    options = options or ExportOptions()
    stream = Stream(read, selection_of(read, options))
    with stream.moment(), whole_file(path) as file:
        _Writer(read, stream, options, report).write(file)


class _Writer:
    def __init__(self, read: Reader, stream: Stream, options: ExportOptions, report: Report) -> None:
        self._read, self._stream, self._options, self._report = read, stream, options, report
        self._shown = pseudonyms(read, options)
        annotators = shown_annotators(read, options)
        self._annotators = [self._shown(annotator) for annotator in annotators]
        self._everyone = {a.id: self._shown(a).id for a in read.annotators()}
        self._names = {a.id: shown.id for a, shown in zip(annotators, self._annotators, strict=True)}
        self._encoder = msgspec.json.Encoder(order="deterministic")
        self._total = len(annotators) + sum(msgspec.structs.astuple(stream.sizes()))
        self._done = 0

    def write(self, file: BinaryIO) -> None:
        encode = self._encoder.encode
        project = self._read.project()
        file.write(b'{\n"format": %b,\n"version": %d,\n' % (encode(items.FORMAT), items.VERSION))
        if (told := self._told_options()) is not None:
            file.write(b'"options": %b,\n' % told)
        elif (hand_out := self._read.hand_out()) is not None:
            held = {**hand_out.held, LOG: times(self._read)}
            file.write(b'"hand_out": %b,\n' % encode(msgspec.structs.replace(hand_out, held=held)))
        study = items.ProjectItem(project.id, project.name, project.unaided or UNSET, project.engine or UNSET)
        file.write(b'"project": %b,\n' % encode(study))
        file.write(b'"codebook": %b' % msgspec.json.format(encode(self._read.codebook()), indent=1))
        for name, entries in self._sections():
            file.write(b',\n"%b": [' % name.encode())
            self._write_entries(file, entries)
            file.write(b"]")
        if self._options.votes and self._options.gold != "alone":
            file.write(b',\n"%b": [' % items.UNITS.encode())
            # Loaded now, on the thread that writes: what aligns marks (scipy) takes long to load.
            units: Callable[..., Iterator[Struct]] = importlib.import_module("annotator.exchange.unit_items").unit_items
            self._write_entries(file, units(self._read, self._options, self._everyone))
            file.write(b"]")
        file.write(b"\n}\n")
        self._report(self._total, self._total)

    def _sections(self) -> Iterator[tuple[str, Iterator[Struct]]]:
        """In the order of :data:`dataset_items.SECTIONS`."""
        stream = self._stream
        yield "annotators", (items.AnnotatorItem(a.id, a.name, a.role, a.unaided or UNSET) for a in self._annotators)
        yield "stories", (_story(story, articles) for story, articles in stream.stories())
        yield "articles", (self._article(article, text) for article, text in stream.articles())
        yield "speakers", iter(stream.speakers())
        yield "annotations", self._annotations()
        yield "links", (self._link(link) for link in stream.links())
        yield "groups", (self._group(group) for group in stream.groups())
        yield "sets", (self._set(found) for found in stream.sets())
        yield "verdicts", (self._verdict(verdict) for verdict in stream.verdicts())

    def _write_entries(self, file: BinaryIO, entries: Iterator[Struct]) -> None:
        before, after = b"\n", b""
        while batch := list(islice(entries, AT_ONCE)):
            file.write(before)
            # No entry has a line break of its own: in texts it is written as two characters.
            file.write(self._encoder.encode_lines(batch)[:-1].replace(b"\n", b",\n"))
            before, after = b",\n", b"\n"
            self._done += len(batch)
            self._report(min(self._done, self._total), self._total)
        file.write(after)

    def _told_options(self) -> bytes | None:
        """What was chosen, unless that is everything; annotators by the ids that the dataset gives them."""
        if self._options == ExportOptions():
            return None
        chosen = self._options.annotators
        told = tuple(self._names[key] for key in chosen if key in self._names) if chosen is not None else None
        return self._encoder.encode(msgspec.structs.replace(self._options, annotators=told))

    def _annotations(self) -> Iterator[Struct]:
        attributes_of = lru_cache(maxsize=1000)(rows.attributes_of)
        names, fragment_of, item_of = self._names, items.FragmentItem, items.AnnotationItem
        for text, marks in self._stream.placed():
            for _, _, key, ends, (_, article, annotator, label, attributes, *known) in marks:
                fragments = tuple([fragment_of(start, end, text[start:end]) for start, end in ends])
                yield item_of(key, article, names[annotator], label, fragments, attributes_of(attributes), *known)

    def _article(self, a: Article, text: str) -> Struct:
        known = msgspec.structs.asdict(a)
        del known["ordinal"]
        stories = self._options.stories
        if stories is not None and a.version_of is not None:
            original = self._read.article(a.version_of)
            known["version_of"] = a.version_of if original is not None and original.story in stories else None
        return items.ArticleItem(text=text, **known)

    def _link(self, link: Link) -> Struct:
        return items.LinkItem(
            link.id, link.type, link.source, link.target, self._names[link.annotator], link.attributes
        )

    def _group(self, g: Group) -> Struct:
        return items.GroupItem(
            g.id,
            g.kind,
            self._names[g.annotator],
            g.label,
            g.reference,
            tuple(items.MemberItem(m.annotation, m.how, m.differs) for m in g.members),
            tuple(
                items.AbsenceItem(a.article, self._names[a.annotator], a.state, a.recorded or UNSET) for a in g.absent
            ),
        )

    def _set(self, s: AnnotationSet) -> Struct:
        return items.SetItem(s.article, self._names[s.annotator], s.state, s.seconds, s.rejected or UNSET)

    def _verdict(self, v: Verdict) -> Struct:
        return items.VerdictItem(
            v.id,
            v.article,
            items.DisagreementItem(v.disagreement.kind, v.disagreement.annotations),
            v.decision,
            self._names[v.adjudicator],
            v.result,
            v.reason,
            v.note,
            v.decided,
            v.seconds,
            v.revisions,
            more=v.more or UNSET,
            of=tuple(self._everyone.get(who, who) for who in v.of) or UNSET,
            stood=v.stood or UNSET,
            rule=v.rule or UNSET,
            replaces=v.replaces or UNSET,
            checks=v.checks or UNSET,
            links=tuple(items.DecidedLinkItem(k.type, k.target, k.attributes, k.place) for k in v.links) or UNSET,
            taken=v.taken or UNSET,
        )


def _story(story: Story, articles: list[str]) -> Struct:
    return items.StoryItem(story.id, story.title, tuple(articles), story.note)
