"""Stories and their articles as a tree that reads only what is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from annotator.model.article import Article
from annotator.model.story import Story
from annotator.storage.listing import Progress
from annotator.ui.offered import assigned_to_hand, offered
from annotator.ui.widgets.tooltips import plain_tooltip
from annotator.wording.article_words import name_of
from annotator.wording.translation import _, ngettext
from annotator.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
STORY, ARTICLE, PROGRESS, QUIET = (Qt.ItemDataRole.UserRole + n for n in range(4))
"""``QUIET``: whether it is somebody else's to tag."""
_MIME = "application/x-annotator-places"
NOT_BEGUN = Progress("todo", 0, 0)
_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_ARTICLE = _FIXED | Qt.ItemFlag.ItemIsDragEnabled
_STORY = _ARTICLE | Qt.ItemFlag.ItemIsDropEnabled
_TOP = 0
"""The internal number of a story; that of an article is its story's row, counted from 1."""


class StoryTree(QAbstractItemModel):
    """Two levels: stories, and under each its articles, read when the story is first looked into."""

    articles_put = Signal(list, str, int)
    """Articles (ids) were dropped into a story (id), at a place among those of it that stay."""
    story_put = Signal(object, int)
    """A story was dropped at a place among the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._stories: list[Story] = []
        self._sizes: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._mine: frozenset[str] | None = None
        self._assigned: dict[str, int] = {}
        self._articles: dict[str, list[Article]] = {}
        self._progress: dict[str, Progress] = {}

    # What it shows

    def show_project(self, workspace: Workspace | None) -> None:
        """Show another project, or the same anew."""
        self.beginResetModel()
        self._workspace = workspace
        self._articles.clear()
        self._progress.clear()
        self._stories = workspace.read.stories() if workspace else []
        self._sizes = workspace.list.story_sizes() if workspace else {}
        self._count()
        self.endResetModel()

    def show_progress(self) -> None:
        """Read states and counts anew; rows stay where they are."""
        if self._workspace is None:
            return
        before = self._done
        self._count()
        for story in self._articles:
            self._progress.update(dict.fromkeys((a.id for a in self._articles[story]), NOT_BEGUN))
            self._progress.update(self._progress_of(story))
        self._order()
        # Of thousands of rows a view asks the height of each that is said to have changed.
        rows = [n for n, story in enumerate(self._stories) if before.get(story.id) != self._done.get(story.id)]
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], 0))
        for story, articles in self._articles.items():
            above = self.index_of_story(story)
            if articles and above.isValid():
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(articles) - 1, 0, above))

    def index_of_story(self, story: str) -> QModelIndex:
        """Where a story stands."""
        rows = (row for row, known in enumerate(self._stories) if known.id == story)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    def index_of_article(self, article: Article) -> QModelIndex:
        """Where an article stands."""
        above = self.index_of_story(article.story)
        if not above.isValid():
            return above
        listed = self._of(self._stories[above.row()].id)
        rows = (row for row, known in enumerate(listed) if known.id == article.id)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0, above)

    def matching(self, words: str) -> set[str]:
        """The ids of stories and articles whose title, outlet or byline holds the words, whatever their case."""
        wanted = words.casefold()
        found = {story.id for story in self._stories if wanted in story.title.casefold()}
        for article in self._workspace.read.articles() if self._workspace else ():
            told = f"{article.outlet or ''}\n{article.title or ''}\n{article.byline or ''}\n{article.source}"
            if wanted in told.casefold():
                found |= {article.id, article.story}
        return found

    # The tree

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt has it
        if column != 0 or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._stories)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        story = self._stories[parent.row()].id
        return len(self._articles[story]) if story in self._articles else 0

    # Taken up and put down

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Of a thousand stories a view asks this of each as it lays itself out.
        if self._workspace is None or self._workspace.read_only:
            return _FIXED if index.isValid() else Qt.ItemFlag.NoItemFlags
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _STORY if index.internalId() == _TOP else _ARTICLE

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of articles, in the list's order; where there is none, that of a story."""
        listed = sorted(indexes, key=lambda index: (index.internalId(), index.row()))
        articles = [index.data(ARTICLE).id for index in listed if index.internalId() != _TOP]
        taken = articles or [index.data(STORY).id for index in listed[:1]]
        data = QMimeData()
        data.setData(_MIME, msgspec.json.encode(("articles" if articles else "story", taken)))
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        """Articles go into stories, stories between stories."""
        kind, taken = _taken(data)
        return bool(taken) and (parent.isValid() if kind == "articles" else not parent.isValid() and row >= 0)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        kind, taken = _taken(data)
        if kind == "articles":
            story = self._stories[parent.row()].id
            listed = [article.id for article in self._of(story)]
            before = listed[:row] if row >= 0 else listed
            place = sum(key not in taken for key in before)
            # The list is read anew by what follows, which must not happen while the view is still dropping.
            QTimer.singleShot(0, self, lambda: self.articles_put.emit(taken, story, place))
        else:
            place = row - any(story.id in taken for story in self._stories[:row])
            moved = next(story for story in self._stories if story.id in taken)
            QTimer.singleShot(0, self, lambda: self.story_put.emit(moved, place))
        return True

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return bool(self._stories)
        return parent.internalId() == _TOP and self._sizes.get(self._stories[parent.row()].id, 0) > 0

    def canFetchMore(self, parent: Index) -> bool:
        return self.hasChildren(parent) and parent.isValid() and self._stories[parent.row()].id not in self._articles

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._read(parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return None if role == ARTICLE else self._of_story(self._stories[index.row()], role)
        story = self._stories[index.internalId() - 1]
        return self._of_article(self._of(story.id)[index.row()], role)

    def _of_story(self, story: Story, role: int) -> Any:
        size = self._sizes.get(story.id, 0) if self._mine is None else self._assigned.get(story.id, 0)
        done = self._done.get(story.id, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return story.title or _("Untitled story")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(story.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                told = ngettext("{done} of {count} article done", "{done} of {count} articles done", size)
                return f"{story.title}, {told.format(done=done, count=size)}"
            case Qt.ItemDataRole.UserRole:
                return story
            case value if value == PROGRESS:
                return done, size
            case value if value == QUIET:
                return self._mine is not None and story.id not in self._assigned
        return None

    def _of_article(self, article: Article, role: int) -> Any:
        progress = self._progress.get(article.id, NOT_BEGUN)
        name = name_of(article)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_told(name, article))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _told(name, article)
            case value if value == ARTICLE:
                return article
            case value if value == PROGRESS:
                return progress
            case value if value == QUIET:
                return self._mine is not None and article.id not in self._mine
        return None

    def _of(self, story: str) -> list[Article]:
        if story not in self._articles:
            self._read(self.index_of_story(story))
        return self._articles.get(story, [])

    def _read(self, parent: Index) -> None:
        assert self._workspace is not None
        story = self._stories[parent.row()].id
        found = offered(self._workspace.read.articles(story), self._mine)
        if found:
            self.beginInsertRows(self.index(parent.row(), 0), 0, len(found) - 1)
        self._articles[story] = found
        self._progress.update(self._progress_of(story))
        if found:
            self.endInsertRows()

    def _progress_of(self, story: str) -> dict[str, Progress]:
        who = self._workspace.annotator if self._workspace else None
        return self._workspace.list.progress(who, story) if self._workspace and who else {}

    def _count(self) -> None:
        who = self._workspace.annotator if self._workspace else None
        self._mine, self._done, self._assigned = None, {}, {}
        if self._workspace and who:
            self._done = self._workspace.list.done_by_story(who)
            self._mine = assigned_to_hand(self._workspace)
            self._assigned = self._workspace.list.assigned_by_story(who)

    def _order(self) -> None:
        """Have one's own articles first where that has changed."""
        if self._workspace is None:
            return
        orders = {story: self._offered(listed) for story, listed in self._articles.items()}
        if orders == self._articles:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(index, index.data(ARTICLE)) for index in before]
        self._articles = orders
        after = [self.index_of_article(article) if article is not None else index for index, article in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _offered(self, listed: list[Article]) -> list[Article]:
        places = {article.id: place for place, article in enumerate(listed)}
        by_ordinal = sorted(listed, key=lambda article: (article.ordinal, article.id))
        made = offered(by_ordinal, self._mine)
        return listed if [places[article.id] for article in made] == list(range(len(listed))) else made


def _taken(data: QMimeData) -> tuple[str, list[str]]:
    try:
        return msgspec.json.decode(data.data(_MIME).data(), type=tuple[str, list[str]])
    except msgspec.DecodeError:
        return "", []


def _told(name: str, article: Article) -> str:
    title = None if article.title == name else article.title
    return "\n".join(part for part in (name, title, article.byline, article.published) if part)
