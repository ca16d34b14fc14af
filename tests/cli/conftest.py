"""The command line, and a project to use it on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.answers import CommandLine


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def project(annotator: CommandLine, tmp_path: Path) -> Path:
    """An empty project."""
    path = tmp_path / "study.annotator"
    assert annotator("new", path).code == 0
    return path
