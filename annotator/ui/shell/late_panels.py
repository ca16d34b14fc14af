"""The panels beside the desk, loaded a part a turn: what is there already is painted between them."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.ui.after_paint import AfterPaint

PANELS = "annotator.ui.shell.side_panels"
_PARTS = (
    "annotator.ui.widgets.known_speakers",
    "annotator.ui.panels.inspector.panel",
    "annotator.ui.panels.search.panel",
    "annotator.ui.panels.tables.panel",
    "annotator.ui.tagging.actions",
    PANELS,
)


class LatePanels(QObject):
    """``loaded`` once the modules of the panels are, from when on what is on the screen now has been painted."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(_PARTS)
        self._painted, self._turn = AfterPaint(self), QTimer(self, interval=0)
        self._painted.due.connect(self._turn.start)
        self._turn.timeout.connect(self._load)
        self._painted.start()

    def _load(self) -> None:
        importlib.import_module(self._left.pop(0))
        if not self._left:
            self._turn.stop()
            self.loaded.emit()
