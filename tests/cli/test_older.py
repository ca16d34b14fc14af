"""Every verb that reads opens the file of an older version, and of one that may not be written says what to do."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from annotator.cli.program import VERBS
from annotator.storage.soundness import stored_version
from tests.cli.answers import CommandLine

OLD = Path(__file__).parent.parent / "storage" / "version-1.annotator.gz"
READING = {
    "agreement": ("--no-gamma", "--json"),
    "backup": (),
    "check": (),
    "coverage": (),
    "disagreements": ("--json",),
    "evaluate-proposals": ("--against", "Ada"),
    "export": ("-o", "out.json"),
    "find-quote": ("the bridge is closed",),
    "hand-out": ("Ada", "-o", "out.annotator"),
    "propose": (),
    "rules": ("--json",),
    "set-aside": (),
    "shared": (),
    "speakers": (),
    "stats": ("--json",),
    "twins": (),
    "verdicts": (),
}
OTHERS = {"demo", "new", "import", "import-dataset", "assign", "merge", "said-by", "schema", "desktop"}
"""What makes or changes a project, or needs none; ``said-by`` asks for a speaker, and the old file has none."""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the first version, in a folder of its own, where one is."""
    folder = tmp_path / "old"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    path = folder / "study.annotator"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def test_every_verb_is_of_one_kind() -> None:
    assert VERBS.keys() == READING.keys() | OTHERS


@pytest.mark.parametrize("verb", READING)
def test_it_opens(annotator: CommandLine, old: Path, verb: str) -> None:
    told = annotator(verb, old, *READING[verb])
    assert told.code == 0, told.err
    assert stored_version(old) > 1
    assert list((old.parent / "study backups").iterdir())


@pytest.mark.parametrize("verb", READING)
def test_it_says_what_to_do_where_it_may_not_be_written(
    annotator: CommandLine, old: Path, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **rest: mode != os.W_OK and allowed(path, mode, **rest)
    )  # as where it belongs to somebody else; whoever runs tests as root may write all
    told = annotator(verb, old, *READING[verb])
    assert told.code == 1
    assert "older version" in told.err
    assert stored_version(old) == 1
