"""The summaries of a story as plots: speakers by outlet, outlets that quote alike, articles by date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from annotator.exchange.plots import SMALL, Box, Label, Mark, Plot
from annotator.reuse.summaries import QuoteOverlap, Share

LEFT, HEAD = 220.0, 44.0
"""Room for names at the left and above."""
_ROW, _TILE, _GAP, _ABOVE = 26.0, 44.0, 4.0, 26.0
_NARROWEST, _WIDEST = 128.0, 260.0
_FIGURE = 46.0
"""Room for a figure behind the longest bar."""
_TITLE = 560.0
"""Room for a title."""
_MOST = 24
"""Speakers that have a row of their own."""


class PlotWords(Struct, frozen=True):
    """What a plot says: titles, what an outlet without a name is called, and sentences about figures."""

    speakers: str
    overlap: str
    timeline: str
    unnamed: str
    undated: str
    others: str
    words: Callable[[int], str]
    quotes: Callable[[int], str]
    share: Callable[[str, str, str, str], str]
    both: Callable[[str, str, int, int], str]
    of: Callable[[int, int], str]
    groups: Callable[[int], str]
    alone: Callable[[str, int], str]
    reported: Callable[[str, str, int, int], str]
    first: Callable[[int], str]


def shares_plot(shares: Sequence[Share], names: Mapping[str, str], words: PlotWords, width: float = 900.0) -> Plot:
    """A row for each speaker, a column for each outlet: bars as long as the share of the words that it quotes."""
    outlets = sorted({share.outlet for share in shares}, key=_last_unnamed)
    totals = Counter[str]()
    for share in shares:
        totals[share.outlet] += share.words
    rows = _speaker_rows(shares)
    column = _column(width, len(outlets))
    longest = max((share.share for row in rows for share in row.values()), default=1.0)
    marks, labels, rules = [], list(_heads(outlets, totals, column, words)), []
    for number, (speaker, row) in enumerate(zip(_speakers(rows, names, words), rows, strict=True)):
        y = HEAD + _ROW * number
        labels.append(Label(0, y + _ROW / 2, LEFT - 14, speaker, "right"))
        for place, outlet in enumerate(outlets):
            if (here := row.get(outlet)) is not None:
                x = LEFT + column * place
                figure = f"{here.share:.0%}"
                long = max(2.0, (column - _FIGURE - 12) * here.share / longest)
                told = words.share(speaker, outlet or words.unnamed, figure, words.words(here.words))
                bar = Box(x, y + 6, long, _ROW - 12)
                area = Box(x - 5, y + 1, column - 6, _ROW - 2)
                marks.append(Mark(area, bar, number, told, 0.8, behind=here.quotes, of=(here.speaker, outlet)))
                labels.append(Label(x + long + 6, y + _ROW / 2, _FIGURE, figure, size=SMALL))
    height = HEAD + _ROW * len(rows) + 6
    rules = [(LEFT + column * n, HEAD, LEFT + column * n, height - 6) for n in range(len(outlets))]
    told = "; ".join(mark.told for mark in marks[:3])
    return Plot(words.speakers, told, LEFT + column * len(outlets), height, tuple(marks), tuple(labels), tuple(rules))


def overlap_plot(overlaps: Sequence[QuoteOverlap], alone: Sequence[QuoteOverlap], words: PlotWords) -> Plot:
    """A tile for each two outlets, the darker the more of their groups of quotes stand in both."""
    known = {frozenset((one.one, one.other)): one for one in (*overlaps, *alone)}
    outlets = sorted((one.one for one in alone), key=_last_unnamed)
    column = _NARROWEST
    marks, labels = [], []
    for row, one in enumerate(outlets):
        y = _ABOVE + _TILE * row
        labels.append(Label(0, y + (_TILE - _GAP) / 2, LEFT - 14, one or words.unnamed, "right"))
        labels.append(
            Label(
                LEFT + column * row, _ABOVE - 14, column - _GAP, one or words.unnamed, "middle", strong=True, size=SMALL
            )
        )
        for place, other in enumerate(outlets):
            found = known[frozenset((one, other))]
            box = Box(LEFT + column * place, y, column - _GAP, _TILE - _GAP)
            marks.append(_tile(found, box, row, words))
            labels += _on_tile(found, box, words)
    told = "; ".join(words.both(_named(o.one, words), _named(o.other, words), o.both, o.either) for o in overlaps[:3])
    size = max(_TITLE, LEFT + column * len(outlets)), _ABOVE + _TILE * len(outlets)
    return Plot(words.overlap, told, *size, tuple(marks), tuple(labels))


def _tile(found: QuoteOverlap, box: Box, row: int, words: PlotWords) -> Mark:
    one, other = _named(found.one, words), _named(found.other, words)
    if found.one == found.other:
        return Mark(box, box, row, words.alone(one, found.both), 0.0, behind=found.members, of=(found.one,) * 2)
    told = words.both(one, other, found.both, found.either)
    return Mark(box, box, row, told, found.share, behind=found.members, of=(found.one, found.other))


def _on_tile(found: QuoteOverlap, box: Box, words: PlotWords) -> Iterator[Label]:
    x, y = box.x, box.y + box.height / 2
    if found.one == found.other:
        yield Label(x, y, box.width, words.groups(found.both), "middle", size=SMALL, on=0.0)
        return
    yield Label(x, y - 8, box.width, f"{found.share:.0%}", "middle", strong=True, on=found.share)
    yield Label(x, y + 8, box.width, words.of(found.both, found.either), "middle", size=SMALL, on=found.share)


def _speaker_rows(shares: Sequence[Share]) -> list[dict[str, Share]]:
    """Of each speaker the shares by outlet, those who have most first; beyond so many all others in one row."""
    by_speaker: dict[str, dict[str, Share]] = defaultdict(dict)
    for share in shares:
        by_speaker[share.speaker][share.outlet] = share
    ordered = sorted(by_speaker.items(), key=lambda pair: (-sum(s.share for s in pair[1].values()), pair[0]))
    rows = [row for _speaker, row in ordered]
    if len(rows) <= _MOST + 1:
        return rows
    rest: dict[str, Share] = {}
    for row in rows[_MOST:]:
        for outlet, share in row.items():
            so_far = rest.get(outlet, Share(outlet, str(len(rows) - _MOST), 0, 0.0))
            rest[outlet] = Share(
                outlet,
                so_far.speaker,
                so_far.words + share.words,
                so_far.share + share.share,
                so_far.quotes + share.quotes,
            )
    return [*rows[:_MOST], rest]


def _speakers(rows: Sequence[Mapping[str, Share]], names: Mapping[str, str], words: PlotWords) -> Iterator[str]:
    for row in rows:
        speaker = next(iter(row.values())).speaker
        yield names[speaker] if speaker in names else words.others.format(count=speaker)


def _heads(outlets: Sequence[str], totals: Counter[str], column: float, words: PlotWords) -> Iterator[Label]:
    for place, outlet in enumerate(outlets):
        x = LEFT + column * place
        yield Label(x, 12, column - 14, _named(outlet, words), strong=True)
        yield Label(x, 29, column - 14, words.words(totals[outlet]), quiet=True, size=SMALL)


def _column(width: float, count: int) -> float:
    return min(max(_NARROWEST, (width - LEFT) / max(count, 1)), _WIDEST)


def _named(outlet: str, words: PlotWords) -> str:
    return outlet or words.unnamed


def _last_unnamed(outlet: str) -> tuple[bool, str]:
    return not outlet, outlet.casefold()
