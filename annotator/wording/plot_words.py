"""What the plots of a story's summaries say."""

from __future__ import annotations

from annotator.exchange.summary_plots import PlotWords
from annotator.wording.translation import _, ngettext


def plot_words() -> PlotWords:
    """In the language of the interface."""
    return PlotWords(
        speakers=_("Speakers by outlet: share of the words that each quotes"),
        overlap=_("Quotes in common: how much of what either outlet quotes both quote"),
        timeline=_("Articles by date: how much each quotes"),
        unnamed=_("Unknown outlet"),
        undated=_("no date"),
        others=_("{count} others"),
        words=lambda n: ngettext("{count} word", "{count} words", n).format(count=f"{n:,}"),
        quotes=lambda n: ngettext("{count} quote", "{count} quotes", n).format(count=n),
        share=_share,
        both=_both,
        of=lambda both, either: _("{both} of {either}").format(both=both, either=either),
        groups=lambda n: ngettext("{count} group", "{count} groups", n).format(count=n),
        alone=_alone,
        reported=_reported,
        first=lambda n: ngettext("{count} first", "{count} first", n).format(count=n),
    )


def _share(speaker: str, outlet: str, share: str, words: str) -> str:
    told = _("{outlet} quotes {speaker} with {words}, {share} of all that it quotes")
    return told.format(outlet=outlet, speaker=speaker, words=words, share=share)


def _both(one: str, other: str, both: int, either: int) -> str:
    told = ngettext(
        "{one} and {other}: {both} of {either} group of quotes is in both",
        "{one} and {other}: {both} of {either} groups of quotes are in both",
        either,
    )
    return told.format(one=one, other=other, both=both, either=either)


def _alone(outlet: str, groups: int) -> str:
    told = ngettext("{outlet}: {count} group of quotes", "{outlet}: {count} groups of quotes", groups)
    return told.format(outlet=outlet, count=groups)


def _reported(title: str, date: str, quotes: int, first: int) -> str:
    told = ngettext("{title}, {date}: {count} quote", "{title}, {date}: {count} quotes", quotes)
    told = told.format(title=title, date=date, count=quotes)
    if not first:
        return told
    more = ngettext("{count} group of quotes reported nowhere earlier", "{count} reported nowhere earlier", first)
    return f"{told}; {more.format(count=first)}"
