"""How a speaker is quoted, as a plot: in which forms, by which outlets, with which cues."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from annotator.exchange.plots import SMALL, Box, Label, Mark, Plot
from annotator.reuse.speaker_page import SpeakerPage

_HEAD, _TITLE, _ROW, _GAP = 56.0, 24.0, 23.0, 22.0
_FIGURE, _NAME = 62.0, 0.42
_THREE, _TWO = 640.0, 400.0
"""Widths from which on so many sections stand beside each other."""
_MOST = 12
"""Cues and outlets that are listed."""


class ProfileWords(Struct, frozen=True):
    """What it says: headings, what an outlet without a name and a form that nobody told are called, and sentences."""

    form: str
    outlet: str
    cue: str
    unnamed: str
    untold: str
    forms: Mapping[str, str]
    summary: Callable[[int, int, int, int], str]
    quotes: Callable[[str, int, str], str]


class _Bar(Struct, frozen=True):
    name: str
    count: int
    behind: tuple[str, ...]
    of: str


def profile_plot(page: SpeakerPage, words: ProfileWords, width: float = 900.0) -> Plot:
    """First all quotes, then a bar for each form, outlet and cue; each knows the quotes that it counts."""
    everything = tuple(one.quote.id for one in page.said)
    outlets = page.outlets()
    summary = words.summary(len(everything), page.words, len(page.articles), len(outlets))
    head = Box(0, 0, width, _HEAD - 10)
    whole = Mark(head, Box(0, 5, 4, _HEAD - 20), 0, f"{page.speaker.name}: {summary}", behind=everything, of=("all",))
    marks = [whole]
    labels = [
        Label(14, 14, width - 20, page.speaker.name, strong=True, size=15),
        Label(14, 34, width - 20, summary, quiet=True, size=SMALL),
    ]
    columns = 3 if width >= _THREE else 2 if width >= _TWO else 1
    each = (width - _GAP * (columns - 1)) / columns
    heights = [_HEAD] * columns
    for number, (title, bars) in enumerate(_sections(page, words)):
        column = min(range(columns), key=lambda n: (heights[n], n)) if number >= columns else number
        x, y = column * (each + _GAP), heights[column]
        labels.append(Label(x, y + _TITLE / 2, each, title, strong=True, size=SMALL))
        for place, bar in enumerate(bars):
            top = y + _TITLE + _ROW * place
            marks.append(_bar(bar, Box(x, top, each, _ROW), len(everything), title, words))
            labels += _beside(bar, Box(x, top, each, _ROW), len(everything))
        heights[column] = y + _TITLE + _ROW * len(bars) + 12
    ordered = sorted(marks, key=lambda mark: (mark.area.y, mark.area.x))
    rows = {y: n for n, y in enumerate(sorted({mark.area.y for mark in ordered}))}
    placed = tuple(_in_row(mark, rows[mark.area.y]) for mark in ordered)
    return Plot(page.speaker.name, summary, width, max(heights), placed, tuple(labels))


def _sections(page: SpeakerPage, words: ProfileWords) -> list[tuple[str, list[_Bar]]]:
    forms = [
        _Bar(words.forms.get(form, form) or words.untold, count, _having(page, "form", form), f"form {form}")
        for form, count in page.forms()
    ]
    outlets = [
        _Bar(one.outlet or words.unnamed, one.quotes, one.keys, f"outlet {one.outlet}") for one in page.outlets()
    ]
    cues = [_Bar(cue, count, _having(page, "cue", cue), f"cue {cue}") for cue, count in page.cues()]
    found = ((words.form, forms), (words.outlet, outlets[:_MOST]), (words.cue, cues[:_MOST]))
    return [(title, bars) for title, bars in found if bars]


def _having(page: SpeakerPage, field: str, value: str) -> tuple[str, ...]:
    return tuple(one.quote.id for one in page.said if getattr(one, field).casefold() == value.casefold())


def _bar(bar: _Bar, area: Box, total: int, title: str, words: ProfileWords) -> Mark:
    name, room = area.width * _NAME, area.width * (1 - _NAME) - _FIGURE - 10
    shape = Box(area.x + name + 8, area.y + 5, max(2.0, room * bar.count / total), area.height - 10)
    told = words.quotes(f"{title}: {bar.name}", bar.count, f"{bar.count / total:.0%}")
    return Mark(area, shape, 0, told, 0.8, behind=bar.behind, of=(bar.of,))


def _beside(bar: _Bar, area: Box, total: int) -> Sequence[Label]:
    middle, name = area.y + area.height / 2, area.width * _NAME
    end = area.x + name + 8 + max(2.0, (area.width * (1 - _NAME) - _FIGURE - 10) * bar.count / total)
    return (
        Label(area.x + 6, middle, name - 6, bar.name),
        Label(end + 6, middle, _FIGURE, f"{bar.count} · {bar.count / total:.0%}", quiet=True, size=SMALL),
    )


def _in_row(mark: Mark, row: int) -> Mark:
    return Mark(mark.area, mark.shape, row, mark.told, mark.strength, behind=mark.behind, of=mark.of)
