"""What a merge comes to, entry by entry: shown before it is done, and told after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Fate = Literal["new", "same", "theirs", "ours", "both", "text_differs", "codebook_differs", "unmatched"]
"""New there; the same; changed there only, and taken; changed here only, and kept; changed on both sides, so that one
version is set aside; and set aside whole: on another text, under a label or link that the codebook here lacks, or
leading to what was set aside."""


Copy = Literal["", "merged", "older", "beside"]
"""It is merged for the first time; or it was merged as it is, so that it brings nothing. Of a hand-out that came back
before: it goes on from that; or all that it holds was in that; or it is another copy, so that what it lacks may have
been made since."""


class Judged(Struct, frozen=True):
    """One entry (``kind`` as in a dataset: ``annotations`` …) and what becomes of it; ``key`` and ``facts`` say why."""

    kind: str
    id: str
    fate: Fate
    key: str = ""
    facts: Mapping[str, Any] = {}


class CodebookDiffers(Struct, frozen=True):
    """The project keeps its codebook; ``lacking`` are labels and links that only the file's has."""

    ours: str
    theirs: str
    lacking: tuple[str, ...]


class MergedFile(Struct, frozen=True):
    """``counts`` are by kind and fate; ``items`` all entries but those that are the same.

    ``other_project``: the file is of another study, so that what it changed cannot be told from what differs.
    ``matched``: ids of its articles that are in the project under another id, told by their text, with that id.
    ``copy``: how it stands to what was merged of the same hand-out before.
    """

    name: str
    counts: Mapping[str, Mapping[Fate, int]]
    items: tuple[Judged, ...] = ()
    codebook: CodebookDiffers | None = None
    other_project: bool = False
    matched: Mapping[str, str] = {}
    copy: Copy = ""


class MergeReport(Struct, frozen=True):
    """One entry a file, in the order given. ``speakers`` are the ids of those that came new: some may be twins of
    others in the register. ``changes``: whether the project is not as it was. ``set_aside``: how many entries came to
    those that wait for a decision.
    """

    files: tuple[MergedFile, ...]
    speakers: tuple[str, ...] = ()
    changes: bool = False
    set_aside: int = 0
