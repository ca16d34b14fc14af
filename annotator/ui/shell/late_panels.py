"""The panels beside the desk, loaded beside the window once what is there already has been painted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotator.ui.after_paint import AfterPaint
from annotator.ui.loading import load_beside

PANELS = "annotator.ui.shell.side_panels"


class LatePanels(QObject):
    """``loaded`` once the modules of the panels are, ``painted`` when what was made of them has been."""

    loaded = Signal()
    painted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun, self._seen = AfterPaint(self), AfterPaint(self)
        self._begun.due.connect(self._load)
        self._seen.due.connect(self.painted)
        self._begun.start()

    def _load(self) -> None:
        load_beside(PANELS, self)
        self.loaded.emit()
        self._seen.start()
