"""What is proposed: values that every proposer takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from msgspec import Struct

from annotator.model.span import Span

Form = Literal["direct", "mixed", "indirect", "narrated", "marks_only"]
Position = Literal["origin", "relay", "record"]
FORMS: tuple[Form, ...] = ("direct", "mixed", "indirect", "narrated", "marks_only")


class Zone(Struct, frozen=True):
    """A stretch of the page's structure: ``kind`` as in the codebook, such as ``caption``."""

    span: Span
    kind: str


class Given(Struct, frozen=True):
    """What a proposer is told of an article.

    ``language`` is its code where it is known; ``zones`` what of it is headline, caption and so on; ``register`` the
    names and aliases of each known speaker, by id.
    """

    text: str
    language: str | None = None
    zones: Sequence[Zone] = ()
    register: Mapping[str, Sequence[str]] = {}


class Source(Struct, frozen=True):
    """Somebody from whom the words come: the ``mention`` in the article, and who that is.

    ``name`` are the words to show; ``speaker`` the id of the register, None for somebody whom it does not hold;
    ``position`` is as in the codebook: who produced the words, who passed them on, the document they stand in.
    """

    mention: Span
    name: str
    speaker: str | None = None
    position: Position = "origin"


class Proposal(Struct, frozen=True):
    """A quote that nobody has accepted yet.

    ``fragments`` are in text order and do not touch; ``sources`` begin with the origin and go outward; ``cue`` are the
    words that announce it; ``why`` is a key with the ``facts`` that its sentence needs; ``confidence`` is the share of
    such proposals that are likely right, from 0 to 1: it puts them in order.
    """

    fragments: tuple[Span, ...]
    form: Form
    sources: tuple[Source, ...] = ()
    cue: tuple[Span, ...] = ()
    why: str = ""
    facts: Mapping[str, str] = {}
    confidence: float = 0.5
    label: str = "quote"

    @property
    def start(self) -> int:
        """The first character of the first fragment."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last fragment."""
        return self.fragments[-1].end


class Proposer(Protocol):
    """An engine that proposes.

    It may keep what it loads, and of what it is given the register, as it was; it may be asked on several threads.
    """

    def propose(self, given: Given) -> Sequence[Proposal]:
        """The proposals for one article, in text order, inside its text."""
        ...
