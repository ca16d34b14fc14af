"""A real project behind real jobs, and somebody who answers questions as the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.model.errors import Situation
from annotator.model.team import Role
from annotator.settings import Settings
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.jobs import ThreadJobs
from annotator.ui.selection import Selection
from annotator.ui.theme.tokens import LIGHT
from annotator.workspace import Workspace
from tests.studies import study


class Scripted:
    """Answers as told before, and keeps what was said."""

    def __init__(self) -> None:
        self.yes = True
        self.new: tuple[str, Role] | None = None
        self.files: list[Path] = []
        self.folder: Path | None = None
        self.target: Path | None = None
        self.told: list[tuple[str, str]] = []
        self.troubles: list[Situation] = []
        self.questions: list[str] = []

    def confirm(self, question: str, detail: str, action: str) -> bool:
        self.questions.append(question)
        return self.yes

    def tell(self, message: str, detail: str = "") -> None:
        self.told.append((message, detail))

    def trouble(self, situation: Situation) -> None:
        self.troubles.append(situation)

    def text(self, title: str, question: str, given: str = "") -> str | None:
        return given

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:
        return self.new

    def choice(self, title: str, question: str, options: object, chosen: int = 0) -> int | None:
        return chosen

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return self.files

    def open_folder(self, title: str) -> Path | None:
        return self.folder

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return self.target


@pytest.fixture
def asking() -> Scripted:
    return Scripted()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "project").mkdir()
    made = study(tmp_path / "project", ())
    yield made
    made.close()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def context(qapp, workspace: Workspace, asking: Scripted, said: list[str]) -> Iterator[Context]:
    bridge, jobs = Bridge(), ThreadJobs()
    bridge.attach(workspace)
    yield Context(bridge, Selection(), asking, jobs, lambda: Settings(annotator="Ada"), lambda: LIGHT, said.append)
    jobs.stop()


@pytest.fixture
def opened(qtbot) -> Callable[[object], object]:
    """Shows a dialog and waits until what it does first is done."""

    def open_it(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(lambda: not dialog.underway.busy)
        return dialog

    return open_it
