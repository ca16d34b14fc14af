"""A member's words and speaker against the group's, in pieces to be written one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from annotator.discovery.origins import OtherOrigin
from annotator.model.span import Span
from annotator.text.part_diff import part_diffs
from annotator.text.word_diff import Change, Wording
from annotator.wording.translation import _

Role = Literal["same", "added", "dropped", "moved", "altered", "gap"]
_ALTERED = ("figure", "inflected", "spelling", "capitals", "abbreviation", "punctuation")


class Piece(Struct, frozen=True):
    """``text`` and its place in the article, None for words of the reference that the article lacks."""

    text: str
    role: Role = "same"
    span: Span | None = None


def pieces_of_several(reference: Wording, members: Sequence[Wording]) -> list[list[Piece]]:
    """Each of the ``members`` in reading order, with what it changed; what it lacks stands behind.

    All are of one article and compared as :func:`part_diffs` does.
    """
    changes = part_diffs(reference, members)
    return [_written(reference, one, changed) for one, changed in zip(members, changes, strict=True)]


def pieces_of_speaker(other: OtherOrigin | None, quote: Sequence[Span]) -> list[Piece]:
    """What is written behind the words of a ``quote`` (its fragments) that is given to another speaker; nothing of
    one that is not. Where no mention names the speaker, the quote itself is what a click selects.
    """
    if other is None:
        return []
    mention = other.after.mention
    named = mention.fragments if mention is not None else quote
    return [
        Piece(f" · {_('speaker changed')} ", "gap"),
        Piece(other.before.name, "dropped"),
        Piece(" ", "gap"),
        Piece(other.after.name, "altered", named[0]),
    ]


def _written(reference: Wording, member: Wording, changes: Sequence[Change]) -> list[Piece]:
    there = sorted((change for change in changes if change.after is not None), key=_after)
    gone = [change for change in changes if change.before is not None and change.kind in ("dropped", "replaced")]
    found: list[Piece] = []
    for number, fragment in enumerate(member.fragments):
        if number:
            found.append(Piece(" … ", "gap"))
        found += _fragment(reference, member, fragment, there)
    # What is missing stands behind: where in the article it would have stood, nothing tells.
    lost = [Piece(reference.text[c.before.start : c.before.end], "dropped") for c in gone if c.before and not c.after]
    return [*found, *(piece for one in lost for piece in (Piece(" ", "gap"), one))]


def _fragment(reference: Wording, member: Wording, fragment: Span, changes: list[Change]) -> Iterator[Piece]:
    at = fragment.start
    for change in changes:
        place = change.after
        if place is None or place.start < at or place.end > fragment.end:
            continue
        if place.start > at:
            yield Piece(member.text[at : place.start], "same", Span(at, place.start))
        if change.kind == "replaced" and change.before is not None:
            yield Piece(reference.text[change.before.start : change.before.end], "dropped")
            yield Piece(" ", "gap")
        yield Piece(member.text[place.start : place.end], _role(change.kind), place)
        at = place.end
    if at < fragment.end:
        yield Piece(member.text[at : fragment.end], "same", Span(at, fragment.end))


def _role(kind: str) -> Role:
    if kind in _ALTERED:
        return "altered"
    return "moved" if kind == "moved" else "added"


def _after(change: Change) -> tuple[int, int]:
    assert change.after is not None
    return change.after.start, change.after.end
