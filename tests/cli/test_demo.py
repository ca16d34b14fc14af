from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import paths
from tests.cli.answers import CommandLine
from tests.cli.test_program import Windows


@pytest.fixture(autouse=True)
def own_exports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(paths, "exports", lambda: tmp_path)
    return tmp_path


def test_a_session_without_a_display(annotator: CommandLine, tmp_path: Path) -> None:
    windows = Windows()
    told = annotator("demo", "--headless", windows=windows)

    assert (told.code, told.err) == (0, "")
    assert "6 of them are in the project with the same text" in told.out
    assert windows.asked == [(True, True, "sample-story.png")]
    dataset = json.loads((tmp_path / "sample-story-demo.json").read_text("utf-8"))
    who = next(a["id"] for a in dataset["annotators"] if a["name"] == "Demo")
    mine = {a["id"]: a["label"] for a in dataset["annotations"] if a["annotator"] == who}
    assert sorted(mine.values()) == ["cue", "quote", "speaker"]
    assert {link["type"] for link in dataset["links"] if link["annotator"] == who} == {"said_by", "cued_by"}


def test_without_windows_it_exports_all_the_same(annotator: CommandLine, tmp_path: Path) -> None:
    assert annotator("demo", "--headless").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sample-story-demo.json"]
