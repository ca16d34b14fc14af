"""Many rows put in order a little at a time, so that the window goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from heapq import merge
from itertools import islice
from time import monotonic

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from annotator.ui.panels.tables.rows import SortKey, TableRow, chosen, order

AT_ONCE = 8_000
"""So many rows are put in order without a pause."""
_SLICE = 0.02
"""Seconds after which putting in order makes way for the person."""
_PART = 2_000


class Arrangement(Struct, frozen=True):
    """Which rows are shown (those that hold ``words``) and in which order (by ``key``, or from its end)."""

    key: Callable[[TableRow], SortKey] = order((), -1)
    descending: bool = False
    words: str = ""


class Arranging(QObject):
    """Works out which rows an arrangement shows, and hands them to ``done``; of few rows before :meth:`start` ends."""

    def __init__(self, done: Callable[[Arrangement, list[TableRow]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._done = done
        self._wanted: Arrangement | None = None
        self._made: list[TableRow] = []
        self._pieces: Iterator[list[TableRow]] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def wanted(self) -> Arrangement | None:
        """What is being worked out, None while nothing is."""
        return self._wanted

    def start(self, rows: Collection[TableRow], wanted: Arrangement) -> None:
        """Begin, whatever was begun before."""
        self.stop()
        self._wanted = wanted
        if len(rows) <= AT_ONCE:
            self._made = sorted(chosen(rows, wanted.words), key=wanted.key)
            self._end(wanted)
        else:
            self._pieces = _ordered(list(rows), wanted)
            self._turn.start()

    def finish(self) -> None:
        """End at once what was begun."""
        if self._wanted is not None:
            for piece in self._pieces:
                self._made += piece
            self._end(self._wanted)

    def stop(self) -> None:
        """Forget what was begun."""
        self._turn.stop()
        self._wanted, self._made, self._pieces = None, [], iter(())

    def _go_on(self) -> None:
        until = monotonic() + _SLICE
        for piece in self._pieces:
            self._made += piece
            if monotonic() > until:
                return
        assert self._wanted is not None
        self._end(self._wanted)

    def _end(self, wanted: Arrangement) -> None:
        made = self._made
        self.stop()
        self._done(wanted, made)


def _ordered(rows: list[TableRow], wanted: Arrangement) -> Iterator[list[TableRow]]:
    """Nothing (an empty list) after each part that was sorted, then the rows in their order, some at a time."""
    # A key holds the place of its row, so that two are never equal and rows are not compared.
    parts: list[list[tuple[SortKey, TableRow]]] = []
    for at in range(0, len(rows), _PART):
        parts.append(sorted((wanted.key(row), row) for row in chosen(rows[at : at + _PART], wanted.words)))
        yield []
    merged = merge(*parts)
    while piece := list(islice(merged, _PART)):
        yield [row for _key, row in piece]
