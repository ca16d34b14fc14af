"""Which plot shows which summary of a story."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.exchange.coverage_reading import Summaries
from annotator.exchange.plot_picture import plot_picture
from annotator.exchange.plots import Plot
from annotator.exchange.summary_csv import SUMMARIES, Summary
from annotator.exchange.summary_plots import PlotWords, overlap_plot, shares_plot
from annotator.exchange.timeline_plot import timeline_plot

_WIDTH = 900.0


def summary_plot(
    which: Summary,
    summaries: Summaries,
    speakers: Mapping[str, str],
    articles: Mapping[str, str],
    words: PlotWords,
    width: float = _WIDTH,
) -> Plot:
    """One of the summaries, about ``width`` wide; ``speakers`` and ``articles`` are names by id."""
    if which == "speakers":
        return shares_plot(summaries.shares, speakers, words, width)
    if which == "overlap":
        return overlap_plot(summaries.overlaps, summaries.alone, words)
    return timeline_plot(summaries.reports, articles, words, width)


def summary_pictures(
    summaries: Summaries, speakers: Mapping[str, str], articles: Mapping[str, str], words: PlotWords
) -> dict[Summary, str]:
    """All of them as SVG documents."""
    return {which: plot_picture(summary_plot(which, summaries, speakers, articles, words)) for which in SUMMARIES}
