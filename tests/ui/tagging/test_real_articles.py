"""Tagging on the real articles, by position alone: none of their words stand here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from annotator.model.span import Span
from tests.ui.tagging.hand import Hand

Make = Callable[..., Hand]


def _text(folder: Path, number: str) -> str:
    return next(folder.glob(f"{number}_*")).read_bytes().decode()


def test_an_unbalanced_mark_is_told_and_the_selection_tags_all_the_same(hand: Make, articles_folder: Path) -> None:
    ui = hand(_text(articles_folder, "002"))
    (lonely,) = ui.pane.view.quotations.unbalanced
    ui.pane.set_caret(lonely - 20)
    ui.press("Q")
    assert not ui.all()
    assert "no partner" in ui.said[-1]
    ui.pane.select(Span(lonely - 40, lonely + 1))
    ui.press("Q Esc")
    assert ui.only("quote").end == lonely + 1


def test_all_passages_of_a_text_without_paragraphs_are_taken_by_one_key(hand: Make, articles_folder: Path) -> None:
    ui = hand(_text(articles_folder, "000"))
    passages = [one for one in ui.pane.view.quotations.passages if one.depth == 0 and not one.continued]
    assert len(passages) > 5
    for passage in passages:
        ui.pane.set_caret(passage.span.start + 1)
        ui.press("Q Esc")
    assert {one.fragments for one in ui.all("quote")} >= {(one.span,) for one in passages}


def test_a_quote_around_a_caption(hand: Make, articles_folder: Path) -> None:
    text = _text(articles_folder, "004")
    ui = hand(text)
    opening, closing = ui.pane.view.quotations.unbalanced
    ui.pane.select(Span(opening, text.index("\n", opening)))
    ui.press("Q Esc")
    ui.pane.select(Span(text.rindex("\n", 0, closing), closing + 1))
    ui.press("F")
    quote = ui.only("quote")
    assert [len(words) > 5 for words in ui.words(quote)] == [True, True]
    assert (quote.start, quote.end) == (opening, closing + 1)
    assert text[quote.fragments[0].end : quote.fragments[1].start].count("\n") > 4
    ui.press("W")
    ui.settle()
    ui.press("Return")
    assert ui.links("said_by")
    assert "report" in ui.workspace.read.speakers()[0].name
