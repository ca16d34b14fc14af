"""Where the words on the command line go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator import __main__


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Where a start led, in the place of windows and verbs."""
    found: list[tuple[object, ...]] = []
    modules = {
        "annotator.ui.app": SimpleNamespace(
            open_window=lambda project, *, demo=False: found.append(("window", project, demo)) or 0
        ),
        "annotator.cli.program": SimpleNamespace(run=lambda words, windows: found.append(("words", words)) or 2),
    }
    monkeypatch.setattr(__main__.importlib, "import_module", modules.__getitem__)
    return found


def test_without_words_the_window_opens(went: list[tuple[object, ...]]) -> None:
    assert __main__.start([]) == 0
    assert went == [("window", None, False)]


def test_a_project_file_opens_in_the_window(went: list[tuple[object, ...]], tmp_path: Path) -> None:
    project = tmp_path / "study.annotator"
    project.touch()
    __main__.start([str(project)])
    assert went == [("window", project, False)]


@pytest.mark.parametrize("words", [["missing.annotator"], ["stats", "x"], ["--help"]])
def test_all_else_goes_to_the_command_line_with_its_exit_code(went: list[tuple[object, ...]], words: list[str]) -> None:
    assert __main__.start(words) == 2
    assert went == [("words", words)]
