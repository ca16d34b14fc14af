"""Many verdicts at once: followed beside the window, with the right case under the hand afterwards."""

from __future__ import annotations

from threading import Event

import pytest

from annotator.commands.review import Decide
from annotator.review import rulings
from annotator.review.given import given
from annotator.ui.review import following
from annotator.ui.review import reviewing as reviewing_module
from annotator.ui.review.page import ReviewPage


@pytest.fixture
def many(reviewer, monkeypatch):
    """At the review, where two verdicts are many, and comparing all work anew is a fault."""
    monkeypatch.setattr(reviewing_module, "AT_ONCE", 1)
    monkeypatch.setattr(ReviewPage, "read", lambda _page: pytest.fail("all is read anew"))
    return reviewer


@pytest.fixture
def slowly(monkeypatch):
    """Changes are not followed before this is set."""
    go_on, real = Event(), following.followed

    def slow(*asked):
        go_on.wait(10)
        return real(*asked)

    monkeypatch.setattr(following, "followed", slow)
    yield go_on
    go_on.set()


def test_after_many_verdicts_comes_the_next_open_card_and_after_their_undo_the_first_of_them(many) -> None:
    case = many.go("speaker")
    many.press("1")  # settles its like as well
    many.wait_until_shown()
    reviewing = many.verbs.reviewing
    assert many.case(case.key).status == "settled"
    assert reviewing.left[""] == 5
    assert reviewing.case().status == "open"
    many.press("N Ctrl+Z")
    many.wait_until_shown()
    assert many.case(case.key).status == "open"
    assert reviewing.left[""] == 7
    assert reviewing.case().kinds == ("speaker",)
    assert many.workspace.read.verdicts() == []
    many.press("Ctrl+Y")
    many.wait_until_shown()
    assert many.case(case.key).status == "settled"


def test_until_many_verdicts_are_shown_one_can_look_about_and_decide_nothing(many, slowly) -> None:
    case = many.go("speaker")
    many.press("1")
    before = many.verbs.reviewing.current
    many.press("0 A N")
    many.verbs.deciding.take("nobody")
    assert many.verbs.reviewing.current != before
    looked_at = many.verbs.reviewing.current
    slowly.set()
    many.wait_until_shown()
    assert len(many.workspace.read.verdicts()) == 2
    assert many.case(case.key).status == "settled"
    assert many.verbs.reviewing.current == looked_at
    many.press("0")
    many.wait_until_shown()
    assert many.case(looked_at).status == "settled"


def test_what_changes_until_then_is_shown_after_it(many, slowly) -> None:
    case = many.go("speaker")
    other = next(one for one in many.verbs.reviewing.cases.values() if one.kinds == ("boundary",))
    many.press("1")
    many.workspace.do(Decide((given(other, rulings.take(other, other.annotators[0])),)))
    assert many.case(other.key).status == "open"
    slowly.set()
    many.wait_until_shown()
    assert {many.case(one.key).status for one in (case, other)} == {"settled"}
    assert many.verbs.reviewing.left[""] == 4


def test_a_project_closed_before_they_are_shown_leaves_nothing_behind(many, slowly) -> None:
    many.go("speaker")
    many.press("1")
    assert many.verbs.reviewing.waits
    slowly.set()
    many.window.opening.close()
    many.wait_until_idle()
    assert many.page.verbs is None


def test_what_cannot_be_followed_is_read_anew(reviewer, monkeypatch) -> None:
    monkeypatch.setattr(reviewing_module, "AT_ONCE", 1)
    monkeypatch.setattr(following, "followed", lambda *_asked: 1 / 0)
    case = reviewer.go("speaker")
    reviewer.press("1")
    reviewer.wait_until_shown()
    assert reviewer.case(case.key).status == "settled"


def test_what_a_rule_settles_leaves_an_open_card_under_the_hand(many) -> None:
    case = many.go("boundary")
    agreed = next(one for one in many.verbs.reviewing.cases.values() if one.status == "agreed")
    many.verbs.recording.record(
        lambda: Decide((given(agreed, rulings.take(agreed, agreed.annotators[0]), rule="unanimous 1"),)), 1
    )
    many.wait_until_shown()
    assert many.case(agreed.key).status == "settled"
    assert many.verbs.reviewing.current == case.key
