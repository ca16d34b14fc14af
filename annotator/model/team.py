"""Who works on a project, and how far each has come with each article."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Role = Literal["annotator", "adjudicator", "machine"]
SetState = Literal["todo", "in_progress", "done"]


class Annotator(Struct, frozen=True, gc=False):
    """A person who tags or decides, or the program itself (``machine``)."""

    id: str
    name: str
    role: Role = "annotator"


class AnnotationSet(Struct, frozen=True, gc=False):
    """The work of one annotator on one article: its state, and the seconds spent active in it."""

    article: str
    annotator: str
    state: SetState = "todo"
    seconds: int = 0
