"""The summaries of a story as CSV tables and as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from annotator.exchange.coverage_reading import Summaries
from annotator.exchange.table_cells import TableFile
from annotator.exchange.whole_file import whole_file, whole_folder
from annotator.model.errors import DatasetError

_DIGITS = 4

Summary = Literal["speakers", "overlap", "timeline"]
Rows = Iterator[tuple[object, ...]]


SUMMARIES: tuple[Summary, ...] = ("speakers", "overlap", "timeline")


def write_summaries(
    summaries: Summaries, names: Mapping[str, str], folder: Path, pictures: Mapping[Summary, str] | None = None
) -> None:
    """Write ``speakers.csv``, ``overlap.csv`` and ``timeline.csv`` into ``folder``, made if missing; all or none.

    ``names`` are the speakers'; ``pictures`` are SVG documents, written beside the tables. Raises DatasetError
    ``dataset.cannot_write``.
    """
    try:
        with whole_folder(folder) as part:
            for name in SUMMARIES:
                with (part / f"{name}.csv").open("wb") as file:
                    _write(summaries, name, names, file)
            for name, picture in (pictures or {}).items():
                (part / f"{name}.svg").write_bytes(picture.encode("utf-8"))
    except OSError as error:
        raise DatasetError("dataset.cannot_write", name=folder.name, reason=error.strerror or str(error)) from error


def write_summary(summaries: Summaries, which: Summary, names: Mapping[str, str], path: Path) -> None:
    """Write one of the tables to a file. Raises DatasetError ``dataset.cannot_write``."""
    with whole_file(path) as file:
        _write(summaries, which, names, file)


def _write(summaries: Summaries, which: Summary, names: Mapping[str, str], file: BinaryIO) -> None:
    headings, rows = {
        "speakers": (("outlet", "speaker", "quoted_words", "share"), _speakers(summaries, names)),
        "overlap": (("outlet", "other_outlet", "groups_in_both", "groups_in_either", "share"), _overlap(summaries)),
        "timeline": (("date", "articles", "quotes", "groups_first_reported"), _days(summaries)),
    }[which]
    table = TableFile(file, headings)
    for row in rows:
        table.write(row)
    table.finish()


def _speakers(summaries: Summaries, names: Mapping[str, str]) -> Rows:
    shares = summaries.shares
    return ((one.outlet, names.get(one.speaker, one.speaker), one.words, _share(one.share)) for one in shares)


def _overlap(summaries: Summaries) -> Rows:
    return ((one.one, one.other, one.both, one.either, _share(one.share)) for one in summaries.overlaps)


def _days(summaries: Summaries) -> Rows:
    return ((day.date, day.articles, day.quotes, day.first) for day in summaries.days)


def _share(share: float) -> str:
    return f"{share:.{_DIGITS}f}"
