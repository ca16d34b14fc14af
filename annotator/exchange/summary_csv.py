"""The summaries of a story as CSV tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from annotator.exchange.table_cells import TableFile
from annotator.exchange.whole_file import whole_file
from annotator.reuse.summaries import Day, QuoteOverlap, Share

_DIGITS = 4


def write_speakers(shares: Iterable[Share], names: Mapping[str, str], path: Path) -> None:
    """Speakers by outlet; ``names`` are the speakers'. Raises DatasetError ``dataset.cannot_write``."""
    rows = ((one.outlet, names.get(one.speaker, one.speaker), one.words, _share(one.share)) for one in shares)
    _write(("outlet", "speaker", "quoted_words", "share"), rows, path)


def write_overlap(overlaps: Iterable[QuoteOverlap], path: Path) -> None:
    """Quote overlap of outlets. Raises DatasetError ``dataset.cannot_write``."""
    rows = ((one.one, one.other, one.both, one.either, _share(one.share)) for one in overlaps)
    _write(("outlet", "other_outlet", "groups_in_both", "groups_in_either", "share"), rows, path)


def write_timeline(days: Iterable[Day], path: Path) -> None:
    """What came when. Raises DatasetError ``dataset.cannot_write``."""
    rows = ((day.date, day.articles, day.quotes, day.first) for day in days)
    _write(("date", "articles", "quotes", "groups_first_reported"), rows, path)


def _write(headings: Iterable[str], rows: Iterable[tuple[object, ...]], path: Path) -> None:
    with whole_file(path) as file:
        table = TableFile(file, headings)
        for row in rows:
            table.write(row)
        table.finish()


def _share(share: float) -> str:
    return f"{share:.{_DIGITS}f}"
