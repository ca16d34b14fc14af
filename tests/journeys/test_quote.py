"""Tagging a direct quote and its speaker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.discovery.quotation import quotations
from tests.journeys.corpus import Corpus, sentence_long
from tests.journeys.person import Person

AtDesk = Callable[[str], Person]


def test_a_direct_quote_with_its_speaker_costs_at_most_three_keys(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    passage = sentence_long(person.text)
    person.caret_to(passage.start + 12)
    before = person.pressed
    person.press("Q Return")
    assert person.pressed - before <= 3
    quote = person.only("quote")
    assert quote.fragments == (passage,)
    assert person.pane.view.hasFocus()
    assert person.speaker_of(quote)
    person.settle()
    assert person.speaker_of(quote) in person.window.sides.inspector.speakers.rows[0].field.text()
    assert quote.id in {mark.annotation for mark in person.pane.view.marks_painter.marks}


def test_each_quote_of_an_article_takes_q_and_enter(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    passages = [p.span for p in quotations(person.text).passages if p.depth == 0][:8]
    for passage in passages:
        person.caret_to(passage.start + 1)
        person.press("Q Return")
        person.wait(person.pane.view.hasFocus)
    assert [quote.fragments for quote in person.annotations("quote")] == [(passage,) for passage in passages]
    named = [quote for quote in person.annotations("quote") if person.speaker_of(quote)]
    assert len(named) >= len(passages) / 2


def test_escape_leaves_the_speaker_open_and_w_asks_again(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    person.caret_to(sentence_long(person.text).start + 12)
    person.press("Q Esc")
    assert person.speaker_of(person.only("quote")) == ""
    assert person.pane.view.hasFocus()
    person.press("W")
    person.wait(lambda: not person.pane.view.hasFocus())
    person.press("Return")
    assert person.speaker_of(person.only("quote"))


def test_undo_in_the_field_that_asks_who_speaks_takes_the_quote_back(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    person.caret_to(sentence_long(person.text).start + 12)
    person.press("Q")
    field = person.window.sides.inspector.speakers.rows[0].field
    person.wait(field.hasFocus)
    person.type("Nobo")
    person.press("Ctrl+Z")
    assert person.annotations("quote"), "what was typed goes first"
    person.press("Ctrl+Z")
    assert not person.annotations("quote")
    person.wait(person.pane.view.hasFocus)
    person.press("Ctrl+Y")
    assert person.only("quote")


def test_the_same_words_are_not_tagged_twice(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    passage = sentence_long(person.text)
    person.caret_to(passage.start + 12)
    person.press("Q Esc Q")
    assert person.only("quote").fragments == (passage,)
    assert person.said


def test_at_the_end_of_a_line_that_only_the_view_breaks_its_own_words_are_meant(
    person: Person, project_of: Callable[..., Path]
) -> None:
    lead = "The harbour office counted the boats and not the people who waited that winter. " * 6
    person.sit_down(project_of(f"{lead}By Nora SellickVELDHAVEN — {lead}“We close,” said Ann Lee.{lead}"))
    person.find("Nora Sellick")
    person.press("End S")
    assert person.words(person.only("speaker")) == ["Nora Sellick"]
    person.press("Ctrl+Z")
    person.find("VELDHAVEN")
    person.press("Left S")
    assert person.words(person.only("speaker")) == ["VELDHAVEN"]
