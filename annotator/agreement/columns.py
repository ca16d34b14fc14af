"""Columns: what annotators made of some articles, as codes and arrays, ready to be measured.

A hundred thousand marks are compared without making a value of each. Everything is coded: articles in reading order,
annotators and labels by their sorted ids, so that no result depends on the order in which things were read.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from annotator.agreement.arrays import Flags, Ints
from annotator.agreement.disagreements import Work
from annotator.agreement.marks import Marks
from annotator.model.annotation import AttributeValue
from annotator.model.group import Group

NONE = -1


@dataclass(frozen=True, slots=True)
class LinkColumns:
    """Links of known marks. ``kind``: a place in ``kinds``; ``source``: a mark; ``annotator``: who drew it.

    ``target`` is a mark or -1; where it is none, ``other`` is a place in ``others``, which names (kind, id); (l,) each.
    """

    kinds: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    kind: Ints
    source: Ints
    annotator: Ints
    target: Ints
    other: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """``n`` marks on ``articles`` by ``annotators`` under ``labels``; codes are places in these.

    ``ids``: of the marks; ``tie``: their rank among the sorted ids, (n,). ``layer_names`` are those of the layers in
    ``marks``, ``layers`` the layer of each label. ``lengths``: characters of each article; ``story``: its place in
    ``stories``; ``done``: who is done with it, (articles, annotators). ``speaker`` is a place in ``speakers`` and
    ``answer`` one in ``answers`` (attributes with their values), ``moment`` one in ``moments``, the sorted times when
    they were made; -1 for none, (n,) each.
    """

    ids: Sequence[str]
    tie: Ints
    marks: Marks
    articles: tuple[str, ...]
    annotators: tuple[str, ...]
    labels: tuple[str, ...]
    layer_names: tuple[str, ...]
    layers: Mapping[str, str]
    lengths: Ints
    stories: tuple[str, ...]
    story: Ints
    done: Flags
    speakers: tuple[str, ...]
    speaker: Ints
    answers: tuple[Mapping[str, AttributeValue], ...]
    answer: Ints
    moments: tuple[str, ...]
    moment: Ints
    links: LinkColumns
    groups: Sequence[Group] = ()


class Coder:
    """Codes of names in the order in which they are met, or in that of names given before."""

    def __init__(self, names: Iterable[Hashable] = ()) -> None:
        self._code: dict[Hashable, int] = {name: code for code, name in enumerate(names)}

    def column(self, names: Iterable[Hashable]) -> Ints:
        """The code of each, (n,); None has -1."""
        code = self._code
        known = list(names)
        for name in dict.fromkeys(known):
            if name is not None and name not in code:
                code[name] = len(code)
        return np.array([NONE if name is None else code[name] for name in known], np.int64)

    @property
    def names(self) -> tuple[Hashable, ...]:
        """All names by code."""
        return tuple(self._code)


def sorted_codes(names: Sequence[str | None], *more: str) -> tuple[tuple[str, ...], Ints]:
    """The sorted distinct ``names`` (and ``more``), and the place of each of ``names`` among them, None at -1."""
    distinct = tuple(sorted(dict.fromkeys([*(name for name in dict.fromkeys(names) if name is not None), *more])))
    return distinct, Coder(distinct).column(names)


def ranks(ids: Sequence[str]) -> Ints:
    """The rank of each id among the sorted ones, (n,)."""
    order = sorted(range(len(ids)), key=ids.__getitem__)
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    return rank


Said = tuple[tuple[str, AttributeValue], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What :class:`Columns` are made of, as lists: one entry a mark, and ``fragments`` (m, 2) with their ``counts``.

    ``answer`` holds attributes with their values, sorted; ``articles`` the story and the length of each in reading
    order; ``links`` are as :func:`link_columns` takes them.
    """

    ids: Sequence[str]
    article: Sequence[str]
    annotator: Sequence[str]
    label: Sequence[str]
    speaker: Sequence[str | None]
    answer: Sequence[Said | None]
    created: Sequence[str]
    fragments: Ints
    counts: Ints
    articles: Mapping[str, tuple[str, int]]
    done: Mapping[str, Collection[str]]
    layers: Mapping[str, str]
    links: Iterable[tuple[str, str, str, str, str]]
    groups: Sequence[Group] = ()

    def columns(self, annotators: Iterable[str]) -> Columns:
        """The same, coded."""
        who = tuple(sorted(annotators))
        labels, label = sorted_codes(self.label, *self.layers)
        layers = {name: self.layers.get(name, name) for name in labels}
        layer_names, layer_of = sorted_codes([layers[name] for name in labels])
        team, answers, story = Coder(who), Coder(), Coder()
        first = np.concatenate(([0], np.cumsum(self.counts))).astype(np.int64)
        marks = Marks(
            Coder(self.articles).column(self.article),
            layer_of[label],
            team.column(self.annotator),
            label,
            self.fragments,
            first,
        )
        speakers, speaker = sorted_codes(self.speaker)
        answer = answers.column(self.answer)
        moments, moment = sorted_codes([made or None for made in self.created])
        done = [[name in self.done.get(key, ()) for name in who] for key in self.articles]
        place = story.column(told for told, _length in self.articles.values())
        return Columns(
            self.ids,
            ranks(self.ids),
            marks,
            tuple(self.articles),
            who,
            labels,
            layer_names,
            layers,
            np.array([length for _story, length in self.articles.values()], np.int64),
            cast("tuple[str, ...]", story.names),
            place,
            np.array(done, np.bool_).reshape(len(self.articles), len(who)),
            speakers,
            speaker,
            tuple(dict(pairs) for pairs in cast("tuple[Said, ...]", answers.names)),
            answer,
            moments,
            moment,
            link_columns(self.ids, team, self.links, marks.annotator),
            [group for group in self.groups if group.annotator in who],
        )


def columns_of(work: Work, annotators: Iterable[str], stories: Mapping[str, str] | None = None) -> Columns:
    """The columns of ``work`` by ``annotators``; ``stories`` names the story of an article (else each is its own)."""
    who = set(annotators)
    kept = [a for a in work.annotations if a.annotator in who and a.article in work.texts]
    told = stories or {key: key for key in work.texts}
    return Listed(
        [a.id for a in kept],
        [a.article for a in kept],
        [a.annotator for a in kept],
        [a.label for a in kept],
        [a.speaker or None for a in kept],
        [tuple(sorted(a.attributes.items())) or None for a in kept],
        [a.created for a in kept],
        np.array([(f.start, f.end) for a in kept for f in a.fragments], np.int64).reshape(-1, 2),
        np.array([len(a.fragments) for a in kept], np.int64),
        {key: (told[key], len(text)) for key, text in work.texts.items()},
        work.expected,
        work.layers,
        [(k.type, k.source, k.target, k.target_kind, k.annotator) for k in work.links],
        work.groups,
    ).columns(who)


def link_columns(
    ids: Sequence[str], team: Coder, rows: Iterable[tuple[str, str, str, str, str]], annotator: Ints
) -> LinkColumns:
    """Links given as (type, source, target, kind of target, annotator), those that start at none of ``ids`` left out.

    A link that names nobody is its source's annotator's (``annotator``, of the marks); those of strangers stay out.
    """
    place = {name: number for number, name in enumerate(ids)}
    who = {name: code for code, name in enumerate(team.names)}
    kept = [row for row in rows if row[1] in place and (not row[4] or row[4] in who)]
    kinds, kind = sorted_codes([row[0] for row in kept])
    source = np.array([place[row[1]] for row in kept], np.int64)
    inside = [place.get(row[2], NONE) if row[3] == "annotation" else NONE for row in kept]
    others = Coder()
    other = others.column(None if known >= 0 else (row[3], row[2]) for row, known in zip(kept, inside, strict=True))
    drawn = np.array([who.get(row[4], NONE) for row in kept], np.int64)
    drawn = np.where(drawn >= 0, drawn, annotator[source])
    targets = cast("tuple[tuple[str, str], ...]", others.names)
    return LinkColumns(kinds, targets, kind, source, drawn, np.array(inside, np.int64), other)
