"""Times as people read them."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt


def local(moment: str) -> str:
    """A stored UTC time in local time; what is no time as it stands."""
    found = QDateTime.fromString(moment, Qt.DateFormat.ISODateWithMs)
    return found.toLocalTime().toString("yyyy-MM-dd HH:mm") if found.isValid() else moment
