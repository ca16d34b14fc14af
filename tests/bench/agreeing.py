"""Agreement: aligning a million marks, coefficients, resamples, gamma, and the page from a cold project."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np
from msgspec import Struct

from annotator.agreement import krippendorff
from annotator.agreement.alignment import align
from annotator.agreement.bootstrap import interval
from annotator.agreement.gamma import gamma
from annotator.agreement.marks import Marks, marks_of_arrays
from annotator.agreement.ratings import Ratings
from annotator.model.annotation import Annotation
from annotator.model.identity import new_id
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.ui.agreement.measuring import Choice, Measuring
from annotator.workspace import Workspace
from tests.bench.agreement_window import blocks
from tests.bench.clock import milliseconds, peak_megabytes
from tests.bench.projects import project_of_two
from tests.bench.rows import Row, Scale

_MARKS = 1_000_000
_PAGE, _AN_ARTICLE = 200_000, 20
_CROWD = 50
_LABELS = ("quote", "speaker", "cue", "claim")


def measure(scale: Scale) -> Iterator[Row]:
    """A tenth of everything where the scale is small."""
    share = min(1.0, scale.articles / 10_000)
    yield from _page(int(_PAGE * share))
    yield from _aligned(int(_MARKS * share))
    yield from _coefficients(int(_MARKS * share))
    yield _gamma()
    yield _crowded_gamma()


def _aligned(marks: int) -> Iterator[Row]:
    small = milliseconds(lambda: align(made(10_000, 3)))
    for annotators, aim in ((3, 6_000.0), (5, 18_000.0)):
        columns = made(marks, annotators)
        figure = milliseconds(lambda columns=columns: align(columns))  # type: ignore[misc]
        yield _row(f"align_{annotators}", f"align {marks:,} marks by {annotators}", figure, _sorted(columns.start), aim)
        if annotators == 3:
            growth = log(figure / _best(lambda: align(made(10_000, 3)), small)) / log(marks / 10_000)
            yield Row(
                key="align_growth",
                what=f"growth of aligning, 10,000 to {marks:,} marks",
                figure=growth,
                unit="",
                aim="exponent of at most 1.15",
                met=growth <= 1.15,
            )
    memory = peak_megabytes()
    yield Row("align_memory", "memory after aligning", memory, "MB", aim="600 MB", met=memory <= 600)


def _coefficients(units: int) -> Iterator[Row]:
    chance = np.random.default_rng(3)
    first = chance.integers(0, 4, units)
    codes = np.stack([np.where(chance.random(units) < 0.1, chance.integers(0, 4, units), first) for _n in range(3)], 1)
    article = np.arange(units) // 100
    ratings = Ratings(codes, ("a", "b", "c", "d"))
    figure = milliseconds(lambda: krippendorff.alpha(krippendorff.coincidences(ratings)))
    limit = milliseconds(lambda: np.bincount(codes[:, 0] * 4 + codes[:, 1]))
    yield _row("alpha", f"alpha on {units:,} units by 3", figure, (limit, "one count of pairs in numpy"), 500.0)
    met = krippendorff.coincidences_by(ratings, article, int(article[-1]) + 1)
    figure = milliseconds(lambda: interval(met, krippendorff.replicated))
    drawn = milliseconds(lambda: chance.integers(0, len(met), (1000, len(met))))
    what = f"1,000 resamples of {len(met):,} articles"
    yield _row("bootstrap", what, figure, (drawn, "the random numbers alone"), 1_500.0)


def _gamma() -> Row:
    chance = random.Random(1)
    units = [unit for n in range(500) for unit in _passage(n, chance)]
    figure = _best(lambda: gamma(units), milliseconds(lambda: gamma(units)))
    return _row(
        "gamma",
        "gamma of 3 annotators by 500 spans, 30 samples",
        figure,
        _sorted(np.array([unit[1] for unit in units])),
        200.0,
    )


def _crowded_gamma() -> Row:
    chance = random.Random(1)
    starts = [(who, chance.randrange(500), chance.randint(20, 200)) for who in "abc" for _n in range(_CROWD)]
    units = [(who, start, start + size, "") for who, start, size in starts]
    told: list[float] = []
    figure = milliseconds(lambda: gamma(units, beat=lambda: told.append(time.perf_counter())))
    longest = max(later - before for before, later in pairwise(told)) * 1000
    what = f"gamma of 3 annotators by {_CROWD} spans over each other; {longest:.0f} ms until it can be cancelled"
    return Row(
        "gamma_crowd", what, figure, "ms", longest, "the longest that it cannot be cancelled", "200 ms", longest <= 200
    )


def _passage(n: int, chance: random.Random) -> Iterator[tuple[str, float, float, str]]:
    start, label = n * 200 + chance.randrange(80), chance.choice(_LABELS)
    for who in "abc":
        if chance.random() < 0.9:
            begin = start + chance.choice((0, 0, 0, chance.randrange(9)))
            yield who, begin, begin + 20 + chance.randrange(40), label if chance.random() < 0.9 else "claim"


def _page(marks: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="annotator-bench-agreement-") as folder:
        path = Path(folder) / "project.annotator"
        project_of_two(path, marks // _AN_ARTICLE, _work)
        workspace = Workspace.open(path)
        measuring, steps = Measuring(workspace), list[int]()
        rows = milliseconds(lambda: _rows(path))
        begun = time.perf_counter()
        found, _study = measuring.measure(Choice(), lambda done, _total: steps.append(done))
        cold = (time.perf_counter() - begun) * 1000
        again = milliseconds(lambda: measuring.known(Choice()))
        count = len(found.compared)
        workspace.close()
        held_up = list(blocks(path, count))
    assert steps == sorted(steps)
    told = rows, "sqlite3 hands out the rows of marks and fragments"
    yield _row("agreement_cold", f"agreement, {count:,} marks by 2, cold project", cold, told, 2_000.0)
    yield _row("agreement_again", "agreement once more, nothing changed", again, told, 200.0)
    yield from held_up


def _rows(path: Path) -> None:
    connection = sqlite3.connect(path)
    for table in ("annotations", "fragments"):
        connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()


def _work(
    article: str, length: int, team: Sequence[str], _twice: Sequence[str], chance: random.Random
) -> Iterator[Struct]:
    """Marks by two who mostly see the same."""
    step = length * 2 // (_AN_ARTICLE + 2)
    for n in range(_AN_ARTICLE // 2):
        start, size, label = n * step + chance.randrange(step // 2), chance.randint(8, 90), _LABELS[n % 4]
        for who in team:
            end = min(start + size + (chance.randrange(9) if chance.random() < 0.2 else 0), length)
            form = chance.choice(("direct", "direct", "direct", "indirect"))
            said = {"form": form, "medium": "spoken", "status": "actual"} if label == "quote" else {}
            when = f"2025-{1 + n % 12:02}-01T12:00:00Z"
            mark = Annotation(
                new_id(), article, who, label, (Span(start, end),), said, None, created=when, modified=when
            )
            yield mark
            if label == "cue":
                yield Link(new_id(), "cued_by", mark.id, mark.id, who)


def made(marks: int, annotators: int) -> Marks:
    """Marks of many articles by so many who mostly agree, nested and overlapping here and there."""
    chance = np.random.default_rng(1)
    n = marks // annotators
    article, place = np.divmod(np.arange(n), 100)
    start, size = place * 40 + chance.integers(0, 12, n), chance.integers(8, 60, n)
    columns: list[list[np.ndarray]] = [[], [], [], [], []]
    for who in range(annotators):
        begin = np.maximum(start + np.where(chance.random(n) < 0.3, chance.integers(-6, 7, n), 0), 0)
        end = np.maximum(begin + size + np.where(chance.random(n) < 0.3, chance.integers(-6, 7, n), 0), begin + 1)
        label = np.where(chance.random(n) < 0.1, chance.integers(0, 4, n), np.arange(n) % 4)
        for column, values in zip(columns, (article, np.full(n, who), label, begin, end), strict=True):
            column.append(values)
    article, annotator, label, start, end = (np.concatenate(column) for column in columns)
    return marks_of_arrays(article, label, annotator, label, start, end)


def _best(do: Callable[[], object], first: float) -> float:
    return min(first, *(milliseconds(do) for _n in range(2)))


def _sorted(column: np.ndarray) -> tuple[float, str]:
    shuffled = np.random.default_rng(1).permutation(column)
    return milliseconds(lambda: np.sort(shuffled)), f"numpy sorts {len(column):,} starts"


def _row(key: str, what: str, figure: float, limit: tuple[float, str], aim: float) -> Row:
    return Row(key, what, figure, "ms", limit[0], limit[1], f"{aim:,.0f} ms", figure <= aim)
