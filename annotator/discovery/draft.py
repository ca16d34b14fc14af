"""A proposal in the making: where its sources are mentioned is known, who they are is not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from annotator.discovery.flags import COMMA, DETERMINER, RELATIVE
from annotator.discovery.proposals import Form
from annotator.discovery.telling import Phrase
from annotator.discovery.tokens import Token
from annotator.model.span import Span


class Mentioned(Struct):
    """An expression for a source: its ``tokens`` with the ranges of it, the sentence it stands in, its position."""

    tokens: Sequence[Token]
    phrase: Phrase
    sentence: int
    position: str = "origin"

    @property
    def span(self) -> Span:
        """Where it stands, with an apposition and without a relative clause."""
        (_start, core), (first, last) = self.phrase
        while core + 1 < last and self.tokens[core].flags & COMMA:
            stop = next((n for n in range(core + 1, last) if self.tokens[n].flags & COMMA), last)
            if self.tokens[core + 1].flags & RELATIVE and not self.tokens[core + 1].flags & DETERMINER:
                last = core
                break
            core = stop
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


class Draft(Struct):
    """A proposal in the making."""

    fragments: list[Span]
    form: Form
    why: str
    block: int
    sources: list[Mentioned] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    continued: bool = False
    inherits: bool = False
