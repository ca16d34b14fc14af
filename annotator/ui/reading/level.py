"""A view scrolled so that a place between two positions stands at a height between two lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from annotator.ui.reading.page import MARGIN
from annotator.ui.reading.text_view import TextView


def place_at(view: TextView, height: float) -> float:
    """The position that stands at that ``height`` of the viewport, between two as the height lies in its line."""
    start, end, top, tall = _line(view, view.position_at(QPointF(MARGIN + 1, height)))
    return start + min(max((height - top) / tall, 0.0), 1.0) * (end - start)


def bring_to(view: TextView, place: float, height: float) -> None:
    """Scroll so that ``place``, which is laid out, stands at that ``height``, as far as the text lets it."""
    start, end, top, tall = _line(view, int(place))
    share = min(max((place - start) / max(end - start, 1), 0.0), 1.0)
    bar = view.verticalScrollBar()
    bar.setValue(round(bar.value() + top + share * tall - height))


def _line(view: TextView, position: int) -> tuple[int, int, float, float]:
    """Of the line at a position: where it starts, where the next does, its top in the viewport, how tall it is."""
    rect = view.caret_rect(position)
    start = view.position_at(QPointF(MARGIN + 1, rect.center().y()))
    end = view.position_at(QPointF(MARGIN + 1, rect.bottom() + rect.height() / 2))
    following = view.caret_rect(end).top() if end > start else rect.bottom()
    return start, max(end, start), rect.top(), max(following - rect.top(), rect.height(), 1.0)
