"""What stands in one article after another, with each question prepared once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.span import Span
from annotator.storage import rows
from annotator.storage import tables as t
from annotator.storage.plain_rows import PlainQuery
from annotator.storage.selection import Selection

Placed = tuple[int, int, str, tuple[tuple[int, int], ...], tuple[Any, ...]]
"""Start, end below zero and id, so that they sort by position, longest first; the ends of each fragment; the row of
``annotations``, in the table's order."""

_KEY: BindParameter[str | None] = bindparam("article", None)


class ArticleRows:
    """Answers by an article's id, to the thread whose connection it was made with.

    One article at a time is much faster than many at once: what is read stays in the processor's cache until it is
    written.
    """

    def __init__(self, connection: Connection, chosen: Selection) -> None:
        f, marks, texts = t.fragments.c, t.annotations, t.article_texts.c
        spans = select(f.annotation_id, f.start, f.end).where(f.article_id == _KEY).order_by(f.start)
        chosen_marks = select(marks).where(marks.c.article_id == _KEY, chosen.annotation())
        self._article = PlainQuery(connection, select(t.articles).where(t.articles.c.id == _KEY))
        self._text = PlainQuery(connection, select(texts.text).where(texts.article_id == _KEY))
        self._spans = PlainQuery(connection, spans)
        self._marks = PlainQuery(connection, chosen_marks)

    def article(self, key: str) -> Article:
        """What is known of it."""
        (row,) = self._article.rows(article=key)
        return rows.article_of(row)

    def text(self, key: str) -> str:
        """Its text."""
        return "".join(text for (text,) in self._text.rows(article=key))

    def placed(self, key: str) -> list[Placed]:
        """Its chosen annotations as they are stored, by position.

        For where they only pass through: making values of them would take as long as all else.
        """
        spans: dict[str, tuple[tuple[int, int], ...]] = {}
        for name, start, end in self._spans.rows(article=key):
            spans[name] = (*spans[name], (start, end)) if name in spans else ((start, end),)
        found: list[Placed] = []
        for row in self._marks.rows(article=key):
            ends = spans.get(row[0], ())
            found.append((ends[0][0], -ends[-1][1], row[0], ends, row))
        found.sort()
        return found

    def annotations(self, key: str) -> list[Annotation]:
        """The same as values of the model."""
        return [
            rows.annotation_of(row, tuple([Span(start, end) for start, end in ends]))
            for _, _, _, ends, row in self.placed(key)
        ]
