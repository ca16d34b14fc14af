"""What is found and in what order, without a window."""

from __future__ import annotations

import pytest

from annotator.model.speaker import Speaker
from annotator.ui.panels.tables.rows import Cell, Column, TableRow, chosen, one_line, order, sought

COLUMNS = (Column("words", "Words"), Column("value", "Value", numeric=True))


def row(key: str, *cells: Cell) -> TableRow:
    return TableRow(key, cells, sought(cells), (key,), Speaker(key, key))


@pytest.mark.parametrize("words", ["ZOE", "zoë", "Zoe\u0308", "oë bra"])
def test_case_and_accents_do_not_matter(words: str) -> None:
    assert chosen([row("1", "Zoë Brandt", ""), row("2", "Ole Friis", "")], words)[0].id == "1"


def test_all_words_must_stand_in_some_column() -> None:
    rows = [row("1", "ferry", "30 years"), row("2", "ferry", "")]
    assert [r.id for r in chosen(rows, "30 ferry")] == ["1"]
    assert len(chosen(rows, "  ")) == 2


def test_figures_sort_by_size_and_words_behind_them() -> None:
    rows = [row(str(n), "", value) for n, value in enumerate(["3,000", "", "545", "hundreds", "about 12.5", "-3"])]
    assert [r.cells[1] for r in sorted(rows, key=order(COLUMNS, 1))] == [
        "-3",
        "about 12.5",
        "545",
        "3,000",
        "",
        "hundreds",
    ]


def test_empty_cells_come_last_and_equal_ones_in_reading_order() -> None:
    rows = [row("3", "b"), row("1", ""), row("2", "B")]
    assert [r.id for r in sorted(rows, key=order(COLUMNS, 0))] == ["2", "3", "1"]
    assert [r.id for r in sorted(rows, key=order(COLUMNS, -1))] == ["1", "2", "3"]


def test_a_cell_is_one_line_of_bounded_length() -> None:
    assert one_line("a\n\t b\r\nc") == "a b c"
    assert len(one_line("x" * 10_000_000)) == 400
