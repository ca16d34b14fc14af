"""Rows as the driver gives them, where there are thousands: dressing each would cost as much as reading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select

AT_ONCE = 1000


def plain_rows(
    connection: Connection, query: Select[Any], parameters: Mapping[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """The rows of ``query`` as plain tuples, fetched by the thousand while they are taken."""
    compiled = query.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    given = compiled.construct_params(dict(parameters or {}))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(str(compiled), tuple(given[name] for name in compiled.positiontup or ()))
        while found := cursor.fetchmany(AT_ONCE):
            yield from found
    finally:
        cursor.close()
