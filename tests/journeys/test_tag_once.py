"""Tag once by real keys: a quote's twins in four panes taken at once, one by one, corrected, rejected, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.span import Span
from annotator.ui.reading.reading_view import ReadingView
from annotator.ui.twins.tag_once import TagOnce
from tests.journeys.person import SIZE, Person

SAID = "“We have to close the harbour line before the winter storms arrive,”"
TEXTS = (
    f"The ferry stops. {SAID} Anna Brandt told the captains. Nobody clapped.",
    f"No more ferry. Ms. Brandt was blunt on Monday: she said that much. {SAID} she told them, and went home.",
    "Harbour line to be closed. “We have to close the harbour line before winter storms arrive,” Brandt said.",
    f"A sad day. {SAID} Captain Ole Friis said at the quay, as the last boat left.",
)
OTHER = "Elsewhere the museum opened its doors to nine hundred people, and the band played until noon."


@pytest.fixture
def desk(person: Person, project_of: Callable[..., Path]) -> Person:
    """Five articles of which four have the quote, and four panes; the hand in the first."""
    person.sit_down(project_of(*TEXTS, OTHER))
    articles = [article.id for article in person.workspace.read.articles()]
    person.window.keeper.open_side_by_side(articles[:4])
    person.settle()
    person.wait(person.pane.view.hasFocus)
    return person


def once(person: Person) -> TagOnce:
    assert person.window.sides is not None
    return person.window.sides.comparing.once


def tag(person: Person) -> None:
    """Q in the quotation, Enter for who says it."""
    person.caret_to(person.text.index("harbour line before"))
    person.press("Q")
    person.wait(person.window.sides.inspector.speakers.rows[0].field.hasFocus)
    person.press("Return")
    person.wait(person.pane.view.hasFocus)
    person.wait(lambda: len(once(person).offered) == 3)
    # What is proposed in the other articles comes a little later, and then says who is named there.
    person.wait(lambda: all(one.standing or one.proposal.sources for one in once(person).offered))


def quotes(person: Person) -> list[Annotation]:
    read = person.workspace.read
    return [a for article in read.articles() for a in read.annotations(article.id, label="quote")]


def only_group(person: Person) -> Group:
    (group,) = person.workspace.read.groups()
    return group


def test_all_twins_with_one_key_and_one_step(desk: Person) -> None:
    tag(desk)
    bar = desk.window.sides.comparing.offering.bar
    assert bar.isVisible()
    assert bar.told.text().startswith("3 twins in 3 articles")
    for pane in desk.window.desk.panes[1:]:
        assert len(pane.view.outlines.shown) >= 1
    before = [pane.view.verticalScrollBar().value() for pane in desk.window.desk.panes]
    desk.press("Return")
    found = quotes(desk)
    assert [a.article for a in found] == list(desk.window.desk.articles)
    assert [desk.words(a)[0] for a in found] == [SAID, SAID, SAID.replace("the winter", "winter"), SAID]
    assert [a.origin for a in found] == ["manual", "proposal", "proposal", "proposal"]
    assert [desk.speaker_of(a) for a in found] == ["Anna Brandt"] * 3 + ["Ole Friis"]
    group = only_group(desk)
    assert {m.annotation: m.how for m in group.members} == {
        found[0].id: "verbatim",
        found[1].id: "verbatim",
        found[2].id: "variant",
        found[3].id: "verbatim",
    }
    assert not bar.isVisible()
    assert [pane.view.verticalScrollBar().value() for pane in desk.window.desk.panes] == before
    desk.press("Ctrl+Z")
    assert len(quotes(desk)) == 1
    assert not desk.workspace.read.groups()
    desk.press("Ctrl+Y")
    assert len(quotes(desk)) == 4
    assert len(only_group(desk).members) == 4


def test_somebody_else_who_says_it_is_not_overwritten_but_told(desk: Person) -> None:
    tag(desk)
    assert [one.disputed for one in once(desk).offered] == [False, False, True]
    assert "1 article names somebody else" in desk.window.sides.comparing.offering.bar.told.text()


def test_no_twin_is_brought_under_the_bar(person: Person, project_of: Callable[..., Path]) -> None:
    around = "\n\n".join("The gulls slept on the pier and the kiosk was shut." for _line in range(60))
    person.sit_down(project_of(TEXTS[0], *(f"{around}\n\n{text}\n\n{around}" for text in TEXTS[1:]), OTHER))
    person.window.keeper.open_side_by_side([article.id for article in person.workspace.read.articles()][:4])
    person.wait(person.pane.view.hasFocus)
    tag(person)
    bar = person.window.sides.comparing.offering.bar
    under = [pane.view for pane in person.window.desk.panes[1:] if bar.over(pane.view.viewport())]
    assert len(under) >= 2
    ends = {view: view.text.index("arrive,”") for view in under}

    def room(view: ReadingView) -> float:
        """Points between the end of the twin and the bar."""
        return view.viewport().height() - bar.over(view.viewport()) - view.caret_rect(ends[view]).bottom()

    for view in under:
        view.verticalScrollBar().setValue(round(view.verticalScrollBar().value() - room(view) - 20))
        assert room(view) < 0
    person.press("Space")
    for view, end in ends.items():
        assert room(view) >= 0
        assert view.caret_rect(view.text.index("“We have to", end - 80)).top() >= 0


def test_the_bar_says_all_of_it_where_panes_are_few(desk: Person) -> None:
    tag(desk)
    bar, panes = desk.window.sides.comparing.offering.bar, desk.window.desk
    while len(panes.articles) > 1:
        panes.close_article(panes.articles[-1])
    desk.window.frame.resize(900, 700)
    desk.wait(lambda: bar.width() <= panes.width() < SIZE[0] / 2)
    assert bar.told.height() >= bar.told.heightForWidth(bar.told.width())
    assert bar.geometry().right() <= panes.width()
    assert all(button.width() >= button.sizeHint().width() for button in (bar.take, bar.walk, bar.leave))


def test_twins_go_with_proposals_where_these_are_switched_off(desk: Person) -> None:
    tag(desk)
    desk.window.registry.get("proposal.mine").do()
    assert not once(desk).offered
    assert not desk.window.sides.comparing.offering.bar.isVisible()


def test_one_by_one_from_pane_to_pane(desk: Person) -> None:
    tag(desk)
    first, *others = desk.window.desk.panes
    desk.press("N")
    assert desk.pane is others[0]
    desk.wait(desk.pane.view.hasFocus)
    desk.press("Return")
    assert len(quotes(desk)) == 2
    assert desk.pane is others[1], "the next one comes by itself"
    desk.press("Shift+Alt+Left")
    made = desk.annotations("quote")[0]
    assert desk.words(made)[0].endswith("arrive,"), "a corrected twin is tagged as corrected"
    assert len(only_group(desk).members) == 3
    desk.window.desk.focus_pane(0)
    desk.window.context.selection.show(quotes(desk)[0].article, None, quotes(desk)[0].id)
    desk.press("Space N")
    assert desk.pane is others[2]
    desk.press("Backspace")
    assert desk.pane is first
    assert not once(desk).offered
    assert len(quotes(desk)) == 3
    desk.press("Space")
    desk.settle()
    assert not once(desk).offered, "what was rejected is not offered again"


def test_not_now_leaves_everything_as_it_is(desk: Person) -> None:
    tag(desk)
    desk.press("Backspace")
    assert not once(desk).offered
    assert not desk.window.sides.comparing.offering.bar.isVisible()
    assert len(quotes(desk)) == 1
    desk.press("Space")
    desk.wait(lambda: len(once(desk).offered) == 3)


def test_what_is_tagged_already_is_grouped_and_not_tagged_again(desk: Person) -> None:
    desk.press("Ctrl+2")
    desk.wait(desk.pane.view.hasFocus)
    desk.caret_to(desk.text.index("harbour line before"))
    desk.press("Q")
    desk.wait(lambda: len(once(desk).offered) == 3)
    desk.press("Esc Ctrl+1")
    desk.wait(desk.pane.view.hasFocus)
    tag(desk)
    assert "1 is tagged already" in desk.window.sides.comparing.offering.bar.told.text()
    desk.press("Return")
    assert len(quotes(desk)) == 4
    assert len(only_group(desk).members) == 4


def test_who_wants_no_proposals_gets_none(desk: Person) -> None:
    desk.window.registry.get("proposal.mine").do()
    desk.caret_to(desk.text.index("harbour line before"))
    desk.press("Q Return")
    desk.settle()
    assert len(quotes(desk)) == 1
    assert not once(desk).offered
    assert desk.only("quote").fragments == (Span(17, 17 + len(SAID)),)


def test_a_proposal_that_was_accepted_offers_its_twins_too(desk: Person) -> None:
    desk.wait(lambda: bool(desk.window.sides.tagging.proposals.offers.open_in(desk.pane.article.id)))
    desk.press("N Return")
    desk.wait(lambda: len(once(desk).offered) == 3)
    assert "T tags all" in desk.window.sides.comparing.offering.bar.told.text()
    desk.press("T")
    assert len(quotes(desk)) == 4
    assert len(only_group(desk).members) == 4
