"""What an action is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

Where = Literal["window", "reading", "review"]
"""``reading`` and ``review`` actions have single keys and act only while a pane or the review has the focus."""


class Action(Struct, frozen=True):
    """Something the window does: its id, title (with no key in it), menu, key and picture.

    ``menu`` is one of :data:`annotator.ui.actions.menu_names.MENUS`. ``keys`` are as Qt writes them, several separated
    by a semicolon and a space (``"Ctrl+Shift+Z; Ctrl+Y"``). ``do`` runs it and ``enabled`` says whether it can now.
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
    title_now: Callable[[], str] | None = None
    """What the menu calls it at this moment, such as an undo that names its step."""
    choices: Callable[[], Sequence[Action]] | None = None
    """Of an action that opens a menu of its own, what is in it at this moment."""
    otherwise: Callable[[], object] = lambda: None
    """Run in its place while it cannot run: says why a key does nothing."""
