"""Groups in which each is like each: a chain of likenesses never fuses what lies at its ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.reuse.likeness import Likeness

_COMPARED = 12
"""Members of a group with which those of another are compared, so that large ones take no quadratic time."""


def clusters(pairs: Iterable[tuple[int, int]], likeness: Likeness) -> list[list[int]]:
    """The wordings of ``pairs`` that belong together, by number, in groups of two and more; the most alike first.

    Two groups become one if each member of one is like each of the other, or both lie in a third that holds them.
    """
    edges = sorted((-like, one, other) for one, other in pairs if (like := likeness.of(one, other)))
    group_of = {form: form for _, *ends in edges for form in ends}
    members = {form: [form] for form in group_of}
    for _, one, other in edges:
        first, second = group_of[one], group_of[other]
        if first == second or not _fit(members[first], members[second], likeness):
            continue
        kept, gone = sorted((first, second), key=lambda group: (-len(members[group]), group))
        group_of.update(dict.fromkeys(members[gone], kept))
        members[kept] += members.pop(gone)
    return [sorted(group) for group in members.values() if len(group) > 1]


def _fit(one: Sequence[int], other: Sequence[int], likeness: Likeness) -> bool:
    together = [*one[:_COMPARED], *other[:_COMPARED]]
    return all(
        likeness.of(first, second) or _held(first, second, together, likeness)
        for first in one[:_COMPARED]
        for second in other[:_COMPARED]
    )


def _held(first: int, second: int, together: Sequence[int], likeness: Likeness) -> bool:
    """Whether a third of them holds both, and no article has both: there they would be two."""
    hosts = (host for host in together if host not in (first, second))
    return not likeness.forms.meet(first, second) and any(
        likeness.holds(host, first) and likeness.holds(host, second) for host in hosts
    )
