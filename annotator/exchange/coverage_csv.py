"""Coverage as a CSV table: groups, claims or speakers in rows, articles in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from annotator.exchange.table_cells import TableFile, several
from annotator.exchange.whole_file import whole_file
from annotator.reuse.coverage import Cell, CoverageRow

HEADINGS = ("story", "kind", "row", "label", "speakers", "annotator", "spread", "conflicts")


def write_coverage(
    rows: Iterable[tuple[str, CoverageRow]],
    columns: Sequence[tuple[str, str]],
    articles_of: Mapping[str, Sequence[str]],
    names: Mapping[str, str],
    path: Path,
) -> None:
    """Write ``rows``, each with its story, to ``path``; ``columns`` are ids and headings of all articles.

    ``articles_of`` lists the articles of each story in the order of its rows' cells; ``names`` are those of stories,
    speakers and annotators. A cell says how the article reports it, with the number of differences in brackets; the
    articles of other stories stay empty. Raises DatasetError ``dataset.cannot_write``.
    """
    with whole_file(path) as file:
        table = TableFile(file, (*HEADINGS, *(heading for _, heading in columns)))
        for story, row in rows:
            cells = dict(zip(articles_of[story], map(shown_cell, row.cells), strict=True))
            table.write(
                (
                    names.get(story, story),
                    row.kind,
                    row.key,
                    row.label,
                    several(names.get(speaker, speaker) for speaker in row.speakers),
                    names.get(row.annotator, row.annotator),
                    row.spread,
                    len(row.conflicts),
                    *(cells.get(article) for article, _ in columns),
                )
            )
        table.finish()


def shown_cell(cell: Cell) -> str:
    """How, with the number of differences where there are some."""
    return f"{cell.how} ({cell.differences})" if cell.differences else cell.how
