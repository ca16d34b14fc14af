"""Palette, keys, who is tagging, time, backups, appearance, faults, dropped files."""

from __future__ import annotations

import importlib
import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.commands.annotations import Tag
from annotator.commands.team import AddAnnotator
from annotator.model.errors import ProjectFileError
from annotator.model.span import Span
from annotator.ui.shell import project_verbs
from annotator.ui.shell.active_time import ActiveTime
from annotator.ui.shell.faults import Faults
from annotator.ui.shell.fuzzy import score
from annotator.ui.shell.icons import Icons
from annotator.ui.shell.late_dialogs import DIALOGS
from annotator.ui.shell.palette import Palette
from annotator.ui.shell.project_verbs import is_dataset
from annotator.ui.shell.settings_dialog import SettingsDialog
from annotator.ui.shell.shortcut_editor import ShortcutEditor
from annotator.ui.shell.shortcut_sheet import ShortcutSheet
from annotator.ui.shell.view_state import PaneState, ProjectState, ViewState
from annotator.ui.theme.tokens import DARK, LIGHT
from annotator.workspace import Workspace


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_every_late_dialog_is_there(name: str, qapp) -> None:
    module, kind = DIALOGS[name]
    assert isinstance(getattr(importlib.import_module(module), kind), type)


# -- palette --------------------------------------------------------------------------------------------------------


def test_letters_in_passing_find_the_beginnings_of_words() -> None:
    titles = ["Go to pane 1", "Command palette", "Open project…", "Close project"]
    assert max(titles, key=lambda title: score("opr", title) or -99) == "Open project…"
    assert score("zzz", "Open project…") is None
    assert score("", "anything") == 0


def test_the_palette_runs_what_enter_chooses(desk_window, qtbot) -> None:
    palette = Palette(desk_window.registry, desk_window.appearance.theme, desk_window.frame)
    palette.open_over(desk_window.frame)
    qtbot.keyClicks(palette.field, "done and next")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.chosen is not None
    assert palette.chosen.id == "story.done"
    palette.deleteLater()


def test_the_palette_says_that_nothing_fits(desk_window, qtbot) -> None:
    palette = Palette(desk_window.registry, desk_window.appearance.theme, desk_window.frame)
    palette.open_over(desk_window.frame)
    palette.field.setText("qqqqqqqq")
    assert palette.nothing.isVisible()
    palette.reject()
    palette.deleteLater()


# -- keys -----------------------------------------------------------------------------------------------------------


def test_the_sheet_shows_every_key_and_can_be_searched(desk_window) -> None:
    sheet = ShortcutSheet(desk_window.registry, lambda: None, desk_window.frame)
    told = {words for group in sheet.groups for words, _widgets in group.rows}
    keyed = [a for a in desk_window.registry.actions if desk_window.registry.keys(a)]
    assert len(told) >= len({a.title for a in keyed})
    sheet.field.setText("undo")
    shown = [words for group in sheet.groups for words, widgets in group.rows if not widgets[0].isHidden()]
    assert all("undo" in words for words in shown)
    sheet.deleteLater()


def _choose(editor: ShortcutEditor, name: str) -> None:
    item = next(i for i in editor._items() if i.data(0, Qt.ItemDataRole.UserRole).id == name)
    editor.list.setCurrentItem(item)


def test_a_key_is_changed_heard_and_taken_back(desk_window) -> None:
    editor = ShortcutEditor(desk_window.registry, desk_window.preferences, desk_window.frame)
    _choose(editor, "edit.find")
    editor.give("Ctrl+Z")
    assert "Undo" in editor.told.text()
    assert desk_window.preferences.now().shortcuts == {}

    editor.give("Ctrl+Alt+J")
    assert desk_window.menus.entry("edit.find").shortcut() == QKeySequence("Ctrl+Alt+J")
    editor.take_back()
    assert desk_window.preferences.now().shortcuts == {}
    assert desk_window.menus.entry("edit.find").shortcut() == QKeySequence("Ctrl+F")
    editor.deleteLater()


def test_an_action_is_found_and_given_a_key_by_the_keyboard_alone(desk_window, qtbot) -> None:
    editor = ShortcutEditor(desk_window.registry, desk_window.preferences, desk_window.frame)
    qtbot.addWidget(editor)
    editor.show()
    QTest.keyClicks(editor.field, "sample")
    assert "sample" in editor.current().title.casefold()
    editor.field.clear()
    before = editor.current()
    QTest.keyClick(editor.field, Qt.Key.Key_Down)
    assert editor.current() is not before
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.isVisible()
    assert editor.focusWidget() in (editor.keys, editor.keys.focusProxy())


def test_no_action_that_is_not_seen_gets_a_key(desk_window, qtbot) -> None:
    editor = ShortcutEditor(desk_window.registry, desk_window.preferences, desk_window.frame)
    qtbot.addWidget(editor)
    editor.show()
    QTest.keyClicks(editor.field, "no such action")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    editor.give("Ctrl+Alt+J")
    assert editor.current() is None
    assert not editor.keys.isEnabled()
    assert desk_window.preferences.now().shortcuts == {}
    editor.field.clear()
    assert editor.current() is not None


# -- who ------------------------------------------------------------------------------------------------------------


def test_who_is_tagging_is_asked_when_there_are_several_and_remembered(open_frame, project, asking) -> None:
    workspace = Workspace.open(project)
    workspace.do(AddAnnotator("Ben"))
    workspace.close()
    asking.choices = [1]
    first = open_frame()
    first.opening.open(project)
    QApplication.processEvents()
    assert first.who.present().name == "Ben"
    assert first.status.person.text() == "Ben"
    first.frame.close()

    second = open_frame()
    second.opening.open(project)
    QApplication.processEvents()
    assert second.who.present().name == "Ben"
    assert len(asking.questions) == 1


def test_somebody_new_tags_under_their_own_name(desk_window, asking) -> None:
    asking.lines = ["Cleo"]
    desk_window.who.add()
    assert desk_window.who.present().name == "Cleo"
    asking.lines = ["ada"]
    desk_window.who.add()
    assert [trouble.key for trouble in asking.troubles] == ["annotator.same_name"]
    assert desk_window.who.present().name == "Cleo"


# -- time -----------------------------------------------------------------------------------------------------------


def test_only_active_time_counts_and_undo_does_not_notice(desk_window) -> None:
    now = [0.0]
    workspace = desk_window.context.workspace
    time = ActiveTime(desk_window.context, lambda: now[0], desk_window)
    article = desk_window.context.selection.article
    workspace.do(Tag(article, (Span(0, 4),), "quote"))
    desk_window.context.selection.article_changed.emit(article)
    for moment in (1, 11, 21, 500, 505.5):
        now[0] = moment
        time.sign()
    time.store()
    assert workspace.read.annotation_set(article, workspace.annotator).seconds == 25
    assert workspace.next_undo.key == "annotation.tag"


# -- looks ----------------------------------------------------------------------------------------------------------


def test_dark_is_dark_at_once_and_remembered(desk_window) -> None:
    desk_window.preferences.change(appearance="dark")
    assert desk_window.appearance.theme() == DARK
    assert DARK.window in desk_window.frame.styleSheet()
    desk_window.preferences.change(appearance="light")
    assert desk_window.appearance.theme() == LIGHT


def test_every_picture_that_an_action_names_can_be_drawn(desk_window) -> None:
    icons = Icons(LIGHT)
    names = {action.icon for action in desk_window.registry.actions if action.icon}
    assert names
    for name in names | {"todo", "in_progress", "done", "lock", "person"}:
        assert not icons.pixmap(name, 16).isNull()


def test_settings_answer_what_stands_in_the_form(window) -> None:
    dialog = SettingsDialog(window.preferences.now(), window.frame)
    assert dialog.chosen() == window.preferences.now()
    dialog.measure.setValue(90)
    assert dialog.chosen().measure == 90
    dialog.deleteLater()


# -- state, faults, files -------------------------------------------------------------------------------------------


def test_view_state_survives_nonsense(tmp_path: Path) -> None:
    state = ViewState(tmp_path)
    stood = ProjectState(annotator="a", panes=(PaneState("x", top=3),))
    state.keep_project("../../evil", stood)
    assert state.project("../../evil") == stood
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "projects"]
    next(tmp_path.rglob("*.json")).write_text('{"panes": 7}')
    assert state.project("../../evil") == ProjectState()


def test_a_fault_is_logged_and_told_once_a_situation_each_time(tmp_path: Path) -> None:
    told: list[BaseException] = []
    faults = Faults(tmp_path, lambda fault, log: told.append(fault))
    faults.install()
    try:
        for fault in (ValueError("ours"), ValueError("again"), ProjectFileError("project.disk_full", name="x")):
            faults.notice(type(fault), fault, None)
    finally:
        faults.remove()
    assert [type(fault) for fault in told] == [ValueError, ProjectFileError]
    assert "again" in faults.log_file.read_text("utf-8")
    assert faults.log_file.parent == tmp_path
    assert not [h for h in logging.getLogger("annotator").handlers if h.__class__.__name__.startswith("Rotating")]


def test_a_dropped_project_opens_and_for_files_without_one_a_project_is_made(
    window, project, monkeypatch, tmp_path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(project_verbs, "run_dialog", lambda name, *_handed: shown.append(name))
    story = tmp_path / "a.txt"
    story.write_text("Words.")
    window.verbs.drop([story])
    assert shown == ["new"]  # which was declined
    window.verbs.drop([project])
    assert window.context.workspace.path == project
    window.verbs.drop([story])
    assert shown == ["new", "import"]


def test_a_dataset_is_told_from_a_table(tmp_path: Path) -> None:
    dataset, table = tmp_path / "d.json", tmp_path / "t.json"
    dataset.write_text('{"format": "annotator-dataset", "version": 1}')
    table.write_text('[{"text": "a"}]')
    assert is_dataset(dataset)
    assert not is_dataset(table)
    assert not is_dataset(tmp_path / "missing.json")


def test_a_changed_project_is_backed_up(desk_window, qtbot) -> None:
    workspace = desk_window.context.workspace
    workspace.do(AddAnnotator("Ben"))
    desk_window.backups.copy_if_changed()
    qtbot.waitUntil(lambda: len(workspace.backups()) == 1 and desk_window.jobs.running == 0)
    desk_window.backups.copy_if_changed()
    assert desk_window.jobs.running == 0


def test_what_is_open_is_remembered_without_closing(desk_window, asking, qtbot, tmp_path: Path) -> None:
    key = desk_window.context.workspace.read.project().id
    state = ViewState(tmp_path / "state")
    desk_window.remembering._soon.setInterval(0)
    desk_window.who.be(desk_window.context.workspace.do(AddAnnotator("Zoë")))
    qtbot.waitUntil(lambda: state.project(key).annotator == desk_window.context.workspace.annotator)
    article = desk_window.desk.articles[-1]
    desk_window.context.selection.set_article(article)
    qtbot.waitUntil(lambda: any(pane.article == article for pane in state.project(key).panes))


def test_who_is_at_work_is_told_when_entering_them_is_taken_back_and_done_again(desk_window) -> None:
    workspace, person = desk_window.context.workspace, desk_window.status.person
    desk_window.who.be(workspace.do(AddAnnotator("Zoe", "adjudicator")))
    assert person.text() == "Zoe"
    workspace.undo()
    assert person.text() == "Who is tagging?"
    workspace.redo()
    assert person.text() == "Zoe"
    assert desk_window.who.present().role == "adjudicator"
