"""The sides of a disagreement: who marked what, with the letter, number and colours they have on the card."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.codebook import MarkStyle
from annotator.model.team import Annotator
from annotator.review.cases import Case
from annotator.ui.theme.label_colours import LabelColours, label_colours
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

HUES = ("#2f78d6", "#d9731f", "#1f9a6d", "#a64fb8", "#c8394f", "#8d7a12", "#1199ad", "#8a5a33", "#6a6f78")
"""Of annotators, from the first on, so chosen that neighbours are told apart with any sight of colours."""
STYLES: tuple[MarkStyle, ...] = ("solid", "dashed", "double", "dotted", "wave")
GOLD = "#c79a00"
_PRIME = "\N{PRIME}"


class Side(Struct, frozen=True):
    """What ``annotator`` made of a unit: ``marks`` with the primary one first, none where nothing was marked.

    ``number`` (from 1) is the key that takes it, ``name`` is empty where names are hidden. ``repeats`` are marks that
    say again what one of ``marks`` says; ``repeat`` is which of them (from 1) the side is made of, 0 for none.
    """

    annotator: str
    number: int
    name: str
    marks: tuple[Annotation, ...]
    repeats: tuple[Annotation, ...] = ()
    repeat: int = 0

    @property
    def letter(self) -> str:
        """What stands for the annotator on the card, with a prime for each mark that repeats."""
        return letter_of(self.number) + _PRIME * self.repeat

    def repeated(self) -> Iterator[Side]:
        """A side for each mark that repeats another."""
        for place, mark in enumerate(self.repeats, 1):
            yield msgspec.structs.replace(self, marks=(mark,), repeats=(), repeat=place)

    @property
    def title(self) -> str:
        """The name, or the letter where names are hidden."""
        return self.name or _("annotator {letter}").format(letter=self.letter)

    @property
    def style(self) -> MarkStyle:
        """The underline, so that nobody is told by hue alone."""
        return STYLES[(self.number - 1) % len(STYLES)]

    def colours(self, theme: Theme) -> LabelColours:
        """The annotator's colours in ``theme``."""
        return label_colours(HUES[(self.number - 1) % len(HUES)], theme)


def letter_of(number: int) -> str:
    """A for 1, Z for 26, then the number itself."""
    return chr(64 + number) if number <= 26 else str(number)


def sides_of(case: Case, team: Sequence[Annotator], *, blind: bool) -> tuple[Side, ...]:
    """The sides of all who have marks in ``case`` or lack one there, in the order of their numbers.

    Who is seen has the same number on every card. ``blind`` hides names and deals the numbers anew for each case,
    in the same way each time.
    """
    numbers = _dealt(case, team) if blind else {one.id: place for place, one in enumerate(team, 1)}
    again = {member.annotation for member in case.unit.members if member.role == "duplicate"}
    return tuple(
        Side(
            one.id,
            numbers[one.id],
            "" if blind else one.name,
            tuple(mark for mark in case.members if mark.annotator == one.id and mark.id not in again),
            tuple(mark for mark in case.members if mark.annotator == one.id and mark.id in again),
        )
        for one in sorted(team, key=lambda one: numbers[one.id])
        if one.id in _concerned(case)
    )


def _concerned(case: Case) -> set[str]:
    """Of a case whose marks are all gone, those whose version was taken."""
    lacking = {who for facet in case.unit.facets if facet.kind == "missing" for who in facet.annotators}
    taken = case.verdict.of if case.verdict is not None and not case.members else ()
    return {*case.annotators, *lacking, *taken}


def _dealt(case: Case, team: Sequence[Annotator]) -> dict[str, int]:
    shuffled = sorted(team, key=lambda one: hashlib.blake2b(f"{case.key} {one.id}".encode(), digest_size=8).digest())
    return {one.id: place for place, one in enumerate(shuffled, 1)}
