"""When the tables are read: the one in front first, by what changed, and nothing while nobody looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.model.article import Article
from annotator.model.changes import ChangeSet
from annotator.storage.listing import Counts
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.panels.tables.feed import AnnotationFeed, Scope
from annotator.ui.panels.tables.rows import TableRow
from annotator.ui.panels.tables.speakers import speaker_columns, speaker_rows, speakers_of_story
from annotator.ui.panels.tables.view import RowTable
from annotator.wording.translation import _

_PAUSE = 150
"""Milliseconds without a change after which all speakers are counted again."""

_ELSEWHERE = frozenset({"set", "group", "verdict"})
"""Kinds of which no table shows anything."""


class TablesReading(QObject):
    """Keeps the tables of ``feeds`` and that of the speakers as the project is.

    ``scope`` answers what is to be shown, ``front`` the table that is looked at, None while none is.
    """

    loaded = Signal()
    """The table in front, or all of them, are up to date."""
    relabelled = Signal()
    """The codebook may have changed: the tabs are to be made before anything is read."""

    def __init__(
        self,
        context: Context,
        speakers: RowTable,
        scope: Callable[[], Scope],
        front: Callable[[], RowTable | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.feeds: dict[RowTable, AnnotationFeed] = {}
        self.stale = True
        self.speakers = 0
        """How many speakers there are, listed or not."""
        self._context, self._speakers, self._scope, self._front = context, speakers, scope, front
        self._speakers_stale = True
        self._left: list[tuple[AnnotationFeed, Scope, list[Article], Counts | None]] = []
        self._changes: list[ChangeSet] = []
        self._round = 0
        self._counting = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._catch_up)
        self._rest.timeout.connect(self._load_next)
        self._later.timeout.connect(self._load_speakers)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read everything anew, now or when it is looked at next."""
        self._changes.clear()
        self._left.clear()
        self._round += 1
        self.stale = self._front() is None
        if self._context.bridge.workspace is None:
            self._clear()
        elif not self.stale:
            self.relabelled.emit()
            scope = self._scope()
            if scope.story is not None:
                self._load(scope, self._context.workspace.read.articles(scope.story), None)
            else:
                self._load_all(scope)

    def seen(self) -> None:
        """The tables, or another of them, have come into view."""
        if self.stale:
            self._soon.start()
        elif self._left:
            self._load_rest()
        else:
            self._load_speakers()

    def outdated(self) -> None:
        """A table cannot follow a change row by row."""
        self.stale = True
        self._soon.start()

    # -- reading ------------------------------------------------------------------------------------------------

    def _load_all(self, scope: Scope) -> None:
        """Of a whole project even the articles and numbers take a while: they are read beside the window."""
        workspace, turn = self._context.workspace, self._round

        def work(_report: Report) -> tuple[list[Article], Counts]:
            try:
                return workspace.read.articles(), workspace.list.counts(None, scope.annotators)
            finally:
                workspace.done_reading()

        def done(found: tuple[list[Article], Counts]) -> None:
            if turn == self._round and self._context.bridge.workspace is workspace:
                self._load(scope, *found)

        self._context.jobs.start(_("Reading the tables"), work, done, self._context.tell_fault)

    def _load(self, scope: Scope, articles: list[Article], counts: Counts | None) -> None:
        """The table in front at once, the others as soon as that can be seen."""
        self._left = [(feed, scope, articles, counts) for feed in self.feeds.values()]
        front = self._front()
        self._left.sort(key=lambda one: front is None or one[0] is not self.feeds.get(front))
        self._speakers_stale = True
        self.speakers = counts.speakers if counts else self.speakers
        self._load_next()

    def _load_next(self) -> None:
        if self._left:
            feed, scope, articles, counts = self._left.pop(0)
            feed.load(scope, articles, counts.by_label.get(feed.label.id, 0) if counts else None)
            self._rest.start()
            self.loaded.emit()
        else:
            self._load_speakers()
            self.loaded.emit()

    def _load_rest(self) -> None:
        """What is still waiting, now."""
        while self._left:
            self._load_next()
        self._rest.stop()
        self._load_next()

    def _load_speakers(self) -> None:
        """Counting is done beside the window, and over a whole project only once somebody looks."""
        if not self._speakers_stale or self._context.bridge.workspace is None:
            return
        workspace, scope = self._context.workspace, self._scope()
        if self._counting or (scope.story is None and self._front() is not self._speakers):
            return
        self._speakers_stale, self._counting, turn = False, True, self._round
        whose = workspace.whose()

        def work(_report: Report) -> list[TableRow]:
            try:
                if scope.story is None:
                    found = workspace.list.speakers(whose)
                else:
                    found = speakers_of_story(workspace.seen, scope.story, scope.annotators)
                return speaker_rows(found, editable=not workspace.read_only)
            finally:
                workspace.done_reading()

        def done(rows: list[TableRow] | None) -> None:
            self._counting = False
            if rows is not None and turn == self._round:
                self._show_speakers(rows)
            # What has changed or been asked for meanwhile.
            self._load_speakers()

        def failed(fault: Exception) -> None:
            self._counting = False
            self._context.tell_fault(fault)

        self._context.jobs.start(_("Counting the speakers"), work, done, failed, lambda: done(None))

    def _show_speakers(self, rows: list[TableRow]) -> None:
        if not self._speakers.rows.columns:
            self._speakers.begin(speaker_columns())
        self.speakers = len(rows)
        self._speakers.rows.replace(rows)

    def _clear(self) -> None:
        for feed in self.feeds.values():
            feed.clear()
        self.speakers = 0
        self._speakers.rows.replace(())
        self.loaded.emit()

    # -- following ----------------------------------------------------------------------------------------------

    def _changed(self, changes: ChangeSet) -> None:
        if self._front() is None:
            self.stale = True
        elif not changes.kinds <= _ELSEWHERE:
            self._changes.append(changes)
            self._soon.start()

    def _catch_up(self) -> None:
        if self.stale or self._front() is None or any("codebook" in changes.kinds for changes in self._changes):
            self.refresh()
            return
        if self._left:
            self._load_rest()
        for changes in self._changes:
            for feed in self.feeds.values():
                feed.follow(changes)
        self._changes.clear()
        self._speakers_stale = True
        self._later.start()
        self.loaded.emit()
