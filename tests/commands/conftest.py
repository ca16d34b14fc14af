"""A study on which the commands are tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.workspace import Workspace
from tests.handed_out import ANNA, QUOTE, everything
from tests.studies import study


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    """Ada has tagged a quote, by somebody of the register; Ben is there too."""
    opened = study(tmp_path)
    opened.do(AddAnnotator("Ben"))
    speaker = opened.do(AddSpeaker("Anna Brandt"))
    opened.do(Tag(everything(opened)[0], (QUOTE,), "quote", {"form": "direct"}))
    opened.do(Tag(everything(opened)[0], (ANNA,), "speaker", speaker=speaker))
    yield opened
    opened.close()


@pytest.fixture
def opened() -> Iterator[list[Workspace]]:
    """What a test opens, closed after it."""
    files: list[Workspace] = []
    yield files
    for file in files:
        file.close()
