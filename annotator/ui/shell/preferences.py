"""The person's settings while the window is open: as they are now, and told when they change."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.settings import Face, Settings, read_settings, write_settings

_log = logging.getLogger(__name__)


_SIZE = 12
"""Points of the text at the zoom of 100 %."""


def reading_of(settings: Settings) -> tuple[Face, float, int]:
    """The face of the words, how much larger they are than by themselves, and the characters on a full line."""
    return settings.face, settings.zoom / 100 * settings.text_size / _SIZE, settings.measure


class Preferences(QObject):
    """``changed`` carries the names of what changed; a file that cannot be written leaves them for this run only."""

    changed = Signal(frozenset)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = read_settings(path)

    def now(self) -> Settings:
        """The settings as they are."""
        return self._settings

    def change(self, **fields: Any) -> None:
        """Set some of them."""
        self.use(self._settings._replace(**fields))

    def use(self, settings: Settings) -> None:
        """Set them all."""
        before, self._settings = self._settings, settings
        names = frozenset(n for n in Settings._fields if getattr(before, n) != getattr(settings, n))
        if not names:
            return
        try:
            write_settings(self._path, settings)
        except OSError as error:
            _log.warning("settings cannot be written: %s", error)
        self.changed.emit(names)
