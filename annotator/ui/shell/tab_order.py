"""Tab goes through the window as it is laid out, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from annotator.ui.reading.desk import Desk
from annotator.ui.shell.docks import Docks


class TabOrder(QObject):
    """From ``first`` to the articles from left to right, then on as before; ``last`` comes after all panels.

    Again whenever an article was opened: what is made later would come last.
    """

    def __init__(self, first: QWidget, desk: Desk, docks: Docks, last: QWidget) -> None:
        super().__init__(first)
        self._first, self._desk, self._docks, self._last = first, desk, docks, last
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._put)
        desk.article_opened.connect(lambda _article: self._soon.start())

    def _put(self) -> None:
        _link([self._first, *(station for pane in self._desk.panes for station in _stations(pane))])
        panels = [station for dock in self._docks.by_name.values() for station in _stations(dock.widget())]
        _link([*panels[-1:], self._last])


def _link(stations: Iterable[QWidget]) -> None:
    for one, other in pairwise(stations):
        QWidget.setTabOrder(one, other)


def _stations(part: QWidget) -> list[QWidget]:
    # In the order in which they were made. Qt's own order is not asked: a look at it through Python would make each
    # widget belong to the one before it, and die with it.
    return [w for w in (part, *part.findChildren(QWidget)) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
