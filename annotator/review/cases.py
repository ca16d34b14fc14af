"""Cases: the units of several annotators' work as a review decides them, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from annotator.agreement.disagreements import Work, disagreements
from annotator.agreement.units import Unit
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.verdict import Verdict
from annotator.review.standing import by_annotation, in_order, standing
from annotator.review.stood import digest_of

Status = Literal["open", "deferred", "stale", "settled", "agreed"]
STATUSES: tuple[Status, ...] = ("open", "deferred", "stale", "settled", "agreed")
TO_DECIDE = frozenset(("open", "deferred", "stale"))
"""The statuses of what is left to do."""


class Case(Struct, frozen=True, gc=False):
    """A unit with what was decided about it.

    ``key``: the smallest id of its annotations. ``members``: in the order of ``unit.members``. ``links``: those drawn
    from members; ``aims``: for each of them the key of the case that it leads to, or the speaker or article.
    ``verdict``: the one that stands, also where it is stale. ``history``: every verdict about any member, in order.
    ``stood``: the digest that a verdict given now records.

    A case without members is what is left of a verdict whose annotations are all gone: stale, and to be decided by
    *nobody*, or by taking the verdict's gold as edited.
    """

    key: str
    unit: Unit
    members: tuple[Annotation, ...]
    links: tuple[Link, ...]
    aims: tuple[str, ...]
    stood: str
    status: Status = "open"
    verdict: Verdict | None = None
    history: tuple[Verdict, ...] = ()

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.unit.article

    @property
    def start(self) -> int:
        """Its first character; 0 where nothing is left of it."""
        return min((member.start for member in self.members), default=0)

    @property
    def end(self) -> int:
        """One past its last character."""
        return max((member.end for member in self.members), default=0)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of difference, ``attribute:form`` for one that has a name, each once."""
        return tuple(dict.fromkeys(facet.key for facet in self.unit.facets))

    @property
    def annotators(self) -> tuple[str, ...]:
        """Who marked it, in the order of the members."""
        return tuple(dict.fromkeys(member.annotator for member in self.members))

    @property
    def left(self) -> bool:
        """Whether it is still to be decided."""
        return self.status in TO_DECIDE


def cases(work: Work, verdicts: Iterable[Verdict] = ()) -> list[Case]:
    """Every unit of ``work`` as a case with its status, by article, layer and position.

    ``work`` holds annotators' marks only, no gold; ``verdicts`` those about its articles.
    """
    units = disagreements(work)
    annotations = {annotation.id: annotation for annotation in work.annotations}
    keys = {
        member.annotation: key for unit, key in zip(units, map(_key, units), strict=True) for member in unit.members
    }
    links: dict[str, list[Link]] = {}
    for link in sorted(work.links, key=lambda link: link.id):
        links.setdefault(link.source, []).append(link)
    worked = (article for article, done in work.expected.items() if done)
    return judged([_undecided(unit, annotations, links, keys) for unit in units], verdicts, worked)


def judged(found: Iterable[Case], verdicts: Iterable[Verdict], worked: Iterable[str] = ()) -> list[Case]:
    """The same cases as ``verdicts`` about their articles leave them: only status, verdict and history are new.

    What is left of verdicts whose annotations are gone stands at the end; but of an article that has no case, and with
    which nobody is done (``worked`` are those with which somebody is), nothing is: only its gold came here.
    """
    given = in_order(verdicts)
    units = [case for case in found if case.members]
    about = by_annotation(given)
    attached = _attached(units, standing(given))
    made = [_judged(case, attached.get(case.key), _history(case, about)) for case in units]
    here = {case.article for case in units} | set(worked)
    return made + [_remnant(verdict, about) for verdict in attached.get("", ()) if verdict.article in here]


def _key(unit: Unit) -> str:
    return min(member.annotation for member in unit.members)


def _undecided(
    unit: Unit, annotations: Mapping[str, Annotation], drawn: Mapping[str, Sequence[Link]], keys: Mapping[str, str]
) -> Case:
    members = tuple([annotations[member.annotation] for member in unit.members])
    links = tuple([link for member in members for link in drawn.get(member.id, ())])
    aims = tuple([keys.get(link.target, link.target) for link in links])
    return Case(_key(unit), unit, members, links, aims, digest_of(members, links))


def _attached(units: Iterable[Case], stand: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """By key of a case the verdicts that stand about it: where most of their annotations are now; "" for nowhere."""
    found: dict[str, list[Verdict]] = {}
    listed = list(stand)
    case_of = {member.id: case.key for case in units for member in case.members} if listed else {}
    for verdict in listed:
        counts = Counter(case_of[key] for key in verdict.disagreement.annotations if key in case_of)
        where = min(counts, key=lambda key: (-counts[key], key)) if counts else ""
        found.setdefault(where, []).append(verdict)
    return found


def _history(case: Case, about: Mapping[str, Sequence[Verdict]]) -> tuple[Verdict, ...]:
    concerned = {verdict.id: verdict for member in case.members if member.id in about for verdict in about[member.id]}
    return tuple(in_order(concerned.values())) if len(concerned) > 1 else tuple(concerned.values())


def _judged(case: Case, stand: Sequence[Verdict] | None, history: tuple[Verdict, ...]) -> Case:
    verdict = stand[-1] if stand else None
    status = _status(case, verdict, history)
    if (status, verdict, history) == (case.status, case.verdict, case.history):
        return case
    return msgspec.structs.replace(case, status=status, verdict=verdict, history=history)


def _status(case: Case, verdict: Verdict | None, history: Sequence[Verdict]) -> Status:
    """Putting off a case that was decided before leaves its gold, and its verdict, where they are."""
    last = next((v for v in reversed(history) if v.decision == "defer" or v.settles), None)
    if last is not None and last.decision == "defer":
        return "deferred"
    if verdict is not None:
        return "settled" if verdict.stood == case.stood else "stale"
    return "open" if case.unit.facets else "agreed"


def _remnant(verdict: Verdict, about: Mapping[str, Sequence[Verdict]]) -> Case:
    key = min(verdict.disagreement.annotations, default=verdict.id)
    unit = Unit(verdict.article, "", ())
    return Case(key, unit, (), (), (), digest_of((), ()), "stale", verdict, tuple(about.get(key, (verdict,))))
