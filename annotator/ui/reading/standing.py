"""Where words stand in a view at this moment, laid out or not."""

from __future__ import annotations

from typing import Literal, NamedTuple

from annotator.model.span import Span
from annotator.ui.reading.text_view import TextView

Beyond = Literal["", "above", "below"]


class Standing(NamedTuple):
    """``top`` and ``bottom`` in the viewport, held to it; ``beyond`` says on which side of it all of the words are."""

    top: float
    bottom: float
    beyond: Beyond = ""


def standing(view: TextView, fragments: tuple[Span, ...]) -> Standing:
    """Where ``fragments`` (in text order) stand. Never lays out what is out of sight, which may take long."""
    height = float(view.viewport().height())
    sight = view.sight()
    if fragments[-1].end <= sight.start:
        return Standing(0.0, 0.0, "above")
    if fragments[0].start >= sight.end:
        return Standing(height, height, "below")
    top = view.caret_rect(max(fragments[0].start, sight.start)).top()
    bottom = view.caret_rect(min(fragments[-1].end, sight.end), at_end=True).bottom()
    return Standing(max(top, 0.0), min(max(bottom, top), height))
