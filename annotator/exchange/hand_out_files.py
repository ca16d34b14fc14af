"""The names of files that are handed out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from annotator.paths import ENDING

LONGEST = 60
"""Characters of a name that go into that of a file."""


def hand_out_files(folder: Path, project: str, names: Iterable[str]) -> list[Path]:
    """A file in ``folder`` for each of the annotators' ``names``, no two alike in any system's eyes."""
    taken: list[str] = []
    for name in names:
        # A name is somebody's text: of it only letters, digits and blanks go into a file's name.
        plain = re.sub(r"[^\w -]", "_", name)[:LONGEST].strip() or "_"
        number, distinct = 1, plain
        while distinct.casefold() in (other.casefold() for other in taken):
            number += 1
            distinct = f"{plain} {number}"
        taken.append(distinct)
    return [folder / f"{project} - {name}{ENDING}" for name in taken]
