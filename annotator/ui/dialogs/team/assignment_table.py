"""Articles against annotators, each cell the state of that work: ten thousand rows, painted where they are seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from annotator.model.article import Article
from annotator.model.assignment import Pair
from annotator.model.team import AnnotationSet, Annotator, SetState
from annotator.text.article_name import article_name
from annotator.ui.reading.header import STATES
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.table_dress import ROW, dress
from annotator.wording.translation import _

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
SIGNS: dict[SetState | None, str] = {None: "–", "todo": "○", "in_progress": "◐", "done": "●"}
"""So that a state is told by more than its colour."""
BESIDE = 2
"""Columns before those of the annotators: the article, and how many have it."""


class AssignmentTable(QAbstractTableModel):
    """``pairs`` of the selected cells are what is assigned or withdrawn."""

    def __init__(self, theme: Theme, text_of: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._text_of = theme, text_of
        self.articles: Sequence[Article] = ()
        self.people: Sequence[Annotator] = ()
        self.states: Mapping[Pair, SetState] = {}
        self._titles: dict[str, str] = {}
        self._having: Counter[str] = Counter()
        self._totals: dict[str, Counter[SetState]] = {}
        self.cut: Callable[[str], str] = str
        """A name as it fits over its column."""

    def show_work(
        self, articles: Sequence[Article], people: Sequence[Annotator], sets: Collection[AnnotationSet]
    ) -> None:
        """Show these articles against these people."""
        same = people == self.people and (articles is self.articles or articles == self.articles)
        if not same:
            self.beginResetModel()
        self.articles, self.people = articles, people
        self.states = {(found.article, found.annotator): found.state for found in sets}
        self._having = Counter(found.article for found in sets)
        self._totals = {person.id: Counter() for person in people}
        for found in sets:
            if found.annotator in self._totals:
                self._totals[found.annotator][found.state] += 1
        if not same:
            self.endResetModel()
        elif articles:
            self.dataChanged.emit(self.index(0, 0), self.index(len(articles) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def pair(self, row: int, column: int) -> Pair:
        """The article and the annotator of a cell."""
        return self.articles[row].id, self.people[column - BESIDE].id

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.articles)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.people) + BESIDE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        if section < BESIDE:
            return (_("Article"), _("People"))[section]
        person = self.people[section - BESIDE]
        told = self._totals[person.id]
        words = _("{done} of {count} done").format(done=told["done"], count=told.total())
        name = " ".join(person.name.split())
        return f"{self.cut(name) if role == _Role.DisplayRole else name}\n{words}"

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        article, column = self.articles[index.row()], index.column()
        if role == _Role.DisplayRole:
            return self._words(article, column)
        if role == _Role.AccessibleTextRole and column >= BESIDE:
            person = self.people[column - BESIDE]
            return f"{self._title(article)}, {person.name}: {self._words(article, column)}"
        if role == _Role.ForegroundRole and column:
            return QColor(self._ink(article, column))
        return None

    def _title(self, article: Article) -> str:
        """What an article is called; the text of one without a title is read when that is to be painted."""
        if article.id not in self._titles:
            name = article_name(article, "" if article.title else self._text_of(article.id))
            outlet = f"{article.outlet} · " if article.title and article.outlet else ""
            self._titles[article.id] = " ".join(f"{outlet}{name}".split())
        return self._titles[article.id]

    def _words(self, article: Article, column: int) -> str:
        if column == 0:
            return self._title(article)
        if column == 1:
            return str(self._having[article.id]) if self._having[article.id] else "–"
        state = self.states.get((article.id, self.people[column - BESIDE].id))
        return f"{SIGNS[state]}  {_(STATES[state])}" if state else SIGNS[None]

    def _ink(self, article: Article, column: int) -> str:
        theme = self._theme
        if column == 1:
            return theme.text if self._having[article.id] else theme.danger
        state = self.states.get((article.id, self.people[column - BESIDE].id))
        return {"done": theme.ok, "in_progress": theme.warning, "todo": theme.text}.get(state or "", theme.muted)


class AssignmentView(QTableView):
    """Space assigns or withdraws the selected cells; C and R select the column and the row under the hand."""

    turned = Signal(list)
    """The selected cells as pairs of ids."""

    def __init__(self, table: AssignmentTable) -> None:
        super().__init__()
        self.table = table
        self.setModel(table)
        self.setAccessibleName(_("Who tags what"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        dress(self, ROW)
        self.doubleClicked.connect(lambda _index: self._turn())
        table.modelReset.connect(self._share_width)

    def pairs(self) -> list[Pair]:
        """What is selected, the columns of the annotators only."""
        ranges = self.selectionModel().selection().toList()
        cells = {
            (row, column)
            for part in ranges
            for row in range(part.top(), part.bottom() + 1)
            for column in range(max(part.left(), BESIDE), part.right() + 1)
        }
        return [self.table.pair(row, column) for row, column in sorted(cells)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn()
        elif plain and event.key() == Qt.Key.Key_C:
            self._select(column=True)
        elif plain and event.key() == Qt.Key.Key_R:
            self._select(column=False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _turn(self) -> None:
        if pairs := self.pairs():
            self.turned.emit(pairs)

    def _select(self, *, column: bool) -> None:
        now, last = self.currentIndex(), (self.table.rowCount() - 1, self.table.columnCount() - 1)
        if not now.isValid():
            return
        first = (0, now.column()) if column else (now.row(), BESIDE)
        end = (last[0], now.column()) if column else (now.row(), last[1])
        part = QItemSelection(self.table.index(*first), self.table.index(*end))
        self.selectionModel().select(part, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _share_width(self) -> None:
        letter, people = self.fontMetrics().averageCharWidth(), len(self.table.people)
        room = self.viewport().width() - 9 * letter
        each = max(19 * letter, min(26 * letter, room // (people + 2))) if people else 0
        self.setColumnWidth(0, max(34 * letter, room - each * people))
        self.setColumnWidth(1, 9 * letter)
        font = self.horizontalHeader().font()
        font.setWeight(font.Weight.DemiBold)
        metrics = QFontMetrics(font)
        self.table.cut = lambda name: metrics.elidedText(name, Qt.TextElideMode.ElideRight, each - 2 * letter)
        for column in range(people):
            self.setColumnWidth(BESIDE + column, each)
