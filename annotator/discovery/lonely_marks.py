"""Marks without partner at the edge of what is reported, or in it."""

from __future__ import annotations

from annotator.discovery.marks import neighbours, way
from annotator.discovery.page import Page
from annotator.discovery.proposals import Form
from annotator.model.span import Span

_CLOSING = "”’»"


def with_lonely_marks(page: Page, unbalanced: frozenset[int], fragments: list[Span]) -> Form | None:
    """Takes in a mark without partner before the first fragment, after the last, or in it, where that one then ends.

    Answers the form that such words have, None where there is no such mark.
    """
    if not unbalanced:
        return None
    first, last = fragments[0], fragments[-1]
    opens = first.start - 1 in unbalanced
    if opens:
        fragments[0] = first = Span(first.start - 1, first.end)
    last = fragments[-1]
    closing = next((at for at in (last.end, last.end + 1) if at in unbalanced), None)
    within = next((at for at in range(last.start + 1, last.end) if at in unbalanced and _closes(page, at)), None)
    if closing is None and within is None:
        return "direct" if opens else None
    end = closing if closing is not None else within
    assert end is not None
    fragments[-1] = Span(last.start, end + 1)
    return "direct" if opens or closing is not None else "mixed"


def _closes(page: Page, at: int) -> bool:
    points = way(*neighbours(page.text, at, 0, len(page.text)))
    return page.text[at] in _CLOSING or points == "closes"
