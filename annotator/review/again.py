"""One decision for several cases: what a ruling about one comes to for another."""

from __future__ import annotations

from annotator.model.verdict import UNSETTLED
from annotator.review import rulings
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.review.versions import versions


def again(ruling: Ruling, other: Case, text: str) -> Ruling | None:
    """The same decision about ``other``, in ``text``; None where it cannot be made there, as of what was edited."""
    decision = ruling.decision
    if decision in UNSETTLED or decision == "nobody":
        return Ruling(decision)
    if decision == "take":
        return _taken(ruling, other)
    if decision in ("trimmed", "merged"):
        return (rulings.trimmed if decision == "trimmed" else rulings.merged)(other, text)
    plain = {
        "majority": rulings.majority,
        "union": rulings.union,
        "intersection": rulings.intersection,
        "both": rulings.both,
        "parts": rulings.parts,
    }
    return plain[decision](other) if decision in plain else None


def with_speaker(case: Case, speaker: str | None) -> Ruling | None:
    """The case with that speaker: the version of whoever has it where nothing else differs, else an edited one.

    None where nobody marked anything.
    """
    found = versions(case)
    if {facet.kind for facet in case.unit.facets} <= {"speaker"}:
        whose = next((version.annotator for version in found if version.primary.speaker == speaker), None)
        if whose is not None:
            return rulings.take(case, whose)
    usual = rulings.majority(case) or rulings.union(case)
    return rulings.edited(usual, speaker=speaker) if usual is not None else None


def _taken(ruling: Ruling, other: Case) -> Ruling | None:
    whose = next((who for who in ruling.of if who in other.annotators), None)
    return rulings.take(other, whose) if whose is not None else None
