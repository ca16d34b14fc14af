"""What a change touched, as told to everyone who shows something of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "project",
    "codebook",
    "annotator",
    "story",
    "article",
    "set",
    "annotation",
    "link",
    "speaker",
    "group",
    "verdict",
    "set_aside",
]


class ChangeSet(Struct, frozen=True, gc=False):
    """One committed change: the kinds of thing, the articles concerned and the ids of what changed.

    ``ids`` holds ids of annotations, links, speakers, groups …; ``dropped`` those of them that are gone. A reader
    of articles that are not in ``articles`` need not redraw (speakers and codebook concern all: ``articles`` is
    then empty and ``kinds`` tells).
    """

    kinds: frozenset[Kind]
    articles: frozenset[str]
    ids: frozenset[str]
    dropped: frozenset[str] = frozenset()
