"""Whatever is typed as a place is a path or is said to be none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.ui.dialogs.typed_file import typed_file

HERE = Path("/somewhere")


@pytest.mark.parametrize("typed", ["", "  ", "/", ".", "..", "~nobody-of-that-name/x", "a\0b", "x" * 5000])
def test_what_no_file_can_be_called_is_none(typed):
    found = typed_file(typed, Path("/"), ".json")
    assert found is None


def test_a_place_is_completed():
    assert typed_file("a", HERE, ".json") == HERE / "a.json"
    assert typed_file("a.json", HERE, ".json") == HERE / "a.json"
    assert typed_file("/b/a.b", HERE, ".json") == Path("/b/a.b.json")
    assert typed_file("~/a", HERE) == Path.home() / "a"


@given(st.text(max_size=300))
@example("\ud800")
def test_nothing_that_is_typed_raises(typed):
    found = typed_file(typed, HERE, ".json")
    assert found is None or found.name.endswith(".json")
