"""What about a tagged article deserves a second look: the checks that a codebook switches on. Never in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from msgspec import Struct

from annotator.discovery.marks import MARK, SINGLE
from annotator.discovery.origins import SAID_BY, origins_of
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.speaker import Speaker

QUOTE, CLAIM = "quote", "claim"
EXPRESSED_IN, CLAIMED_BY = "expressed_in", "claimed_by"
ORIGINS_DIFFER = "group_origins_differ"
_UNSAID = ("marks_only", "narrated")
"""Forms of quotes that need no speaker."""

_Linked = dict[str, set[str]]
_Check = Callable[[Annotation, str, _Linked], bool]


class Warning(Struct, frozen=True):  # noqa: A001 - the field's word, and nothing here warns in Python's sense
    """``key`` is the codebook's name of the check; ``annotation`` is the id of what it speaks of."""

    annotation: str
    key: str


def warnings_of(
    annotations: Iterable[Annotation], links: Iterable[Link], codebook: Codebook, text: str
) -> list[Warning]:
    """The warnings about the annotations of one article, with that ``text``, in their order.

    ``links`` are those that start at them, of whatever annotator. Only checks that the codebook names are made.
    """
    linked: _Linked = defaultdict(set)
    for link in links:
        linked[link.source].add(link.type)
    checks = {key: check for key, check in _CHECKS.items() if key in codebook.checks}
    return [Warning(a.id, key) for a in annotations for key, check in checks.items() if check(a, text, linked)]


def origins_differ(
    groups: Iterable[Group],
    links: Iterable[Link],
    annotations: Iterable[Annotation],
    speakers: Iterable[Speaker],
    codebook: Codebook,
) -> list[Warning]:
    """A warning for each quote that stands in a group in which two members have no origin in common.

    ``links`` are those that start at the members, ``annotations`` the mentions to which they lead. Members whose origin
    is not known warn of nothing and are not warned of. Entries of one name are one speaker whom two people entered.
    """
    if ORIGINS_DIFFER not in codebook.checks:
        return []
    origins = origins_of(links, annotations, speakers)
    warned: dict[str, None] = {}
    for group in groups:
        known = [m.annotation for m in group.members if m.annotation in origins] if group.kind == QUOTE else []
        kinds = dict.fromkeys(frozenset(origin.known_as for origin in origins[key]) for key in known)
        if any(one.isdisjoint(other) for one, other in combinations(kinds, 2)):
            warned.update(dict.fromkeys(known))
    return [Warning(key, ORIGINS_DIFFER) for key in warned]


def _without_speaker(a: Annotation, text: str, linked: _Linked) -> bool:  # noqa: ARG001 - as every check
    return a.label == QUOTE and a.attributes.get("form") not in _UNSAID and SAID_BY not in linked[a.id]


def _unbalanced(a: Annotation, text: str, linked: _Linked) -> bool:  # noqa: ARG001 - as every check
    """Fragments are read as one: marks may open in the first and close in the last."""
    if a.label != QUOTE or a.attributes.get("form") != "direct":
        return False
    return _marks("".join(text[f.start : f.end] for f in a.fragments)) % 2 == 1


def _marks(text: str) -> int:
    """How many quotation marks stand in ``text``; single ones are apostrophes too and are not counted."""
    return sum(mark not in SINGLE for mark in MARK.findall(text))


def _without_value(a: Annotation, text: str, linked: _Linked) -> bool:  # noqa: ARG001 - as every check
    return a.label == CLAIM and a.attributes.get("kind") == "quantity" and not a.attributes.get("value")


def _without_date(a: Annotation, text: str, linked: _Linked) -> bool:  # noqa: ARG001 - as every check
    return a.label == CLAIM and a.attributes.get("kind") == "date" and not a.attributes.get("date_value")


def _unlinked(a: Annotation, text: str, linked: _Linked) -> bool:  # noqa: ARG001 - as every check
    attributed = a.label == CLAIM and a.attributes.get("voice") == "attributed"
    return attributed and not linked[a.id] & {EXPRESSED_IN, CLAIMED_BY}


_CHECKS: dict[str, _Check] = {
    "quote_without_speaker": _without_speaker,
    "unbalanced_marks": _unbalanced,
    "quantity_without_value": _without_value,
    "date_without_value": _without_date,
    "attributed_claim_unlinked": _unlinked,
}
"""By the names in :data:`annotator.model.codebook_rules.CHECKS`; of groups warns :func:`origins_differ`."""
