"""From what a person typed as the place of a file to a path."""

from __future__ import annotations

from pathlib import Path


def typed_file(typed: str, folder: Path, ending: str = "") -> Path | None:
    """The absolute path that was typed, within ``folder`` where it is relative, with ``ending`` added if it lacks it.

    None when no file can be called so: empty, a folder's root, an unknown ``~name``, too long, with a NUL.
    """
    if not typed.strip() or "\0" in typed:
        return None
    try:
        path = folder / Path(typed.strip()).expanduser()
        if not path.name or path.name == "..":
            return None
        whole = path if path.name.endswith(ending) else path.with_name(path.name + ending)
        whole.exists()  # raises where a part of the name is too long
    except (OSError, RuntimeError, ValueError):
        return None
    return whole
