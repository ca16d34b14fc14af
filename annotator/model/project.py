"""A project: the study, and what of its choices travels with its file."""

from __future__ import annotations

from msgspec import Struct


class Project(Struct, frozen=True, gc=False):
    """``created`` is a UTC time."""

    id: str
    name: str
    created: str = ""
