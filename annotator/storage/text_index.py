"""Keeps the full-text index in step with the texts; a store other than SQLite keeps its own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import DatabaseError

_NAMED = "FROM article_texts WHERE article_id IN :articles"
_ADD = text(f"INSERT INTO article_search(rowid, text) SELECT seq, text {_NAMED}").bindparams(
    bindparam("articles", expanding=True)
)
_DROP = text(f"INSERT INTO article_search(article_search, rowid, text) SELECT 'delete', seq, text {_NAMED}").bindparams(
    bindparam("articles", expanding=True)
)

CHUNK = 500


def texts_added(connection: Connection, articles: Sequence[str]) -> None:
    """Index the texts of articles that were just stored."""
    _run(connection, _ADD, articles)


def texts_leaving(connection: Connection, articles: Sequence[str]) -> None:
    """Forget the texts of articles that are about to be dropped."""
    _run(connection, _DROP, articles)


def _run(connection: Connection, statement: object, articles: Sequence[str]) -> None:
    if connection.dialect.name != "sqlite":
        return
    for at in range(0, len(articles), CHUNK):
        connection.execute(statement, {"articles": list(articles[at : at + CHUNK])})  # type: ignore[call-overload]


def agrees(connection: Connection) -> bool:
    """Whether the index holds exactly the words of the texts."""
    if connection.dialect.name != "sqlite":
        return True
    indexed = connection.exec_driver_sql("SELECT count(*) FROM article_search_docsize").scalar_one()
    if indexed != connection.exec_driver_sql("SELECT count(*) FROM article_texts").scalar_one():
        return False
    if connection.exec_driver_sql("PRAGMA query_only").scalar_one():
        return True  # the index compares itself word for word only where it may be written to
    try:
        connection.exec_driver_sql("INSERT INTO article_search(article_search, rank) VALUES('integrity-check', 1)")
    except DatabaseError as error:
        if "malformed" not in str(error.orig):
            raise
        return False
    return True


def rebuild(connection: Connection) -> None:
    """Make the index anew from the texts."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO article_search(article_search) VALUES('rebuild')")
