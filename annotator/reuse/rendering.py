"""How a member of a group renders the group's words, by the values that codebooks have for it: proposals."""

from __future__ import annotations

from msgspec import Struct

from annotator.discovery.doubled_marks import DOUBLED
from annotator.discovery.marks import MARKS
from annotator.model.codebook import Codebook
from annotator.model.group import GroupKind
from annotator.text.word_diff import ChangeKind, WordDiff, Wording, word_diff

_FEW_WORDS = 2
_FEW = 0.2
"""Words, or the share of them, that a variant may have otherwise."""
_MOST = 0.75
_DIFFERS: dict[ChangeKind, str] = {
    "dropped": "shortened",
    "added": "word choice",
    "moved": "word order",
    "replaced": "word choice",
    "figure": "word choice",
    "inflected": "tense",
    "spelling": "spelling",
    "capitals": "capitals",
    "abbreviation": "abbreviation",
    "punctuation": "punctuation",
}
_NEAREST = {"partial": "variant", "variant": "paraphrase", "source_revision": "variant", "other_witness": "paraphrase"}
"""What comes next to a value that a codebook does not have."""


class Rendering(Struct, frozen=True):
    """``how`` and ``differs`` are ids of the default codebook's values; ``changes`` counts what differs."""

    how: str
    differs: tuple[str, ...] = ()
    changes: int = 0


def rendering(reference: Wording, member: Wording) -> Rendering:
    """How ``member`` renders ``reference``: verbatim, variant, partial or paraphrase, and in what it differs.

    A capital at the start and a point at the end do not count. Words without quotation marks around them are at most
    a part; that a source revised its words, or that somebody else heard them, no text tells.
    """
    if [reference.text[span.start : span.end] for span in reference.fragments] == [
        member.text[span.start : span.end] for span in member.fragments
    ]:
        return Rendering("verbatim")
    diff = word_diff(reference, member)
    marks = [_marks(wording) for wording in (reference, member)]
    told = dict.fromkeys(_DIFFERS[change.kind] for change in diff.changes)
    if marks[0] != marks[1]:
        told["marks"] = None
    if len(reference.fragments) != len(member.fragments):
        told["joined or split"] = None
    return Rendering(_how(diff, quoted=any(marks[1])), tuple(told), len(diff.changes))


def claimed(reference: Wording, member: Wording) -> Rendering:
    """The same of claims: *same* or *unclear*; whether one denies the other no text tells."""
    found = rendering(reference, member)
    return Rendering("same" if found.how in ("verbatim", "variant") else "unclear", (), found.changes)


def fitting(codebook: Codebook, kind: GroupKind, proposed: Rendering) -> Rendering:
    """``proposed`` with what the codebook lacks left out, or exchanged for the value next to it."""
    group = next((one for one in codebook.groups if one.id == kind), None)
    known = {value.id for value in group.how} if group else set[str]()
    how = proposed.how
    while how and how not in known:
        how = _NEAREST.get(how, "")
    offered = {value.id for value in group.differs} if group else set[str]()
    return Rendering(how, tuple(one for one in proposed.differs if one in offered), proposed.changes)


def _how(diff: WordDiff, *, quoted: bool) -> str:
    kinds = {change.kind for change in diff.changes}
    words, own = diff.words
    if not kinds - {"punctuation"} and quoted:
        return "verbatim"
    others = own - diff.kept
    only_less = not kinds & {"added", "moved", "replaced", "figure"}
    few_others = others <= max(1, own * _FEW / 2) and diff.kept < words * _MOST
    if words - diff.kept > _FEW_WORDS and (only_less or few_others):
        return "partial"
    changed = max(words, own) - diff.kept
    if quoted:
        return "variant" if changed <= max(_FEW_WORDS, _FEW * words) or diff.kept >= words / 2 else "paraphrase"
    return "partial" if not others and not kinds & {"moved"} else "paraphrase"


def _marks(wording: Wording) -> tuple[bool, ...]:
    """Whether marks open and close it, and whether they are single ones."""
    written = [wording.text[span.start : span.end].strip() for span in wording.fragments]
    first, last = written[0][:1], written[-1].rstrip(",.;")[-1:]
    doubled = written[0].startswith(DOUBLED)
    opens, closes = doubled or first in MARKS, last in MARKS
    return (opens, closes, first in "'‘‚" and opens and not doubled) if opens or closes else ()
