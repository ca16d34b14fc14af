"""What keeps the window's turns short while something else works."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import Any

SWITCH = 0.0005
"""Seconds that a job keeps the interpreter from the window that asks for it. Python's own five milliseconds are waited
for again and again while a table is built: every call of Qt lets go of the interpreter."""


def share_interpreter() -> None:
    """Let the window have the interpreter soon whenever it asks."""
    sys.setswitchinterval(SWITCH)


def keep_loaded() -> None:
    """What is loaded by now stays: it is not looked through for garbage again, which took 50 ms at a time."""
    gc.freeze()


def load_late(module: str) -> Any:
    """A module with large libraries, imported on whatever thread; nothing is looked for among what it brings."""
    if module in sys.modules:
        return importlib.import_module(module)
    looked = gc.isenabled()
    gc.disable()
    try:
        return importlib.import_module(module)
    finally:
        keep_loaded()
        if looked:
            gc.enable()
