"""The table of articles that were found in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from annotator.exchange.importing import Candidate
from annotator.exchange.reading.found import Refused
from annotator.ui.dialogs.article_fields import NAMES, as_date
from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.table_dress import ROW, dress
from annotator.wording.situations import shown, worded
from annotator.wording.translation import _, later

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("name", later("File"), 20),
    ("state", later("State"), 24),
    ("title", NAMES["title"], 30),
    ("outlet", NAMES["outlet"], 15),
    ("byline", NAMES["byline"], 16),
    ("published", NAMES["published"], 12),
    ("language", NAMES["language"], 12),
    ("story", NAMES["story"], 16),
    ("encoding", later("Encoding"), 12),
)
"""Field, heading, and width in characters."""
EDITABLE = frozenset(NAMES)
_SPANNED = 200
"""Sentences about refused files that run over the columns; more would make every repaint slower."""
_Index = QModelIndex | QPersistentModelIndex
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKED, _TYPED = _READ | Qt.ItemFlag.ItemIsUserCheckable, _READ | Qt.ItemFlag.ItemIsEditable
_FLAGS = [_TICKED if name == "name" else _TYPED if name in EDITABLE else _READ for name, _heading, _width in COLUMNS]
_Role = Qt.ItemDataRole


class FoundTable(QAbstractTableModel):
    """Rows of :class:`Choices`; ``titles`` answers how an article of the project is called."""

    decided = Signal()
    """Something was ticked or typed in the table."""

    def __init__(self, choices: Choices, titles: Callable[[str], str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices = choices
        self._titles = titles
        self._theme = theme

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.choices)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return _(COLUMNS[section][1])
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        row, name = self.choices[index.row()], COLUMNS[index.column()][0]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self.words(index.row(), name)
        if role == _Role.ToolTipRole:
            # Qt would take text that looks like mark-up for rich text.
            return f"<span>{_escaped(self.words(index.row(), name))}</span>"
        if role == _Role.CheckStateRole and name == "name" and isinstance(row, Candidate):
            return Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked
        if role == _Role.ForegroundRole:
            return self._ink(row, name)
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        name = COLUMNS[index.column()][0]
        if role == _Role.CheckStateRole:
            self.choices.take([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        else:
            typed = str(value).strip()
            if name == "published" and typed and as_date(typed) is None:
                return False
            value = as_date(typed) if name == "published" else typed
            self.choices.type([index.row()], name, value or None)
        self.refresh()
        self.decided.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS[index.column()] if index.row() < len(self.choices.candidates) else _READ

    def refresh(self) -> None:
        """Shows what was changed behind the table; the number of rows is as before."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def words(self, place: int, name: str) -> str:
        """What a cell says, on one line."""
        row = self.choices[place]
        if isinstance(row, Refused):
            told = {"name": row.name, "state": worded(row.key, row.facts)}.get(name, "")
        elif name == "state":
            told = self.state(row)
        elif name in ("name", "encoding"):
            told = getattr(row.article, name)
        else:
            told = self.choices.value(place, name) or ""
        return " ".join(told.split())

    def state(self, candidate: Candidate) -> str:
        """Whether an article is new, there already, or a version of another."""
        if candidate.same is not None:
            return _("Already there: {title}").format(title=self.title(candidate.same.article, candidate.same.other))
        version = candidate.version_of
        if version is not None:
            return _("Version of {title}").format(title=self.title(version.article, version.other))
        return _("New, like {title}").format(title=self._nearest(candidate)) if candidate.near else _("New")

    def title(self, article: str | None, other: int | None) -> str:
        """How an article of the project, or one of those found, is called."""
        if article is not None:
            return shown(self._titles(article))
        found = self.choices.candidates[other or 0].article
        return shown(found.title or found.name)

    def _nearest(self, candidate: Candidate) -> str:
        return self.title(candidate.near[0].article, candidate.near[0].other)

    def _ink(self, row: Candidate | Refused, name: str) -> QColor | None:
        theme = self._theme
        if isinstance(row, Refused):
            return QColor(theme.danger if name == "state" else theme.muted)
        if not row.taken:
            return QColor(theme.muted)
        if name == "state":
            return QColor(theme.warning if row.near else theme.ok)
        return QColor(theme.muted) if name in ("name", "encoding") else None


class FoundView(QTableView):
    """Shows the table; Space ticks all selected rows alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Articles that were found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        dress(self, ROW)

    def show_table(self, model: FoundTable) -> None:
        """Shows ``model`` with its columns in readable widths."""
        self.setModel(model)
        # A header looks at every row of a selection to paint itself; with a selection of its own, which stays empty,
        # ten thousand rows cost it nothing.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))
        self.clearSpans()
        first, count = len(model.choices.candidates), len(model.choices)
        for place in range(first, min(count, first + _SPANNED)):
            self.setSpan(place, 1, 1, len(COLUMNS) - 1)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        wanted = character * sum(width for _name, _heading, width in COLUMNS)
        share = max(1.0, self.viewport().width() / wanted)
        if self.model() is not None:
            for column, (_name, _heading, width) in enumerate(COLUMNS):
                self.setColumnWidth(column, int(character * width * share))

    def places(self) -> list[int]:
        """The selected rows in order."""
        # Ranges, because asking Qt for the selected rows looks at every cell of ten thousand.
        ranges = self.selectionModel().selection().toList() if self.selectionModel() else []
        return sorted({place for part in ranges for place in range(part.top(), part.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and isinstance(model, FoundTable):
            self._tick(model, [place for place in self.places() if place < len(model.choices.candidates)])
            return
        super().keyPressEvent(event)

    def _tick(self, model: FoundTable, places: Sequence[int]) -> None:
        if not places:
            return
        model.choices.take(places, not all(model.choices.candidates[place].taken for place in places))
        model.refresh()
        model.decided.emit()

    def select_places(self, places: Iterable[int]) -> None:
        """Selects rows, the first of them as the current one."""
        listed = list(places)
        self.clearSelection()
        if listed:
            self.setCurrentIndex(self.model().index(listed[0], 0))
        mode = self.selectionModel().SelectionFlag
        for place in listed[1:]:
            self.selectionModel().select(self.model().index(place, 0), mode.Select | mode.Rows)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
