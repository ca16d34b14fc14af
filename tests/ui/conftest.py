"""A real window on a real project, with somebody who answers its questions as the test says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.model.errors import Situation
from annotator.model.team import Role
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.view_state import ViewState
from annotator.workspace import Workspace
from tests.studies import TEXT, study
from tests.ui.worked_study import Desk, desk, worked

OTHER = "“We need to shut down the line,” she told them. Ole Friis said nobody had asked."


@dataclass
class Scripted:
    """Answers as told before, and keeps what was asked and said."""

    yes: bool = True
    role: Role = "annotator"
    proposed: Role | None = None
    lines: list[str | None] = field(default_factory=list)
    choices: list[int | None] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    troubles: list[Situation] = field(default_factory=list)

    def confirm(self, question: str, detail: str, action: str) -> bool:
        self.questions.append(question)
        return self.yes

    def tell(self, message: str, detail: str = "") -> None:
        self.told.append(message)

    def trouble(self, situation: Situation) -> None:
        self.troubles.append(situation)

    def text(self, title: str, question: str, given: str = "") -> str | None:
        self.questions.append(question)
        return self.lines.pop(0) if self.lines else None

    def newcomer(self, given: str, role: Role = "annotator") -> tuple[str, Role] | None:
        self.proposed = role
        name = self.text("", "Who is tagging?", given)
        return None if name is None else (name, self.role)

    def choice(self, title: str, question: str, options: Sequence[str], chosen: int = 0) -> int | None:
        self.questions.append(question)
        return self.choices.pop(0) if self.choices else None

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return self.files

    def open_folder(self, title: str) -> Path | None:
        return None

    def save_file(self, title: str, proposed: Path, kinds: str) -> Path | None:
        return None


@pytest.fixture
def asking() -> Scripted:
    return Scripted()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project file with one story of three articles and one annotator."""
    workspace = study(tmp_path, (TEXT, OTHER, "A short one."))
    workspace.close()
    return workspace.path


@pytest.fixture
def at_desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    """The surroundings of panels and dialogs, on a study in which two have worked."""
    made = desk(worked(tmp_path))
    yield made
    made.workspace.close()


@pytest.fixture
def open_frame(qtbot, tmp_path: Path, asking: Scripted) -> Iterator[Callable[[], MainWindow]]:
    """Makes windows that share settings and view state, as one after another on one machine."""
    made: list[MainWindow] = []

    def make() -> MainWindow:
        view_state = ViewState(tmp_path / "state")
        frame = Frame(view_state.window())
        qtbot.addWidget(frame)
        window = MainWindow(frame, Preferences(tmp_path / "settings.yaml"), view_state, asking=asking)
        frame.resize(1400, 900)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(frame.isActiveWindow)
        made.append(window)
        return window

    yield make
    for window in made:
        window.frame.close()


@pytest.fixture
def window(open_frame: Callable[[], MainWindow]) -> MainWindow:
    """A window without a project."""
    return open_frame()


@pytest.fixture
def desk_window(window: MainWindow, project: Path) -> MainWindow:
    """A window with the project open in it."""
    assert window.opening.open(project)
    QApplication.processEvents()
    return window


def workspace_of(window: MainWindow) -> Workspace:
    return window.context.workspace
