"""A study on which the commands are tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.workspace import Workspace
from tests.studies import study


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path)
    yield opened
    opened.close()
