"""The window. Qt lives here and nowhere else."""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401 - it puts an import of its own in the place of Python's

# That one reads the source of every module that is imported, whoever's it is, in search of switches for other
# spellings of Qt's names: a tenth of the time until articles are seen, and not made for several threads at once. Nobody
# turns such a switch here. What stood there before is kept by this name, says PySide6's documentation of __feature__.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
