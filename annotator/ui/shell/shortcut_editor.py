"""Changing keys: choose an action, press the keys; a clash is refused and said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions.action import Action
from annotator.ui.actions.keys import shown, spelled
from annotator.ui.actions.menu_names import MENUS
from annotator.ui.actions.registry import Registry
from annotator.ui.dialogs.framed import fit
from annotator.ui.shell.preferences import Preferences
from annotator.ui.widgets.arrows_to_list import ArrowsToList
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _

_ACTION = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ShortcutEditor(QDialog):
    """Each change is kept at once; what differs from how the program comes can be taken back."""

    def __init__(self, registry: Registry, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Change keys"))
        self._registry, self._preferences = registry, preferences
        self.field, self.list = QLineEdit(), QTreeWidget()
        self.keys, self.told = QKeySequenceEdit(), QLabel()
        self.without, self.reset, self.reset_all = QPushButton(), QPushButton(), QPushButton()
        self._prepare()
        self._arrange()
        self._fill()
        fit(self, 640, 560)

    def current(self) -> Action | None:
        """The action whose keys are changed."""
        item = self.list.currentItem()
        found = item.data(0, _ACTION) if item else None
        return found if isinstance(found, Action) else None

    def give(self, keys: str) -> None:
        """Give the chosen action these keys, unless another has them."""
        action = self.current()
        if action is None:
            return
        refusal = self._registry.refusal(action, keys)
        if refusal:
            self._say(refusal, "danger")
            return
        self._store(action, keys)
        self._say(_("Kept."), "quiet")

    def take_back(self) -> None:
        """Give the chosen action the keys that it comes with."""
        action = self.current()
        if action is not None:
            self.give(action.keys)

    def take_all_back(self) -> None:
        """Give all actions the keys that they come with."""
        self._preferences.change(shortcuts={})
        self._show()
        self._say(_("All keys are as the program comes."), "quiet")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field or in the list goes on to the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.keys.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _store(self, action: Action, keys: str) -> None:
        others = {name: value for name, value in self._preferences.now().shortcuts.items() if name != action.id}
        chosen = {} if spelled(keys) == spelled(action.keys) else {action.id: keys}
        self._preferences.change(shortcuts={**others, **chosen})
        self._show()

    def _fill(self) -> None:
        for action in self._registry.actions:
            if action.choices is not None:
                continue
            menu = MENUS.get(action.menu.casefold().partition("/")[0], "")
            item = QTreeWidgetItem([action.title, _(menu).replace("&", ""), ""])
            item.setData(0, _ACTION, action)
            self.list.addTopLevelItem(item)
        self._show()
        self.list.setCurrentItem(self._items()[0])

    def _show(self) -> None:
        changed = self._preferences.now().shortcuts
        for item in self._items():
            action = item.data(0, _ACTION)
            item.setText(2, shown(self._registry.keys(action)))
            font = item.font(2)
            font.setBold(action.id in changed)
            item.setFont(2, font)
        self.reset_all.setEnabled(bool(changed))
        self._choose()

    def _choose(self) -> None:
        action = self.current()
        for widget in (self.keys, self.without, self.reset):
            widget.setEnabled(action is not None)
        if action is None:
            self.keys.clear()
            return
        now = spelled(self._registry.keys(action))
        self.keys.setKeySequence(QKeySequence(now[0]) if now else QKeySequence())
        self.without.setEnabled(bool(now))
        self.reset.setEnabled(action.id in self._preferences.now().shortcuts)

    def _typed(self) -> None:
        self.give(self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _filter(self, typed: str) -> None:
        for item in self._items():
            told = f"{item.text(0)} {item.text(1)} {item.text(2)}".casefold()
            item.setHidden(typed.casefold().strip() not in told)
        now = self.list.currentItem()
        if now is None or now.isHidden():  # keys are given to what is seen, or to nothing
            found = next((item for item in self._items() if not item.isHidden()), None)
            self.list.setCurrentIndex(QModelIndex() if found is None else self.list.indexFromItem(found))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _say(self, told: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(told)

    def _prepare(self) -> None:
        self.field.setPlaceholderText(_("Find an action or a key"))
        self.field.setAccessibleName(_("Find an action or a key"))
        self.field.textChanged.connect(self._filter)
        self.list.setHeaderLabels([_("Action"), _("Menu"), _("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.setColumnWidth(2, 170)
        self.list.currentItemChanged.connect(self._turn)
        self.list.itemDoubleClicked.connect(self.keys.setFocus)
        ArrowsToList(self.field, self.list)
        for part in (self.field, self.list):
            part.installEventFilter(self)
        self.keys.setMaximumSequenceLength(1)
        self.list.setAccessibleName(_("Actions and their keys"))
        self.keys.setAccessibleName(_("Press the new keys"))
        self.keys.editingFinished.connect(self._typed)
        self.without.setText(_("No key"))
        self.without.clicked.connect(lambda: self.give(""))
        self.reset.setText(_("As it came"))
        self.reset.clicked.connect(self.take_back)
        self.reset_all.setText(_("All as they came"))
        self.reset_all.clicked.connect(self.take_all_back)
        for button in (self.without, self.reset, self.reset_all):
            enter_only_on(button)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setMinimumHeight(2 * self.fontMetrics().height())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _turn(self) -> None:
        self._choose()
        self._say("", "quiet")

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel(_("Press the new keys:")))
        row.addWidget(self.keys, 1)
        row.addWidget(self.without)
        row.addWidget(self.reset)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        enter_only_on(buttons.button(QDialogButtonBox.StandardButton.Close))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(buttons)
