"""Proposals by real keys: walked, accepted, corrected, rejected, many at once, taken back, and rejected for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from annotator.commands.annotations import DropAnnotations, Tag
from annotator.commands.project import ChooseEngine
from annotator.discovery.checked import CheckedProposer
from annotator.discovery.proposals import Given, Proposal
from annotator.model.span import Span
from annotator.ui.dialogs.accept_proposals import AcceptProposalsDialog
from annotator.ui.proposing import engine
from tests import foreign_engine
from tests.journeys.person import Person

STORY = (
    "“We need to close the line,” Anna Brandt told the captains on Monday. "
    "“Nobody asked us before the vote,” said Captain Ole Friis, who has sailed it for 30 years. "
    "Ms. Brandt said that the ferry would not sail in winter. "
    "“It is a sad day for the islands,” Friis said."
)


def offered(person: Person) -> list[Proposal]:
    assert person.window.sides is not None
    assert person.pane.article is not None
    return list(person.window.sides.tagging.proposals.offers.open_in(person.pane.article.id))


def at(person: Person) -> tuple[Span, ...] | None:
    found = person.window.context.selection.proposal
    return found[1].fragments if found is not None else None


def begun(person: Person, path: Path) -> None:
    person.sit_down(path)
    person.wait(lambda: bool(offered(person)))


def test_accept_correct_reject_and_many_at_once(person: Person, project_of: Callable[..., Path]) -> None:
    path = project_of(STORY)
    begun(person, path)
    first = offered(person)
    assert len(first) == 4
    assert len(person.pane.view.outlines.shown) == 4
    assert not person.annotations("quote")

    person.press("N")
    assert at(person) == first[0].fragments
    person.press("Return")
    quote = person.only("quote")
    assert (quote.fragments, quote.origin) == (first[0].fragments, "proposal")
    assert person.speaker_of(quote) == "Anna Brandt"
    assert at(person) == first[1].fragments, "the next one comes by itself"

    person.press("Backspace")
    assert len(person.annotations("quote")) == 1
    assert at(person) == first[2].fragments

    person.press("Shift+Alt+Left")
    moved = next(q for q in person.annotations("quote") if q.id != quote.id)
    assert moved.fragments == (Span(first[2].start, first[2].end - 1),)
    assert person.pane.selected_annotation() == moved.id
    person.press("Shift+Alt+Left")
    assert person.annotations("quote")[1].end == first[2].end - 2, "now it is an annotation whose boundary moves"
    assert [p.fragments for p in offered(person)] == [first[3].fragments]

    person.press("Ctrl+Z Ctrl+Z Ctrl+Z")
    assert [p.fragments for p in offered(person)] == [p.fragments for p in first[1:]]
    person.press("Ctrl+Y")
    assert [p.fragments for p in offered(person)] == [p.fragments for p in first[2:]]


def test_the_hand_goes_to_the_proposal_in_which_the_caret_stands(
    person: Person, project_of: Callable[..., Path]
) -> None:
    begun(person, project_of(STORY))
    listed = offered(person)
    person.pane.set_caret(listed[1].start + 9)
    person.press("N")
    assert at(person) == listed[1].fragments
    person.press("N")
    assert at(person) == listed[2].fragments
    person.press("P P")
    assert at(person) == listed[0].fragments


def test_what_was_rejected_stays_so_after_opening_again(person: Person, project_of: Callable[..., Path]) -> None:
    path = project_of(STORY)
    begun(person, path)
    first = offered(person)
    person.press("N N Backspace")
    person.leave_all()
    begun(person, path)
    assert [p.fragments for p in offered(person)] == [p.fragments for p in (first[0], *first[2:])]


def test_another_label_corrects(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    first = offered(person)
    person.press("N C")
    claim = person.only("claim")
    assert (claim.fragments, claim.origin) == (first[0].fragments, "proposal")
    assert [p.fragments for p in offered(person)] == [p.fragments for p in first[1:]]


def test_who_goes_elsewhere_decides_nothing(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    first = offered(person)
    person.press("N Ctrl+End")
    assert at(person) is None
    person.press("Return Backspace")
    assert not person.annotations("quote")
    assert len(offered(person)) == len(first)
    person.press("P")
    assert at(person) == first[-1].fragments
    person.press("P P P")
    assert at(person) == first[0].fragments


def test_all_above_a_confidence_are_one_step(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    first = offered(person)
    seen: list[int] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AcceptProposalsDialog)
        dialog.least.setValue(100)
        assert not dialog.accept_button.isEnabled()
        dialog.least.setValue(0)
        seen.append(dialog.model.rowCount())
        person.press("Return")

    person.in_dialog("Ctrl+Alt+Return", answer)
    assert seen == [len(first)]
    assert [q.fragments for q in person.annotations("quote")] == [p.fragments for p in first]
    assert len({person.speaker_of(q) for q in person.annotations("quote")}) == 2
    assert not offered(person)
    person.press("Ctrl+Z")
    assert not person.annotations("quote")
    assert len(offered(person)) == len(first)


def test_the_preview_over_several_articles_tells_of_which_each_is(
    person: Person, project_of: Callable[..., Path]
) -> None:
    begun(person, project_of(STORY, f"No more ferry. {STORY}"))
    articles = [article.id for article in person.workspace.read.articles()]
    person.window.keeper.open_side_by_side(articles)
    offers = person.window.sides.tagging.proposals.offers
    person.wait(lambda: all(offers.open_in(article) for article in articles))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AcceptProposalsDialog)
        last = dialog.model.columnCount() - 1
        assert dialog.list.isColumnHidden(last)
        person.press("Tab Space")
        assert not dialog.list.isColumnHidden(last)
        told = {str(dialog.model.index(row, last).data()) for row in range(dialog.model.rowCount())}
        assert len(told) == 2
        person.press("Esc")

    person.in_dialog("Ctrl+Alt+Return", answer)


def test_who_passed_words_on_is_told_from_who_said_them(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of("“We need to close the line,” the report quotes Anna Brandt as saying on Monday."))
    person.press("N")
    person.settle()
    told = person.window.sides.inspector.proposal.speaker.text()
    assert told.splitlines() == ["Anna Brandt (new) · origin", "the report (new) · record"]


def test_the_inspector_tells_what_is_proposed_and_why(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    person.press("N")
    person.settle()
    assert person.window.sides is not None
    part = person.window.sides.inspector.proposal
    assert part.isVisible()
    assert part.words.text().startswith("“We need")
    assert part.speaker.text() == "Anna Brandt (new)"
    assert part.cue.text() == "told"
    assert "Anna Brandt" in part.why.text()
    person.press("Return")
    person.settle()
    person.press("N N")
    person.settle()
    assert "(new)" not in part.speaker.text() or "Friis" in part.speaker.text()


def test_nothing_is_proposed_to_who_wants_nothing(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    hand = person.window.sides.tagging.proposals
    person.window.registry.get("proposal.mine").do()
    assert not offered(person)
    assert not person.pane.view.outlines.shown
    person.press("N Return")
    assert not person.annotations("quote")
    assert not hand.is_mine_on()
    person.window.registry.get("proposal.mine").do()
    assert len(offered(person)) == 4
    person.window.registry.get("proposal.project").do()
    assert not offered(person)


def test_an_engine_of_another_package_is_chosen_and_proposes_at_once(
    person: Person, project_of: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign_engine.install(tmp_path / "site", monkeypatch)
    begun(person, project_of(STORY))
    action = person.window.registry.get("proposal.engine")
    person.answers.choices = [1]
    action.do()
    person.wait(lambda: [[(f.start, f.end) for f in p.fragments] for p in offered(person)] == [[(0, 4)]])
    person.press("N Return")
    (quote,) = person.annotations("quote")
    assert (quote.start, quote.end, quote.origin) == (0, 4, "proposal")
    person.workspace.undo()
    person.workspace.undo()
    person.wait(lambda: len(offered(person)) == 4)


def test_an_engine_that_is_not_installed_here_is_told_and_harms_nothing(
    person: Person, project_of: Callable[..., Path]
) -> None:
    begun(person, project_of(STORY))
    offers = person.window.sides.tagging.proposals.offers
    person.workspace.do(ChooseEngine("elsewhere"))
    person.wait(lambda: "There is no engine elsewhere" in offers.trouble)
    assert not offered(person)
    person.workspace.undo()
    person.wait(lambda: len(offered(person)) == 4)


def test_quotes_are_looked_for_anew_where_a_caption_goes_and_not_where_a_tag_does(
    person: Person, project_of: Callable[..., Path]
) -> None:
    begun(person, project_of(STORY))
    work, offers = person.workspace, person.window.sides.tagging.proposals.offers
    (article,) = work.read.articles()
    due = offers._soon
    quote, caption = (work.do(Tag(article.id, (Span(0, 20),), label)) for label in ("quote", "caption"))
    assert due.isActive()
    due.stop()
    work.do(DropAnnotations((quote,)))
    assert not due.isActive()
    assert len(offered(person)) == 4
    work.do(DropAnnotations((caption,)))
    assert due.isActive()
    person.wait(lambda: not due.isActive() and not offers.is_looking_in(article.id))


def test_what_was_opened_is_looked_through_once_the_hand_rests(person: Person, project_of: Callable[..., Path]) -> None:
    begun(person, project_of(STORY))
    offers = person.window.sides.tagging.proposals.offers
    (article,) = person.workspace.read.articles()
    person.workspace.do(Tag(article.id, (Span(4, 28),), "quote"))
    offers._walking.setInterval(60_000)
    person.press("F8")
    assert person.pane.selected_annotation()
    person.workspace.do(ChooseEngine("rules"))
    person.wait(lambda: not offers._painted._turn.isActive())
    assert offers.is_looking_in(article.id)
    assert not person.window.jobs.running
    offers._walking.start(0)
    person.wait(lambda: not offers.is_looking_in(article.id))


def test_an_engine_that_fails_is_told_also_at_the_key_and_hinders_nothing(
    person: Person, project_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        def propose(self, given: Given) -> list[Proposal]:
            raise OSError("no model")

    monkeypatch.setattr(engine, "load_proposer", lambda _name, _lexicons: CheckedProposer("theirs", Failing()))
    person.sit_down(project_of(STORY))
    offers = person.window.sides.tagging.proposals.offers
    person.wait(lambda: bool(offers.trouble))
    person.window.frame.statusBar().clearMessage()
    person.press("N")
    assert person.said.startswith("No quotes are proposed: The engine theirs failed while it proposed (no model)")
    person.pane.select(Span(0, 28))
    person.press("Q Esc")
    assert person.only("quote").fragments == (Span(0, 28),)
    monkeypatch.undo()
    offers._find = None
    offers.reach([person.pane.article.id])
    person.wait(lambda: bool(offered(person)))
    assert not offers.trouble
