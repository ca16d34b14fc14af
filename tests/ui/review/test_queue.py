"""The queue: order, filters that combine, what is left, and how fast it is with many."""

from __future__ import annotations

import time
from threading import Event

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from annotator.agreement.units import Facet, Member, Unit
from annotator.commands.annotations import DropAnnotations
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.review.cases import Case
from annotator.review.queue import Filter
from annotator.ui.review import reviewing as reviewing_module
from annotator.ui.review.queue_rows import Heading, QueueRows, listing
from annotator.ui.selection import QueueAsked


def test_every_order_shows_the_same_disagreements_under_headings(reviewer) -> None:
    reviewing, rows = reviewer.verbs.reviewing, reviewer.verbs.screen.queue.rows
    wanted = set(reviewing.queue)
    assert len(wanted) == 7
    for order in ("worst", "kind", "confusion", "annotator", "speaker", "position"):
        reviewing.choose(order=order)
        assert set(reviewing.queue) == wanted
        assert isinstance(rows.row(0), Heading)


def test_the_first_case_under_a_heading_is_seen_with_it(reviewer) -> None:
    queue = reviewer.verbs.screen.queue
    queue.list.setFixedHeight(110)
    reviewer.press("N N N N N N")
    QApplication.processEvents()
    assert queue.list.verticalScrollBar().value() > 0
    reviewer.verbs.reviewing.choose(order="annotator")
    QApplication.processEvents()
    assert queue.list.currentIndex().row() == 1
    assert queue.list.viewport().rect().contains(queue.list.visualRect(queue.rows.index(0)))


def test_an_audit_shows_what_all_agree_on(reviewer) -> None:
    reviewer.verbs.reviewing.choose(order="audit")
    (case,) = reviewer.verbs.reviewing.listed()
    assert case.status == "agreed"
    reviewer.press("0")
    assert reviewer.case(case.key).status == "settled"


def test_filters_combine_and_are_taken_off(reviewer) -> None:
    reviewing, filters = reviewer.verbs.reviewing, reviewer.verbs.screen.queue.filters
    filters.set(kinds=frozenset({"boundary", "attribute"}))
    assert len(reviewing.queue) == 2
    filters.set(labels=frozenset({"claim"}))
    assert reviewing.queue == []
    assert reviewer.verbs.deciding.showing.choices == []
    filters.clear()
    assert len(reviewing.queue) == 7


def test_a_queue_that_is_asked_for_holds_only_these(reviewer) -> None:
    case = reviewer.go("missing")
    reviewer.window.context.selection.queue_asked.emit(QueueAsked("claims", frozenset({case.members[0].id})))
    assert reviewer.verbs.reviewing.queue == [case.key]
    assert not reviewer.verbs.screen.queue.filters.isHidden()


def test_the_head_says_what_is_left(reviewer) -> None:
    head = reviewer.verbs.screen.head
    assert head.place.text() == "1 of 7"
    assert head.rest.text() == "7 left"
    reviewer.go("missing")
    reviewer.press("0")
    assert head.rest.text() == "6 left"


def test_twenty_thousand_rows_are_shown_and_changed_at_once(qapp) -> None:
    cases = [_case(number) for number in range(20_000)]
    rows = QueueRows(lambda case: case.key, lambda case: case.left)
    start = time.perf_counter()
    rows.replace(listing(cases, lambda case: case.article, lambda case: case.left))
    shown = time.perf_counter()
    rows.change({cases[10_000].key: cases[10_000]})
    changed = time.perf_counter()
    assert rows.rowCount() == 20_000 + 200
    assert shown - start < 1.0
    assert changed - shown < 0.05


def _case(number: int) -> Case:
    unit = Unit(f"article {number // 100}", "quote", (Member(f"{number:06}", "a"),), (Facet("missing"),))
    return Case(f"{number:06}", unit, (), (), (), "")


def test_tab_goes_through_the_review_as_it_is_laid_out_and_scrolls_nothing(reviewer) -> None:
    reviewer.go("boundary-trivial")
    screen = reviewer.verbs.screen
    screen.area.setFixedHeight(120)
    parts = [screen.queue.list, screen.card, screen.twins.together, screen.verdict.buttons["take:1"]]
    parts += [screen.verdict.because.reasons, screen.verdict.because.comment, screen.head, screen.queue.order]
    passed = []
    for _step in range(60):
        here = QApplication.focusWidget()
        found = next((part for part in parts if here is part or part.isAncestorOf(here)), None)
        if found is not None and passed[-1:] != [found]:
            passed.append(found)
        if found is screen.queue.order:
            break
        reviewer.press("Tab")
        assert screen.area.verticalScrollBar().value() == 0
    assert passed == parts


def test_another_order_begins_with_its_first_case(reviewer) -> None:
    reviewer.go("attribute:form")
    reviewer.verbs.reviewing.choose(order="worst")
    assert reviewer.verbs.reviewing.place() == 0


def _heading(reviewer) -> Heading:
    return reviewer.verbs.screen.queue.rows.row(0)


def test_whoever_checks_does_not_see_how_others_decided_the_same_difference(reviewer) -> None:
    reviewer.verbs.reviewing.choose(wanted=Filter(kinds=frozenset(("speaker",))))
    for _case in range(2):
        reviewer.press(" ".join(["S"] * reviewer.verbs.screen.verdict.also_speaker()))
        reviewer.press("1")
    assert "Decided elsewhere" in reviewer.verbs.screen.card.spoken()
    reviewer.window.who.be(reviewer.workspace.do(AddAnnotator("Dora", "adjudicator")))
    reviewer.wait_until_read()
    reviewer.verbs.do("check")
    reviewer.wait_until_idle()
    for key in reviewer.verbs.reviewing.queue:
        reviewer.verbs.reviewing.go_to(key)
        assert "Take Ada" not in reviewer.verbs.screen.card.spoken()


def test_an_audit_counts_under_each_heading_what_is_still_to_be_looked_at(reviewer) -> None:
    reviewer.verbs.reviewing.choose(order="audit")
    assert _heading(reviewer).left == _heading(reviewer).count > 0


def test_a_fault_while_a_sample_is_drawn_is_not_passed_over(reviewer, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(reviewing_module, "sample", lambda *_asked: 1 / 0)
    reviewer.go("boundary")
    reviewer.press("1")
    with qtbot.capture_exceptions() as faults:
        reviewer.verbs.do("check")
        reviewer.wait_until_idle()
    assert [kind for kind, _fault, _trace in faults] == [ZeroDivisionError]
    assert not reviewer.verbs.reviewing.checking


def test_a_second_adjudicator_checks_unseen_and_makes_no_gold(reviewer) -> None:
    case = reviewer.go("boundary")
    reviewer.press("1")
    gold = reviewer.case(case.key).verdict
    dora = reviewer.workspace.do(AddAnnotator("Dora", "adjudicator"))
    reviewer.window.who.be(dora)
    reviewer.wait_until_read()
    reviewer.verbs.do("check")
    reviewer.wait_until_idle()

    assert reviewer.verbs.reviewing.queue == [case.key]
    assert "Carol" not in reviewer.verbs.screen.card.spoken()
    assert reviewer.verbs.screen.head.rest.text() == "1 left"
    assert _heading(reviewer).left == 1
    reviewer.press("2")
    assert reviewer.case(case.key).verdict == gold
    check = reviewer.workspace.read.verdicts()[-1]
    assert (check.checks, check.gold, check.adjudicator) == (gold.id, (), dora)
    assert reviewer.verbs.screen.head.rest.text().startswith("All of the sample is checked · checks agree on 0 of 1")
    assert _heading(reviewer).left == 0
    reviewer.verbs.reviewing.go_to(case.key)
    assert "Carol" in reviewer.verbs.screen.card.spoken()
    assert "Checked: Take Ben · Dora" in reviewer.verbs.screen.card.spoken()
    reviewer.verbs.screen.queue.filters.clear()
    assert not reviewer.verbs.reviewing.checking


def test_work_at_the_desk_is_not_followed_but_seen_when_one_comes_back(reviewer) -> None:
    case = reviewer.go("missing")
    reviewer.press("Esc")
    assert not reviewer.verbs.reviewing.watched
    carol, mark = reviewer.workspace.annotator, case.members[0]
    reviewer.workspace.annotator = mark.annotator
    reviewer.workspace.do(DropAnnotations((mark.id,)))
    reviewer.workspace.annotator = carol
    assert case.key in reviewer.verbs.reviewing.cases

    reviewer.come()
    reviewer.wait_until_read()
    assert case.key not in reviewer.verbs.reviewing.cases
    assert reviewer.verbs.reviewing.watched


def test_an_article_that_is_no_longer_done_lacks_nothing(reviewer) -> None:
    case = reviewer.go("missing")
    ben = next(a.id for a in reviewer.workspace.read.annotators() if a.name == "Ben")
    reviewer.workspace.do(ChangeState((case.article,), ben, "in_progress"))
    assert case.kinds == ("missing",)
    assert reviewer.case(case.key).kinds == ()
    assert case.key not in reviewer.verbs.reviewing.queue


def test_home_and_end_go_to_the_first_and_the_last_case(reviewer) -> None:
    reviewing = reviewer.verbs.reviewing
    reviewer.press("End")
    assert reviewing.current == reviewing.queue[-1]
    reviewer.press("Left")
    assert reviewing.current == reviewing.queue[-1]
    reviewer.press("Home")
    assert reviewing.current == reviewing.queue[0]
    reviewer.press("Down")
    assert reviewing.current == reviewing.queue[1]


def test_of_a_long_queue_no_row_is_asked_for_that_is_not_seen(reviewer, monkeypatch) -> None:
    rows, case = reviewer.verbs.screen.queue.rows, reviewer.verbs.reviewing.case()
    many = [replace(case, key=f"{number}") for number in range(20_000)]
    asked: list[int] = []
    counted = QueueRows.rowCount
    monkeypatch.setattr(QueueRows, "rowCount", lambda self, *place: (asked.append(1), counted(self, *place))[1])
    rows.replace(listing(many, lambda case: case.key[:2], lambda case: case.left))
    reviewer.verbs.screen.queue.show_current("19999")
    QApplication.processEvents()
    assert len(asked) < 2_000


def test_what_changes_while_a_long_queue_is_ordered_is_shown_as_it_is_now(reviewer, monkeypatch) -> None:
    reviewing = reviewer.verbs.reviewing
    monkeypatch.setattr(reviewing_module, "ARRANGED_AT_ONCE", 1)
    case = reviewer.go("boundary")
    ordered, go_on = reviewing_module.arranged, Event()

    def slow(*asked):
        made = ordered(*asked)
        go_on.wait(10)
        return made

    monkeypatch.setattr(reviewing_module, "arranged", slow)
    reviewing.requeue()
    monkeypatch.setattr(reviewing_module, "ARRANGED_AT_ONCE", 2_000)
    reviewer.press("1")
    go_on.set()
    reviewer.wait_until_idle()
    rows = reviewer.verbs.screen.queue.rows
    shown = rows.row(rows.place(case.key))
    assert shown is reviewer.case(case.key)
    assert shown.status == "settled"
