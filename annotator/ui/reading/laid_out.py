"""Where lines of a document stand, as far as it is laid out: to ask further has all before it laid out at once."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument


def strip_of(document: QTextDocument, start: int, end: int) -> tuple[float, float] | None:
    """Top of the line at position ``start`` and bottom of that at ``end``, both in the document.

    None where ``start`` is not laid out yet, an endless strip where only ``end`` is not.
    """
    first = line_at(document, start)
    if first is None:
        return None
    last = line_at(document, end)
    return first.top(), last.bottom() if last is not None else math.inf


def line_at(document: QTextDocument, at: int) -> QRectF | None:
    """The line on which a position stands, None where it is not laid out."""
    block = document.findBlock(at)
    if not block.layout().lineCount():
        return None
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    return block.layout().lineForTextPosition(at - block.position()).rect().translated(origin)
