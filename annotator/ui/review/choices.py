"""What can be decided about a case: each decision with its key and what would be gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from annotator.model.verdict import Verdict
from annotator.review import rulings
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.review.versions import contested, versions
from annotator.ui.review.comparison import Ground
from annotator.ui.review.gold_words import draft_words
from annotator.ui.review.sides import Side
from annotator.wording.article_words import apart
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


OTHER = "other"
"""Of who marked the same twice the mark that counts as the second."""
_OF_EXTENTS = frozenset(("union", "intersection", "trimmed"))


class Choice(Struct, frozen=True):
    """A decision by its ``name``, ``key`` and title; without a ``ruling`` it cannot be taken about this case.

    ``side`` is whose version it takes; ``why`` says why there is no ruling.
    """

    name: str
    key: str
    title: str
    ruling: Ruling | None
    side: Side | None = None
    why: str = ""


def choices(case: Case, sides: Sequence[Side], text: str) -> list[Choice]:
    """What settles the case, in the order in which it is offered."""
    return [*_takes(case, sides), *_made(case, text)]


def _takes(case: Case, sides: Sequence[Side]) -> Iterator[Choice]:
    for side in sides:
        ruling = rulings.take(case, side.annotator) if side.marks else None
        title = _(TITLES["take"]).format(who=side.title)
        why = _("{who} marked nothing here; press 0 if nobody is right to mark it.").format(who=side.title)
        key = str(side.number) if side.number < 10 else ""
        yield Choice(f"take:{side.number}", key, title, ruling, side, "" if ruling else why)
    others = [side for one in sides for side in one.repeated()]
    for place, side in enumerate(others):
        title = _("Take {who}, other mark").format(who=side.title)
        ruling = rulings.take(case, side.annotator, side.marks[0])
        yield Choice(f"other:{place}" if place else OTHER, "" if place else "U", title, ruling, side)


def _made(case: Case, text: str) -> Iterator[Choice]:
    pieces = any(member.role == "part" for member in case.unit.members)
    extents = {version.extent for version in versions(case)}
    alike = len(extents) < 2
    trimmed = rulings.trimmed(case, text)
    if alike and trimmed is not None and trimmed.drafts[0].fragments in extents:
        trimmed = None
    made = (
        ("union", "M", rulings.merged(case, text) if pieces else None if alike else rulings.union(case)),
        ("intersection", "I", None if alike else rulings.intersection(case)),
        ("trimmed", "T", trimmed),
        ("majority", "J", rulings.majority(case)),
        ("both", "B", rulings.both(case)),
        ("parts", "K", rulings.parts(case)),
        ("nobody", "0", rulings.nobody(case)),
    )
    for name, key, ruling in made:
        title = _(TITLES["merged" if name == "union" and pieces else name])
        why = _("“{decision}” cannot be taken here.")
        if alike and name in _OF_EXTENTS:
            why = _("“{decision}” would change nothing: the words that are marked are not in dispute here.")
        yield Choice(name, key, title, ruling, why="" if ruling else why.format(decision=title))


def chosen_unasked(case: Case, choice: Choice, ground: Ground) -> str:
    """What a decision about extents took with them where nobody had a majority, in words; empty where nothing."""
    if choice.name not in _OF_EXTENTS or choice.ruling is None or not choice.ruling.drafts:
        return ""
    draft, names = choice.ruling.drafts[0], contested(versions(case))
    kept = {name: value for name, value in draft.attributes.items() if name in names}
    speaker = draft.speaker if "@speaker" in names else None
    if not (kept or speaker or "@label" in names):
        return ""
    return draft_words(replace(draft, attributes=kept, speaker=speaker), ground)


def proposed(verdict: Verdict, offered: Sequence[Choice]) -> Choice | None:
    """The decision of ``verdict`` about a case as it stands now; None where it cannot be taken any more."""
    if verdict.decision == "take":
        whose = verdict.of[0] if verdict.of else ""
        theirs = [c for c in offered if c.side is not None and c.side.annotator == whose and c.ruling]
        return max(theirs, key=lambda choice: _taken_by_both(choice, verdict), default=None)
    name = "union" if verdict.decision == "merged" else verdict.decision
    return next((choice for choice in offered if choice.name == name and choice.ruling is not None), None)


def _taken_by_both(choice: Choice, verdict: Verdict) -> int:
    """How many annotations are taken by both."""
    taken = {key for keys in verdict.taken for key in keys}
    return sum(key in taken for draft in choice.ruling.drafts for key in draft.taken) if choice.ruling else 0


def title_of(verdict: Verdict, sides: Sequence[Side]) -> str:
    """A verdict in a few words."""
    whose = {side.annotator: side.title for side in sides}
    who = ", ".join(whose.get(one, "?") for one in verdict.of[:1])
    return _(TITLES.get(verdict.decision, "{who}")).replace("{who}", apart(who) or verdict.decision)
