"""Many at once: all similar cases by one decision, and what rules settle."""

from __future__ import annotations

from annotator.commands.review import ApplyRules
from annotator.ui.review import recording
from annotator.ui.review.rules_dialog import RulesDialog
from annotator.ui.review.similar_dialog import SimilarDialog
from annotator.ui.shell import steps


def _similar(reviewer) -> SimilarDialog:
    verbs = reviewer.verbs
    return SimilarDialog(verbs.deciding, verbs.screen.ground(), verbs.reviewing.loaded.articles, verbs.screen)


def test_similar_cases_are_shown_with_their_gold_and_decided_in_one_step(reviewer, qtbot) -> None:
    case = reviewer.go("speaker")
    dialog = _similar(reviewer)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 2
    assert dialog.apply.text() == "Decide 2 cases"
    assert "Anna Brandt" in dialog.list.item(0).text()

    done = reviewer.verbs.deciding.apply(dialog.decision(), dialog.chosen())
    assert done == 2
    assert len(reviewer.workspace.read.verdicts()) == 2
    reviewer.press("Ctrl+Z")
    reviewer.wait_until_idle()
    assert reviewer.workspace.read.verdicts() == []
    assert reviewer.case(case.key).status == "open"


def test_what_is_not_ticked_is_not_decided(reviewer, qtbot) -> None:
    reviewer.go("speaker")
    dialog = _similar(reviewer)
    qtbot.addWidget(dialog)
    dialog.list.item(1).setCheckState(dialog.list.item(1).checkState().Unchecked)
    assert dialog.apply.text() == "Decide 1 case"
    assert len(dialog.chosen()) == 1


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
    reviewer.verbs.recording.record(ApplyRules(dialog.settled(), dialog.rules()), len(settled))

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
