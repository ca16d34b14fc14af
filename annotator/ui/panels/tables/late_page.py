"""A page behind the tables that is made when it is first looked at."""

from __future__ import annotations

import importlib
from typing import Any, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.loading import let_hands_wait


class Panel(Protocol):
    """What such a page holds: a widget, with the ``controls`` that stand beside the tabs while it is in front."""

    controls: QWidget

    def take_keyboard(self) -> None:
        """Put the keyboard to where one begins."""

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order, the controls first."""

    def recolour(self) -> None:
        """Follow the theme."""


class LatePage(QWidget):
    """``module`` and ``kind`` name the widget; the import, which takes a while, is done beside the window."""

    made = Signal()

    def __init__(self, context: Context, title: str, module: str, kind: str) -> None:
        super().__init__()
        self.title, self.beside = title, QWidget()
        self.panel: Panel | None = None
        self._context, self._module, self._kind = context, module, kind
        self._asked = False
        for holder, layout in ((self, QVBoxLayout(self)), (self.beside, QHBoxLayout(self.beside))):
            layout.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(layout)

    def turn(self, *, front: bool) -> None:
        """It came to the front, or went behind."""
        self.beside.setVisible(front)
        if front and not self._asked:
            self._asked = True
            self._context.jobs.start(self.title, self._load, self._make, self._failed)

    def stations(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return self.panel.stations() if self.panel is not None else []

    def recolour(self) -> None:
        """Follow the theme."""
        if self.panel is not None:
            self.panel.recolour()

    def take_keyboard(self) -> None:
        """Put the keyboard to where one begins; keys wait until that is there."""
        if self.panel is None:
            let_hands_wait(self.made, self)
        if self.panel is not None:
            self.panel.take_keyboard()

    def _load(self, _report: Report) -> Any:
        return getattr(importlib.import_module(self._module), self._kind)

    def _make(self, kind: Any) -> None:
        panel = kind(self._context)
        self.panel = cast("Panel", panel)
        layouts = self.layout(), self.beside.layout()
        for layout, widget in zip(layouts, (panel, panel.controls), strict=True):
            assert layout is not None
            layout.addWidget(widget)
            widget.show()  # a layout does so in a later turn only, and until then nothing is read for it
        self.made.emit()

    def _failed(self, fault: Exception) -> None:
        raise fault
