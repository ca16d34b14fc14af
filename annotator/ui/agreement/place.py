"""The place of agreement: light to load, its page is loaded beside the window when one first goes there."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget

from annotator.ui.context import Context
from annotator.ui.shell.icons import Icons
from annotator.ui.turns import load_late
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.ui.agreement.page import AgreementPage

_MODULE = "annotator.ui.agreement.page"


class AgreementPlace(QStackedWidget):
    """Holds the agreement page: measures take longer to load than a key may wait, so that is done by a job."""

    left = Signal()
    """One goes back to the desk."""

    def __init__(self, context: Context, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self._context, self._icons = context, icons
        self._loading = False
        self.page: AgreementPage | None = None
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("role", "quiet")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def opening(self) -> bool:
        """Whether the page is not there yet."""
        return self._loading

    def set_theme(self) -> None:
        """Follow the theme of the context."""
        if self.page is not None:
            self.page.set_theme()

    def take_keyboard(self) -> None:
        """One has come to it: load the page if it is not there, and have it measure what stands now."""
        if self.page is not None:
            self.page.take_keyboard()
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._loading:
            self._loading = True
            title = _("Measuring agreement")
            self.told.setText(title + " …")
            self._context.jobs.start(title, lambda _report: load_late(_MODULE), self._make, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, as it does in the review."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make(self, _module: object) -> None:
        self._loading = False
        make: type[AgreementPage] = importlib.import_module(_MODULE).AgreementPage
        self.page = make(self._context, self._icons)
        self.addWidget(self.page)
        self.setCurrentWidget(self.page)
        if self.isVisible():
            self.page.take_keyboard()

    def _failed(self, fault: Exception) -> None:
        self._loading = False
        raise fault
