"""Plots: every figure in its place, nothing of anybody's words read as markup."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.charts import Looks
from annotator.exchange.plot_picture import plot_picture
from annotator.exchange.plots import Box, Label, Plot, fill, ink
from annotator.exchange.summary_plots import overlap_plot, shares_plot
from annotator.exchange.timeline_plot import timeline_plot
from annotator.reuse.summaries import QuoteOverlap, Reported, Share
from annotator.ui.theme.contrast import contrast
from annotator.wording.plot_words import plot_words

WORDS = plot_words()
HOSTILE = "<b>&\"'\x00 ]]> \u202eOutlet"
SHARES = [
    Share("Post", "x", 60, 0.6, ("q1", "q2")),
    Share("Post", "y", 40, 0.4, ("q3",)),
    Share("", "x", 5, 1.0, ("q4",)),
    Share(HOSTILE, "y", 7, 1.0, ("q5",)),
]
ALONE = [QuoteOverlap("", "", 1, 1, ("q4",)), QuoteOverlap("Post", "Post", 2, 2, ("q1", "q3"))]
dates = st.sampled_from(["", "2020", "2020-13", "2021-02-30", "2021-02", "2021-02-03", "2024-12-31", "soon"])
reported = st.builds(
    Reported,
    article=st.uuids().map(str),
    outlet=st.sampled_from(["", "Post", "Wire", HOSTILE]),
    date=dates,
    quotes=st.lists(st.sampled_from("abc"), max_size=9).map(tuple),
    first=st.integers(0, 3),
)


def inside(plot: Plot) -> bool:
    boxes = [box for mark in plot.marks for box in (mark.area, mark.shape)]
    return all(_within(box, plot) for box in boxes)


def _within(box: Box, plot: Plot) -> bool:
    return box.x >= 0 and box.y >= -1 and box.x + box.width <= plot.width + 1 and box.y + box.height <= plot.height + 1


def test_bars_are_as_long_as_shares_and_know_their_quotes() -> None:
    plot = shares_plot(SHARES, {"x": "Anna", "y": "Ole"}, WORDS)
    by_quotes = {mark.behind: mark for mark in plot.marks}
    assert by_quotes["q1", "q2"].shape.width / by_quotes["q3",].shape.width == pytest.approx(1.5)
    assert by_quotes["q1", "q2"].told == "Post quotes Anna with 60 words, 60% of all that it quotes"
    assert {mark.of[0] for mark in plot.marks} == {"x", "y"}
    assert by_quotes["q4",].told.startswith("Unknown outlet")
    assert inside(plot)


def test_very_many_speakers_share_a_last_row() -> None:
    shares = [Share("Post", f"s{n}", 1, 0.01, (f"q{n}",)) for n in range(100)]
    plot = shares_plot(shares, {f"s{n}": f"Speaker {n}" for n in range(100)}, WORDS)
    last = plot.marks[-1]
    assert len(last.behind) == 76
    assert {quote for mark in plot.marks for quote in mark.behind} == {f"q{n}" for n in range(100)}
    assert any(label.text == "76 others" for label in plot.labels)


def test_each_two_outlets_have_a_tile_the_darker_the_more_alike() -> None:
    plot = overlap_plot([QuoteOverlap("", "Post", 1, 2, ("q1", "q4"))], ALONE, WORDS)
    strengths = [mark.strength for mark in plot.marks]
    assert strengths == [0.0, 0.5, 0.5, 0.0]
    assert plot.marks[1].told == "Unknown outlet and Post: 1 of 2 groups of quotes are in both"
    assert inside(plot)


@given(st.lists(reported, max_size=12), st.sampled_from([560.0, 900.0, 1600.0]))
def test_every_article_has_a_dot_of_its_own(reports: list[Reported], width: float) -> None:
    plot = timeline_plot(reports, {}, WORDS, width)
    assert sorted(mark.of[0] for mark in plot.marks) == sorted(one.article for one in reports)
    assert inside(plot)
    places = [(mark.area.x, mark.row) for mark in plot.marks]
    assert len(places) == len(set(places))
    ET.fromstring(plot_picture(plot))


def test_later_stands_further_right() -> None:
    days = ["2021-02-03", "2021-02-04", "2021-03-03"]
    plot = timeline_plot([Reported(day, "Post", day, (), 0) for day in days], {}, WORDS)
    one, two, three = ({mark.of[0]: mark.shape.middle[0] for mark in plot.marks}[day] for day in days)
    assert one < two < three
    assert (three - two) / (two - one) == pytest.approx(27)


def test_nothing_of_a_name_is_markup() -> None:
    picture = plot_picture(shares_plot(SHARES, {"x": HOSTILE, "y": "=1+1"}, WORDS))
    assert "<b>" not in picture
    assert "\x00" not in picture
    ET.fromstring(picture)
    assert plot_picture(Plot("", "", 0, 0)).startswith("<svg")


@given(st.floats(-1, 2), st.sampled_from([Looks(), Looks(paper="#1d1f23", ink="#dedbd3", strong="#8ab6e8")]))
def test_words_upon_a_figure_can_be_read(strength: float, looks: Looks) -> None:
    assert contrast(fill(looks, strength), ink(looks, Label(0, 0, 9, "x", on=strength))) >= 4.5
