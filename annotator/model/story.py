"""A story: several articles on one event, read side by side."""

from __future__ import annotations

from msgspec import Struct


class Story(Struct, frozen=True, gc=False):
    """``ordinal`` is its place in the project's list, from 0."""

    id: str
    title: str
    ordinal: int = 0
    note: str = ""
