"""Fills a table with the annotations of a label, a page at a time, and keeps it so with the least reading."""

from __future__ import annotations

from collections import deque
from time import monotonic

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Label
from annotator.ui.context import Context
from annotator.ui.panels.table_annotations import AnnotationRows, annotation_columns
from annotator.ui.panels.table_view import RowTable

PAGE = 1000
SLICE = 0.05
"""Seconds after which reading makes way for the person."""

_BATCH = 10
_MANY = 500
_ANEW = frozenset({"project", "codebook", "annotator", "story", "article"})
_ROWS = frozenset({"annotation", "link", "speaker"})


class Scope(Struct, frozen=True):
    """Of which story (None: all) and which annotators (None: everyone's) something is shown."""

    story: str | None = None
    annotators: tuple[str, ...] | None = None


class AnnotationFeed(QObject):
    """``counted`` tells that :attr:`total` or what is shown of it has changed."""

    counted = Signal()

    def __init__(self, context: Context, table: RowTable, label: Label) -> None:
        super().__init__(table)
        self.label, self.total = label, 0
        self._context, self._table = context, table
        self._scope = Scope()
        self._left: deque[str] = deque()
        self._maker: AnnotationRows | None = None
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._continue)
        table.rows.is_more = lambda: bool(self._left)
        table.rows.more = self._fetch
        table.rows.arranged.connect(self._arranged)

    @property
    def complete(self) -> bool:
        """Whether all rows have been read."""
        return not self._left

    def load(self, scope: Scope) -> None:
        """Show the annotations of another scope, or the same read anew."""
        workspace, self._scope = self._context.workspace, scope
        codebook = workspace.read.codebook()
        columns = annotation_columns(codebook, self.label, annotators=scope.annotators is None)
        articles = workspace.read.articles(scope.story)
        self._maker = AnnotationRows(workspace.read, self.label, columns, articles, _hand(self._context))
        self._left = deque(article.id for article in articles)
        self._table.begin(columns)
        self._fetch()
        self.total = len(self._table.rows.rows())
        if self._left:
            counts = workspace.list.counts(scope.story, scope.annotators)
            self.total = counts.by_label.get(self.label.id, 0)
        self.counted.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._slices.stop()
        self._left.clear()
        self._maker, self.total = None, 0
        self._table.rows.replace(())

    def follow(self, changes: ChangeSet) -> None:
        """Show what a change did."""
        if changes.kinds & _ANEW or len(changes.ids) > _MANY:
            self.load(self._scope)
        elif changes.kinds & _ROWS and self._maker is not None:
            self._patch(changes, self._maker)

    def _patch(self, changes: ChangeSet, maker: AnnotationRows) -> None:
        if "speaker" in changes.kinds:
            maker.rename(changes.ids)
        concerned = set(changes.ids)
        concerned.update(row.id for row in self._table.rows.rows() if not changes.ids.isdisjoint(row.needs))
        if "link" in changes.kinds:
            concerned.update(self._sources(changes))
        standing = [a for a in self._context.workspace.read.annotations_by_id(concerned) if self._belongs(a)]
        before = len(self._table.rows.rows())
        self._table.rows.put(maker.rows(standing), concerned - {a.id for a in standing})
        self.total += len(self._table.rows.rows()) - before
        self.counted.emit()

    def _sources(self, changes: ChangeSet) -> set[str]:
        read = self._context.workspace.read
        links = (read.link(key) for key in changes.ids - changes.dropped)
        return {link.source for link in links if link is not None}

    def _belongs(self, a: Annotation) -> bool:
        whose = self._scope.annotators
        return (
            a.label == self.label.id
            and (whose is None or a.annotator in whose)
            and self._maker is not None
            and a.article in self._maker
            and a.article not in self._left
        )

    # -- reading on ---------------------------------------------------------------------------------------------

    def _fetch(self) -> None:
        """Read on until a page is full or time is up."""
        until, rows = monotonic() + SLICE, 0
        while self._left and rows < PAGE:
            rows += self._fetch_batch()
            if monotonic() > until:
                break
        if self._left and not rows:
            self._slices.start()

    def _fetch_batch(self) -> int:
        assert self._maker is not None
        read, found = self._context.workspace.read, []
        for _n in range(min(_BATCH, len(self._left))):
            found += read.annotations(self._left.popleft(), self._scope.annotators)
        rows = self._maker.rows([a for a in found if a.label == self.label.id])
        self._table.rows.add(rows)
        return len(rows)

    def _arranged(self) -> None:
        if self._left and (self._table.rows.words or self._table.rows.sorted_by >= 0):
            self._slices.start()
        self.counted.emit()

    def _continue(self) -> None:
        """A filter or an order is only true of all rows: read the rest, in slices."""
        if self._context.bridge.workspace is not None and self._left:
            self._fetch()
            self._arranged()


def _hand(context: Context) -> str | None:
    """Who may edit here."""
    workspace = context.workspace
    return None if workspace.read_only else workspace.annotator
