"""Columns: what annotators made of some articles, as codes and arrays, ready to be measured.

A hundred thousand marks are compared without making a value of each. Everything is coded: articles in reading order,
annotators and labels by their sorted ids, so that no result depends on the order in which things were read.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import le
from typing import Any, cast

import numpy as np

from annotator.agreement.arrays import Flags, Ints
from annotator.agreement.disagreements import Work
from annotator.agreement.marks import Marks
from annotator.model.annotation import AttributeValue
from annotator.model.group import Group

NONE = -1
_AT_ONCE = 20_000
"""Names looked up while no other thread can do anything."""


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


def _looked_up(code: Mapping[Any, int], names: Sequence[Hashable]) -> Ints:
    """The code of each name, -1 for one that has none, (n,)."""
    codes = np.empty(len(names), np.int64)
    for begin in range(0, len(names), _AT_ONCE):
        part = names[begin : begin + _AT_ONCE]
        codes[begin : begin + _AT_ONCE] = np.fromiter(map(code.get, part, repeat(NONE)), np.int64, len(part))
    return codes


class Coder:
    """Codes of names in the order in which they are met, or in that of names given before; None is -1."""

    def __init__(self, names: Iterable[Hashable] = ()) -> None:
        self._code: dict[Hashable, int] = {name: code for code, name in enumerate(names)}

    def column(self, names: Sequence[Hashable]) -> Ints:
        """The code of each, (n,)."""
        code = self._code
        for name in dict.fromkeys(names):
            if name is not None and name not in code:
                code[name] = len(code)
        return _looked_up(code, names)

    @property
    def names(self) -> tuple[Hashable, ...]:
        """All names by code."""
        return tuple(self._code)


def sorted_codes(names: Sequence[str | None], *more: str) -> tuple[tuple[str, ...], Ints]:
    """The sorted distinct ``names`` (and ``more``), and the place of each of ``names`` among them, None at -1."""
    distinct = tuple(sorted(name for name in dict.fromkeys([*dict.fromkeys(names), *more]) if name is not None))
    return distinct, _looked_up({name: place for place, name in enumerate(distinct)}, names)


def ranks(ids: Sequence[str]) -> Ints:
    """The rank of each id among the sorted ones, (n,)."""
    if all(map(le, ids, ids[1:])):
        return np.arange(len(ids))
    order = sorted(range(len(ids)), key=ids.__getitem__)
    rank = np.empty(len(ids), np.int64)
    rank[order] = np.arange(len(ids))
    return rank


Said = tuple[tuple[str, AttributeValue], ...]


@dataclass(frozen=True, slots=True)
class ListedLinks:
    """Links as lists, one entry a link; an empty annotator is the source's."""

    type: Sequence[str]
    source: Sequence[str]
    target: Sequence[str]
    target_kind: Sequence[str]
    annotator: Sequence[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """What :class:`Columns` are made of, as lists: one entry a mark, and ``fragments`` (m, 2) with their ``counts``.

    ``answer`` holds attributes with their values, sorted; ``articles`` the story and the length of each in reading
    order.
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
    links: ListedLinks
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
        place = story.column([told for told, _length in self.articles.values()])
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
            self._done(who),
            speakers,
            speaker,
            tuple(dict(pairs) for pairs in cast("tuple[Said, ...]", answers.names)),
            answer,
            moments,
            moment,
            link_columns(self.ids, team, self.links, marks.annotator),
            [group for group in self.groups if group.annotator in who],
        )

    def _done(self, who: Sequence[str]) -> Flags:
        """Who is done with each article, (articles, annotators)."""
        code = {name: place for place, name in enumerate(who)}
        done = np.zeros((len(self.articles), len(who)), np.bool_)
        for row, key in enumerate(self.articles):
            for name in self.done.get(key, ()):
                if name in code:
                    done[row, code[name]] = True
        return done


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
        ListedLinks(
            [k.type for k in work.links],
            [k.source for k in work.links],
            [k.target for k in work.links],
            [k.target_kind for k in work.links],
            [k.annotator for k in work.links],
        ),
        work.groups,
    ).columns(who)


def link_columns(ids: Sequence[str], team: Coder, listed: ListedLinks, annotator: Ints) -> LinkColumns:
    """``listed`` links, coded; those that start at none of ``ids``, or were drawn by strangers, are left out.

    A link that names nobody is its source's annotator's (``annotator``, of the marks).
    """
    place: dict[Hashable, int] = {name: number for number, name in enumerate(ids)}
    who = {name: code for code, name in enumerate(team.names)}
    source = _looked_up(place, listed.source)
    drawn = _looked_up(who, listed.annotator)
    known = (source >= 0) & ((drawn >= 0) | np.array([not name for name in listed.annotator], np.bool_))
    inside = np.where([kind == "annotation" for kind in listed.target_kind], _looked_up(place, listed.target), NONE)
    others = Coder()
    beyond = zip(listed.target_kind, listed.target, (inside >= 0).tolist(), strict=True)
    other = others.column([None if there else (kind, target) for kind, target, there in beyond])
    kinds, kind = sorted_codes(listed.type)
    drawn = np.where(drawn >= 0, drawn, annotator[source] if len(annotator) else drawn)
    columns = (column[known] for column in (kind, source, drawn, inside, other))
    return LinkColumns(kinds, cast("tuple[tuple[str, str], ...]", others.names), *columns)
