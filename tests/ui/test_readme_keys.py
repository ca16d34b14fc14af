"""The keys that the README tells are those of the window: none that is not there, none of a place left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from annotator.ui.actions.keys import TAKEN_BY_READING, spelled
from annotator.ui.main_window import MainWindow

README = Path(__file__).parents[2] / "README.md"
ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}
DIGITS = re.compile(r"^(?P<held>(?:\w+\+)*)(?P<low>\d)…(?P<high>\d)$")


def _table(place: str) -> list[str]:
    """The first cells of the tables of keys: of the review the last of the file, of the desk all before it."""
    lines = README.read_text(encoding="utf-8").splitlines()
    begins = [number for number, line in enumerate(lines) if line.strip() == "| key | does |"]
    meant = begins[-1:] if place == "review" else begins[:-1]
    return [row for start in meant for row in _rows(lines[start + 2 :])]


def _rows(lines: list[str]) -> list[str]:
    table = takewhile(lambda line: line.strip().startswith("|"), lines)
    return [line.split("|")[1] for line in table]


def _keys(cell: str) -> Iterator[str]:
    for token in re.split(r"[,\s]+", cell.strip()):
        if found := DIGITS.match(token):
            yield from (f"{found['held']}{digit}" for digit in range(int(found["low"]), int(found["high"]) + 1))
        elif any(arrow in token for arrow in ARROWS):
            held = token.rstrip("".join(ARROWS))
            yield from (f"{held}{ARROWS[sign]}" for sign in token if sign in ARROWS)
        else:
            yield token


def _spelled(keys: set[str]) -> set[str]:
    return {
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText).replace("Enter", "Return") for key in keys
    }


@pytest.mark.parametrize("place", ["reading", "review"])
def test_keys_told_are_those_of_the_window(desk_window: MainWindow, qtbot, place: str) -> None:
    qtbot.waitUntil(lambda: desk_window.sides is not None)
    registry = desk_window.registry
    heard = {
        where: _spelled({key for one in registry.actions if one.where == where for key in spelled(registry.keys(one))})
        for where in ("window", "reading", "review")
    }
    told = _spelled({key for row in _table(place) for key in _keys(row)})
    fixed = _spelled(set(TAKEN_BY_READING)) if place == "reading" else {"Return", "Esc"}

    assert told - heard[place] - heard["window"] - fixed == set()
    assert heard[place] - told == set()
