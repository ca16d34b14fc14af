"""What can be decided about a case: each decision with its key and what would be gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from annotator.model.verdict import Verdict
from annotator.review import rulings
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.ui.review.sides import Side
from annotator.wording.translation import _, later

TITLES = {
    "take": later("Take {who}"),
    "majority": later("Majority"),
    "union": later("Merged"),
    "merged": later("Pieces as one"),
    "intersection": later("Shared part"),
    "trimmed": later("Trimmed"),
    "both": later("Both stand"),
    "parts": later("Keep the parts"),
    "edited": later("Edited"),
    "nobody": later("Nobody is right"),
    "defer": later("Deferred"),
    "comment": later("Commented"),
    "codebook": later("Codebook problem"),
}
"""Every decision by name."""


class Choice(Struct, frozen=True):
    """A decision by its ``name``, ``key`` and title; without a ``ruling`` it cannot be taken about this case.

    ``side`` is whose version it takes.
    """

    name: str
    key: str
    title: str
    ruling: Ruling | None
    side: Side | None = None


def choices(case: Case, sides: Sequence[Side], text: str) -> list[Choice]:
    """What settles the case, in the order in which it is offered."""
    alone = len(case.annotators) < 2
    return [*_takes(case, sides), *_made(case, text, alone=alone)]


def _takes(case: Case, sides: Sequence[Side]) -> Iterator[Choice]:
    for side in sides:
        ruling = rulings.take(case, side.annotator) if side.marks else None
        title = _(TITLES["take"]).format(who=side.title)
        yield Choice(f"take:{side.number}", str(side.number) if side.number < 10 else "", title, ruling, side)


def _made(case: Case, text: str, *, alone: bool) -> Iterator[Choice]:
    pieces = any(member.role == "part" for member in case.unit.members)
    merging = rulings.merged(case, text) if pieces else None if alone else rulings.union(case)
    made = (
        ("union", "M", merging),
        ("intersection", "I", None if alone else rulings.intersection(case)),
        ("trimmed", "T", rulings.trimmed(case, text)),
        ("majority", "J", rulings.majority(case)),
        ("both", "B", rulings.both(case)),
        ("parts", "K", rulings.parts(case)),
        ("nobody", "0", rulings.nobody(case)),
    )
    for name, key, ruling in made:
        title = TITLES["merged" if name == "union" and pieces else name]
        yield Choice(name, key, _(title), ruling)


def proposed(verdict: Verdict, offered: Sequence[Choice]) -> Choice | None:
    """The decision of ``verdict`` about a case as it stands now; None where it cannot be taken any more."""
    if verdict.decision == "take":
        whose = verdict.of[0] if verdict.of else ""
        return next((c for c in offered if c.side is not None and c.side.annotator == whose and c.ruling), None)
    name = "union" if verdict.decision == "merged" else verdict.decision
    return next((choice for choice in offered if choice.name == name and choice.ruling is not None), None)


def title_of(verdict: Verdict, sides: Sequence[Side]) -> str:
    """A verdict in a few words."""
    whose = {side.annotator: side.title for side in sides}
    who = ", ".join(whose.get(one, "?") for one in verdict.of[:1])
    return _(TITLES.get(verdict.decision, "{who}")).replace("{who}", who or verdict.decision)
