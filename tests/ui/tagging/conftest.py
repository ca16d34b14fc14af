from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tagging.hand import Hand


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Hand]]:
    """Makes a hand over the given texts; closes it afterwards."""
    made: list[Hand] = []

    def make(*texts: str) -> Hand:
        made.append(Hand(tmp_path, texts))
        return made[-1]

    yield make
    for one in made:
        one.close()
