"""The list of stories and articles: open, rename, move, correct, remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QMenu, QTreeView, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.changes import ChangeSet
from annotator.model.story import Story
from annotator.ui.context import Context
from annotator.ui.panels.stories.menu import StoryMenu
from annotator.ui.panels.stories.rows import StoryRows
from annotator.ui.panels.stories.tree import ARTICLE, STORY, StoryTree
from annotator.ui.shell.icons import Icons
from annotator.wording.translation import _

_SOON = 120
"""Milliseconds after a change or a typed letter before the list is read again."""
_UNFOLDS = 500
"""Milliseconds over a story after which it is unfolded for what is dragged there."""
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FEW = 12
"""So many stories that match a filter are unfolded."""


class Stories(QWidget):
    """Enter opens: a story with its first articles, articles side by side. ``opened`` carries ids of articles."""

    story_opened = Signal(str)
    opened = Signal(list)
    article_added = Signal(str)
    """An article is to be shown beside those that are open."""

    def __init__(self, context: Context, icons: Callable[[], Icons], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stories")
        self._context = context
        self.model = StoryTree(self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter stories and articles"))
        self.filter.setAccessibleName(_("Filter stories and articles"))
        self.filter.setClearButtonEnabled(True)
        self.tree = _Tree()
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(StoryRows(context.theme, icons, self.tree))
        self.nothing = QLabel(_("No stories yet. Import articles, or drop files and folders here."))
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "quiet")
        self.nothing.setMargin(10)
        self.menu = StoryMenu(context, self)
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._filter_later = QTimer(self, singleShot=True, interval=_SOON)
        self._arrange()
        self._connect()
        self._start()

    def selected_articles(self) -> list[Article]:
        """The selected articles, in the list's order."""
        found = [index.data(ARTICLE) for index in sorted(self.tree.selectedIndexes(), key=_place)]
        return [article for article in found if isinstance(article, Article)]

    def selected_story(self) -> Story | None:
        """The story under the hand: the selected one, or that of the selected article."""
        index = self.tree.currentIndex()
        story = (index.parent() if index.parent().isValid() else index).data(STORY)
        return story if isinstance(story, Story) else None

    def reveal(self, article: str | None) -> None:
        """Unfold and select the article that has the focus."""
        workspace = self._context.bridge.workspace
        found = workspace.read.article(article) if workspace and article else None
        index = self.model.index_of_article(found) if found else QModelIndex()
        hand = self.tree.selectionModel()
        if index.isValid() and (index != hand.currentIndex() or not hand.isSelected(index)):
            self.tree.expand(index.parent())
            # Not by the view, which would add to what is selected while Ctrl is held, as it is for Ctrl+2.
            hand.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.tree.scrollTo(index)

    def take_keyboard(self) -> None:
        """Give the list the keyboard, or the filter where it is empty."""
        (self.tree if self.tree.isVisible() else self.filter).setFocus()

    def add_selected(self) -> None:
        """Have the selected articles shown beside those that are open."""
        self._add(self.selected_articles())

    def _start(self) -> None:
        workspace = self._context.bridge.workspace
        self.model.show_project(workspace)
        rows = self.model.rowCount()
        if rows == 1:
            self.tree.expand(self.model.index(0, 0))
        # Without a project nothing is missing: one may be about to open, of which articles are seen already.
        self.nothing.setVisible(rows == 0 and workspace is not None)
        self.tree.setVisible(rows > 0 or workspace is None)
        if self.filter.text().strip():
            self._filter()

    def _changed(self, changes: ChangeSet) -> None:
        if changes.kinds & {"story", "article"}:
            self._reset()
        elif changes.kinds & {"set", "annotation", "annotator"}:
            self._later.start()

    def _reset(self) -> None:
        rows = range(self.model.rowCount())
        unfolded = {index.data(STORY).id for row in rows if self.tree.isExpanded(index := self.model.index(row, 0))}
        self._start()
        for story in unfolded:
            self.tree.expand(self.model.index_of_story(story))
        self.reveal(self._context.selection.article)

    def _filter(self) -> None:
        words = self.filter.text().strip()
        found = self.model.matching(words) if words else set()
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            hidden = bool(words) and index.data(STORY).id not in found
            self.tree.setRowHidden(row, QModelIndex(), hidden)
            if not hidden and (self.tree.isExpanded(index) or (words and len(found) < _FEW)):
                self.tree.expand(index)
                self._filter_articles(index, found if words else set())

    def _filter_articles(self, story: QModelIndex, found: set[str]) -> None:
        articles = [self.model.index(row, 0, story).data(ARTICLE).id for row in range(self.model.rowCount(story))]
        some = bool(found.intersection(articles))
        for row, article in enumerate(articles):
            self.tree.setRowHidden(row, story, some and article not in found)

    def _open(self) -> None:
        articles = self.selected_articles()
        story = self.selected_story()
        if articles:
            self.opened.emit([article.id for article in articles])
        elif story:
            self.tree.expand(self.tree.currentIndex())
            self.story_opened.emit(story.id)

    def _open_one(self, index: QModelIndex) -> None:
        article, story = index.data(ARTICLE), index.data(STORY)
        if isinstance(article, Article):
            self.article_added.emit(article.id)
        elif isinstance(story, Story):
            self.story_opened.emit(story.id)

    def _ask(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_now = menu.addAction(_("Open"), self._open)
        menu.setDefaultAction(open_now)
        if articles := self.selected_articles():
            menu.addAction(_("Open beside the others"), lambda: self._add(articles))
        menu.addSeparator()
        self.menu.fill(menu, self.selected_story(), articles)
        menu.popup(self.tree.viewport().mapToGlobal(point))

    def _move(self, by: int) -> None:
        if self._context.workspace.read_only:
            return
        articles, story = self.selected_articles(), self.selected_story()
        if articles:
            self.menu.move(articles, by)
            self._select([article.id for article in articles])
        elif story:
            self.menu.move_story(story, by)
            self.tree.setCurrentIndex(self.model.index_of_story(story.id))

    def _put(self, articles: list[str], story: str, place: int) -> None:
        self.menu.put(articles, story, place)
        self._select(articles)

    def _select(self, articles: Sequence[str]) -> None:
        """What was moved stays under the hand."""
        read = self._context.workspace.read
        found = [self.model.index_of_article(article) for key in articles if (article := read.article(key))]
        self.tree.clearSelection()
        for index in found:
            self.tree.expand(index.parent())
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)

    def _add(self, articles: Sequence[Article]) -> None:
        for article in articles:
            self.article_added.emit(article.id)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 8)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.tree.entered_key.connect(self._open)
        self.tree.doubleClicked.connect(self._open_one)
        self.tree.delete_key.connect(lambda: self.menu.drop(self.selected_story(), self.selected_articles()))
        self.tree.rename_key.connect(lambda: self.menu.correct(self.selected_story(), self.selected_articles()))
        self.tree.moved_key.connect(self._move)
        self.tree.customContextMenuRequested.connect(self._ask)
        self.model.articles_put.connect(self._put)
        self.model.story_put.connect(self.menu.place_story)
        self.filter.textChanged.connect(self._filter_soon)
        self.filter.returnPressed.connect(self._into_tree)
        self._filter_later.timeout.connect(self._filter)
        self._later.timeout.connect(self.model.show_progress)
        self._context.bridge.workspace_changed.connect(self._start)
        self._context.bridge.changed.connect(self._changed)
        self._context.selection.article_changed.connect(self.reveal)

    def _filter_soon(self) -> None:
        self._filter_later.start()

    def _into_tree(self) -> None:
        self._filter()
        rows = (r for r in range(self.model.rowCount()) if not self.tree.isRowHidden(r, QModelIndex()))
        if (row := next(rows, None)) is not None:
            self.tree.setCurrentIndex(self.model.index(row, 0))
            self.tree.setFocus()


class _Tree(QTreeView):
    entered_key = Signal()
    delete_key = Signal()
    rename_key = Signal()
    moved_key = Signal(int)
    """Up (-1) or down (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Stories and articles"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAutoExpandDelay(_UNFOLDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told = {
            Qt.Key.Key_Return: self.entered_key,
            Qt.Key.Key_Enter: self.entered_key,
            Qt.Key.Key_Delete: self.delete_key,
            Qt.Key.Key_F2: self.rename_key,
        }.get(Qt.Key(event.key()))
        if told and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier:
            told.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _WAYS:
            self.moved_key.emit(_WAYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _place(index: QModelIndex) -> tuple[int, int]:
    above = index.parent()
    return (above.row(), index.row()) if above.isValid() else (index.row(), -1)
