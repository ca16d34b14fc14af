"""Our own faults: written to a log, told once in plain words, the project as the last commit left it."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from annotator.model.errors import Situation

_log = logging.getLogger("annotator")
_qt = logging.getLogger("annotator.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}
Tell = Callable[[BaseException, Path], None]


class Faults:
    """Watches while it is installed; ``tell`` shows the first fault, the others are only logged."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self.log_file = folder / "annotator.log"
        self._tell = tell
        self._told = False
        self._writing: logging.Handler | None = None

    def install(self) -> None:
        """Begin to watch."""
        try:
            self.log_file.parent.mkdir(parents=True, exist_ok=True)
            self._writing = logging.handlers.RotatingFileHandler(
                self.log_file, maxBytes=1 << 20, backupCount=2, encoding="utf-8", delay=True
            )
        except OSError:
            self._writing = logging.StreamHandler()
        self._writing.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        _log.addHandler(self._writing)
        sys.excepthook = self.notice
        qInstallMessageHandler(self._hear)

    def remove(self) -> None:
        """Cease to watch."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        if self._writing is not None:
            _log.removeHandler(self._writing)
            self._writing.close()
            self._writing = None

    def notice(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Log what nobody caught, and tell it if it is the first; a situation is told each time."""
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        _log.error("a fault of ours", exc_info=(kind, fault, trace))
        if not self._told or isinstance(fault, Situation):
            self._told = self._told or not isinstance(fault, Situation)
            self._tell(fault, self.log_file)

    @staticmethod
    def _hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG004 - as Qt has it
        _qt.log(_LEVELS.get(kind, logging.ERROR), "%s", message)
