"""What is painted of a project before it is open is what stands on the desk afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator import paths
from annotator.commands.annotations import Tag
from annotator.commands.articles import DropArticles
from annotator.commands.project import ChooseBlind
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.model.span import Span
from annotator.settings import Settings
from annotator.ui.first_desk import FirstDesk, first_desk
from annotator.ui.frame import Frame
from annotator.ui.main_window import MainWindow
from annotator.ui.open_window import open_main_window
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.sheet import dress
from annotator.ui.shell.view_state import ViewState
from annotator.ui.theme.system import theme_for
from annotator.ui.theme.tokens import DARK, LIGHT
from annotator.workspace import Workspace
from tests.studies import study
from tests.ui.conftest import Scripted

TEXTS = tuple(f"{word} ferry line was closed. “We knew,” said Ann. {'More of it. ' * 300}" for word in "ABCDE")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Five articles; Ada tagged the first, Ben the second."""
    workspace = study(tmp_path, TEXTS)
    first, second, *_more = (article.id for article in workspace.read.articles())
    workspace.do(ChooseBlind(blind=False))
    workspace.do(Tag(first, (Span(0, 7),), "quote"))
    workspace.do(ChangeState((first,), workspace.annotator or "", "in_progress"))
    workspace.annotator = workspace.do(AddAnnotator("Ben"))
    workspace.do(Tag(second, (Span(2, 7), Span(9, 12)), "claim"))
    workspace.close()
    return workspace.path


@pytest.fixture
def looked(qtbot, tmp_path: Path) -> Iterator[Callable[..., tuple[Frame, FirstDesk | None]]]:
    frames = []

    def look(path: Path, name: str = "Ada") -> tuple[Frame, FirstDesk | None]:
        frame = Frame(ViewState(tmp_path / "state").window())
        dress(frame, theme_for("system"))
        qtbot.addWidget(frame)
        frame.resize(1500, 900)
        frame.show()
        frames.append(frame)
        return frame, first_desk(frame, Settings(annotator=name), tmp_path / "state", path, pick=False)

    yield look
    for frame in frames:
        frame.close()


def _open(tmp_path: Path, frame: Frame, first: FirstDesk | None, name: str = "Ada") -> MainWindow:
    preferences = Preferences(tmp_path / "settings.yaml")
    preferences.change(annotator=name)
    return MainWindow(frame, preferences, ViewState(tmp_path / "state"), asking=Scripted(), ask=False, first=first)


def _told(desk: Desk) -> list[dict[str, object]]:
    """All that can be seen of the panes, and how they stand."""
    return [
        {
            "article": pane.article,
            "text": pane.view.text,
            "marks": list(pane.view.marks_painter.marks),
            "state": pane.header.state.text(),
            "filter": [action.text() for action in pane.header.menu.actions()],
            "stands": pane.view_state(),
            "width": pane.width(),
            "selected": pane.selected_annotation(),
            "current": pane is desk.current(),
            "keyboard": pane.view.hasFocus(),
        }
        for pane in desk.panes
    ]


def _left(tmp_path: Path, project: Path, show: Callable[[MainWindow], None]) -> None:
    """The project as somebody leaves it who did as told."""
    frame = Frame(ViewState(tmp_path / "state").window())
    frame.resize(1500, 900)
    frame.show()
    window = _open(tmp_path, frame, None)
    window.opening.open(project)
    show(window)
    QApplication.processEvents()
    frame.close()
    frame.deleteLater()


def _as_left(window: MainWindow) -> None:
    fourth, second = (window.context.workspace.read.articles()[n].id for n in (3, 1))
    window.keeper.show_marks_of({a.id for a in window.who.people()})
    window.keeper.open_side_by_side([fourth, second])
    QApplication.processEvents()
    pane = window.desk.pane_of(second)
    window.desk.set_sizes([300, 700])
    window.desk.focus_pane(1)
    pane.select(Span(20, 27))
    pane.select_annotation(next(iter(pane.view.marks_painter.marks)).annotation)


def test_the_paper_of_articles_painted_first_follows_another_theme(tmp_path: Path, project: Path, looked) -> None:
    frame, first = looked(project)
    window = _open(tmp_path, frame, first)
    window.opening.open(project)
    for theme in (DARK, LIGHT):
        window.preferences.change(appearance=theme.name)
        QApplication.processEvents()
        papers = [pane.view.viewport().grab().toImage().pixelColor(2, 2).name() for pane in window.desk.panes]
        assert set(papers) == {theme.surface}


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("left", [None, _as_left])
def test_the_open_project_shows_the_same(
    tmp_path: Path, project: Path, looked, left: Callable[[MainWindow], None] | None, blind: bool
) -> None:
    workspace = Workspace.open(project)
    workspace.do(ChooseBlind(blind=blind))
    workspace.close()
    if left:
        _left(tmp_path, project, left if not blind else lambda window: _marks_of_all(window, left))
    frame, first = looked(project)
    assert first is not None
    QTest.qWait(50)
    before, panes = _told(first.desk), first.desk.panes

    window = _open(tmp_path, frame, first)
    assert window.opening.open(project)
    QTest.qWait(50)

    assert window.desk.panes == panes
    for told, was in zip(_told(window.desk), before, strict=True):
        assert {**told, "width": 0} == {**was, "width": 0}
        assert abs(told["width"] - was["width"]) <= 1
    assert window.context.selection.article == window.desk.current().article.id
    assert window.context.selection.annotation == window.desk.current().selected_annotation()
    assert window.docks is first.docks


def _marks_of_all(window: MainWindow, left: Callable[[MainWindow], None]) -> None:
    # Somebody chose to see Ben's marks while that was allowed.
    window.context.workspace.do(ChooseBlind(blind=False))
    left(window)
    window.context.workspace.do(ChooseBlind(blind=True))


def test_a_window_that_never_looked_shows_the_same(tmp_path: Path, project: Path, looked) -> None:
    _left(tmp_path, project, _as_left)
    frame, first = looked(project)
    QTest.qWait(50)
    before = _told(first.desk)
    frame.close()
    after: list[dict[str, object]] = []
    _left(tmp_path, project, lambda window: (QTest.qWait(50), after.extend(_told(window.desk))))
    for told, was in zip(after, before, strict=True):
        assert {**told, "keyboard": was["keyboard"], "width": was["width"]} == was


def test_what_happens_in_it_is_followed_from_then_on(qtbot, tmp_path: Path, project: Path, looked) -> None:
    frame, first = looked(project)
    window = _open(tmp_path, frame, first)
    window.opening.open(project)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    pane = window.desk.current()
    pane.select(Span(2, 7))
    assert window.context.selection.span == Span(2, 7)
    marks = len(pane.view.marks_painter.marks)
    QTest.keyClick(pane.view, Qt.Key.Key_Q)
    assert len(window.context.workspace.read.annotations(pane.article.id)) == marks + 1
    assert len(pane.view.marks_painter.marks) == marks + 1
    QTest.qWait(50)
    window.opening.close()
    assert not window.desk.panes


def test_an_article_that_is_gone_by_then_is_gone(tmp_path: Path, project: Path, looked) -> None:
    frame, first = looked(project)
    workspace = Workspace.open(project)
    workspace.do(DropArticles((first.desk.articles[0],)))
    workspace.close()
    kept = first.desk.articles[1:]
    window = _open(tmp_path, frame, first)
    window.opening.open(project)
    assert window.desk.articles == kept
    assert window.context.selection.article == kept[0]


def test_a_file_that_is_refused_after_all_leaves_the_desk_empty(
    tmp_path: Path, project: Path, looked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "state_folder", lambda: tmp_path / "state")
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)
    frame, first = looked(project)
    QTest.qWait(50)
    project.unlink()
    window = open_main_window(frame, Preferences(tmp_path / "settings.yaml"), project, demo=False, first=first)
    assert not window.desk.panes
    assert window.middle.empty.isVisible()
    frame.close()


def test_what_cannot_be_trusted_or_shows_nothing_leaves_the_frame_empty(tmp_path: Path, project: Path, looked) -> None:
    damaged = tmp_path / "damaged.annotator"
    damaged.write_bytes(project.read_bytes()[:5000])
    study(tmp_path, (), name="empty").close()
    coloured = tmp_path / "coloured.annotator"
    coloured.write_bytes(project.read_bytes())
    connection = sqlite3.connect(coloured)
    connection.execute("UPDATE codebooks SET content = json_set(content, '$.labels[0].colour', 'none')")
    connection.commit()
    connection.close()
    for path in (damaged, coloured, tmp_path / "none.annotator", tmp_path / "empty.annotator"):
        frame, first = looked(path)
        assert first is None
        assert frame.centralWidget() is None
