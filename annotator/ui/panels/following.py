"""What panels share that follow the open project and read nothing while they are hidden."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.model.changes import ChangeSet
from annotator.ui.context import Context
from annotator.wording.translation import _

_PAUSE = 80
"""Milliseconds without a change after which everything is read anew."""


class FollowingPanel(QWidget):
    """Calls :meth:`refresh` soon after what concerns it has changed, or when it is shown the next time."""

    ELSEWHERE: ClassVar[frozenset[str]] = frozenset({"set", "verdict"})
    """Kinds that change nothing here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._stale = context, True
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.refresh)
        context.bridge.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read everything anew, if the panel is seen."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _changed(self, changes: ChangeSet) -> None:
        if not changes.kinds <= self.ELSEWHERE:
            self._later()

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _offer_exports(self, menu: QMenu) -> None:
        for title, kind in ((_("Table…"), "table"), (_("Picture (SVG)…"), "vector"), (_("Picture (PNG)…"), "bitmap")):
            menu.addAction(title).triggered.connect(lambda _on=False, kind=kind: self._export(kind))

    def _export(self, kind: str) -> None:
        raise NotImplementedError
