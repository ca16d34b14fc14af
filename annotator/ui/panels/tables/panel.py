"""Quotes, speakers and claims of the open story, or of all, as tables."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.codebook import Label
from annotator.ui.context import Context
from annotator.ui.panels.tables.annotations import table_labels
from annotator.ui.panels.tables.feed import AnnotationFeed, Scope
from annotator.ui.panels.tables.late_page import LatePage
from annotator.ui.panels.tables.reading import TablesReading
from annotator.ui.panels.tables.rows import TableRow
from annotator.ui.panels.tables.view import RowTable
from annotator.wording.translation import _

_PAUSE = 120
"""Milliseconds after a key before filtering begins."""
_AFTER_TABS = 1
_EDGES = 28


class Tables(QWidget):
    """A tab for each label that is compared across articles, and one for speakers.

    Follows the open project, story and selected annotation; while it is hidden it reads nothing. Pages of another
    kind (:class:`LatePage`) may stand behind them.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self._row, self._below, self._stretch = QHBoxLayout(), QHBoxLayout(), QWidget()
        self.field, self.scope, self.whose = QLineEdit(), QComboBox(), QComboBox()
        self.speakers = RowTable(context, _("Speakers"))
        self.reading = TablesReading(context, self.speakers, self._chosen, self._front, self)
        self._labels: tuple[Label, ...] | None = None
        self._pages: list[LatePage] = []
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._connect()

    # -- what it offers -----------------------------------------------------------------------------------------

    def table(self) -> RowTable:
        """The table in front; behind a page of another kind the first one."""
        found = self.stack.currentWidget()
        found = found if isinstance(found, RowTable) else self.stack.widget(0)
        assert isinstance(found, RowTable)
        return found

    def add_page(self, page: LatePage) -> None:
        """Add a page behind the tables."""
        self._pages.append(page)
        self._row.insertWidget(_AFTER_TABS, page.beside, 1)
        self.stack.addWidget(page)
        self.tabs.addTab(page.title)
        page.beside.hide()
        page.made.connect(lambda: self._order(page))

    def page(self) -> LatePage | None:
        """The page in front, None where that is a table."""
        found = self.stack.currentWidget()
        return found if isinstance(found, LatePage) else None

    def bring(self, page: LatePage) -> None:
        """Bring a page to the front and give it the keyboard."""
        self.show_tab(self.stack.indexOf(page))

    def ask(self) -> None:
        """Put the keyboard into the filter."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_tab(self, number: int) -> None:
        """Bring a table to the front (from 0) and give it the keyboard."""
        if 0 <= number < self.tabs.count():
            self.tabs.setCurrentIndex(number)
            page = self.page()
            if page is not None:
                page.take_keyboard()
            else:
                self.table().setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- following ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reading.seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_beside()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_beside()
        return super().event(event)

    def _place_beside(self) -> None:
        """What stands beside the tabs goes below them where the row is too short for both."""
        page = self.page()
        if page is None:
            return
        needed = self.tabs.sizeHint().width() + page.beside.minimumSizeHint().width() + _EDGES
        wanted, other = (self._below, self._row) if needed > self.width() else (self._row, self._below)
        if wanted.indexOf(page.beside) < 0:
            other.removeWidget(page.beside)
            self._below.setContentsMargins(8, 0, 8, 5 if wanted is self._below else 0)
            wanted.insertWidget(_AFTER_TABS if wanted is self._row else 0, page.beside, 1)

    def _front(self) -> RowTable | None:
        return self.table() if self.isVisible() else None

    def _loaded(self) -> None:
        self._count()
        self._follow_annotation(self._context.selection.annotation)

    def _story_changed(self) -> None:
        if self.scope.currentIndex() == 0:
            self.reading.refresh()

    def _follow_annotation(self, annotation: str | None) -> None:
        if self._front() in self.reading.feeds and not self.reading.stale:
            self.table().go_to(annotation)

    # -- choosing -----------------------------------------------------------------------------------------------

    def _chosen(self) -> Scope:
        who, seen = self._context.workspace.annotator, self._context.workspace.whose()
        everyone = None if seen is None else tuple(sorted(seen))
        mine = (who,) if who is not None and (seen is not None or self.whose.currentIndex() == 0) else everyone
        return Scope(self._context.selection.story if self.scope.currentIndex() == 0 else None, mine)

    def _turn(self, number: int) -> None:
        self.stack.setCurrentIndex(max(0, number))
        front = self.page()
        for widget in (self.field, self.scope, self._stretch):
            widget.setVisible(front is None)
        self.whose.setVisible(front is None and self._context.workspace.whose() is None)
        for page in self._pages:
            page.turn(front=page is front)
        self._place_beside()
        self.reading.seen()
        self.table().rows.filter(self.field.text())
        self._follow_annotation(self._context.selection.annotation)

    def _filter(self) -> None:
        self.table().rows.filter(self.field.text())

    def _count(self) -> None:
        for n in range(self.stack.count()):
            table = self.stack.widget(n)
            if not isinstance(table, RowTable):
                continue
            feed = self.reading.feeds.get(table)
            total = feed.total if feed else self.reading.speakers
            shown = table.rows.rowCount()
            number = f"{shown}/{total}" if table.rows.words else f"{total}"
            name = _plural(feed.label) if feed else _("Speakers")
            self.tabs.setTabText(n, f"{name.replace('&', '&&')}  {number}")
            table.setAccessibleName(f"{name} {number}")
            table.empty_words = self._nothing(feed)
            table.viewport().update()

    def _nothing(self, feed: AnnotationFeed | None) -> str:
        if self.field.text():
            return _("Nothing here holds these words.")
        if feed is None:
            return _("No speakers yet. They are entered as quotes get their source.")
        name = feed.label.title or feed.label.id
        if feed.label.key:
            return _("{label}: none yet. In an article, press {key} to tag one.").format(label=name, key=feed.label.key)
        return _("{label}: none yet.").format(label=name)

    # -- going there --------------------------------------------------------------------------------------------

    def _open(self, row: TableRow) -> None:
        if isinstance(row.of, Annotation):
            self._context.selection.show(row.article, row.span, row.id)
        else:
            self._open_mention(row.id)

    def _open_mention(self, speaker: str) -> None:
        """The speaker's first mark, or the one after the one that is selected."""
        found = self._context.workspace.seen.annotations_of_speaker(speaker)
        story = self._chosen().story
        if story is not None:
            here = {article.id for article in self._context.workspace.read.articles(story)}
            found = [a for a in found if a.article in here] or found
        if not found:
            self._context.say(_("No article mentions this speaker."))
            return
        keys = [a.id for a in found]
        selected = self._context.selection.annotation
        a = found[(keys.index(selected) + 1) % len(found) if selected in keys else 0]
        self._context.selection.show(a.article, a.fragments[0], a.id)

    def _select(self, row: TableRow | None) -> None:
        if row is not None and isinstance(row.of, Annotation):
            self._context.selection.set_annotation(row.id)

    # -- furniture ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._typed.stop()
                self._filter()
                self.table().rows.settle()
                self._enter_table()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _enter_table(self) -> None:
        table = self.table()
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if table.current() is None and table.rows.rowCount():
            table.setCurrentIndex(table.rows.index(0, 0))

    def _offer_whose(self) -> None:
        """Who tags blind has nothing to choose."""
        self.whose.setVisible(self.page() is None and self._context.workspace.whose() is None)

    def _order(self, page: LatePage) -> None:
        """Tab goes from the tabs into the page, though that was made last."""
        for one, other in pairwise((self.tabs, *page.stations())):
            QWidget.setTabOrder(one, other)

    def _make_tabs(self) -> None:
        labels = tuple(table_labels(self._context.workspace.read.codebook()))
        if labels == self._labels:
            return
        self._labels, front = labels, self.page()
        for old in list(self.reading.feeds):
            self.stack.removeWidget(old)
            old.deleteLater()
        self.reading.feeds.clear()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for page in (self.speakers, *self._pages):
            self.stack.removeWidget(page)
        self._add_tabs(labels)
        at = self.stack.indexOf(front) if front is not None else 0
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)
        self.stack.setCurrentIndex(at)

    def _add_tabs(self, labels: tuple[Label, ...]) -> None:
        tables: list[RowTable] = []
        for label in labels:
            table = RowTable(self._context, _plural(label))
            feed = AnnotationFeed(self._context, table, label)
            feed.counted.connect(self._count)
            feed.outdated.connect(self.reading.outdated)
            self.reading.feeds[table] = feed
            self._wire(table)
            tables.append(table)
        tables.insert(1, self.speakers)
        for table in tables:
            self.stack.addWidget(table)
            self.tabs.addTab("")
        for page in self._pages:
            self.stack.addWidget(page)
            self.tabs.addTab(page.title)

    def _wire(self, table: RowTable) -> None:
        table.opened.connect(self._open)
        table.current_moved.connect(self._select)

    def _connect(self) -> None:
        selection = self._context.selection
        self._wire(self.speakers)
        self.reading.relabelled.connect(self._offer_whose)
        self.reading.relabelled.connect(self._make_tabs)
        self.reading.loaded.connect(self._loaded)
        selection.story_changed.connect(self._story_changed)
        selection.annotation_changed.connect(self._follow_annotation)
        self.tabs.currentChanged.connect(self._turn)
        self._typed.timeout.connect(self._filter)
        self.field.textChanged.connect(self._typed.start)
        self.field.installEventFilter(self)
        self.speakers.rows.arranged.connect(self._count)
        for box in (self.scope, self.whose):
            box.currentIndexChanged.connect(self.reading.refresh)

    def _arrange(self) -> None:
        self.scope.addItems([_("Open story"), _("All stories")])
        self.whose.addItems([_("My marks"), _("Everyone's")])
        self.scope.setAccessibleName(_("Which stories"))
        self.whose.setAccessibleName(_("Whose annotations"))
        self.field.setPlaceholderText(_("Filter"))
        self.field.setAccessibleName(_("Filter the table"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(280)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack.addWidget(self.speakers)
        self.tabs.addTab(_("Speakers"))
        row = self._row
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self.tabs)
        row.addWidget(self._stretch, 1)
        for widget in (self.field, self.scope, self.whose):
            row.addWidget(widget, 1 if widget is self.field else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._below.setContentsMargins(8, 0, 8, 0)
        column.addLayout(self._below)
        column.addWidget(self.stack, 1)


def _plural(label: Label) -> str:
    return {"quote": _("Quotes"), "claim": _("Claims")}.get(label.id) or label.title or label.id
