"""The top of the checkout holds what the plan names, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "pyproject.toml", "annotator", "resources", "tests", "exports", "README.md", "ARCHITECTURE.md", "LICENSE",
    "Makefile", ".ci", ".gitignore", ".gitattributes", ".editorconfig", ".git-blame-ignore-revs",
}  # fmt: skip


def _tracked() -> list[str]:
    if not shutil.which("git") or not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    told = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return [name for name in told.stdout.split("\0") if name]


def test_only_what_the_plan_names_stands_at_the_top() -> None:
    assert {name.partition("/")[0] for name in _tracked()} <= ALLOWED


def test_nothing_made_by_running_is_tracked() -> None:
    made = (".pyc", ".sqlite", ".db", "-wal", "-shm", ".lock", ".log", ".orig", ".rej")

    assert not [name for name in _tracked() if name.endswith(made)]
