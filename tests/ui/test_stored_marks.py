"""Marks that come from beside the window: whose they are, what waits for them, and what becomes of what is late."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.project import ChooseBlind
from annotator.commands.team import AddAnnotator
from annotator.model.errors import ProjectFileError
from annotator.model.span import Span
from annotator.ui import stored_marks
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.main_window import MainWindow
from annotator.ui.reading.pane import ReadingPane


class Gate:
    """Holds what reads beside the window until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.reading = 0

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    def pass_through(self) -> None:
        if threading.current_thread() is threading.main_thread():
            return  # of an article without marks nothing is read beside
        self.reading += 1
        assert self._open.wait(20)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every article has more marks than are read at once, and reading them takes as long as one likes."""
    gate, read = Gate(), stored_marks.bare_annotations

    def slowly(*asked):
        found = read(*asked)
        gate.pass_through()
        return found

    monkeypatch.setattr(stored_marks, "AT_ONCE", 0)
    monkeypatch.setattr(stored_marks, "bare_annotations", slowly)
    gate.open()
    yield gate
    gate.open()


@pytest.fixture
def team(desk_window: MainWindow, qtbot) -> dict[str, str]:
    """Two who have tagged the first article, one mark each at the same place and one apart; Ada is at work."""
    workspace = desk_window.context.workspace
    article = workspace.read.articles()[0].id
    ids = {"Ada": workspace.annotator or "", "Ben": workspace.do(AddAnnotator("Ben"))}
    for name, apart in (("Ada", Span(20, 26)), ("Ben", Span(30, 36))):
        desk_window.who.be(ids[name])
        for span in (Span(1, 9), apart):
            workspace.do(Tag(article, (span,), "quote"))
    desk_window.who.be(ids["Ada"])
    _come(desk_window, qtbot)
    assert _owners(_pane(desk_window)) == {ids["Ada"]}
    return ids


def _pane(window: MainWindow) -> ReadingPane:
    return window.desk.panes[0]


def _owners(pane: ReadingPane) -> set[str]:
    return {mark.annotator for mark in pane.view.marks_painter.marks}


def _come(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: not any(pane.waits for pane in window.desk.panes) and window.jobs.running == 0)


def test_meanwhile_the_text_alone_is_shown(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane = _pane(desk_window)
    gate.shut()
    desk_window.who.be(team["Ben"])
    assert pane.waits
    assert _owners(pane) == set()
    assert pane.header.count.text() == "…"
    gate.open()
    _come(desk_window, qtbot)
    assert _owners(pane) == {team["Ben"]}
    assert pane.header.count.text() == "2 tags"
    assert all(not mark.muted for mark in pane.view.marks_painter.marks)


def test_one_s_own_marks_stay_while_others_come_and_go(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane = _pane(desk_window)
    desk_window.context.workspace.do(ChooseBlind(blind=False))
    _come(desk_window, qtbot)
    gate.shut()
    desk_window.keeper.show_marks_of({team["Ben"]})
    assert pane.waits
    assert _owners(pane) == {team["Ada"]}
    gate.open()
    _come(desk_window, qtbot)
    assert _owners(pane) == set(team.values())
    gate.shut()
    desk_window.keeper.show_marks_of(())
    assert _owners(pane) == {team["Ada"]}, "whoever is no longer to be seen is gone at once"
    gate.open()
    _come(desk_window, qtbot)
    assert _owners(pane) == {team["Ada"]}


def test_of_a_hasty_double_switch_nothing_late_arrives(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane, seen = _pane(desk_window), list[set[str]]()
    gate.shut()
    begun = gate.reading
    desk_window.who.be(team["Ben"])
    qtbot.waitUntil(lambda: gate.reading > begun)
    desk_window.who.be(team["Ada"])
    shown = pane.view.show_marks
    pane.view.show_marks = lambda marks: (seen.append({m.annotator for m in marks}), shown(marks))
    gate.open()
    _come(desk_window, qtbot)
    assert _owners(pane) == {team["Ada"]}
    assert all(owners <= {team["Ada"]} for owners in seen)


def test_what_is_marked_meanwhile_is_not_lost_to_what_was_read_before(
    desk_window: MainWindow, gate: Gate, team, qtbot
) -> None:
    pane, workspace = _pane(desk_window), desk_window.context.workspace
    gate.shut()
    begun = gate.reading
    desk_window.who.be(team["Ben"])
    qtbot.waitUntil(lambda: gate.reading > begun)
    made = workspace.do(Tag(pane.article.id, (Span(40, 46),), "claim"))
    gate.open()
    _come(desk_window, qtbot)
    assert {mark.annotation for mark in pane.view.marks_painter.marks} == {
        a.id for a in workspace.read.annotations(pane.article.id, {team["Ben"]})
    }
    assert pane.view.marks_painter.marks.get(made) is not None


def test_keys_that_act_on_marks_wait_for_them_in_their_order(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane, workspace = _pane(desk_window), desk_window.context.workspace
    desk_window.desk.focus_pane(0)
    qtbot.waitUntil(pane.view.hasFocus)
    gate.shut()
    desk_window.who.be(team["Ben"])
    assert pane.waits
    pane.set_caret(4)
    QTimer.singleShot(30, gate.open)
    # On the mark that is not there yet: F8 goes to the next one, Delete takes that away.
    qtbot.keyClick(pane.view, Qt.Key.Key_F8)
    assert not pane.waits
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    left = workspace.read.annotations(pane.article.id, set(team.values()))
    assert sorted((a.annotator, a.start) for a in left) == sorted(
        [(team["Ada"], 1), (team["Ada"], 20), (team["Ben"], 1)]
    )


def test_arrows_do_not_wait(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane = _pane(desk_window)
    desk_window.desk.focus_pane(0)
    qtbot.waitUntil(pane.view.hasFocus)
    gate.shut()
    desk_window.who.be(team["Ben"])
    qtbot.keyClick(pane.view, Qt.Key.Key_Right)
    assert pane.caret() == 1
    assert pane.waits
    gate.open()
    _come(desk_window, qtbot)


def test_a_key_for_an_article_that_is_closed_meanwhile_acts_on_no_other(
    desk_window: MainWindow, gate: Gate, team, qtbot
) -> None:
    pane, workspace = _pane(desk_window), desk_window.context.workspace
    article = pane.article.id
    desk_window.desk.focus_pane(0)
    qtbot.waitUntil(pane.view.hasFocus)
    pane.select(Span(0, 5))
    desk_window.desk.panes[1].select(Span(0, 5))
    gate.shut()
    desk_window.who.be(team["Ben"])
    before = workspace.list.counts().annotations
    QTimer.singleShot(0, lambda: (desk_window.desk.close_article(article), pane.marks_came.emit()))
    qtbot.keyClick(pane.view, Qt.Key.Key_Q)
    assert workspace.list.counts().annotations == before
    gate.open()
    _come(desk_window, qtbot)
    assert workspace.list.counts().annotations == before


@pytest.mark.parametrize("close", ["pane", "project", "window"])
def test_what_is_closed_meanwhile_is_left_alone(desk_window: MainWindow, gate: Gate, team, qtbot, close: str) -> None:
    gate.shut()
    begun = gate.reading
    desk_window.who.be(team["Ben"])
    qtbot.waitUntil(lambda: gate.reading > begun)
    if close == "pane":
        desk_window.desk.close_article(_pane(desk_window).article.id)
    gate.open()
    if close == "project":
        desk_window.opening.close()
    elif close == "window":
        desk_window.frame.close()
    qtbot.waitUntil(lambda: desk_window.jobs.running == 0)
    for _turn in range(5):
        QApplication.processEvents()
    if close == "pane":
        _come(desk_window, qtbot)
        assert [pane.article.id for pane in desk_window.desk.panes] == list(desk_window.desk.articles)


def test_an_article_opened_at_a_mark_has_it_selected_once_it_comes(
    desk_window: MainWindow, gate: Gate, team, qtbot
) -> None:
    article = _pane(desk_window).article.id
    mark = desk_window.context.workspace.read.annotations(article, {team["Ada"]})[1].id
    desk_window.desk.close_article(article)
    gate.shut()
    desk_window.context.selection.show(article, None, mark)
    pane = desk_window.desk.pane_of(article)
    assert pane.waits
    assert pane.selected_annotation() is None
    gate.open()
    _come(desk_window, qtbot)
    assert pane.selected_annotation() == mark
    assert desk_window.context.selection.annotation == mark


def test_a_changed_codebook_leaves_the_marks_where_they_are(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    pane, workspace = _pane(desk_window), desk_window.context.workspace
    mark = workspace.read.annotations(pane.article.id, {team["Ada"]})[0].id
    pane.select_annotation(mark)
    gate.shut()
    workspace.do(ReplaceCodebook(workspace.read.codebook()))
    desk_window.context.bridge.look_again()
    assert _owners(pane) == {team["Ada"]}
    assert pane.selected_annotation() == mark
    gate.open()
    _come(desk_window, qtbot)
    assert pane.selected_annotation() == mark


def test_what_cannot_be_read_leaves_no_pane_waiting(
    desk_window: MainWindow, gate: Gate, team, qtbot, monkeypatch: pytest.MonkeyPatch, asking
) -> None:
    def broken(*_asked):
        if threading.current_thread() is threading.main_thread():
            return []
        raise ProjectFileError("project.damaged", name="p", reason="x")

    monkeypatch.setattr(stored_marks, "bare_annotations", broken)
    desk_window.who.be(team["Ben"])
    _come(desk_window, qtbot)
    assert {trouble.key for trouble in asking.troubles} == {"project.damaged"}
    assert _owners(_pane(desk_window)) == set()


def test_the_keeper_reads_a_few_at_once(desk_window: MainWindow, team) -> None:
    assert isinstance(desk_window.keeper, DeskKeeper)
    desk_window.who.be(team["Ben"])
    assert not _pane(desk_window).waits
    assert _owners(_pane(desk_window)) == {team["Ben"]}


def test_an_article_that_is_opened_is_read_once(desk_window: MainWindow, gate: Gate, team, qtbot) -> None:
    article = _pane(desk_window).article.id
    desk_window.desk.close_article(article)
    begun = gate.reading
    pane = desk_window.keeper.open(article)
    assert pane is not None
    assert pane.waits
    _come(desk_window, qtbot)
    assert gate.reading == begun + 1
    assert _owners(pane) == {team["Ada"]}
