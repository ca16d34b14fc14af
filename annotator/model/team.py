"""Who works on a project, and how far each has come with each article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from annotator.model.span import Span

Role = Literal["annotator", "adjudicator", "machine"]
SetState = Literal["todo", "in_progress", "done"]


class Annotator(Struct, frozen=True, gc=False):
    """A person who tags or decides, or the program itself (``machine``).

    ``unaided``: no quotes are proposed to them.
    """

    id: str
    name: str
    role: Role = "annotator"
    unaided: bool = False


class AnnotationSet(Struct, frozen=True, gc=False):
    """The work of one annotator on one article: its state, and the seconds spent active in it.

    ``rejected`` are the proposals that they turned down, as :func:`rejection` tells them, in the order of its words.
    """

    article: str
    annotator: str
    state: SetState = "todo"
    seconds: int = 0
    rejected: tuple[str, ...] = ()


def rejection(label: str, fragments: Iterable[Span]) -> str:
    """A proposal that was turned down, in one line: where each fragment starts and ends, and the label."""
    return " ".join((*(f"{f.start}-{f.end}" for f in fragments), label))
