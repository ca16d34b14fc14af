"""What an action is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Where = Literal["window", "reading"]
"""``reading`` actions have single keys and act only while a reading pane has the focus."""


class Action(Struct, frozen=True):
    """Something the window does: its id, title (with no key in it), menu, key and picture.

    ``keys`` are as Qt writes them, several separated by a space after a semicolon (``"Ctrl+Shift+Z; Ctrl+Y"``).
    ``do`` runs it and ``enabled`` says whether it can now.
    """

    id: str
    title: str
    menu: str
    do: Callable[[], object]
    keys: str = ""
    icon: str = ""
    where: Where = "window"
    enabled: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None
    group: int = 0
    """Actions of one menu with different groups stand apart."""
