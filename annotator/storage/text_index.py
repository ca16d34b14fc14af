"""Keeps the full-text index in step with the texts; a store other than SQLite keeps its own."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, text

_NAMED = "FROM article_texts WHERE article_id IN :articles"
_ADD = text(f"INSERT INTO article_search(rowid, text) SELECT seq, text {_NAMED}").bindparams(  # noqa: S608 - constant
    bindparam("articles", expanding=True)
)
_DROP = text(
    f"INSERT INTO article_search(article_search, rowid, text) SELECT 'delete', seq, text {_NAMED}"  # noqa: S608
).bindparams(bindparam("articles", expanding=True))

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
