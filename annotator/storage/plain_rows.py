"""Rows as the driver gives them, where there are thousands: dressing each would cost as much as reading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select

AT_ONCE = 1000
_KEPT = 32
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


def plain_rows(
    connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of ``query`` as plain tuples, fetched by the thousand while they are taken."""
    return PlainQuery(connection, query).iterate(parameters or {})
