"""The queue: which cases are shown, in which order, how many are left and how long that takes."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any, Literal

from msgspec import Struct

from annotator.model.verdict import Verdict
from annotator.review.cases import Case, Status
from annotator.review.confusions import Confusion, confusions

Order = Literal["position", "worst", "kind", "confusion", "annotator", "speaker", "audit"]
ORDERS: tuple[Order, ...] = ("position", "worst", "kind", "confusion", "annotator", "speaker", "audit")
AUDIT_SHARE = 0.02
KINDS = (
    "missing",
    "label",
    "boundary",
    "split",
    "attribute",
    "speaker",
    "link",
    "group",
    "duplicate",
    "boundary-trivial",
)
"""Kinds of difference, the gravest first."""
_Key = Callable[[Case], Any]
_NO_NAMES: Mapping[str, str] = {}
_LAST = 25
_BREAK = 600


class Filter(Struct, frozen=True):
    """None means all. Case by case: every part must hold.

    ``kinds`` hold also by their name alone (``attribute`` for ``attribute:form``); ``labels`` are those that any
    member has; ``annotators`` whom a difference is about; ``speakers`` whom any member means; ``only``: ids of
    annotations one of which it must have.
    """

    kinds: frozenset[str] | None = None
    labels: frozenset[str] | None = None
    annotators: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    speakers: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    confusion: Confusion | None = None
    only: frozenset[str] | None = None

    def passes(self, case: Case) -> bool:
        """Whether the queue shows the case."""
        kinds = {kind for facet in case.unit.facets for kind in (facet.kind, facet.key)}
        concerned = {who for facet in case.unit.facets for who in facet.annotators}
        parts: tuple[tuple[frozenset[str] | None, Iterable[str]], ...] = (
            (self.statuses, (case.status,)),
            (self.articles, (case.article,)),
            (self.kinds, kinds),
            (self.annotators, concerned),
            (self.labels, (member.label for member in case.members)),
            (self.speakers, (member.speaker for member in case.members if member.speaker)),
            (self.only, (member.id for member in case.members)),
        )
        if any(wanted is not None and wanted.isdisjoint(found) for wanted, found in parts):
            return False
        return self.confusion is None or self.confusion in confusions(case)


def ordered(
    cases: Iterable[Case],
    order: Order,
    articles: Sequence[str] = (),
    *,
    speakers: Mapping[str, str] = _NO_NAMES,
    share: float = AUDIT_SHARE,
    seed: int = 0,
) -> list[Case]:
    """``cases`` in that order; ``articles`` are the ids of articles in reading order, ``speakers`` names by id.

    Ties stand by position. By speaker, two entries of one name are one: two annotators enter one person twice.
    *audit* answers only a sample, a ``share`` drawn by ``seed``, of what all agreed on; the same one whatever the
    order of ``cases``.
    """
    place = {key: number for number, key in enumerate(articles)}
    found = _sorted(_sorted_within(cases), lambda case: (place.get(case.article, len(place)), case.article))
    if order == "audit":
        return audit(found, share, seed)
    if order == "position":
        return found
    if order == "speaker":
        return _sorted(found, _by_most_frequent(lambda case: names_meant(case, speakers))(found))
    return _sorted(found, _KEYS[order](found))


def _sorted_within(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, those of each article by position."""
    on: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        on[case.article].append(case)
    for there in on.values():
        yield from sorted(there, key=lambda case: (case.start, -case.end, case.key))


def _sorted(cases: Iterable[Case], key: _Key) -> list[Case]:
    """As ``sorted`` answers; but keys are compared once each, and they are few: else the interpreter is kept long."""
    alike: defaultdict[Any, list[Case]] = defaultdict(list)
    for case in cases:
        alike[key(case)].append(case)
    return [case for one in sorted(alike) for case in alike[one]]


def names_meant(case: Case, speakers: Mapping[str, str]) -> frozenset[str]:
    """Who is meant by any member, by the names in ``speakers`` regardless of case; by id who is not among them."""
    return frozenset(speakers.get(m.speaker, m.speaker).casefold() for m in case.members if m.speaker)


def audit(cases: Iterable[Case], share: float = AUDIT_SHARE, seed: int = 0) -> list[Case]:
    """A sample of ``cases`` that all agree on, at least one where there are any, in the order given."""
    agreed = [case for case in cases if not case.unit.facets and len(case.annotators) > 1]
    lots = sorted(agreed, key=lambda case: lot(seed, case.key))
    drawn = {case.key for case in lots[: math.ceil(len(lots) * share)]}
    return [case for case in agreed if case.key in drawn]


def lot(seed: int, key: str) -> bytes:
    """A draw that can be drawn again: it depends on the seed and the key alone."""
    return hashlib.blake2b(f"{seed} {key}".encode(), digest_size=8).digest()


def left(cases: Iterable[Case]) -> Counter[str]:
    """What is left to decide by kind of difference; a case of several kinds counts in each. ``""`` counts cases."""
    counts: Counter[str] = Counter()
    for case in cases:
        if case.left:
            counts.update({"", *(facet.kind for facet in case.unit.facets)})
    return counts


def pace(verdicts: Iterable[Verdict]) -> float | None:
    """Seconds a verdict: the median of the last 25 that settled by hand, those of over ten minutes left out.

    None before there are five.
    """
    by_hand = [v for v in verdicts if not v.rule and (v.settles or v.checks) and 0 < v.seconds <= _BREAK]
    last = sorted(by_hand, key=lambda verdict: (verdict.decided, verdict.id))[-_LAST:]
    return float(median(verdict.seconds for verdict in last)) if len(last) >= 5 else None


def badness(case: Case) -> float:
    """How much is amiss: each kind of difference by its gravity, and by how many of the annotators it concerns."""
    annotators = max(len({*case.annotators, *(who for facet in case.unit.facets for who in facet.annotators)}), 1)
    return sum(
        (len(KINDS) - KINDS.index(facet.kind)) * (1 + len(facet.annotators) / annotators) for facet in case.unit.facets
    )


def _by_worst(_found: Sequence[Case]) -> _Key:
    return lambda case: -badness(case)


def _by_kind(_found: Sequence[Case]) -> _Key:
    def kind(case: Case) -> tuple[int, str]:
        kinds = [(KINDS.index(facet.kind), facet.name) for facet in case.unit.facets]
        return min(kinds, default=(len(KINDS), ""))

    return kind


def _by_most_frequent(values: Callable[[Case], Iterable[object]]) -> Callable[[Sequence[Case]], _Key]:
    """The cases of the most frequent value first; those without any last."""

    def key(found: Sequence[Case]) -> _Key:
        counts = Counter(value for case in found for value in set(values(case)))

        def place(case: Case) -> tuple[int, int, str]:
            mine = [(0, -counts[value], str(value)) for value in values(case)]
            return min(mine, default=(1, 0, ""))

        return place

    return key


_KEYS: dict[str, Callable[[Sequence[Case]], _Key]] = {
    "worst": _by_worst,
    "kind": _by_kind,
    "confusion": _by_most_frequent(confusions),
    "annotator": _by_most_frequent(lambda case: (who for facet in case.unit.facets for who in facet.annotators)),
}
