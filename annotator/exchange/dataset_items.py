"""The entries of a dataset as they stand in its file; ``resources/schemas`` says the same to others.

What may be missing in files that others wrote has a default here; an export writes every field.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from annotator.agreement.units import Facet, MemberRole
from annotator.model.annotation import AttributeValue, Certainty, Origin
from annotator.model.group import GroupKind
from annotator.model.team import Role, SetState

MOST = 2**31 - 1
"""No count, offset or version is larger: every store holds it."""

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(min_length=1)]
Count = Annotated[int, Meta(ge=0, le=MOST)]
Number = Annotated[int, Meta(ge=-MOST, le=MOST)]
_TIME = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z)?\Z"
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?)?)?\Z"
_REJECTION = r"^([0-9]{1,10}-[0-9]{1,10} )+[^\n]+\Z"
_DIGEST = r"^[0-9a-f]{64}\Z"
Time = Annotated[str, Meta(pattern=_TIME)]
Date = Annotated[str, Meta(pattern=_DATE)]
Rejection = Annotated[str, Meta(pattern=_REJECTION)]
Digest = Annotated[str, Meta(pattern=_DIGEST)]

EXAMPLES = {
    _TIME: "2026-01-07T10:00:00Z",
    _DATE: "2026, 2026-01, 2026-01-07",
    _REJECTION: "12-40 57-80 quote",
    _DIGEST: "0-9a-f × 64",
}
"""By the pattern that a text must match: what such texts look like."""


class ProjectItem(Struct, frozen=True):
    """The study; ``unaided`` stands only where it holds, ``engine`` only where one was chosen."""

    id: Id
    name: str
    unaided: bool | UnsetType = UNSET
    engine: str | UnsetType = UNSET


class AnnotatorItem(Struct, frozen=True):
    """Who tagged or decided; ``unaided`` stands only where it holds."""

    id: Id
    name: str
    role: Role = "annotator"
    unaided: bool | UnsetType = UNSET


class StoryItem(Struct, frozen=True):
    """Articles, in reading order."""

    id: Id
    title: str
    articles: tuple[Id, ...]
    note: str = ""


class ArticleItem(Struct, frozen=True, kw_only=True):
    """A text and what is known of it."""

    id: Id
    story: Id
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: Date | None = None
    url: str | None = None
    language: str | None = None
    text: Words
    sha256: Digest
    length: Count
    version_of: Id | None = None
    source: str = ""
    encoding: str = ""
    reader: str = ""


class SpeakerItem(Struct, frozen=True):
    """An entry of the register."""

    id: Id
    name: Words
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    external_ids: Mapping[str, str] = {}


class FragmentItem(Struct, frozen=True, gc=False):
    """``text`` is the article's ``[start:end]``."""

    start: Count
    end: Count
    text: Words


class AnnotationItem(Struct, frozen=True, gc=False):
    """One mark."""

    id: Id
    article: Id
    annotator: Id
    label: Words
    fragments: Annotated[tuple[FragmentItem, ...], Meta(min_length=1)]
    attributes: Mapping[str, AttributeValue] = {}
    speaker: Id | None = None
    certainty: Certainty = "sure"
    note: str = ""
    origin: Origin = "manual"
    created: Time = ""
    modified: Time = ""
    revision: Count = 0


class LinkItem(Struct, frozen=True, gc=False):
    """From one entry to another."""

    id: Id
    type: Words
    source: Id = field(name="from")
    target: Id = field(name="to")
    annotator: Id
    attributes: Mapping[str, AttributeValue | Number] = {}


class MemberItem(Struct, frozen=True):
    """An annotation in a group."""

    annotation: Id
    how: str = ""
    differs: tuple[str, ...] = ()


class AbsenceItem(Struct, frozen=True):
    """An article that was found not to report it."""

    article: Id
    annotator: Id
    state: Words = "not reported"
    recorded: Time | UnsetType = UNSET


class GroupItem(Struct, frozen=True):
    """One quote or claim across articles."""

    id: Id
    kind: GroupKind
    annotator: Id
    label: str = ""
    reference: str = ""
    members: tuple[MemberItem, ...] = ()
    absent: tuple[AbsenceItem, ...] = ()


class SetItem(Struct, frozen=True):
    """One annotator's work on one article, and the proposals that they rejected, if any."""

    article: Id
    annotator: Id
    state: SetState = "todo"
    seconds: Count = 0
    rejected: tuple[Rejection, ...] | UnsetType = UNSET


class DisagreementItem(Struct, frozen=True):
    """What stood on the screen; it may have gone since."""

    kind: Words
    annotations: tuple[Id, ...] = ()


class DecidedLinkItem(Struct, frozen=True):
    """A link that was decided: from the ``place``-th gold annotation to where the version that was taken leads."""

    type: Words
    target: Id = field(name="to")
    attributes: Mapping[str, AttributeValue | Number] = {}
    place: Count = 0


class VerdictItem(Struct, frozen=True):
    """What was decided about a disagreement; from ``more`` on a field stands only where it says something."""

    id: Id
    article: Id
    disagreement: DisagreementItem
    decision: Words
    adjudicator: Id
    result: Id | None = None
    reason: str = ""
    note: str = ""
    decided: Time = ""
    seconds: Count = 0
    revisions: tuple[Count, ...] = ()
    more: tuple[Id, ...] | UnsetType = UNSET
    of: tuple[Id, ...] | UnsetType = UNSET
    stood: Words | UnsetType = UNSET
    rule: Words | UnsetType = UNSET
    replaces: Id | UnsetType = UNSET
    checks: Id | UnsetType = UNSET
    links: tuple[DecidedLinkItem, ...] | UnsetType = UNSET
    taken: tuple[tuple[Id, ...], ...] | UnsetType = UNSET


class VoteItem(Struct, frozen=True, gc=False):
    """One annotator's mark in a unit, and what it is there."""

    annotator: Id
    annotation: Id
    role: MemberRole = "primary"


class UnitItem(Struct, frozen=True):
    """What annotators marked of one passage, in what they differ, and the verdict that stands about it."""

    article: Id
    label: Words
    members: tuple[VoteItem, ...]
    facets: tuple[Facet, ...] = ()
    verdict: Id | None = None
    status: Words = "open"


FORMAT: Literal["annotator-dataset"] = "annotator-dataset"
VERSION = 1

SECTIONS: dict[str, type[Struct]] = {
    "annotators": AnnotatorItem,
    "stories": StoryItem,
    "articles": ArticleItem,
    "speakers": SpeakerItem,
    "annotations": AnnotationItem,
    "links": LinkItem,
    "groups": GroupItem,
    "sets": SetItem,
    "verdicts": VerdictItem,
}
"""The lists of a dataset in the order in which they are written."""
UNITS = "units"
"""A list that follows from the others, written where it is asked for and not read back."""
