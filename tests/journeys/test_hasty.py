"""Keys pressed faster than the window paints: each finds what the one before it has decided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.commands.attribution import Mean
from annotator.commands.speakers import AddSpeaker
from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.ui.twins.comparing import Comparing
from annotator.workspace import Workspace
from tests.journeys.person import Person

FIRST = "“We have to close the harbour line before the winter storms arrive,”"
SECOND = "“Nobody had asked the captains what they would do without work,”"
TEXTS = (
    f"The ferry stops. {FIRST} Anna Brandt told the captains. {SECOND} Ole Friis said later.",
    f"No more ferry. Ms. Brandt was blunt on Monday. {FIRST} she told them, and went home.",
    f"A sad day. {FIRST} Anna Brandt said. On the quay there was anger. {SECOND} Captain Ole Friis said.",
)
ALONE = "The band of the harbour played until noon, and then all went home."


@pytest.fixture
def fresh_desk(person: Person, project_of: Callable[..., Path]) -> Person:
    """Three articles side by side, just opened; the hand in the first."""
    person.sit_down(project_of(*TEXTS))
    person.window.keeper.open_side_by_side([article.id for article in person.workspace.read.articles()])
    person.settle()
    person.wait(person.pane.view.hasFocus)
    return person


@pytest.fixture
def desk(fresh_desk: Person) -> Person:
    """The same, with its words compared."""
    person = fresh_desk
    article = person.pane.article
    comparing(person).twins.story.ask(article.story)
    person.wait(lambda: comparing(person).twins.story.is_known((article.id, (place(FIRST),))))
    offers = person.window.sides.tagging.proposals.offers
    person.wait(lambda: not any(offers.is_looking_in(one) for one in person.window.desk.articles))
    return person


def comparing(person: Person) -> Comparing:
    assert person.window.sides is not None
    return person.window.sides.comparing


def place(words: str, text: str = TEXTS[0]) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def select(person: Person, words: str) -> None:
    """Without a turn of the event loop."""
    person.pane.select(place(words))


def offered(person: Person) -> list[tuple[str, tuple[Span, ...]]]:
    return [(one.article, one.proposal.fragments) for one in comparing(person).once.offered]


def quotes(work: Workspace) -> list[Annotation]:
    return [a for article in work.read.articles() for a in work.read.annotations(article.id, label="quote")]


def test_tagged_attributed_and_its_twins_taken_without_waiting(desk: Person) -> None:
    select(desk, FIRST)
    desk.press("Q Return Return")
    assert [desk.words(one) for one in quotes(desk.workspace)] == [[FIRST]] * 3
    (group,) = desk.workspace.read.groups()
    assert len(group.members) == 3
    assert not offered(desk)


@pytest.mark.parametrize("keys", ["Q Return Return", "Q Esc Return", "Q Return T"])
def test_a_key_that_takes_twins_waits_until_they_are_known(fresh_desk: Person, keys: str) -> None:
    select(fresh_desk, FIRST)
    fresh_desk.press(keys)
    assert [fresh_desk.words(one) for one in quotes(fresh_desk.workspace)] == [[FIRST]] * 3
    (group,) = fresh_desk.workspace.read.groups()
    assert len(group.members) == 3


@pytest.mark.parametrize("keys", ["Q Esc Backspace", "Q Return N Backspace Backspace"])
def test_a_key_that_turns_twins_down_waits_for_them_too(fresh_desk: Person, keys: str) -> None:
    select(fresh_desk, FIRST)
    fresh_desk.press(keys)
    assert not offered(fresh_desk)
    fresh_desk.settle()
    assert not offered(fresh_desk)
    assert len(quotes(fresh_desk.workspace)) == 1


def test_of_two_quotes_tagged_in_a_row_none_waits_for_the_twins_of_the_first(fresh_desk: Person) -> None:
    select(fresh_desk, FIRST)
    fresh_desk.press("Q Esc")
    select(fresh_desk, SECOND)
    fresh_desk.press("Q Esc")
    assert not comparing(fresh_desk).twins.story.is_known((fresh_desk.pane.article.id, (place(FIRST),)))
    assert len(quotes(fresh_desk.workspace)) == 2


def test_closed_while_a_key_waits_for_twins(fresh_desk: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    window = fresh_desk.window
    select(fresh_desk, FIRST)
    fresh_desk.press("Q Esc")
    QTimer.singleShot(0, window.frame, window.opening.close)
    fresh_desk.press("Return")
    assert window.context.bridge.workspace is None


def test_tagged_and_its_twins_shown_without_waiting(desk: Person) -> None:
    select(desk, FIRST)
    desk.press("Q Esc Space")
    quote = desk.only("quote")
    shown = desk.window.context.selection.twins
    assert shown is not None
    assert shown.source.id == quote.id
    assert comparing(desk).twins.panes.holds
    others = desk.window.desk.panes[1:]
    desk.wait(lambda: [pane.selection() for pane in others] == [place(FIRST, text) for text in TEXTS[1:]])
    assert len(offered(desk)) == 2


def test_of_two_quotes_tagged_in_a_row_the_second_is_offered(desk: Person) -> None:
    first, second, third = desk.window.desk.articles
    select(desk, FIRST)
    desk.press("Q Esc")
    assert offered(desk) == [(second, (place(FIRST, TEXTS[1]),)), (third, (place(FIRST, TEXTS[2]),))]
    select(desk, SECOND)
    desk.press("Q Esc")
    assert offered(desk) == [(third, (place(SECOND, TEXTS[2]),))]
    desk.settle()
    assert offered(desk) == [(third, (place(SECOND, TEXTS[2]),))]
    twins = desk.window.context.selection.twins
    assert twins is not None
    assert twins.source.fragments == (place(SECOND),)
    desk.press("Return")
    (group,) = desk.workspace.read.groups()
    assert [desk.words(one) for one in quotes(desk.workspace)] == [[FIRST], [SECOND], [SECOND]]
    assert {desk.workspace.read.annotation(m.annotation).article for m in group.members} == {first, third}


def test_tagged_and_taken_back_leaves_nothing(desk: Person) -> None:
    select(desk, FIRST)
    desk.press("Q Esc Ctrl+Z")
    for _again in range(2):
        assert not quotes(desk.workspace)
        assert not offered(desk)
        assert desk.window.context.selection.annotation is None
        assert desk.window.context.selection.twins is None
        assert not comparing(desk).offering.bar.isVisible()
        desk.settle()
    desk.press("Ctrl+Y")
    assert [desk.words(one) for one in quotes(desk.workspace)] == [[FIRST]]


@pytest.mark.parametrize("words", [FIRST, "Anna Brandt told the captains"])
def test_tagged_and_closed_at_once(desk: Person, words: str, tmp_path: Path) -> None:
    path = desk.workspace.path
    select(desk, words)
    desk.press("Q")
    desk.leave()
    work = Workspace.open(path)
    assert [desk_words(work, one) for one in quotes(work)] == [words]
    work.close()


def test_tagged_and_another_project_opened_at_once(desk: Person, project_of: Callable[..., Path]) -> None:
    select(desk, "Anna Brandt told the captains")
    desk.press("Q")
    desk.window.opening.close()
    desk.settle()
    assert desk.window.context.selection.twins is None


def test_in_a_story_of_one_article_it_is_said_at_once_that_there_are_none(
    person: Person, project_of: Callable[..., Path]
) -> None:
    person.sit_down(project_of(ALONE))
    person.wait(person.pane.view.hasFocus)
    person.pane.select(Span(0, 23))
    person.press("Q Esc Space")
    assert person.said == "In no group, and no twin was found in the other articles of the story."
    twins = person.window.context.selection.twins
    assert twins is not None
    assert twins.looked


def test_what_is_not_worked_out_anew_is_as_if_it_had_been(desk: Person) -> None:
    """Marks elsewhere alter neither what is shown of a quote nor what is offered; all others are followed at once."""
    work, articles = desk.workspace, list(desk.window.desk.articles)
    speaker = work.do(AddSpeaker("Anna Brandt"))
    select(desk, FIRST)
    desk.press("Q Return")
    desk.settle()
    quote = desk.only("quote")
    beside = work.do(Tag(articles[1], (place("No more ferry", TEXTS[1]),), "quote"))
    as_it_is(desk)
    on_twin = work.do(Tag(articles[2], (place(FIRST, TEXTS[2]),), "quote"))
    as_it_is(desk)
    assert {one.standing for one in comparing(desk).once.offered} == {"", on_twin}
    work.do(ChangeAnnotation(on_twin, fragments=(place("On the quay", TEXTS[2]),)))
    work.do(ChangeAnnotation(beside, fragments=(place(FIRST, TEXTS[1]),)))
    as_it_is(desk)
    mention = next(link.target for link in work.read.links_of([quote.id]) if link.type == "said_by")
    for change in (
        Mean(mention, speaker),
        ChangeAnnotation(quote.id, fragments=(place(FIRST[:-1]),)),
        Tag(articles[0], (place("The ferry stops"),), "claim"),
        DropAnnotations((beside,)),
        DropAnnotations((on_twin,)),
    ):
        work.do(change)
        as_it_is(desk)
    for _step in range(7):
        work.undo()
        as_it_is(desk)


def as_it_is(person: Person) -> None:
    """What is offered and shown is what comes of working it out anew."""
    once, twins, selection = comparing(person).once, comparing(person).twins, person.window.context.selection
    kept, shown = list(once.offered), selection.twins
    once._again()
    assert list(once.offered) == kept
    assert shown is not None
    source = person.workspace.read.annotation(shown.source.id)
    assert source is not None
    assert twins._shown(source, twins.grouping.group_of(source)) == shown


def desk_words(work: Workspace, annotation: Annotation) -> str:
    return annotation.quoted(work.read.text(annotation.article))
