"""Fragments as every verb answers them: where they stand, in code points, and what they say."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.model.span import Span


def told_fragments(text: str, fragments: Iterable[Span]) -> list[dict[str, object]]:
    """``[{start, end, text}]``, as in a dataset."""
    return [{"start": f.start, "end": f.end, "text": text[f.start : f.end]} for f in fragments]
