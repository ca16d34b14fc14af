"""Ids and times as the model writes them."""

from __future__ import annotations

from datetime import UTC, datetime

from uuid6 import uuid7


def new_id() -> str:
    """A fresh UUID, version 7: ordered by time, so that two annotators' files merge without renumbering."""
    return str(uuid7())


def now() -> str:
    """The present moment, UTC, to the millisecond, as ISO 8601 text that sorts by time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
