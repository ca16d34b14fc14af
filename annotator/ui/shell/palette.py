"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions.action import Action
from annotator.ui.actions.keys import shown
from annotator.ui.actions.menu_names import MENUS
from annotator.ui.actions.registry import Registry
from annotator.ui.shell.fuzzy import score
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.arrows_to_list import ArrowsToList
from annotator.wording.translation import _

_SIZE = QSize(620, 420)
_ROW = 34
_MOST_ROWS = 11
Index = QModelIndex | QPersistentModelIndex


class Palette(QDialog):
    """Enter or a click chooses; ``chosen`` is then the action, to be run when the palette is gone."""

    def __init__(self, registry: Registry, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Commands"))
        self.chosen: Action | None = None
        self.field, self.list = QLineEdit(), QListView()
        self.field.setPlaceholderText(_("Type a few letters of what you want to do"))
        self.field.setAccessibleName(_("Command"))
        self.model = _Found(registry, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(_("Commands that fit"))
        self.list.setMinimumHeight(1)  # of itself a list wants to be higher than one row
        self.nothing = QLabel(_("No command fits these letters."))
        self.nothing.setProperty("role", "quiet")
        self.nothing.setMargin(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)
        ArrowsToList(self.field, self.list)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.resize(_SIZE)
        self._filter("")

    def open_over(self, window: QWidget) -> None:
        """Appear in the upper middle of ``window``."""
        width = min(_SIZE.width(), window.width() - 40)
        self.resize(width, min(self.height(), window.height() - 120))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 56)
        self.open()
        self.field.setFocus()

    def _filter(self, typed: str) -> None:
        self.model.show(typed)
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        rows = min(self.model.rowCount(), _MOST_ROWS)
        self.resize(self.width(), self.field.sizeHint().height() + max(rows, 1) * self.list.sizeHintForRow(0) + 24)
        if some:
            self.list.setCurrentIndex(self.model.index(0))

    def _choose(self) -> None:
        action = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(action, Action):
            self.chosen = action
            self.accept()


class _Found(QAbstractListModel):
    def __init__(self, registry: Registry, parent: QObject) -> None:
        super().__init__(parent)
        self._registry = registry
        self._all = registry.runnable()
        self._found: Sequence[Action] = self._all

    def show(self, typed: str) -> None:
        scored = [(score(typed, f"{a.title} {_menu(a)}"), at, a) for at, a in enumerate(self._all)]
        fitting = [(-points, at, action) for points, at, action in scored if points is not None]
        self.beginResetModel()
        self._found = [action for _points, _at, action in sorted(fitting, key=lambda entry: entry[:2])]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = self._found[index.row()]
        keys = shown(self._registry.keys(action))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return action.title_now() if action.title_now else action.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{action.title}, {keys}" if keys else action.title
            case Qt.ItemDataRole.UserRole:
                return action
            case Qt.ItemDataRole.StatusTipRole:
                return keys
        return None


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Callable[[], Theme], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - as Qt has it
        return QSize(200, max(_ROW, option.fontMetrics.height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        rect, middle = option.rect.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter
        keys = str(index.data(Qt.ItemDataRole.StatusTipRole))
        menu = _menu(index.data(Qt.ItemDataRole.UserRole))
        measure = option.fontMetrics
        keys_width = measure.horizontalAdvance(keys)
        painter.save()
        painter.setPen(self._theme().muted)
        painter.drawText(rect, int(middle | Qt.AlignmentFlag.AlignRight), keys)
        left = QRect(rect.left(), rect.top(), rect.width() - keys_width - 16, rect.height())
        told = measure.elidedText(words, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left.adjusted(measure.horizontalAdvance(told) + 12, 0, 0, 0), middle, menu)
        painter.setPen(self._theme().text)
        painter.drawText(left, middle, told)
        painter.restore()


def _menu(action: Action) -> str:
    name = action.menu.casefold().partition("/")[0]
    return _(MENUS[name]).replace("&", "") if name in MENUS else ""
