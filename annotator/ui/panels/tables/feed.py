"""Fills a table with the annotations of a label, a page at a time, and keeps it so with the least reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import monotonic

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Label
from annotator.ui.context import Context
from annotator.ui.panels.tables.annotations import AnnotationRows, annotation_columns
from annotator.ui.panels.tables.rows import TableRow
from annotator.ui.panels.tables.view import RowTable

PAGE = 1000
SLICE = 0.02
"""Seconds after which reading makes way for the person."""

_BATCH = 10
_AT_ONCE = 200
"""Annotations that are made into rows without looking at the clock."""
_MANY = 500
_ANEW = frozenset({"project", "codebook", "annotator", "story", "article"})
_ROWS = frozenset({"annotation", "link", "speaker"})


class Scope(Struct, frozen=True):
    """Of which story (None: all) and which annotators (None: everyone's) something is shown."""

    story: str | None = None
    annotators: tuple[str, ...] | None = None


class AnnotationFeed(QObject):
    """``counted`` tells that :attr:`total` or what is shown of it has changed; ``outdated`` asks to be loaded anew."""

    counted = Signal()
    outdated = Signal()

    def __init__(self, context: Context, table: RowTable, label: Label) -> None:
        super().__init__(table)
        self.label, self.total = label, 0
        self._context, self._table = context, table
        self._scope = Scope()
        self._left: deque[str] = deque()
        self._read: deque[Annotation] = deque()
        self._made: list[TableRow] = []
        self._waiting: set[str] = set()
        self._maker: AnnotationRows | None = None
        self._counting = True
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._continue)
        table.rows.is_more = lambda: not self.complete
        table.rows.more = self._fetch
        table.rows.arranged.connect(self._arranged)

    @property
    def complete(self) -> bool:
        """Whether all rows have been read."""
        return not self._left and not self._read

    def load(self, scope: Scope, articles: Sequence[Article], total: int | None = None) -> None:
        """Show the annotations on ``articles`` (in reading order) by the annotators of ``scope``.

        ``total`` is how many there are, where somebody has counted.
        """
        workspace, self._scope = self._context.workspace, scope
        codebook = workspace.read.codebook()
        columns = annotation_columns(codebook, self.label, annotators=scope.annotators is None)
        self._maker = AnnotationRows(workspace.seen, self.label, columns, articles, _hand(self._context))
        self._left = deque(article.id for article in articles)
        self._waiting = set(self._left)
        self._read.clear()
        self._made.clear()
        self._table.begin(columns)
        self._counting, self.total = total is None, total or 0
        self._fetch()
        self.counted.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._slices.stop()
        self._left.clear()
        self._read.clear()
        self._made.clear()
        self._waiting.clear()
        self._maker, self.total = None, 0
        self._table.rows.replace(())

    def follow(self, changes: ChangeSet) -> None:
        """Show what a change did."""
        if changes.kinds & _ANEW or len(changes.ids) > _MANY:
            self.outdated.emit()
        elif changes.kinds & _ROWS and self._maker is not None:
            self._patch(changes, self._maker)

    def _patch(self, changes: ChangeSet, maker: AnnotationRows) -> None:
        self._show_made()
        if "speaker" in changes.kinds:
            maker.rename(changes.ids)
        concerned = self._concerned(changes)
        # What was read and is not shown yet is from before the change.
        kept = deque(a for a in self._read if a.id not in concerned)
        counted, self._read = len(self._read) - len(kept), kept
        standing = [a for a in self._context.workspace.seen.annotations_by_id(concerned) if self._belongs(a)]
        before = self._table.rows.size
        self._table.rows.put(maker.rows(standing), concerned - {a.id for a in standing})
        self.total += self._table.rows.size - before - counted
        self.counted.emit()

    def _concerned(self, changes: ChangeSet) -> set[str]:
        """The ids of annotations that may be shown otherwise now: changed, or linked with what changed."""
        read = self._context.workspace.seen
        concerned = set(changes.ids)
        concerned.update(link.source for link in read.links_of(changes.ids))
        if "link" in changes.kinds:
            links = (read.link(key) for key in changes.ids - changes.dropped)
            concerned.update(link.source for link in links if link is not None)
        if changes.dropped or "speaker" in changes.kinds:
            rows = self._table.rows.rows()
            concerned.update(row.id for row in rows if not changes.ids.isdisjoint(row.needs))
        return concerned

    def _belongs(self, a: Annotation) -> bool:
        whose = self._scope.annotators
        return (
            a.label == self.label.id
            and (whose is None or a.annotator in whose)
            and self._maker is not None
            and a.article in self._maker
            and a.article not in self._waiting
        )

    # -- reading on ---------------------------------------------------------------------------------------------

    def _fetch(self) -> None:
        """Read on until a page is full or time is up."""
        assert self._maker is not None
        until, rows = monotonic() + SLICE, 0
        while not self.complete and rows < PAGE and monotonic() < until:
            if not self._read:
                self._read_on()
            rows += self._make_rows(self._maker)
        # Rows that come in an order of their own have all others sorted anew: so they come in ever larger heaps.
        if self.complete or self._table.rows.sorted_by < 0 or len(self._made) > self._table.rows.size:
            self._show_made()
        if not self.complete and not rows:
            self._slices.start()

    def _read_on(self) -> None:
        read = self._context.workspace.seen
        for _n in range(min(_BATCH, len(self._left))):
            article = self._left.popleft()
            self._waiting.discard(article)
            found = read.annotations(article, self._scope.annotators, self.label.id)
            self._read += found
            self.total += len(found) if self._counting else 0
            if len(self._read) >= _AT_ONCE:
                break

    def _make_rows(self, maker: AnnotationRows) -> int:
        some = [self._read.popleft() for _n in range(min(_AT_ONCE, len(self._read)))]
        self._made += maker.rows(some)
        return len(some)

    def _show_made(self) -> None:
        made, self._made = self._made, []
        self._table.rows.add(made)

    def _arranged(self) -> None:
        if not self.complete and (self._table.rows.words or self._table.rows.sorted_by >= 0):
            self._slices.start()
        self.counted.emit()

    def _continue(self) -> None:
        """A filter or an order is only true of all rows: read the rest, in slices."""
        if self._context.bridge.workspace is not None and not self.complete:
            self._fetch()
            self._arranged()


def _hand(context: Context) -> str | None:
    """Who may edit here."""
    workspace = context.workspace
    return None if workspace.read_only else workspace.annotator
