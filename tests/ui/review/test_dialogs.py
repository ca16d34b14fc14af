"""Many at once: all similar cases by one decision, and what rules settle."""

from __future__ import annotations

from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.review.again import again
from annotator.ui.review import recording, similar_dialog
from annotator.ui.review.deciding import Deciding
from annotator.ui.review.rules_dialog import RulesDialog
from annotator.ui.review.similar_dialog import SimilarDialog
from annotator.ui.review.similar_rows import SimilarWords
from annotator.ui.shell import steps


@pytest.fixture
def similar(reviewer, qtbot):
    """The dialog about the case under the hand, before anything was looked for."""

    def made() -> SimilarDialog:
        verbs, context = reviewer.verbs, reviewer.window.context
        dialog = SimilarDialog(
            context, verbs.deciding, verbs.screen.ground(), verbs.reviewing.loaded.articles, verbs.screen
        )
        qtbot.addWidget(dialog)
        return dialog

    return made


def _many(reviewer, monkeypatch, count: int) -> None:
    """So many cases like the one under the hand."""
    case = reviewer.verbs.reviewing.case()
    others = [replace(case, key=f"{case.key}-{number}") for number in range(count)]
    monkeypatch.setattr(Deciding, "subject", lambda _self: (case, [case, *others]))


def test_similar_cases_are_shown_with_their_gold_and_decided_in_one_step(reviewer, similar) -> None:
    case = reviewer.go("speaker")
    dialog = similar()
    reviewer.wait_until_idle()
    assert dialog.rows.rowCount() == 2
    assert dialog.apply.text() == "Decide 2 cases"
    assert dialog.rows.words(0).words == "Anna Brandt"
    assert dialog.rows.words(0).gold.split("speaker:")[1].split() == ["Anna", "Brandt"]

    done = reviewer.verbs.deciding.apply(dialog.chosen())
    assert done == 2
    assert len(reviewer.workspace.read.verdicts()) == 2
    reviewer.press("Ctrl+Z")
    reviewer.wait_until_idle()
    assert reviewer.workspace.read.verdicts() == []
    assert reviewer.case(case.key).status == "open"


def test_what_is_not_ticked_is_not_decided(reviewer, similar) -> None:
    reviewer.go("speaker")
    dialog = similar()
    dialog.show()
    reviewer.wait_until_idle()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Decide 1 case"
    assert [case.key for case, _ruling in dialog.chosen()] == [reviewer.verbs.reviewing.current]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Decide 2 cases"


def test_what_cannot_be_decided_so_is_shown_and_not_counted(reviewer, similar, monkeypatch) -> None:
    reviewer.go("speaker")
    monkeypatch.setattr(similar_dialog, "again", lambda *_asked: None)
    dialog = similar()
    reviewer.wait_until_idle()
    second = dialog.rows.index(1)
    assert dialog.rows.words(1).gold == "cannot be decided so"
    assert not dialog.rows.flags(second) & Qt.ItemFlag.ItemIsUserCheckable
    assert second.data(Qt.ItemDataRole.CheckStateRole) is None
    assert not dialog.rows.setData(second, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert (dialog.rows.count, len(dialog.chosen())) == (1, 1)


def test_of_thousands_only_the_rows_in_view_are_made(reviewer, similar, monkeypatch) -> None:
    reviewer.go("speaker")
    _many(reviewer, monkeypatch, 5_000)
    dialog = similar()
    dialog.show()
    reviewer.wait_until_idle()
    made: list[int] = []
    monkeypatch.setattr(
        dialog.rows, "_told", lambda *_asked: made.append(1) or SimilarWords("words", "gold", "place", "#808080")
    )
    dialog.list.viewport().update()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    reviewer.wait_until_idle()
    assert "5,00" in dialog.head.text()
    assert dialog.apply.text() == f"Decide {dialog.rows.rowCount() - 1:,} cases"
    assert dialog.list.currentIndex().row() == dialog.rows.rowCount() - 1
    assert 0 < len(made) < 200


def test_keys_go_about_in_a_long_list_and_a_click_on_a_box_ticks(reviewer, similar, monkeypatch) -> None:
    reviewer.go("speaker")
    _many(reviewer, monkeypatch, 300)
    dialog = similar()
    dialog.show()
    reviewer.wait_until_idle()
    rows, last = dialog.list, dialog.rows.rowCount() - 1
    rows.setFocus()

    def after(key: Qt.Key) -> int:
        QTest.keyClick(rows, key)
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())
        return rows.currentIndex().row()

    assert [after(key) for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)] == [1, 2, 1]
    page = after(Qt.Key.Key_PageDown)
    assert 3 < page < 40
    assert after(Qt.Key.Key_PageUp) < page
    assert [after(key) for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_X)] == [last, 0, 0]
    first = rows.visualRect(dialog.rows.index(0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=first.topLeft() + QPoint(20, 20))
    assert not dialog.rows.is_ticked(0)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    assert not dialog.rows.is_ticked(0)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.rows.is_ticked(0)
    QTest.keyClick(rows, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not rows


def test_what_was_unticked_stays_so_under_another_decision(reviewer, similar) -> None:
    reviewer.go("speaker")
    dialog = similar()
    dialog.show()
    reviewer.wait_until_idle()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.decisions.setFocus()
    QTest.keyClick(dialog.decisions, Qt.Key.Key_Down)
    reviewer.wait_until_idle()
    assert dialog.decisions.currentRow() == 1
    assert dialog.list.currentIndex().row() == 1
    assert dialog.apply.text() == "Decide 1 case"
    assert [case.key for case, _ruling in dialog.chosen()] == [reviewer.verbs.reviewing.current]


def test_all_similar_are_decided_by_keys_alone_and_said_once_they_are(reviewer, monkeypatch) -> None:
    monkeypatch.setattr(recording, "AT_HAND", 1)
    case = reviewer.go("speaker")
    seen: list[str] = []
    tries: list[int] = []

    def decide() -> None:
        dialog, here = QApplication.activeModalWidget(), QApplication.focusWidget()
        ready = isinstance(dialog, SimilarDialog) and dialog.apply.isEnabled()
        if ready and here is not None and dialog.isAncestorOf(here):
            seen.append(dialog.apply.text())
            QTest.keyClick(here, Qt.Key.Key_Return)
        elif len(tries) < 1_000:
            tries.append(1)
            QTimer.singleShot(10, decide)
            return
        if dialog is not None and dialog.isVisible():
            dialog.reject()  # a test that fails must end

    QTimer.singleShot(0, decide)
    said: list[str] = []
    monkeypatch.setattr(type(reviewer.window.context), "say", lambda _self, words: said.append(words))
    reviewer.press("A")
    assert seen == ["Decide 2 cases"]
    reviewer.wait_until_shown()
    assert said == ["Decided 2 cases in one step"]
    assert reviewer.case(case.key).status == "settled"
    assert reviewer.verbs.reviewing.case().status == "open"


def test_nothing_can_be_decided_before_all_cases_are_there(reviewer, similar, monkeypatch, qtbot) -> None:
    reviewer.go("speaker")
    go_on, looked = Event(), []

    def slow(*asked):
        go_on.wait(10)
        looked.append(1)
        return again(*asked)

    monkeypatch.setattr(similar_dialog, "again", slow)
    dialog = similar()
    dialog.show()
    QTest.keyClick(dialog.decisions, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert (dialog.apply.isEnabled(), dialog.chosen(), dialog.apply.text()) == (False, [], "Decide")
    assert dialog.head.text().startswith("Looking for")
    assert dialog.underway.isVisible()
    go_on.set()
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert looked
    before = dialog.rows.rowCount()
    dialog.decisions.setCurrentRow(1)
    assert not dialog.apply.isEnabled()
    reviewer.wait_until_idle()
    assert (dialog.apply.isEnabled(), dialog.rows.rowCount()) == (True, before)
    assert {ruling.of[:1] for _case, ruling in dialog.chosen()} == {dialog._offered[1].ruling.of[:1]}


def test_looking_for_similar_cases_can_be_given_up(reviewer, similar, monkeypatch) -> None:
    reviewer.go("speaker")
    _many(reviewer, monkeypatch, 2_000)
    started, go_on, seen = Event(), Event(), []

    def slow(ruling, case, text):
        started.set()
        go_on.wait(10)
        seen.append(1)
        return again(ruling, case, text)

    monkeypatch.setattr(similar_dialog, "again", slow)
    dialog = similar()
    dialog.show()
    assert started.wait(10)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    reviewer.wait_until_idle()
    assert not dialog.isVisible()
    assert len(seen) < 500
    assert dialog.rows.rowCount() == 0


def test_rules_are_off_until_ticked_and_settle_in_one_step(reviewer, qtbot) -> None:
    cases = list(reviewer.verbs.reviewing.cases.values())
    dialog = RulesDialog(reviewer.window.context, cases, reviewer.verbs.screen)
    qtbot.addWidget(dialog)
    assert dialog.rules() == ()
    assert not dialog.settle.isEnabled()
    dialog.unanimous.click()
    dialog.trivial.click()
    assert not dialog.settle.isEnabled()
    reviewer.wait_until_idle()
    settled = [case for case in cases if case.status == "agreed" or case.kinds == ("boundary-trivial",)]
    assert dialog.settle.text() == f"Settle {len(settled)} cases"
    dialog.settle.click()
    reviewer.verbs.settle(dialog.settled(), dialog.rules())

    verdicts = reviewer.workspace.read.verdicts()
    assert len(verdicts) == len(settled)
    assert all(verdict.rule for verdict in verdicts)
    assert reviewer.workspace.read.project().rules == dialog.rules()
    lone = [case for case in reviewer.verbs.reviewing.cases.values() if "missing" in case.kinds]
    assert all(case.status == "open" for case in lone)
    assert reviewer.window.steps.undo_title() == f"Undo: settle {len(settled)} by rule"
    reviewer.press("Ctrl+Z")
    reviewer.wait_until_idle()
    assert reviewer.workspace.read.verdicts() == []
    assert reviewer.workspace.read.project().rules == ()


def test_while_a_large_step_is_taken_back_one_can_look_about_and_decide_nothing(reviewer, monkeypatch) -> None:
    monkeypatch.setattr(steps, "AT_HAND", 1)
    case = reviewer.go("speaker")
    reviewer.press("1")  # settles its like as well
    reviewer.window.steps.undo()
    assert reviewer.window.steps.busy
    assert not reviewer.verbs.can("nobody")
    before = reviewer.verbs.reviewing.current
    reviewer.press("N")
    assert reviewer.verbs.reviewing.current != before
    reviewer.wait_until_idle()
    assert reviewer.case(case.key).status == "open"
    reviewer.window.steps.redo()
    assert reviewer.window.steps.busy
    reviewer.wait_until_idle()
    assert reviewer.case(case.key).status == "settled"
    assert reviewer.verbs.can("nobody")


def test_of_many_verdicts_the_window_does_not_wait_for_the_last(reviewer, monkeypatch) -> None:
    monkeypatch.setattr(recording, "AT_HAND", 1)
    case = reviewer.go("speaker")
    reviewer.press("1")
    assert not reviewer.verbs.can("nobody")
    reviewer.wait_until_idle()
    assert reviewer.case(case.key).status == "settled"
    assert len(reviewer.workspace.read.verdicts()) == 2
    assert reviewer.verbs.reviewing.current != case.key
    assert reviewer.verbs.can("nobody")
