"""Links compared between aligned units: a difference in boundaries is told once, where it is, and not here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from annotator.agreement.units import Facet, Unit
from annotator.model.annotation import Annotation
from annotator.model.link import Link

_NONE: list[Target] = []


class Target(Struct, frozen=True, gc=False):
    """Where a link leads: a unit, and the speaker who stands there or is meant; ``role`` are the link's attributes."""

    unit: int | None
    speaker: str | None
    article: str | None
    role: tuple[tuple[str, object], ...]

    def same(self, other: Target) -> bool:
        """Whether both lead to the same unit, speaker or article."""
        pairs = ((self.unit, other.unit), (self.speaker, other.speaker), (self.article, other.article))
        return any(mine is not None and mine == theirs for mine, theirs in pairs)

    def unlike(self, other: Target) -> bool:
        """Whether an attribute that both links have differs; one that only one annotator gave says nothing."""
        theirs = dict(other.role)
        return any(theirs.get(name, value) != value for name, value in self.role)


class UnitLinks:
    """Every annotator's links by unit and type, ready to be compared."""

    def __init__(self, units: Sequence[Unit], annotations: Mapping[str, Annotation], links: Iterable[Link]) -> None:
        self._unit = {member.annotation: number for number, unit in enumerate(units) for member in unit.members}
        self._annotations = annotations
        self._made: defaultdict[tuple[int, str], defaultdict[str, list[Target]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._types: defaultdict[int, set[str]] = defaultdict(set)
        for link in links:
            self._add(link)

    def _add(self, link: Link) -> None:
        source = self._unit.get(link.source)
        if source is not None:
            annotator = link.annotator or self._annotations[link.source].annotator
            self._made[source, link.type][annotator].append(self._target(link))
            self._types[source].add(link.type)

    def _target(self, link: Link) -> Target:
        role = tuple(sorted(link.attributes.items()))
        if link.target_kind == "speaker":
            return Target(None, link.target, None, role)
        if link.target_kind == "article":
            return Target(None, None, link.target, role)
        annotation = self._annotations.get(link.target)
        return Target(self._unit.get(link.target), annotation.speaker if annotation else None, None, role)

    def facets(self, number: int, present: Sequence[str]) -> list[Facet]:
        """In what the links of unit ``number`` differ among the annotators ``present`` in it."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for kind in sorted(self._types.get(number, ())):
            made = self._made[number, kind]
            drawn = [made.get(who, _NONE) for who in present]
            if drawn.count(drawn[0]) == len(drawn):
                continue
            for one, other in combinations(present, 2):
                for how, who in self._compare(number, kind, one, other):
                    found[kind, how].add(who)
        return [Facet("link", kind, how, tuple(sorted(who))) for (kind, how), who in sorted(found.items())]

    def _compare(self, number: int, kind: str, one: str, other: str) -> list[tuple[str, str]]:
        """``(how, annotator)`` for the differences between two annotators; both are told for all but missing."""
        made = self._made[number, kind]
        mine, theirs, roles = _unmatched(made.get(one, []), made.get(other, []))
        found = [("role", who) for who in (one, other) if roles]
        for targets, whose, lacking in ((mine, one, other), (theirs, other, one)):
            turned = [target for target in targets if self._turned(number, kind, target, lacking)]
            found += [("reversed", who) for who in (whose, lacking) if turned]
            targets[:] = [target for target in targets if target not in turned]
        if mine and theirs:
            return [*found, ("target", one), ("target", other)]
        return [*found, *(("missing", lacking) for left, lacking in ((mine, other), (theirs, one)) if left)]

    def _turned(self, number: int, kind: str, target: Target, annotator: str) -> bool:
        """Whether ``annotator`` has the same link the other way round."""
        if target.unit is None:
            return False
        made = self._made.get((target.unit, kind))
        return made is not None and any(back.unit == number for back in made.get(annotator, []))


def _unmatched(mine: Sequence[Target], theirs: Sequence[Target]) -> tuple[list[Target], list[Target], bool]:
    """What either has and the other has not, and whether what both have differs in role."""
    left, right, roles = [], list(theirs), False
    for target in mine:
        same = [other for other in right if target.same(other)]
        if not same:
            left.append(target)
            continue
        match = min(same, key=target.unlike)
        roles |= target.unlike(match)
        right.remove(match)
    return left, right, roles
