"""Articles without a title can be told apart by a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.article import Article
from annotator.text.article_name import article_heading, article_name, opening, told_apart

TEXT = "The line is to close in May,\nthe director told the captains who were waiting on the pier."


def _article(**known: str) -> Article:
    return Article("0192", "s", "0" * 64, len(TEXT), **known)  # type: ignore[arg-type]


def test_a_title_stands_for_itself() -> None:
    assert article_name(_article(title="Line\n to close", outlet="Post"), TEXT) == "Line to close"


def test_without_a_title_the_outlet_and_the_first_words_name_it() -> None:
    assert article_name(_article(outlet="Post"), TEXT) == "Post: The line is to close in May, the director told…"
    assert article_name(_article(source="a.txt"), "Short.") == "a.txt: Short."
    assert article_name(_article(), TEXT) == "The line is to close in May, the director told…"


def test_where_nothing_is_known_the_id_is_left() -> None:
    assert article_name(_article(), " \n") == "0192"


def test_articles_of_one_name_are_told_apart_on_a_line_and_others_by_their_date() -> None:
    known = (
        ("a", "Post", "The line that runs along the harbour is to close"),
        ("b", "Post", "Brief"),
        ("c", "Wire", "X"),
    )
    articles = [
        Article(key, "s", "", 0, outlet=outlet, title=title, published="2024-05-01") for key, outlet, title in known
    ]
    assert told_apart(articles, {one.id: article_heading(one, TEXT) for one in articles}) == {
        "a": "2024-05-01 · The line that runs along the…",
        "b": "2024-05-01 · Brief",
        "c": "2024-05-01",
    }


@given(st.text(max_size=600), st.integers(8, 60))
def test_an_opening_is_one_short_line(text: str, most: int) -> None:
    told = opening(text, most)
    assert len(told) <= most + 1
    assert len(told.splitlines()) <= 1
