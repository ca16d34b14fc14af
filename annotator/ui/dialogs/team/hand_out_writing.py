"""Writing the files that are handed out: work off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from annotator.commands.hand_out import handed
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.ui.jobs import Report
from annotator.workspace import Workspace


class Order(Struct, frozen=True):
    """A file for one annotator; ``articles`` are ids, None for those that are assigned to them."""

    annotator: str
    path: Path
    articles: tuple[str, ...] | None = None


class Written(Struct, frozen=True):
    """A file that was written, with how many articles and marks are in it."""

    order: Order
    articles: int
    marks: int


def write_out(workspace: Workspace, orders: Sequence[Order], report: Report) -> list[Written]:
    """One file after another; what is written stays where a later one fails. Raises TaggingError, ProjectFileError."""
    written = []
    try:
        for number, order in enumerate(orders):
            report(number, len(orders))
            contents = handed(workspace.read, order.annotator, order.articles)
            order.path.parent.mkdir(parents=True, exist_ok=True)
            Workspace.hand_out(order.path, contents)
            counts = [sum(isinstance(value, kind) for value in contents.values) for kind in (Article, Annotation)]
            written.append(Written(order, *counts))
    finally:
        workspace.done_reading()
    return written
