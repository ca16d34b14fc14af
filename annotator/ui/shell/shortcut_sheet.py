"""The sheet of all keys, in groups, to be searched or left open beside the work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions.keys import sequences
from annotator.ui.actions.menu_names import MENUS
from annotator.ui.actions.registry import Registry
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, later

COLUMNS = 3
READING = (
    (later("Move the caret"), "arrows"),
    (later("By word, by paragraph"), "Ctrl+arrows"),
    (later("Extend the selection"), "Shift+…"),
    (later("Grow or shrink the selection"), "Alt+Up, Alt+Down"),
    (later("Step through marks under the caret"), "Tab"),
)
"""What the reading panes do with keys that cannot be changed."""


class ShortcutSheet(QDialog):
    """Reads the registry; ``change`` opens where keys are changed."""

    def __init__(self, registry: Registry, change: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find a key or what it does"))
        self.field.setAccessibleName(_("Find a key or what it does"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        changing = QPushButton(_("Change keys…"))
        enter_only_on(changing)
        changing.clicked.connect(change)
        self.groups = [_Group(title, rows) for title, rows in _groups(registry)]
        page = QWidget()
        page.setObjectName("sheetPage")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 20, 24, 20)
        columns.setSpacing(36)
        for listed in _balanced(self.groups):
            column = QVBoxLayout()
            column.setSpacing(18)
            for group in listed:
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(page)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 16, 10)
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(changing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(area, 1)
        self.resize(min(1080, parent.width() - 40), min(720, parent.height() - 40))
        self.field.setFocus()

    def _filter(self, typed: str) -> None:
        for group in self.groups:
            group.filter(typed.casefold().strip())


class _Group(QWidget):
    def __init__(self, title: str, rows: list[tuple[str, list[str]]]) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[QWidget]]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        head = QLabel(title)
        head.setProperty("role", "group")
        grid.addWidget(head, 0, 0, 1, 2)
        for at, (told, keys) in enumerate(rows, start=1):
            words = QLabel(told)
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            caps = QWidget()
            line = QHBoxLayout(caps)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(5)
            for key in keys:
                cap = QLabel(key)
                cap.setProperty("role", "key")
                cap.setTextFormat(Qt.TextFormat.PlainText)
                line.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(words, at, 0)
            grid.addWidget(caps, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.rows.append((f"{told} {' '.join(keys)}".casefold(), [words, caps]))

    def filter(self, typed: str) -> None:
        some = False
        for told, widgets in self.rows:
            fits = typed in told
            some = some or fits
            for widget in widgets:
                widget.setVisible(fits)
        self.setVisible(some)


def _groups(registry: Registry) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    found = [(_("Reading"), [(_(told), [keys]) for told, keys in READING])]
    for menu, title in MENUS.items():
        rows = [
            (action.title, [key.toString(key.SequenceFormat.NativeText) for key in sequences(registry.keys(action))])
            for action in registry.actions
            if action.menu.casefold().partition("/")[0] == menu
        ]
        if keyed := [(told, keys) for told, keys in rows if keys]:
            found.append((_(title).replace("&", ""), keyed))
    return found


def _balanced(groups: list[_Group]) -> list[list[_Group]]:
    """The groups in columns of about the same length, their order kept."""
    whole = sum(len(group.rows) + 2 for group in groups)
    columns: list[list[_Group]] = [[]]
    filled = 0
    for group in groups:
        if (
            len(columns) < COLUMNS
            and columns[-1]
            and filled + (len(group.rows) + 2) / 2 > whole / COLUMNS * len(columns)
        ):
            columns.append([])
        columns[-1].append(group)
        filled += len(group.rows) + 2
    return columns
