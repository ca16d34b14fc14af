"""Gold: which annotation of it stands for which of the annotators', and what links and groups follow."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from annotator.model.group import Group, Member
from annotator.model.link import Link
from annotator.model.verdict import Verdict
from annotator.review.standing import standing


class Gold:
    """What ``verdicts`` made gold, as far as they stand; all about the annotations they are about must be given."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self.verdicts = standing(verdicts)
        self._about = {key: v for v in self.verdicts for key in v.disagreement.annotations}
        self._verdict_of = {key: v for v in self.verdicts for key in v.gold}

    def stands_for(self, annotation: str) -> str | None:
        """The gold that one of the annotators' annotations leads to: its version, else the first of its unit."""
        verdict = self._about.get(annotation)
        if verdict is None or not verdict.gold:
            return None
        return next((gold for gold, taken in _taken(verdict) if annotation in taken), verdict.gold[0])

    def links(self, verdict: Verdict) -> dict[str, Link]:
        """The links that lead from the gold of a verdict that stands, by id: those whose other end is gold too."""
        found = {}
        for decided in verdict.links:
            target = self.stands_for(decided.target) if decided.target_kind == "annotation" else decided.target
            if decided.place >= len(verdict.gold) or target in (None, verdict.gold[decided.place]):
                continue
            source = verdict.gold[decided.place]
            key = _named("link", source, decided.type, str(target))
            found[key] = Link(
                key,
                decided.type,
                source,
                str(target),
                verdict.adjudicator,
                dict(decided.attributes),
                "annotation",
                decided.target_kind,
            )
        return found

    def groups(self, sources: Sequence[Group]) -> dict[str, Group]:
        """By id the groups of gold whose versions stand together in ``sources``, annotators' groups of one closure.

        What several annotators put together by two, each with one that the others have, is one group.
        """
        found: dict[str, Group] = {}
        for together in _connected([(group, self._members(group)) for group in sources]):
            first = together[0][0]
            members = {m.annotation: m for _group, theirs in reversed(together) for m in theirs}
            order = list(dict.fromkeys(m.annotation for _group, theirs in together for m in theirs))
            if len(order) > 1:
                key = _named("group", first.id)
                owner = self._verdict_of[order[0]].adjudicator
                listed = tuple(members[one] for one in order)
                found[key] = Group(key, first.kind, owner, first.label, first.reference, listed)
        return found

    def _members(self, group: Group) -> list[Member]:
        """The group's members whose version is gold, as that."""
        made: dict[str, Member] = {}
        for member in group.members:
            verdict = self._about.get(member.annotation)
            for gold, taken in _taken(verdict) if verdict is not None else ():
                if member.annotation in taken:
                    made.setdefault(gold, Member(gold, member.how, member.differs))
        return list(made.values())


def _taken(verdict: Verdict) -> list[tuple[str, tuple[str, ...]]]:
    """Gold by gold; of a verdict that does not tell all of its annotations were the first's."""
    told = verdict.taken or (verdict.disagreement.annotations,)
    return [(gold, told[place] if place < len(told) else ()) for place, gold in enumerate(verdict.gold)]


def _named(*parts: str) -> str:
    """An id that follows from what it names, so that the same is the same whoever makes it."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, ":".join(("urn:annotator:gold", *parts))))


_Told = list[tuple[Group, list[Member]]]


def _connected(groups: Iterable[tuple[Group, list[Member]]]) -> list[_Told]:
    """Groups of one kind that share gold, together; each part by id."""
    parts: dict[int, _Told] = {}
    part_of: dict[tuple[str, str], int] = {}
    for number, (group, members) in enumerate(sorted(groups, key=lambda pair: pair[0].id)):
        near = {part_of[group.kind, m.annotation] for m in members if (group.kind, m.annotation) in part_of}
        parts[number] = [pair for part in sorted(near) for pair in parts.pop(part)] + [(group, members)]
        part_of.update(((group.kind, m.annotation), number) for _group, listed in parts[number] for m in listed)
    return [sorted(part, key=lambda pair: pair[0].id) for part in parts.values()]
