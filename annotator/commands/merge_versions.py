"""Two versions of one entry and what they began as: which stands, by rules that do not ask who came first.

Whichever of several files is merged first, the outcome is the same; so where both sides changed an entry, what stands
is chosen by the versions alone: the later one, or where they bear no times the greater, and the other is set aside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from annotator.commands.merge_details import Told, merged
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import Verdict

Status = Literal["new", "same", "theirs", "ours", "both"]
"""New there; the same; changed there; changed here; changed on both sides."""

_STAMPS: dict[str, Any] = {"created": "", "modified": "", "revision": 0, "origin": "manual"}
_PLACED = frozenset(("id", "ordinal", "sha256", "length", "article", "annotator"))
"""What a detailed entry is known by, what follows from its text, and the place that the project gave it."""
_NOTHING = Told()

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


class Outcome(Struct, frozen=True):
    """``value`` stands (None: nothing does). ``returns``: it is gone here, and is to come back if anything needs it.

    If something does, it stands for that alone.

    ``losers`` are versions, or single details, that do not stand; None is a deletion that does not. ``over`` are single
    details that were set aside before and wait no longer. ``needed`` stands where nothing would and something leads to
    it, if that is neither what stood nor what the file has.
    """

    status: Status
    value: Any = None
    returns: bool = False
    losers: tuple[Any, ...] = ()
    over: tuple[Any, ...] = ()
    needed: Any = None


def digest_of(value: Struct) -> str:
    """Sixteen hexadecimal digits that tell two contents apart; when and how they were made does not count."""
    return hashlib.blake2b(_encode(_content(value)), digest_size=8).hexdigest()


def alike(one: Struct, other: Struct) -> bool:
    """Whether two versions say the same; when and how they were made does not count."""
    return one == other or _content(one) == _content(other)


def held_of(value: Struct) -> str | dict[str, Any]:
    """What is remembered of an entry that both sides have: its details where those are merged one by one."""
    return details(value) if is_detailed(value) else digest_of(value)


def details(value: Struct) -> dict[str, Any]:
    """The details of an entry that are merged one by one, as JSON has them: they are compared with stored ones."""
    return {name: found for name, found in _decode(_encode(value)).items() if name not in _PLACED}


def with_details(value: Any, changed: Mapping[str, Any]) -> Any:
    """The same entry with those details."""
    return msgspec.convert(_decode(_encode(value)) | dict(changed), type(value))


def settled(ours: Any, theirs: Any) -> Outcome:
    """What stands of two versions of which nobody knows how they began."""
    if is_detailed(ours):
        return united(ours, theirs, None)
    if alike(ours, theirs):
        return Outcome("same", max(ours, theirs, key=rank))
    loser, winner = sorted((ours, theirs), key=rank)
    return Outcome("both", winner, losers=(loser,))


def is_detailed(value: Struct) -> bool:
    """Whether its details are merged one by one."""
    return not isinstance(value, Annotation | Link | Group | Verdict)


def _content(value: Struct) -> Struct:
    if isinstance(value, Annotation):
        return msgspec.structs.replace(value, **_STAMPS)
    return value


def rank(value: Struct) -> tuple[Any, ...]:
    """By which of several versions of one entry the greatest stands."""
    if isinstance(value, Annotation):
        return value.modified, value.revision, _encode(value)
    if isinstance(value, Verdict):
        return value.decided, 0, _encode(value)
    return "", 0, _encode(value)


# -- details, one by one -----------------------------------------------------------------------------------------------


def united(ours: Any, theirs: Any, held: Mapping[str, Any] | None, told: Told = _NOTHING) -> Outcome:
    """What stands of two versions, detail by detail, which began as ``held`` (None: nobody knows).

    ``told`` is what else is known of the details.
    """
    mine, other = details(ours), details(theirs)
    made: dict[str, Any] = {}
    losers: list[dict[str, Any]] = []
    over: list[dict[str, Any]] = []
    for name in mine:
        began = (held is not None, held.get(name) if held is not None else None)
        made[name], lost, done = merged(name, mine[name], other[name], began, told)
        losers += [{name: value} for value in lost]
        over += [{name: value} for value in done]
    value = with_details(ours, made)
    if losers:
        return Outcome("both", value, losers=tuple(losers), over=tuple(over))
    status: Status = "same" if mine == other else "ours" if made == mine else "theirs"
    return Outcome(status, value, over=tuple(over))


# -- what an entry leads to -------------------------------------------------------------------------------------------

_ENDS = {"annotation": "annotations", "speaker": "speakers", "article": "articles"}


def key_of(value: Any) -> str:
    """By what an entry is known among those of its kind."""
    return f"{value.article} {value.annotator}" if isinstance(value, AnnotationSet) else str(value.id)


def references(value: Any) -> Iterable[tuple[str, str]]:
    """Kind and id of everything that must be there for ``value`` to be."""
    if isinstance(value, Annotation):
        yield "articles", value.article
        yield "annotators", value.annotator
        if value.speaker is not None:
            yield "speakers", value.speaker
    elif isinstance(value, Link):
        yield _ENDS[value.source_kind], value.source
        yield _ENDS[value.target_kind], value.target
        yield "annotators", value.annotator
    elif isinstance(value, AnnotationSet):
        yield "articles", value.article
        yield "annotators", value.annotator
    else:
        yield from _rarer_references(value)


def _rarer_references(value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, Article):
        yield "stories", value.story
        if value.version_of is not None:
            yield "articles", value.version_of
    elif isinstance(value, Group):
        yield "annotators", value.annotator
        yield from (("annotations", member.annotation) for member in value.members)
        for absence in value.absent:
            yield "articles", absence.article
            yield "annotators", absence.annotator
    elif isinstance(value, Verdict):
        yield "articles", value.article
        yield "annotators", value.adjudicator
        yield from (("annotations", key) for key in value.gold)


def owner_of(value: Any) -> str:
    """The id of whose an entry is; empty for what belongs to the project."""
    if isinstance(value, Annotator):
        return value.id
    return str(getattr(value, "annotator", "") or getattr(value, "adjudicator", ""))
