"""Every decision by its key: what is recorded, what is gold, what is shown next, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.team import AddAnnotator
from annotator.model.span import Span


def _verdicts(reviewer):
    return reviewer.workspace.read.verdicts()


@pytest.mark.parametrize(
    ("key", "decision", "gold"),
    [
        ("1", "take", ["that the ferry would not sail"]),
        ("2", "take", ["the ferry would not sail"]),
        ("M", "union", ["that the ferry would not sail"]),
        ("I", "intersection", ["the ferry would not sail"]),
        ("B", "both", ["that the ferry would not sail", "the ferry would not sail"]),
        ("0", "nobody", []),
    ],
)
def test_one_key_decides_and_the_next_open_card_is_shown(reviewer, key, decision, gold) -> None:
    case = reviewer.go("boundary")
    reviewer.press(key)

    (verdict,) = _verdicts(reviewer)
    assert (verdict.decision, reviewer.gold(case.key)) == (decision, gold)
    assert reviewer.case(case.key).status == "settled"
    assert reviewer.verbs.reviewing.current != case.key
    assert reviewer.verbs.reviewing.case().status == "open"


def test_undo_takes_the_verdict_back_and_shows_its_card(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("1")
    reviewer.press("Ctrl+Z")

    assert _verdicts(reviewer) == []
    assert reviewer.case(case.key).status == "open"
    assert reviewer.verbs.reviewing.current == case.key
    reviewer.press("Ctrl+Shift+Z")
    assert reviewer.case(case.key).status == "settled"


def test_what_was_decided_again_by_redo_counts_once_among_the_last(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("1 Ctrl+Z Ctrl+Shift+Z")
    assert [one.key for one in reviewer.verbs.reviewing.decided_last(9)] == [case.key]


def test_what_cannot_be_taken_says_why(reviewer) -> None:
    reviewer.go("missing")
    reviewer.press("2")
    assert _verdicts(reviewer) == []
    assert "Ben marked nothing here" in reviewer.window.frame.statusBar().currentMessage()
    reviewer.press("7")
    assert _verdicts(reviewer) == []


@pytest.mark.parametrize("key", ["M", "I"])
def test_where_all_marked_the_same_words_there_are_none_to_merge(reviewer, key) -> None:
    reviewer.go("attribute:form")
    reviewer.press(key)
    assert _verdicts(reviewer) == []
    assert "not in dispute" in reviewer.window.frame.statusBar().currentMessage()


def test_a_merged_extent_tells_what_it_took_of_an_answer_without_majority(reviewer) -> None:
    case = reviewer.go("boundary")
    ben = max((one for one in case.members), key=lambda mark: mark.start)
    carol = reviewer.workspace.annotator
    reviewer.workspace.annotator = ben.annotator
    reviewer.workspace.do(ChangeAnnotation(ben.id, attributes={"form": "mixed"}))
    reviewer.workspace.annotator = carol
    reviewer.verbs.reviewing.go_to(case.key)
    reviewer.press("M")
    reviewer.wait_until_idle()
    assert reviewer.case(case.key).status == "settled"
    assert "form:\N{NO-BREAK SPACE}Indirect" in reviewer.window.frame.statusBar().currentMessage()


def test_deferred_cards_come_last_and_can_be_decided(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("D")
    assert reviewer.case(case.key).status == "deferred"
    reviewer.go("boundary")
    reviewer.press("1")
    assert reviewer.case(case.key).status == "settled"


def test_a_comment_is_typed_and_goes_with_the_verdict(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("Alt+3 C")
    reviewer.type("1 that belongs to it")
    reviewer.press("Return")
    assert _verdicts(reviewer) == []
    reviewer.press("1")
    (verdict,) = _verdicts(reviewer)
    assert (verdict.reason, verdict.note) == ("ambiguous", "1 that belongs to it")
    assert reviewer.verbs.deciding.because.because().note == ""
    assert reviewer.case(case.key).verdict == verdict


def test_a_comment_alone_settles_nothing(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("C")
    reviewer.type("ask Ada")
    reviewer.press("Ctrl+Return")
    (verdict,) = _verdicts(reviewer)
    assert (verdict.decision, verdict.note) == ("comment", "ask Ada")
    assert reviewer.case(case.key).status == "open"
    assert "ask Ada" in reviewer.verbs.screen.card.spoken()


def test_settling_a_speaker_settles_the_others_with_it(reviewer) -> None:
    case = reviewer.go("speaker")
    assert reviewer.verbs.screen.verdict.speaker.isChecked()  # both entries bear one name
    reviewer.press("1")
    settled = [one for one in reviewer.verbs.reviewing.cases.values() if one.status == "settled"]
    assert len(settled) == 2
    assert (
        len({one.verdict.gold and reviewer.workspace.read.annotation(one.verdict.gold[0]).speaker for one in settled})
        == 1
    )
    reviewer.press("Ctrl+Z")
    assert reviewer.case(case.key).status == "open"
    assert _verdicts(reviewer) == []


def test_others_with_these_speakers_can_be_left_alone(reviewer) -> None:
    reviewer.go("speaker")
    reviewer.press("S 1")
    assert len(_verdicts(reviewer)) == 1


def test_twins_in_which_an_edit_cannot_be_made_stay_open_and_that_is_said(reviewer) -> None:
    case = reviewer.go("boundary-trivial")
    (twin,) = reviewer.verbs.reviewing.loaded.twins.of(case)
    reviewer.press("W E Return")
    reviewer.wait_until_shown()
    assert reviewer.case(case.key).verdict.decision == "edited"
    assert reviewer.case(twin).left
    assert "1 other stays open" in reviewer.window.frame.statusBar().currentMessage()


def test_twins_in_other_articles_are_decided_with_it(reviewer) -> None:
    case = reviewer.go("boundary-trivial")
    assert reviewer.verbs.screen.twins.isVisible()
    reviewer.press("W 2")
    settled = [one for one in reviewer.verbs.reviewing.cases.values() if one.status == "settled"]
    assert len(settled) == 2
    assert {one.article for one in settled} > {case.article}
    reviewer.press("Ctrl+Z")
    assert _verdicts(reviewer) == []


def test_edit_and_take(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("E")
    reviewer.press("1 M")  # not heard while a version is edited
    assert _verdicts(reviewer) == []
    reviewer.press("Ctrl+Alt+Up Shift+Alt+Up Shift+Alt+Up")
    reviewer.press("Return")
    (verdict,) = _verdicts(reviewer)
    assert verdict.decision == "edited"
    assert reviewer.gold(case.key) == ["said that the ferry would"]
    assert reviewer.case(case.key).status == "settled"


@pytest.fixture
def marked_twice(reviewer):
    """A case that Ada marked twice, once as direct and once as mixed."""
    case = reviewer.go("attribute:form")
    ada = case.members[0]
    carol = reviewer.workspace.annotator
    reviewer.workspace.annotator = ada.annotator
    key = reviewer.workspace.do(Tag(ada.article, (Span(ada.start, ada.end - 1),), "quote"))
    reviewer.workspace.do(ChangeAnnotation(key, fragments=ada.fragments, attributes={"form": "indirect"}))
    reviewer.workspace.annotator = carol
    reviewer.wait_until_shown()
    reviewer.verbs.reviewing.go_to(case.key)
    return reviewer.case(case.key)


def test_both_marks_of_who_marked_it_twice_are_seen_with_their_answers(reviewer, marked_twice) -> None:
    assert "duplicate" in marked_twice.kinds
    spoken = reviewer.verbs.screen.card.spoken()
    assert all(f"{who} {form}" in spoken for who, form in (("A", "Direct"), ("A′", "Indirect"), ("B", "Mixed")))


@pytest.mark.parametrize(("key", "form"), [("1", "direct"), ("U", "indirect"), ("2", "mixed")])
def test_either_of_two_marks_can_be_taken(reviewer, marked_twice, key, form) -> None:
    assert not reviewer.verbs.screen.verdict.buttons["other"].isHidden()
    reviewer.press(key)
    reviewer.wait_until_shown()
    (verdict,) = _verdicts(reviewer)
    (gold,) = reviewer.workspace.read.annotations_by_id(verdict.gold)
    assert (verdict.decision, gold.attributes["form"]) == ("take", form)


def test_the_mark_that_was_taken_is_proposed_when_its_card_comes_back(reviewer, marked_twice) -> None:
    reviewer.press("U")
    reviewer.wait_until_shown()
    reviewer.workspace.annotator, carol = marked_twice.members[0].annotator, reviewer.workspace.annotator
    first = next(m for m in marked_twice.members if m.attributes["form"] == "direct")
    reviewer.workspace.do(ChangeAnnotation(first.id, attributes={"form": "free_indirect"}))
    reviewer.workspace.annotator = carol
    reviewer.wait_until_shown()
    reviewer.verbs.reviewing.go_to(marked_twice.key)
    assert reviewer.case(marked_twice.key).status == "stale"
    assert reviewer.verbs.deciding.showing.proposal.name == "other"


def test_where_nobody_marked_twice_there_is_no_other_mark_to_take(reviewer) -> None:
    reviewer.go("boundary")
    reviewer.press("U")
    assert _verdicts(reviewer) == []
    assert "Nobody marked this twice" in reviewer.window.frame.statusBar().currentMessage()


def test_tab_goes_through_what_is_edited_as_it_is_laid_out(reviewer) -> None:
    reviewer.go("boundary-trivial")
    assert reviewer.verbs.screen.twins.isVisible()
    reviewer.press("E")
    form = reviewer.verbs.screen.form
    stops = []
    for _step in range(3 + len(form.editors)):
        reviewer.press("Tab")
        stops.append(QApplication.focusWidget())
    first, second, *questions, last = stops
    assert (first, second, last) == (form.label, form.speaker, form.take)
    assert all(editor.isAncestorOf(stop) for editor, stop in zip(form.editors.values(), questions, strict=True))


def test_leaving_an_edit_takes_nothing_and_stays_in_the_review(reviewer) -> None:
    reviewer.go("boundary")
    reviewer.press("E Shift+Alt+Up Esc")
    assert _verdicts(reviewer) == []
    assert reviewer.window.places.now == "review"
    assert reviewer.verbs.screen.right.currentWidget() is reviewer.verbs.screen.verdict
    reviewer.press("Esc")
    assert reviewer.window.places.now == "desk"


def test_a_stale_card_comes_back_and_enter_takes_the_old_decision_again(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("2")
    before = reviewer.gold(case.key)
    ben = next(m for m in case.members if m.annotator == case.unit.members[1].annotator)
    carol = reviewer.workspace.annotator
    reviewer.workspace.annotator = ben.annotator
    span = ben.fragments[0]
    reviewer.workspace.do(ChangeAnnotation(ben.id, fragments=(Span(span.start, span.end - 5),)))
    reviewer.workspace.annotator = carol

    assert reviewer.case(case.key).status == "stale"
    assert reviewer.gold(case.key) == before
    reviewer.go("boundary")
    spoken = reviewer.verbs.screen.card.spoken()
    assert (
        "Changed since it was decided: Ben changed the end from “the ferry would not sail” to “the ferry would not” on"
        in spoken
    )
    assert reviewer.verbs.deciding.showing.proposal is not None
    reviewer.window.who.be(reviewer.workspace.do(AddAnnotator("Dora", "adjudicator")))
    reviewer.wait_until_read()
    reviewer.verbs.do("check")
    reviewer.wait_until_idle()
    assert reviewer.go("boundary").status == "stale"
    assert reviewer.verbs.deciding.showing.proposal is None, "who checks does not see what was decided"
    assert "Changed since" not in reviewer.verbs.screen.card.spoken()
    reviewer.verbs.screen.queue.filters.clear()
    reviewer.window.who.be(carol)
    reviewer.wait_until_read()
    reviewer.go("boundary")
    reviewer.press("Return")
    assert reviewer.case(case.key).status == "settled"
    assert reviewer.gold(case.key) == ["the ferry would not"]


def test_what_is_left_of_a_decision_says_whose_version_it_was_also_while_names_are_hidden(reviewer) -> None:
    case = reviewer.go("missing", "30 years")
    reviewer.press("1")
    carol, reviewer.workspace.annotator = reviewer.workspace.annotator, case.members[0].annotator
    reviewer.workspace.do(DropAnnotations((case.members[0].id,)))
    reviewer.workspace.annotator = carol
    reviewer.wait_until_read()

    reviewer.verbs.reviewing.go_to(case.key)
    assert "Take Ada" in reviewer.verbs.screen.card.spoken()
    queue = reviewer.verbs.screen.queue.list
    assert "all agree" not in queue.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    reviewer.verbs.do("blind")
    reviewer.verbs.reviewing.go_to(case.key)
    spoken = reviewer.verbs.screen.card.spoken()
    assert "what this was about is gone" in spoken.casefold()
    assert "Ada" not in spoken


def test_blind_mode_hides_names_on_the_card_and_in_the_queue(reviewer) -> None:
    reviewer.verbs.do("blind")
    screen = reviewer.verbs.screen
    for key in list(reviewer.verbs.reviewing.queue):
        reviewer.verbs.reviewing.go_to(key)
        shown = screen.card.spoken() + " ".join(button.text() for button in screen.verdict.buttons.values())
        assert "Ada" not in shown
        assert "Ben" not in shown
    case = reviewer.go("boundary")
    sides = reviewer.verbs.reviewing.sides(case)
    assert [side.letter for side in sides] == ["A", "B"]
    reviewer.press("1")
    (verdict,) = _verdicts(reviewer)
    assert verdict.of[0] == sides[0].annotator


def test_keys_are_typed_in_fields_and_heard_nowhere_else(reviewer) -> None:
    reviewer.go("boundary")
    reviewer.press("C")
    reviewer.type("0dxm")
    assert reviewer.verbs.deciding.because.comment.text() == "0dxm"
    assert _verdicts(reviewer) == []
    reviewer.press("Esc Esc")
    assert reviewer.window.places.now == "desk"
    reviewer.press("0 M")
    assert _verdicts(reviewer) == []


def test_an_annotator_is_told_who_decides(reviewer) -> None:
    ada = next(a.id for a in reviewer.workspace.read.annotators() if a.name == "Ada")
    reviewer.window.who.be(ada)
    QApplication.processEvents()
    assert reviewer.page.currentWidget() is reviewer.page.told
    assert "Ada" in reviewer.page.told.words.text()
    assert not reviewer.page.can("take.1")


def decide_two_and_be_ada(reviewer) -> str:
    """A boundary as Ben drew it, nobody right where a mark is missing, and then her own window; her id."""
    reviewer.go("boundary")
    reviewer.press("Alt+2 2")
    reviewer.go("missing")
    reviewer.press("0")
    ada = next(a.id for a in reviewer.workspace.read.annotators() if a.name == "Ada")
    reviewer.window.who.be(ada)
    return ada


def test_an_annotator_sees_what_became_of_their_work_and_nobodys_marks(reviewer) -> None:
    decide_two_and_be_ada(reviewer)
    assert QApplication.focusWidget() is reviewer.page.told.mine
    told = reviewer.page.told
    assert all(button.width() >= button.sizeHint().width() for button in (told.mine, told.adjudicator, told.who))
    reviewer.press("Space")
    reviewer.wait_until_idle()
    mine = reviewer.page.currentWidget()

    assert "2" in mine.summary.text()
    rows = [[mine.table.item(row, place).text() for place in range(4)] for row in range(mine.table.rowCount())]
    assert sorted(rows) == [
        ["sailed it for 30 years", "dropped", "", ""],
        ["that the ferry would not sail", "changed", "boundary", "slip"],
    ]
    assert "Ben" not in mine.summary.text()
    reviewer.press("Esc")
    assert reviewer.page.currentWidget() is reviewer.page.told


def test_who_was_right_throughout_reads_so_and_goes_back(reviewer) -> None:
    reviewer.go("boundary")
    reviewer.press("1")
    ada = next(a.id for a in reviewer.workspace.read.annotators() if a.name == "Ada")
    reviewer.window.who.be(ada)
    reviewer.press("Space")
    reviewer.wait_until_idle()
    mine = reviewer.page.currentWidget()
    assert "Nothing of your work was decided otherwise." in mine.summary.text()
    assert mine.table.isHidden()
    reviewer.press("Esc")
    assert reviewer.page.currentWidget() is reviewer.page.told


def test_letters_typed_into_an_open_menu_decide_nothing_and_its_entries_do(reviewer) -> None:
    case = reviewer.go("boundary")
    menu = reviewer.verbs.screen.queue.filters.button.menu()
    menu.popup(reviewer.verbs.screen.mapToGlobal(reviewer.verbs.screen.rect().center()))
    QTest.keyClick(menu.windowHandle(), Qt.Key.Key_M)
    assert _verdicts(reviewer) == []
    menu.close()

    review = reviewer.window.menus.entry("review.nobody").associatedObjects()
    menu = next(one for one in review if isinstance(one, QMenu))
    menu.popup(reviewer.verbs.screen.mapToGlobal(reviewer.verbs.screen.rect().center()))
    menu.setActiveAction(reviewer.window.menus.entry("review.nobody"))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert reviewer.case(case.key).status == "settled"


def test_a_new_speaker_is_entered_with_the_verdict_that_names_them(reviewer) -> None:
    case = reviewer.go("speaker")
    before = len(reviewer.workspace.read.speakers())
    reviewer.press("E")
    form = reviewer.verbs.screen.form
    form.speaker.setFocus()
    form.speaker.selectAll()
    reviewer.type("Captain Nemo")
    reviewer.press("Ctrl+Return")
    assert form.speaker.text() == "Captain Nemo"
    assert len(reviewer.workspace.read.speakers()) == before
    form.take.click()
    verdict = reviewer.case(case.key).verdict
    (gold,) = reviewer.workspace.read.annotations_by_id(verdict.gold)
    assert reviewer.workspace.read.speaker(gold.speaker).name == "Captain Nemo"
    reviewer.press("Ctrl+Z")
    reviewer.wait_until_idle()
    assert len(reviewer.workspace.read.speakers()) == before
    assert reviewer.case(case.key).status == "open"


def test_pieces_are_edited_each_by_itself(reviewer) -> None:
    case = reviewer.go("attribute:form")
    both = next(choice for choice in reviewer.verbs.deciding.showing.choices if choice.name == "both")
    reviewer.verbs.deciding.editing.begin(both.ruling)
    form = reviewer.verbs.screen.form
    assert form.pieces is not None
    form.pieces.buttons()[2].click()
    reviewer.press("Shift+Alt+Down")
    form.take.click()
    first, second = reviewer.gold(case.key)
    assert first == "“Nobody asked us,”"
    assert second.startswith(first)
    assert len(second) > len(first)


def test_a_row_of_ones_own_work_opens_its_passage_and_is_found_again(reviewer) -> None:
    ada = decide_two_and_be_ada(reviewer)
    reviewer.press("Space")
    reviewer.wait_until_idle()
    rows = reviewer.page.currentWidget().mine.rows
    at = next(number for number, row in enumerate(rows) if row.became == "dropped")
    reviewer.press(" ".join(["Down"] * at + ["Return"]))
    assert reviewer.window.places.now == "desk"
    selection = reviewer.window.context.selection
    mark = reviewer.workspace.read.annotation(str(selection.annotation))
    assert mark is not None
    assert mark.annotator == ada
    assert mark.quoted(reviewer.workspace.read.text(mark.article)) == "sailed it for 30 years"
    assert reviewer.window.desk.current().isAncestorOf(QApplication.focusWidget())

    reviewer.press("Ctrl+R")
    reviewer.wait_until_idle()
    assert reviewer.page.currentWidget().table.currentRow() == at
    assert QApplication.focusWidget() is reviewer.page.currentWidget().table


def test_what_one_has_no_mark_of_opens_at_its_words(reviewer) -> None:
    reviewer.go("missing")
    reviewer.press("1")
    ben = next(a.id for a in reviewer.workspace.read.annotators() if a.name == "Ben")
    reviewer.window.who.be(ben)
    reviewer.press("Space")
    reviewer.wait_until_idle()
    rows = reviewer.page.currentWidget().mine.rows
    at = next(number for number, row in enumerate(rows) if not row.mark)
    reviewer.press(" ".join(["Down"] * at + ["Return"]))
    pane = reviewer.window.desk.current()
    assert reviewer.window.places.now == "desk"
    assert pane.article.id == rows[at].article
    assert reviewer.window.context.selection.span == rows[at].span


def test_the_line_below_counts_what_an_adjudicator_does(reviewer) -> None:
    status = reviewer.window.status
    status.show_counts()
    assert status.counts.text() == "0 verdicts · 0 marks of gold"
    reviewer.go("boundary")
    reviewer.press("B")
    status.show_counts()
    assert status.counts.text() == "1 verdict · 2 marks of gold"
