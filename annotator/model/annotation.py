"""An annotation: one mark by one annotator on one article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from annotator.model.span import Span

Certainty = Literal["sure", "unsure", "discuss"]
Origin = Literal["manual", "proposal", "imported", "verdict"]
AttributeValue = str | tuple[str, ...]
"""A chosen or typed value; several for an attribute that allows many."""


class Annotation(Struct, frozen=True, gc=False):
    """One or more fragments of an article under a label of the codebook.

    ``fragments`` are in text order and do not touch; ``speaker`` is the id of a speaker in the register (for a
    mention: who is meant); ``created`` and ``modified`` are UTC times; ``revision`` counts changes from 0.
    """

    id: str
    article: str
    annotator: str
    label: str
    fragments: tuple[Span, ...]
    attributes: Mapping[str, AttributeValue] = {}
    speaker: str | None = None
    certainty: Certainty = "sure"
    note: str = ""
    origin: Origin = "manual"
    created: str = ""
    modified: str = ""
    revision: int = 0

    @property
    def start(self) -> int:
        """The first character of the first fragment."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last fragment."""
        return self.fragments[-1].end

    def quoted(self, text: str) -> str:
        """The words it covers in the article's ``text``, fragments joined by an ellipsis."""
        return " … ".join(text[f.start : f.end] for f in self.fragments)


class BareAnnotation(Struct, frozen=True, gc=False):
    """What of an annotation is seen in its article: all that is read of it where there are thousands."""

    id: str
    annotator: str
    label: str
    certainty: Certainty
    fragments: tuple[Span, ...]
