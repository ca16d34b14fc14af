"""From selecting a quote to its ribbons, its twins and what differs in them painted in all panes."""

from __future__ import annotations

import gc
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.commands.groups import MakeGroup
from annotator.model.group import Member
from annotator.workspace import Workspace
from tests.bench.clock import percentile
from tests.bench.projects import FIVE, articles_of, project_of
from tests.bench.rows import Row, Scale
from tests.bench.window import Painted, Window

_AIM, _BUSY_AIM = 30.0, 100.0
"""Milliseconds: as the issue has it, and the longest that the window may stand still whatever works beside it."""
Timed = list[tuple[float, float]]
_ROUNDS = 4
"""How often each quote is selected: one round of a dozen has no p95."""
_FIRST = 3
"""So many are not counted."""


def measure(scale: Scale) -> Iterator[Row]:
    """In five panes at 1920 x 1080, quotes that stand in all five; the limit is painting the same panes anew."""
    with tempfile.TemporaryDirectory(prefix="annotator-bench-tying-") as folder:
        path = Path(folder) / "copy.annotator"
        shutil.copyfile(project_of(scale), path)
        quotes = _grouped(path)
        busy, tied, bare = _painted(Path(folder), path, quotes)
    what = "selecting a quote to ribbons and differences painted in five panes"
    for key, when, figures, number, aim in (
        ("tie_p95", "p95", tied, 0, _AIM),
        ("tie_cpu_p95", "p95, time of the processor", tied, 1, _AIM),
        ("tie_busy", "the longest while what was just opened is looked through", busy, 0, _BUSY_AIM),
    ):
        figure = percentile([one[number] for one in figures], 1.0 if figures is busy else 0.95)
        yield Row(
            key=key,
            what=f"{what}, {when}",
            figure=figure,
            unit="ms",
            limit=percentile([one[number] for one in bare], 0.95),
            limit_what="the same panes painted anew",
            aim=f"{aim:.0f} ms",
            met=figure <= aim,
        )


def _grouped(path: Path) -> list[str]:
    """A group of the quotes that come first in each of the five articles, of those that come second, and so on."""
    workspace = Workspace.open(path)
    workspace.annotator = next(one.id for one in workspace.read.annotators() if one.name == "Ada")
    listed = [
        workspace.read.annotations(article.id, {workspace.annotator}, "quote")
        for article in articles_of(workspace.read, FIVE)
    ]
    for row in zip(*listed, strict=False):
        members = tuple(Member(quote.id, "variant") for quote in row)
        workspace.do(MakeGroup("quote", members, "the same"))
    workspace.close()
    return [quote.id for quote in listed[0]]


def _painted(folder: Path, path: Path, quotes: list[str]) -> tuple[Timed, Timed, Timed]:
    """Milliseconds, by the clock and of the processor: just after opening, once all is known, and the panes alone."""
    window = Window(folder)
    window.main.opening.open(path)
    read = window.main.context.workspace.read
    window.main.who.be(next(one.id for one in read.annotators() if one.name == "Ada"))
    window.main.keeper.open_side_by_side([article.id for article in articles_of(read, FIVE)])
    window.settle()
    gc.collect()
    assert window.main.sides is not None
    compared: list[bool] = []
    window.main.sides.comparing.twins.story.found.connect(lambda: compared.append(True))
    busy, _bare = _selected(window, quotes)
    _await_everything(window, compared)
    tied, bare = _selected(window, quotes * _ROUNDS)
    window.close()
    return busy, tied[_FIRST:], bare[_FIRST:]


def _await_everything(window: Window, compared: list[bool]) -> None:
    """Until all quotes are found, and where their words stand again, which ``compared`` learns."""
    assert window.main.sides is not None
    offers = window.main.sides.tagging.proposals.offers
    window.until(lambda: None, lambda: not any(offers.is_looking_in(one) for one in window.main.desk.articles))
    window.until(lambda: None, lambda: bool(compared))
    window.rest()


def _selected(window: Window, quotes: list[str]) -> tuple[Timed, Timed]:
    """Each quote selected, and its panes painted anew."""
    panes = window.main.desk.panes
    assert window.main.sides is not None
    ribbons = window.main.sides.comparing.ribbons
    watches = [Painted(widget) for widget in (*(pane.view.viewport() for pane in panes), ribbons)]
    tied: Timed = []
    bare: Timed = []

    def again() -> None:
        for pane in panes:
            pane.view.viewport().update()

    for quote in quotes:
        panes[0].select_annotation(None)
        for pane in panes:
            pane.view.marks_painter.forget()  # as if no line had been seen before
        tied.append(_timed(window, watches, lambda quote=quote: panes[0].select_annotation(quote)))
        assert ribbons.tied == len(panes) - 1
        bare.append(_timed(window, watches[:-1], again))
    return tied, bare


def _timed(window: Window, watches: list[Painted], do: Callable[[], object]) -> tuple[float, float]:
    window.settle()
    for watch in watches:
        watch.times = 0
    begun = time.process_time()
    elapsed = window.until(do, lambda: all(watch.times for watch in watches))
    return elapsed, (time.process_time() - begun) * 1000
