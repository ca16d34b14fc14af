"""A group: the same quote, or the same claim, across articles."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

GroupKind = Literal["quote", "claim"]


class Member(Struct, frozen=True, gc=False):
    """An annotation in a group: ``how`` it renders it (verbatim, variant, …) and in what it ``differs``."""

    annotation: str
    how: str = ""
    differs: tuple[str, ...] = ()


class Absence(Struct, frozen=True, gc=False):
    """The judgement that an article does not report it: whose, and when it was recorded (UTC; empty if unknown)."""

    article: str
    annotator: str
    state: str = "not reported"
    recorded: str = ""


class Group(Struct, frozen=True, gc=False):
    """``reference`` is the wording that members are compared with, where one was chosen."""

    id: str
    kind: GroupKind
    annotator: str
    label: str = ""
    reference: str = ""
    members: tuple[Member, ...] = ()
    absent: tuple[Absence, ...] = ()
