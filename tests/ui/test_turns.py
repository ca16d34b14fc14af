"""What keeps the window's turns short."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.ui import turns


@pytest.fixture(autouse=True)
def looking() -> Iterator[None]:
    """Garbage is looked for, as where no window is."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module that says whether garbage was looked for while it was loaded."""
    (tmp_path / "a_heavy_module.py").write_text(
        "import gc\nLOOKED = gc.isenabled()\nTHINGS = [[] for _n in range(9000)]\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield "a_heavy_module"
    sys.modules.pop("a_heavy_module", None)


def test_what_is_loaded_late_is_not_looked_through_for_garbage(heavy: str) -> None:
    frozen = gc.get_freeze_count()
    module = turns.load_late(heavy)
    assert not module.LOOKED
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + 9000
    assert turns.load_late(heavy) is module


def test_looking_for_garbage_goes_on_where_a_module_cannot_be_loaded() -> None:
    with pytest.raises(ModuleNotFoundError):
        turns.load_late("annotator.nothing_of_that_name")
    assert gc.isenabled()
