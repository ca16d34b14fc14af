"""Habits: what became of one annotator's work, why, and what they tend to do otherwise than was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from annotator.agreement.boundaries import shift
from annotator.agreement.units import Shift
from annotator.model.annotation import Annotation
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.review.versions import Extent, Version, given, versions

Became = Literal["kept", "changed", "dropped", "added"]


class Fate(Struct, frozen=True):
    """What became of the annotator's version in a case. ``added``: they had no mark, and one was decided.

    ``changed`` names what is otherwise: ``label``, ``boundary``, ``speaker``, names of attributes; ``shift`` is how
    their extent lies to the decided one, where it does not lie alike.
    """

    case: Case
    verdict: Verdict
    became: Became
    changed: tuple[str, ...] = ()
    shift: Shift | None = None


class Confused(Struct, frozen=True, order=True, gc=False):
    """``mine`` where ``decided`` was decided; ``question`` is ``label`` or the name of an attribute."""

    question: str
    mine: str
    decided: str


class Habits(Struct, frozen=True):
    """``fates`` in the order of the cases, and what they count up to.

    ``boundaries`` counts ``start early``, ``start late``, ``end early``, ``end late``; ``reasons`` those of verdicts
    that did not keep the work (``""`` where none was given).
    """

    annotator: str
    fates: tuple[Fate, ...]
    became: Mapping[Became, int]
    confused: Mapping[Confused, int]
    boundaries: Mapping[str, int]
    reasons: Mapping[str, int]


def of(annotator: str, cases: Iterable[Case], gold: Mapping[str, Annotation], texts: Mapping[str, str]) -> Habits:
    """What became of ``annotator``'s work in the ``cases`` that are decided, also where they were put off again.

    ``gold`` are the gold annotations by id, ``texts`` by article.
    """
    fates: list[Fate] = []
    confused: Counter[Confused] = Counter()
    for case in cases:
        if case.verdict is None:
            continue
        mine = next((version for version in versions(case) if version.annotator == annotator), None)
        made = [gold[key] for key in case.verdict.gold if key in gold]
        fate = _fate(case, case.verdict, mine, made, texts.get(case.article, ""))
        if fate is not None:
            fates.append(fate)
        if mine is not None and made:
            confused.update(_confused(mine, _nearest(mine, made)))
    shifts = [fate.shift for fate in fates if fate.shift is not None]
    return Habits(
        annotator,
        tuple(fates),
        Counter(fate.became for fate in fates),
        confused,
        Counter(told for one in shifts for told in _edges(one)),
        Counter(fate.verdict.reason for fate in fates if fate.became != "kept"),
    )


def _fate(case: Case, verdict: Verdict, mine: Version | None, made: list[Annotation], text: str) -> Fate | None:
    if mine is None:
        return Fate(case, verdict, "added") if made else None
    if not made:
        return Fate(case, verdict, "dropped")
    nearest = _nearest(mine, made)
    changed = [one.question for one in _confused(mine, nearest)]
    moved = None
    if mine.extent != (decided := _extent(mine, made, nearest)):
        moved = shift(text, mine.annotator, mine.extent, decided)
        changed.append("boundary")
    if mine.primary.speaker != nearest.speaker:
        changed.append("speaker")
    return Fate(case, verdict, "changed" if changed else "kept", tuple(changed), moved)


def _nearest(mine: Version, made: list[Annotation]) -> Annotation:
    """Of several gold annotations the one that shares most with the annotator's."""

    def distance(one: Annotation) -> tuple[bool, int, str]:
        covered = sum(max(min(a.end, b.end) - max(a.start, b.start), 0) for a in mine.extent for b in one.fragments)
        return one.label != mine.primary.label, -covered, one.id

    return min(made, key=distance)


def _extent(mine: Version, made: list[Annotation], nearest: Annotation) -> Extent:
    """The decided extent to hold theirs against: that of all pieces, where they had several too."""
    if len(mine.pieces) == len(made) > 1:
        return tuple(sorted(fragment for one in made for fragment in one.fragments))
    return nearest.fragments


def _confused(mine: Version, decided: Annotation) -> list[Confused]:
    found = []
    if mine.primary.label != decided.label:
        found.append(Confused("label", mine.primary.label, decided.label))
    here, there = given(mine.primary), given(decided)
    names = sorted({*here, *there}) if not found else sorted(here.keys() & there.keys())
    return found + [Confused(n, _told(here.get(n)), _told(there.get(n))) for n in names if here.get(n) != there.get(n)]


def _told(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _edges(moved: Shift) -> list[str]:
    pairs = (("start", moved.start), ("end", moved.end))
    return [f"{edge} {'early' if words < 0 else 'late'}" for edge, words in pairs if words]
