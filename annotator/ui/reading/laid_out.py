"""How far a document is laid out, and where lines stand there: to ask further has all before it laid out at once."""

from __future__ import annotations

import math
from bisect import bisect_left
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QRectF, QTimerEvent
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

_STEP = 10_000
"""Units of text between two looks at the clock."""

AT_ONCE = 0.008
"""Seconds for which one document is laid out in a turn of the loop: there may be six."""

_FIRST = 0.001
"""Seconds of the first step: something else about the article may still be on its way to the eye."""


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


def laid_until(document: QTextDocument) -> int:
    """The position from which on nothing is laid out."""

    def lacks_lines(number: int) -> bool:
        return not document.findBlockByNumber(number).layout().lineCount()

    blocks = document.blockCount()
    first = bisect_left(range(blocks), True, key=lacks_lines)
    return document.findBlockByNumber(first).position() if first < blocks else document.characterCount()


def lay_out(document: QTextDocument, target: int, seconds: float) -> bool:
    """Lay out towards the position ``target`` for about so long; whether it is laid out."""
    until, last = perf_counter() + seconds, document.characterCount() - 1
    at = laid_until(document)
    while at <= target:
        at += _STEP
        document.documentLayout().blockBoundingRect(document.findBlock(min(at, last)))
        if perf_counter() > until:
            break
    return at > target


class SmallSteps(QObject):
    """Has the rest of the document of a view laid out a little at a time, once the view is painted.

    Qt lays out what is not looked at yet as well, in steps that grow to 200,000 characters: several long articles side
    by side then hold up the window.
    """

    def __init__(self, document: QTextDocument, view: QWidget) -> None:
        super().__init__(document)
        self._document, self._view = document, view
        self._seconds = _FIRST
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTimerEvent) and _is_step(watched, event.timerId()):
            if self._view.updatesEnabled():
                begins = laid_until(self._document) < _STEP
                self._seconds = _FIRST if begins else min(2 * self._seconds, AT_ONCE)
                lay_out(self._document, self._document.characterCount() - 1, self._seconds)
            return True
        return super().eventFilter(watched, event)


def _is_step(layout: QObject, timer: int) -> bool:
    """Whether a timer of a layout asks for its next step, not to tell at once how tall it has become."""
    running = QAbstractEventDispatcher.instance().registeredTimers(layout)
    return any(one.timerId == timer and one.interval > 0 for one in running)
