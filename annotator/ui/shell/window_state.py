"""How the window stood: read before it is seen, so with nothing that is slow to load."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import NamedTuple

NAME = "window.json"


class WindowState(NamedTuple):
    """Geometry and docks as Qt stores them."""

    geometry: bytes = b""
    docks: bytes = b""


def read_window_state(folder: Path) -> WindowState:
    """How the window stood; what cannot be read is as on the first day."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError:
        return WindowState()
    try:
        found = json.loads(content)
        return WindowState(*(base64.b64decode(found.get(name, "")) for name in WindowState._fields))
    except (ValueError, TypeError, AttributeError):
        return WindowState()


def window_state_text(state: WindowState) -> bytes:
    """What :func:`read_window_state` reads."""
    told = {name: base64.b64encode(part).decode() for name, part in state._asdict().items()}
    return json.dumps(told).encode()
