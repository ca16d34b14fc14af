"""The rows of the queue: the cases under headings, as a list that stays fast however long it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.review.cases import Case

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Heading(Struct, frozen=True):
    """What stands over the cases that follow, and how many of ``count`` are ``left`` to decide."""

    title: str
    count: int
    left: int


class Listing(NamedTuple):
    """``rows``: headings and cases; ``places``: the row of each case by its key; ``groups``: the rows of headings."""

    rows: list[Heading | Case]
    places: dict[str, int]
    groups: list[int]


def listing(cases: Iterable[Case], heading: Callable[[Case], str], left: Callable[[Case], bool]) -> Listing:
    """These cases in their order, with a heading wherever ``heading`` changes; of very many it takes a while."""
    shown = Listing([], {}, [])
    for title, under in groupby(cases, heading):
        group = list(under)
        shown.groups.append(len(shown.rows))
        shown.rows.append(Heading(title, len(group), sum(map(left, group))))
        first = len(shown.rows)
        shown.places.update({case.key: first + number for number, case in enumerate(group)})
        shown.rows.extend(group)
    return shown


class QueueRows(QAbstractListModel):
    """Headings and cases.

    ``told`` says a case in one sentence, for who listens instead of looking; ``left`` whether it is to be decided.
    """

    touched = Signal(list)
    """The rows that are to be painted anew."""

    def __init__(
        self, told: Callable[[Case], str], left: Callable[[Case], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._told, self._left = told, left
        self._rows: list[Heading | Case] = []
        self._places: dict[str, int] = {}
        self._groups: list[int] = []

    def replace(self, shown: Listing) -> None:
        """Show this listing."""
        self.beginResetModel()
        self._rows, self._places, self._groups = shown
        self.endResetModel()

    def change(self, changed: Mapping[str, Case]) -> None:
        """Show cases as they are now, in their places."""
        touched = set()
        for key, case in changed.items():
            place = self._places.get(key)
            if place is not None:
                self._rows[place] = case
                touched.add(place)
        for group in {self._group_of(place) for place in touched}:
            self._count(group)
            touched.add(group)
        # Told row by row and not as changed data, at which a list lays all its rows out anew.
        self.touched.emit(sorted(touched))

    def row(self, place: int) -> Heading | Case | None:
        """What stands in a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place(self, key: str) -> int | None:
        """The row of the case of that key."""
        return self._places.get(key)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return row.title if isinstance(row, Heading) else self._told(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _group_of(self, place: int) -> int:
        return self._groups[bisect_right(self._groups, place) - 1]

    def _count(self, place: int) -> None:
        heading = self._rows[place]
        assert isinstance(heading, Heading)
        under = self._under(place)
        self._rows[place] = Heading(heading.title, len(under), sum(map(self._left, under)))

    def _under(self, place: int) -> Sequence[Case]:
        at = bisect_right(self._groups, place) - 1
        end = self._groups[at + 1] if at + 1 < len(self._groups) else len(self._rows)
        return [row for row in self._rows[place + 1 : end] if isinstance(row, Case)]
