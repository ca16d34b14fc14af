"""A verdict: what an adjudicator decided about a disagreement. Recorded, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from annotator.model.annotation import AttributeValue
from annotator.model.link import End

Decision = Literal[
    "take",
    "majority",
    "union",
    "intersection",
    "trimmed",
    "edited",
    "both",
    "parts",
    "merged",
    "nobody",
    "defer",
    "comment",
    "codebook",
]
Reason = Literal["", "codebook", "slip", "ambiguous", "knowledge", "tool"]
UNSETTLED = frozenset(("defer", "comment", "codebook"))
"""Decisions that leave a disagreement as it is. Every other word, also one of somebody else's file, settles it."""


class Disagreement(Struct, frozen=True, gc=False):
    """What stood on the screen: the kinds of difference, by comma, and the annotations concerned, in order."""

    kind: str
    annotations: tuple[str, ...] = ()


class DecidedLink(Struct, frozen=True, gc=False):
    """A link that was decided with a version: from the ``place``-th gold annotation to what the version aims at.

    ``target`` is an annotation of the annotators, whose gold the gold link leads to; or a speaker, or an article.
    """

    type: str
    target: str = field(name="to")
    target_kind: End = "annotation"
    attributes: Mapping[str, AttributeValue | int] = {}
    place: int = 0


class Verdict(Struct, frozen=True, gc=False):
    """``result`` and ``more`` are the gold annotations that it made: none where nobody is right, several for *both*.

    ``decided`` is a UTC time, ``seconds`` what it took; ``revisions`` are those of the disagreement's annotations.
    ``of``: whose versions were taken; ``taken``: for each gold annotation, those that it is the version of.
    ``stood``: a digest of what stood on the screen; where it differs now the verdict is stale. ``rule``: the rule,
    with its version, that decided in somebody's name. ``replaces``: the verdict that it takes the place of;
    ``checks``: that of somebody else which it checks, and then it makes no gold.
    """

    id: str
    article: str
    disagreement: Disagreement
    decision: str
    adjudicator: str
    result: str | None = None
    reason: str = ""
    note: str = ""
    decided: str = ""
    seconds: int = 0
    revisions: tuple[int, ...] = ()
    more: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    stood: str = ""
    rule: str = ""
    replaces: str | None = None
    checks: str | None = None
    links: tuple[DecidedLink, ...] = ()
    taken: tuple[tuple[str, ...], ...] = ()

    @property
    def gold(self) -> tuple[str, ...]:
        """The gold annotations that it made, in their order."""
        return (self.result, *self.more) if self.result is not None else ()

    @property
    def settles(self) -> bool:
        """Whether it decides the disagreement, rather than put it off, speak of it, or check what was decided."""
        return self.decision not in UNSETTLED and self.checks is None
