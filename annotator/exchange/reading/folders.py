"""Which files are to be read: folders are stories, single files stand together, what is left out is said."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.exchange.reading.extract import shown_name
from annotator.exchange.reading.found import FoundFolder, Refused

READER_OF = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".csv": "table",
    ".tsv": "table",
    ".json": "table",
    ".jsonl": "table",
    ".ndjson": "table",
}
"""Which reader reads files with an ending."""
ARCHIVES = frozenset({".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst"})
SIDECARS = ("metadata.yaml", "metadata.yml", "metadata.csv")


def find_files(paths: Iterable[Path]) -> list[FoundFolder]:
    """The folders with files to read, in the order given; a folder's own subfolders follow it by name.

    Files given one by one come first, as one folder without title. A folder without anything in it is left out.
    Links to folders are not followed. Nothing is raised: what cannot be read stands in ``skipped``.
    """
    given = list(dict.fromkeys(paths))
    loose = [path for path in given if not path.is_dir()]
    folders = [folder for path in given if path.is_dir() for folder in _walk(path)]
    if loose:
        folders.insert(0, _folder("", None, loose))
    return folders


def why_skipped(path: Path) -> Refused | None:
    """Why ``path`` is not read, judged by its name; None when it is."""
    name, suffix = shown_name(path), path.suffix.lower()
    if name.startswith((".", "~$")):
        return Refused(name, "article.hidden", {"name": name}, path)
    if suffix in ARCHIVES:
        return Refused(name, "article.archive", {"name": name}, path)
    if suffix not in READER_OF:
        return Refused(name, "article.unknown_type", {"name": name, "ending": suffix}, path)
    return None


def _walk(top: Path) -> Iterator[FoundFolder]:
    unreadable: list[OSError] = []
    for folder, inner, names in os.walk(top, onerror=unreadable.append):
        here = Path(folder)
        hidden = [here / name for name in inner if name.startswith(".") or (here / name).is_symlink()]
        inner[:] = sorted(name for name in inner if here / name not in hidden)
        title = shown_name(here) or shown_name(here.resolve())
        found = _folder(title, here, [*sorted(hidden), *(here / name for name in sorted(names))])
        if found.files or found.skipped or found.sidecar:
            yield found
    yield from (_closed(error) for error in unreadable)


def _closed(error: OSError) -> FoundFolder:
    path = Path(error.filename)
    name = shown_name(path)
    facts: dict[str, object] = {"name": name, "reason": error.strerror or str(error)}
    return FoundFolder(name, path, (), (Refused(name, "article.unreadable", facts, path),))


def _folder(title: str, folder: Path | None, paths: list[Path]) -> FoundFolder:
    sidecars = sorted((path for path in paths if path.name.lower() in SIDECARS), key=_sidecar_rank)
    sidecar = sidecars[0] if sidecars else None
    files, skipped = [], []
    for path in paths:
        if path == sidecar:
            continue
        refused = _second_sidecar(path) if path in sidecars else _linked(path) or why_skipped(path)
        if refused:
            skipped.append(refused)
        else:
            files.append(path)
    return FoundFolder(title, folder, tuple(files), tuple(skipped), sidecar)


def _sidecar_rank(path: Path) -> int:
    return SIDECARS.index(path.name.lower())


def _second_sidecar(path: Path) -> Refused:
    return Refused(shown_name(path), "article.second_sidecar", {"name": shown_name(path)}, path)


def _linked(path: Path) -> Refused | None:
    if path.is_symlink() and path.is_dir():
        return Refused(shown_name(path), "article.linked_folder", {"name": shown_name(path)}, path)
    return None
