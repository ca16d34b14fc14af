"""The one writer: three verbs over rows, each of which records what it did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table

from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.errors import HistoryError
from annotator.storage import statements, text_index, verdict_index
from annotator.storage.dependents import CLEARED, DROPPED
from annotator.storage.plain_rows import delete_each, insert_each, plain_rows_named
from annotator.storage.row_changes import SLICE, Recorded, RowChange, Touched, row_digest, without_time
from annotator.storage.rows import OWNED, Row, Value, rows_of
from annotator.storage.tables import article_texts, metadata, verdicts

_V = TypeVar("_V", bound=Value)


class Ledger:
    """Writes for one command, inside its transaction, and keeps what it wrote.

    ``who`` is the annotator who acts (None before one is chosen), ``now`` the time that all of the command's rows
    bear.
    """

    def __init__(self, connection: Connection, who: str | None, now: str) -> None:
        self.who = who
        self.now = now
        self.recorded = Recorded()
        self._connection = connection
        self._touched = Touched()

    @property
    def change_set(self) -> ChangeSet:
        """What was touched so far."""
        return self._touched.told()

    def add(self, *values: Value) -> None:
        """Store new values, in the order given. Of some thousands, rows of one table are written together."""
        for at in range(0, len(values), SLICE):
            rows = [pair for value in values[at : at + SLICE] for pair in rows_of(value)]
            for table in dict.fromkeys(table for table, _ in rows):
                self._insert(table, [row for owner, row in rows if owner is table])

    def change(self, value: _V, *, stamped: bool = False) -> _V:
        """Store ``value`` in place of what bears its id; only what differs is written and recorded.

        An annotation that differs is stamped with the time and its next revision, unless it comes ``stamped`` from
        elsewhere; the stored value is returned.
        """
        rows = rows_of(value)
        table, first = rows[0]
        before = self._owned(table, _key(table, first))
        if isinstance(value, Annotation) and not stamped and _differs(before, rows):
            value = msgspec.structs.replace(value, modified=self.now, revision=before[0][1]["revision"] + 1)
            rows = rows_of(value)
        self._settle(before, rows)
        return value

    def drop(self, table_name: str, *key: str | int) -> None:
        """Remove a row by its key, after everything that depends on it."""
        table = metadata.tables[table_name]
        row = self._row(table, key)
        if row is not None:
            self._drop_row(table, row)

    def mend(self, table_name: str, key: tuple[str | int, ...], **columns: object) -> None:
        """Set columns of a row that no value could be made of, or that has none of its own."""
        table = metadata.tables[table_name]
        row = self._row(table, key)
        if row is not None:
            self._update(table, row, row | columns)

    def rebuild_text_index(self) -> None:
        """Make the full-text index anew; it follows from the texts, so nothing is recorded."""
        text_index.rebuild(self._connection)

    def revert(self, changes: Sequence[RowChange]) -> None:
        """Take recorded changes back, last first.

        Raises HistoryError ``history.moved_on`` when a row no longer stands as those changes left it.
        """
        runs = groupby(reversed(changes), key=lambda change: (change.verb, change.table))
        for (verb, name), run in runs:
            table = metadata.tables[name]
            {"+": self._unadd, "~": self._unchange, "-": self._undrop}[verb](table, list(run))

    # -- writing rows -------------------------------------------------------------------------------------------

    def _insert(self, table: Table, rows: list[Row]) -> None:
        insert_each(self._connection, statements.insertion(table), rows)
        if table is article_texts:
            text_index.texts_added(self._connection, [row["article_id"] for row in rows])
        if table is verdicts:
            verdict_index.verdicts_added(self._connection, rows)
        key, name = statements.key_of(table), str(table.name)
        for row in rows:
            told = {"digest": row_digest(without_time(name, row))}
            self.recorded.add(RowChange("+", name, key(row), after=told))
        self._touched.rows("+", name, rows)

    def _update(self, table: Table, before: Row, after: Row) -> None:
        names = tuple(name for name, value in after.items() if before[name] != value)
        if not names:
            return
        key = _key(table, before)
        parameters = statements.key_parameters(table, key) | {f"v_{name}": after[name] for name in names}
        self._connection.execute(statements.update(table, names), parameters)
        self.recorded.add(
            RowChange("~", str(table.name), key, {n: before[n] for n in names}, {n: after[n] for n in names})
        )
        self._touched.rows("~", table.name, [before | after])

    def _delete(self, table: Table, rows: list[Row]) -> None:
        if table is article_texts:
            text_index.texts_leaving(self._connection, [row["article_id"] for row in rows])
        if table is verdicts:
            verdict_index.verdicts_leaving(self._connection, [row["id"] for row in rows])
        keys, name = list(map(statements.key_of(table), rows)), str(table.name)
        delete_each(self._connection, statements.deletion(table), keys)
        for key, row in zip(keys, rows, strict=True):
            self.recorded.add(RowChange("-", name, key, before=row))
        self._touched.rows("-", name, rows)

    def _settle(self, before: list[tuple[Table, Row]], after: list[tuple[Table, Row]]) -> None:
        was = {(table.name, _key(table, row)): (table, row) for table, row in before}
        to_be = {(table.name, _key(table, row)): (table, row) for table, row in after}
        for name, (table, row) in was.items():
            if name not in to_be:
                self._delete(table, [row])
        for name, (table, row) in to_be.items():
            if name in was:
                self._update(table, was[name][1], row)
            else:
                self._insert(table, [row])

    def _drop_row(self, table: Table, row: Row) -> None:
        name = row.get("id")
        for column in CLEARED.get(table.name, ()):
            for dependent in self._rows(column.table, column.name, name):
                self._update(column.table, dependent, dependent | {column.name: None})
        for column in DROPPED.get(table.name, ()):
            for dependent in self._rows(column.table, column.name, name):
                self._drop_row(column.table, dependent)
        self._delete(table, [row])

    # -- taking back --------------------------------------------------------------------------------------------

    def _unadd(self, table: Table, run: list[RowChange]) -> None:
        stored = self._stored(table, [change.key for change in run])
        for change in run:
            row = stored.get(change.key)
            if row is None or not _is_as_told(change.after["digest"], table, row):
                raise HistoryError("history.moved_on")
        self._delete(table, [stored[change.key] for change in run])

    def _unchange(self, table: Table, run: list[RowChange]) -> None:
        for change in run:
            row = self._row(table, change.key)
            if row is None or any(row[name] != value for name, value in change.after.items()):
                raise HistoryError("history.moved_on")
            self._update(table, row, row | change.before)

    def _undrop(self, table: Table, run: list[RowChange]) -> None:
        if self._stored(table, [change.key for change in run]):
            raise HistoryError("history.moved_on")
        self._insert(table, [change.before for change in run])

    # -- reading rows -------------------------------------------------------------------------------------------

    def _row(self, table: Table, key: Iterable[Any]) -> Row | None:
        parameters = statements.key_parameters(table, tuple(key))
        row = self._connection.execute(statements.by_key(table), parameters).mappings().first()
        return dict(row) if row is not None else None

    def _rows(self, table: Table, column: str, value: object) -> list[Row]:
        found = self._connection.execute(statements.by_column(table, column), {"value": value}).mappings()
        return [dict(row) for row in found]

    def _owned(self, table: Table, key: tuple[Any, ...]) -> list[tuple[Table, Row]]:
        row = self._row(table, key)
        if row is None:
            raise HistoryError("history.gone")
        rows = [(table, row)]
        for child, column in OWNED.get(table.name, ()):
            rows += [(child, found) for found in self._rows(child, column, key[0])]
        return rows

    def _stored(self, table: Table, keys: list[tuple[Any, ...]]) -> dict[tuple[Any, ...], Row]:
        firsts, wanted, key = list(dict.fromkeys(key[0] for key in keys)), set(keys), statements.key_of(table)
        names = tuple(column.name for column in table.columns)
        found = plain_rows_named(self._connection, statements.by_keys(table), firsts)
        rows = (dict(zip(names, values, strict=True)) for values in found)
        return {named: row for row in rows if (named := key(row)) in wanted}


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return statements.key_of(table)(row)


def _is_as_told(digest: str, table: Table, row: Row) -> bool:
    # Older versions recorded the time with the rest.
    return digest == row_digest(without_time(table.name, row)) or digest == row_digest(row)


def _differs(before: list[tuple[Table, Row]], after: list[tuple[Table, Row]]) -> bool:
    stamps = {"modified": None, "revision": None}
    return [row | stamps for _, row in before] != [row | stamps for _, row in after]
