"""Tooltips of somebody's words, which Qt would otherwise take for HTML where they look like it."""

from __future__ import annotations

from html import escape


def plain_tooltip(words: str) -> str:
    """``words`` as a tooltip that shows them as they stand, wrapped; empty for none."""
    return f"<qt>{escape(words).replace(chr(10), '<br>')}</qt>" if words else ""
