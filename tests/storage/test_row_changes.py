"""What happened to rows is kept in slices: none is large, and all are told, the last first."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.storage import row_changes
from annotator.storage.row_changes import SLICE, Recorded, RowChange, last_first


def change(number: int) -> RowChange:
    return RowChange("~", "articles", (f"a{number}", number), {"title": "é" * (number % 3)}, {"title": f"{number}"})


@given(st.sampled_from((0, 1, 2, SLICE - 1, SLICE, SLICE + 1, 2 * SLICE, 3 * SLICE + 7)))
def test_all_come_back_in_slices(count):
    recorded, changes = Recorded(), [change(n) for n in range(count)]
    for one in changes:
        recorded.add(one)
    assert bool(recorded) == bool(changes)
    found = list(last_first(recorded.packed())) if changes else []
    assert [one for part in reversed(found) for one in part] == changes
    assert all(len(part) <= SLICE for part in found)


def test_while_they_are_made_few_lie_open(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []
    monkeypatch.setattr(row_changes, "_packed", lambda changes: packed.append(len(changes)) or b"[]")
    recorded = Recorded()
    for n in range(2 * SLICE + 1):
        recorded.add(change(n))
    assert packed == [SLICE, SLICE]


@pytest.mark.parametrize("squeeze", [bytes, zlib.compress])
def test_what_older_versions_recorded_whole_is_read(squeeze) -> None:
    changes = [change(n) for n in range(3 * SLICE)]
    assert list(last_first(squeeze(msgspec.json.encode(changes)))) == [changes]
