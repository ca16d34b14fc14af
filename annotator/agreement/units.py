"""Units: annotations of several annotators that are about the same stretch, and in what these differ.

Only values: datasets name them, and must load without the libraries that align marks.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

MemberRole = Literal["primary", "part", "duplicate"]
Kind = Literal[
    "missing", "boundary", "boundary-trivial", "label", "attribute", "speaker", "link", "split", "duplicate", "group"
]
Relation = Literal["contained", "containing", "crossing", "fragments"]
ROLES: tuple[MemberRole, ...] = ("primary", "part", "duplicate")


class Member(Struct, frozen=True, gc=False):
    """An annotation in a unit: an annotator's one version, a further piece of it, or the same mark made twice."""

    annotation: str
    annotator: str
    role: MemberRole = "primary"


class Shift(Struct, frozen=True, gc=False):
    """How an annotator's extent lies to the one that most have: edges in words, positive where later in the text.

    ``relation``: it is contained in the usual extent, containing or crossing it, or has the same edges but other
    ``fragments``. An edge that differs by less than a word has 0.
    """

    annotator: str
    start: int
    end: int
    relation: Relation


class Facet(Struct, frozen=True, gc=False):
    """One way in which a unit's members differ.

    ``annotators`` are those it is about: who has no mark (missing), an extent, value or link unlike the usual one,
    pieces (split), a second mark (duplicate). ``name`` is the attribute, link type or kind of group; ``how`` says for
    a link: missing, target, role, reversed; for a group: split, merged, moved. ``shifts`` are for boundaries.
    """

    kind: Kind
    name: str = ""
    how: str = ""
    annotators: tuple[str, ...] = ()
    shifts: tuple[Shift, ...] = ()

    @property
    def key(self) -> str:
        """``kind``, or ``kind:name`` where it has one."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


class Unit(Struct, frozen=True, gc=False):
    """What stands together; ``label`` is its most frequent one. No facets: all agree.

    Members stand primaries first, by annotator. ``exact`` is false where the alignment had to be greedy.
    """

    article: str
    label: str
    members: tuple[Member, ...]
    facets: tuple[Facet, ...] = ()
    exact: bool = True
