"""The model against a plain list, with Qt's own model test listening."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester

from annotator.model.speaker import Speaker
from annotator.ui.panels.tables import arranging
from annotator.ui.panels.tables.model import TableModel
from annotator.ui.panels.tables.rows import Cell, Column, TableRow, sought

COLUMNS = (Column("name", "Name", edit="text"), Column("count", "Count", numeric=True))
Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal

_row = st.tuples(st.integers(0, 40), st.sampled_from(["ann", "Ben", "cé", "", "dora ann"]), st.integers(0, 3))
_step = st.one_of(
    st.tuples(st.just("put"), st.lists(_row, max_size=8), st.sets(st.integers(0, 40), max_size=5)),
    st.tuples(st.just("replace"), st.lists(_row, max_size=90)),
    st.tuples(st.just("add"), st.lists(_row, max_size=8)),
    st.tuples(st.just("filter"), st.sampled_from(["", "ann", "c", "none of them"])),
    st.tuples(st.just("sort"), st.integers(-1, 1), st.booleans()),
)


def row(key: int, *cells: Cell) -> TableRow:
    return TableRow(f"{key:02}", cells, sought(cells), (key,), Speaker(f"{key:02}", ""))


def model(commit: Any = lambda *_: False) -> TableModel:
    made = TableModel(commit)
    made.begin(COLUMNS)
    return made


class Plain:
    """What the model should show."""

    def __init__(self) -> None:
        self.rows: dict[str, TableRow] = {}
        self.words, self.column, self.down = "", -1, False

    def shown(self) -> list[str]:
        def key(r: TableRow) -> Any:
            if self.column == 0:
                return r.cells[0] == "", str(r.cells[0]).casefold().replace("é", "e"), r.place
            return (r.cells[1], r.place) if self.column == 1 else r.place

        found = [r for r in self.rows.values() if self.words in r.sought]
        return [r.id for r in sorted(found, key=key, reverse=self.down and self.column >= 0)]


def do(step: tuple[Any, ...], real: TableModel, plain: Plain) -> None:
    kind, *given_ = step
    if kind == "filter":
        real.filter(given_[0])
        plain.words = given_[0]
    elif kind == "sort":
        plain.column, plain.down = given_[0], given_[1]
        real.sort(given_[0], Qt.SortOrder.DescendingOrder if given_[1] else Qt.SortOrder.AscendingOrder)
    else:
        rows = list({r.id: r for r in (row(*one) for one in given_[0])}.values())
        gone = {f"{n:02}" for n in given_[1]} - {r.id for r in rows} if kind == "put" else set()
        if kind == "put":
            real.put(rows, gone)
        elif kind == "replace":
            real.replace(rows)
            plain.rows = {}
        else:
            rows = [r for r in rows if r.id not in plain.rows]
            real.add(rows)
        plain.rows = {key: r for key, r in plain.rows.items() if key not in gone} | {r.id: r for r in rows}


@given(st.lists(_step, max_size=12))
def test_it_shows_what_a_plain_list_would(qapp: object, steps: list[tuple[Any, ...]]) -> None:
    real, plain = model(), Plain()
    tester = QAbstractItemModelTester(real, Fatal)
    for step in steps:
        do(step, real, plain)
        shown = [found.id for n in range(real.rowCount()) if (found := real.row_at(real.index(n, 0)))]
        assert shown == plain.shown()
        assert all(real.row_of(key) == n for n, key in enumerate(shown))
    del tester


@given(st.lists(st.tuples(_step, st.integers(0, 4)), max_size=12))
def test_very_many_rows_come_into_order_some_turns_later(qapp: Any, steps: list[tuple[Any, int]]) -> None:
    with pytest.MonkeyPatch.context() as small:
        for name, value in (("AT_ONCE", 3), ("_PART", 2), ("_SLICE", 0.0)):
            small.setattr(arranging, name, value)
        real, plain = model(), Plain()
        tester = QAbstractItemModelTester(real, Fatal)
        for step, turns in steps:
            do(step, real, plain)
            for _turn in range(turns):
                qapp.processEvents()
            shown = [found.id for n in range(real.rowCount()) if (found := real.row_at(real.index(n, 0)))]
            assert all(real.row_of(key) == n for n, key in enumerate(shown))
            assert set(shown) <= plain.rows.keys()
        real.settle()
        shown = [found.id for n in range(real.rowCount()) if (found := real.row_at(real.index(n, 0)))]
        assert shown == plain.shown()
        del tester


def test_the_window_goes_on_while_very_many_rows_are_sorted(qtbot: Any) -> None:
    real, turns = model(), []
    real.replace([row(n, f"{(n * 7919) % 20_011}", n) for n in range(20_000)])
    first = real.row_at(real.index(0, 0))
    with qtbot.waitSignal(real.arranged):
        QTimer.singleShot(0, lambda: turns.append(real.row_at(real.index(0, 0))))
        real.sort(1, Qt.SortOrder.DescendingOrder)
    assert turns == [first], "the order of before stands until the new one is there"
    last = real.row_at(real.index(0, 0))
    assert last is not None
    assert last.cells[1] == 19_999


def test_a_place_held_stays_with_its_row(qapp: object) -> None:
    real = model()
    real.replace([row(1, "b", 1), row(2, "a", 2)])
    held = QPersistentModelIndex(real.index(0, 1))
    real.sort(0)
    assert (held.row(), held.column()) == (1, 1)
    real.put([row(0, "0", 0)], set())
    assert held.row() == 2
    real.filter("a")
    assert not held.isValid()


def test_pages_are_asked_for_as_scrolling_does(qapp: object) -> None:
    real, left = model(), [[row(n, "x", n)] for n in range(3)]
    real.is_more, real.more = lambda: bool(left), lambda: real.add(left.pop(0))
    tester = QAbstractItemModelTester(real, Fatal)
    while real.canFetchMore(QModelIndex()):
        real.fetchMore(QModelIndex())
    assert real.rowCount() == 3
    del tester


def test_only_what_may_be_edited_is_offered_for_it(qapp: object) -> None:
    asked: list[Any] = []
    real = model(lambda r, c, v: bool(asked.append((r.id, c.id, v))) or True)
    real.replace([row(1, "a", 1)])
    assert real.flags(real.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not real.flags(real.index(0, 1)) & Qt.ItemFlag.ItemIsEditable
    assert real.setData(real.index(0, 0), "new")
    assert asked == [("01", "name", "new")]
    assert not real.setData(QModelIndex(), "new")
