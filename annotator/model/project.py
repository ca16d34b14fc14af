"""A project: the study, and what of its choices travels with its file."""

from __future__ import annotations

from msgspec import Struct


class Project(Struct, frozen=True, gc=False):
    """``created`` is a UTC time. ``blind``: whoever tags sees nobody else's marks.

    ``rules`` are those by which the review may settle disagreements itself, each with its version. ``unaided``: no
    quotes are proposed to anybody. ``engine``: what proposes them, by its name; empty: the rules.
    """

    id: str
    name: str
    created: str = ""
    blind: bool = True
    rules: tuple[str, ...] = ()
    unaided: bool = False
    engine: str = ""
