"""The few statements by which rows are read and written by key, built once for each table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update, bindparam, select

from annotator.storage.plain_rows import NAMED, values_of


@cache
def key_columns(table: Table) -> tuple[str, ...]:
    """The names of the columns that identify a row (for texts the article, not the row number)."""
    if table.name == "article_texts":
        return ("article_id",)
    return tuple(column.name for column in table.primary_key.columns)


@cache
def key_of(table: Table) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What answers the key of a row, in the order of :func:`key_columns`."""
    return values_of(key_columns(table))


@cache
def insertion(table: Table) -> Insert:
    """Insert one row, every column given."""
    return table.insert()


@cache
def by_key(table: Table) -> Select[Any]:
    """Select one row; parameters ``k_<column>``."""
    return select(table).where(*_matches(table))


@cache
def by_column(table: Table, column: str) -> Select[Any]:
    """Select the rows whose ``column`` equals parameter ``value``, in the order of their key."""
    order = [table.c[name] for name in key_columns(table)]
    return select(table).where(table.c[column] == bindparam("value")).order_by(*order)


@cache
def by_keys(table: Table) -> Select[Any]:
    """Select the rows whose first key column is one of those that :func:`plain_rows_named` is given."""
    return select(table).where(table.c[key_columns(table)[0]].in_(NAMED))


@cache
def deletion(table: Table) -> Delete:
    """Delete one row; its parameters are the key."""
    return table.delete().where(*_matches(table))


@cache
def update(table: Table, columns: tuple[str, ...]) -> Update:
    """Set ``columns`` (parameters ``v_<column>``) of one row (parameters ``k_<column>``)."""
    return table.update().where(*_matches(table)).values({name: bindparam(f"v_{name}") for name in columns})


def key_parameters(table: Table, key: tuple[Any, ...]) -> dict[str, Any]:
    """The parameters that :func:`by_key` and :func:`update` expect."""
    return {f"k_{name}": part for name, part in zip(key_columns(table), key, strict=True)}


def _matches(table: Table) -> list[Any]:
    return [table.c[name] == bindparam(f"k_{name}") for name in key_columns(table)]
