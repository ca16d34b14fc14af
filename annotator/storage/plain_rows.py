"""Rows as the driver gives and takes them, where there are thousands: dressing each would cost as much as reading it.

What goes wrong while they are read is told as the driver tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Connection, Delete, Dialect, Insert, Select, bindparam

AT_ONCE = 1000
NAMED: BindParameter[Any] = bindparam("wanted", expanding=True)
"""Stands in a query for the ids that :func:`plain_rows_named` is given."""
CHUNK = 500
_KEPT = 64
"""Questions of which the SQL is kept."""


class PlainQuery:
    """A query made ready once for being asked often, on one connection."""

    def __init__(self, connection: Connection, query: Select[Any]) -> None:
        self._connection = connection
        self._sql, self._names, self._given = _made_ready(query, connection.dialect)

    def rows(self, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows as plain tuples."""
        with closing(self._connection.connection.cursor()) as cursor:
            return list(cursor.execute(self._sql, self._values(parameters)).fetchall())

    def iterate(self, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """The rows, fetched by the thousand while they are taken."""
        with closing(self._connection.connection.cursor()) as cursor:
            cursor.execute(self._sql, self._values(parameters))
            while found := cursor.fetchmany(AT_ONCE):
                yield from found

    def _values(self, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
        known = {**self._given, **parameters}
        return tuple([known[name] for name in self._names])


@lru_cache(maxsize=_KEPT)
def _made_ready(query: Select[Any], dialect: Dialect) -> tuple[str, Sequence[str], Mapping[str, Any]]:
    # To work out what a question is in SQL takes longer than to answer it for one article.
    compiled = query.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    return str(compiled), compiled.positiontup or (), compiled.params


@lru_cache(maxsize=4 * _KEPT)
def _with_room(query: Select[Any], dialect: Dialect, room: int) -> tuple[str, tuple[int | None, ...], tuple[Any, ...]]:
    """The SQL for so many names, and of each parameter in order which name it is, or its value."""
    state = query.compile(dialect=dialect).construct_expanded_state({NAMED.key: [""] * room})
    names, place = state.positiontup or (), {name: n for n, name in enumerate(state.parameter_expansion[NAMED.key])}
    return state.statement, tuple(place.get(name) for name in names), tuple(state.parameters[name] for name in names)


def plain_rows_named(connection: Connection, query: Select[Any], wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of ``query`` for the names ``wanted``, as plain tuples; there may be any number of names.

    Asking for a few things by name is what happens at each key, so the query is made ready once: for a number of names
    that is a power of two, of which the last are the same.
    """
    with closing(connection.connection.cursor()) as cursor:
        for at in range(0, len(wanted), CHUNK):
            part = wanted[at : at + CHUNK]
            room = 1 << (len(part) - 1).bit_length()
            sql, places, given = _with_room(query, connection.dialect, room)
            named = [*part, *[part[-1]] * (room - len(part))]
            values = [value if place is None else named[place] for place, value in zip(places, given, strict=True)]
            yield from cursor.execute(sql, values).fetchall()


def insert_each(connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that have the same columns. What goes wrong is told as SQLAlchemy tells it."""
    sql, values = _insertion(statement, connection.dialect, tuple(rows[0]))
    connection.exec_driver_sql(sql, [values(row) for row in rows])


@lru_cache(maxsize=_KEPT)
def _insertion(
    statement: Insert, dialect: Dialect, names: tuple[str, ...]
) -> tuple[str, Callable[[Mapping[str, Any]], tuple[Any, ...]]]:
    compiled = statement.compile(dialect=dialect, column_keys=names)
    return str(compiled), values_of(tuple(compiled.positiontup or ()))


def delete_each(connection: Connection, statement: Delete, keys: Sequence[tuple[Any, ...]]) -> None:
    """Delete what ``keys`` name, each the parameters of the statement in their order."""
    connection.exec_driver_sql(_deletion(statement, connection.dialect), list(keys))


@lru_cache(maxsize=_KEPT)
def _deletion(statement: Delete, dialect: Dialect) -> str:
    return str(statement.compile(dialect=dialect))


def values_of(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What answers these values of a row, as a tuple even of one."""
    if len(names) > 1:
        return itemgetter(*names)
    [name] = names
    return lambda row: (row[name],)


def plain_rows(
    connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of ``query`` as plain tuples, fetched by the thousand while they are taken."""
    return PlainQuery(connection, query).iterate(parameters or {})
