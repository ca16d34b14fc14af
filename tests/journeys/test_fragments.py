"""A quote that a caption interrupts, one that nothing closes, and a claim within one."""

from __future__ import annotations

from collections.abc import Callable

from annotator.model.span import Span
from tests.journeys.corpus import Corpus, around_caption, lonely, sentence_long
from tests.journeys.person import Person

AtDesk = Callable[[str], Person]


def test_a_quote_around_a_caption_is_one_annotation_of_two_fragments(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.fragmented)
    first, second = around_caption(person.text)
    person.select(first)
    person.press("Q Esc")
    person.select(second)
    person.press("F")
    quote = person.only("quote")
    assert quote.fragments == (first, second)
    assert person.workspace.next_undo is not None
    mark = next(mark for mark in person.pane.view.marks_painter.marks if mark.annotation == quote.id)
    assert mark.fragments == (first, second)
    person.press("Ctrl+Z")
    assert person.only("quote").fragments == (first,)


def test_words_are_taken_out_of_a_quote(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.fragmented)
    first, second = around_caption(person.text)
    person.select(Span(first.start, second.end))
    person.press("Q Esc")
    person.select(Span(first.end, second.start))
    person.press("Shift+F")
    assert person.only("quote").fragments == (first, second)


def test_a_mark_without_partner_is_not_guessed_over(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.unbalanced)
    at = lonely(person.text)[0]
    person.caret_to(at)
    person.press("Q")
    assert person.annotations("quote") == []
    assert "partner" in person.said or "unbalanced" in person.said
    assert person.pane.view.hasFocus()
    assert person.answers.troubles == []
    end = person.text.index(" ", at - 20)
    start, end = min(at, end), max(at, end) + 1
    person.select(Span(start, end))
    person.press("Q Esc")
    words = person.text[start:end]
    assert person.words(person.only("quote")) == [words.strip()]


def test_a_claim_within_a_quote(at_desk: AtDesk, corpus: Corpus) -> None:
    person = at_desk(corpus.direct)
    passage = sentence_long(person.text)
    person.caret_to(passage.start + 12)
    person.press("Q Return")
    inner = Span(passage.start + 1, person.text.index(" ", passage.start + 30))
    person.select(inner)
    person.press("C")
    person.wait(lambda: person.pane.selected_annotation() == person.only("claim").id)
    assert person.only("claim").fragments == (inner,)
    assert passage.contains(inner)
    person.press("Tab")
    assert person.pane.selected_annotation() == person.only("quote").id
    assert person.pane.view.hasFocus()
