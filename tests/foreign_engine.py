"""An engine that another package brings, as an installed one is found: by its entry point."""

from __future__ import annotations

from pathlib import Path

import pytest

NAME = "echo"
_CODE = """
from annotator.discovery.proposals import Proposal, Source
from annotator.model.span import Span


class Echo:
    def __init__(self, lexicons):
        print("a model is loaded")

    def propose(self, given):
        print("one of many")
        if "stop" in given.text:
            raise SystemExit("no more")
        return [Proposal((Span(0, 4),), "direct", (Source(Span(5, 8), given.text[5:8]),), why="The first four.")]
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package with the engine ``NAME`` had been installed; gone with the test."""
    told = folder / "echoing-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: echoing\nVersion: 1.0\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[annotator.proposers]\n{NAME} = echoing_engine:Echo\n", "utf-8")
    (folder / "echoing_engine.py").write_text(_CODE, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
