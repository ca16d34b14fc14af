"""The summaries of a story as CSV tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.exchange.coverage_reading import Summaries
from annotator.exchange.table_cells import TableFile
from annotator.exchange.whole_file import whole_folder
from annotator.model.errors import DatasetError

_DIGITS = 4

Rows = Iterator[tuple[object, ...]]


def write_summaries(summaries: Summaries, names: Mapping[str, str], folder: Path) -> None:
    """Write ``speakers.csv``, ``overlap.csv`` and ``timeline.csv`` into ``folder``, made if missing; all or none.

    ``names`` are the speakers'. Raises DatasetError ``dataset.cannot_write``.
    """
    tables: dict[str, tuple[tuple[str, ...], Rows]] = {
        "speakers": (("outlet", "speaker", "quoted_words", "share"), _speakers(summaries, names)),
        "overlap": (("outlet", "other_outlet", "groups_in_both", "groups_in_either", "share"), _overlap(summaries)),
        "timeline": (("date", "articles", "quotes", "groups_first_reported"), _days(summaries)),
    }
    try:
        with whole_folder(folder) as part:
            for name, (headings, rows) in tables.items():
                with (part / f"{name}.csv").open("wb") as file:
                    table = TableFile(file, headings)
                    for row in rows:
                        table.write(row)
                    table.finish()
    except OSError as error:
        raise DatasetError("dataset.cannot_write", name=folder.name, reason=error.strerror or str(error)) from error


def _speakers(summaries: Summaries, names: Mapping[str, str]) -> Rows:
    shares = summaries.shares
    return ((one.outlet, names.get(one.speaker, one.speaker), one.words, _share(one.share)) for one in shares)


def _overlap(summaries: Summaries) -> Rows:
    return ((one.one, one.other, one.both, one.either, _share(one.share)) for one in summaries.overlaps)


def _days(summaries: Summaries) -> Rows:
    return ((day.date, day.articles, day.quotes, day.first) for day in summaries.days)


def _share(share: float) -> str:
    return f"{share:.{_DIGITS}f}"
