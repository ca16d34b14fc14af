"""Run as a program of its own: everything below the windows works where PySide6 does not exist.

Prints one line for each thing that was done; any import of PySide6 ends it with an error.
"""

from __future__ import annotations

import importlib
import importlib.abc
import pkgutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import annotator

NOT_HERE = ("annotator.ui", "annotator.__main__", "annotator.storage.migrations.env")
"""The windows, the entry that opens them, and what alembic alone can run (it does when a project is made)."""


class NoQt(importlib.abc.MetaPathFinder):
    """Refuses PySide6 whoever asks."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is wanted below the windows")


def import_all() -> list[str]:
    """Import every module below the windows; answers with their names."""
    found = pkgutil.walk_packages(annotator.__path__, "annotator.")
    names = [module.name for module in found if not module.name.startswith(NOT_HERE)]
    for name in names:
        importlib.import_module(name)
    return names


def command_line(*words: str) -> None:
    """One verb of the command line, as a person types it."""
    from annotator.cli.program import run

    if code := run([*words]):
        raise RuntimeError(f"annotator {' '.join(words)} ended with {code}")


def export(folder: Path) -> int:
    """A project, one article in it, its dataset out; answers with the bytes written."""
    project, article, dataset = folder / "study.annotator", folder / "ferry.txt", folder / "dataset.json"
    article.write_text("“We need to close the line,” she told the captains. 🛳", encoding="utf-8")
    command_line("new", str(project), "--name", "Ferry")
    command_line("import", str(project), str(article))
    command_line("export", str(project), "-o", str(dataset))
    return dataset.stat().st_size


if __name__ == "__main__":
    sys.meta_path.insert(0, NoQt())
    print(f"imported {len(import_all())} modules")
    with tempfile.TemporaryDirectory() as scratch:
        print(f"exported {export(Path(scratch))} bytes")
