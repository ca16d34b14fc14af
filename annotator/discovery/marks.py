"""Quotation marks: which there are, and which way one points by what stands beside it."""

from __future__ import annotations

import re
from typing import Literal

Way = Literal["opens", "closes", None]

STRAIGHT = '"＂'
CLOSERS_OF = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "｢": "｣",
    "〝": "〞〟",
    '"': '"',
    "＂": "＂",
}
"""The marks that may close what a mark opens; single ones are paired apart (see ``single_marks``)."""

SINGLE_CLOSERS_OF = {"'": "'", "‘": "’", "‚": "‘’", "‛": "’"}
SINGLE = "'‘’‚‛"
CLOSING_ONLY = "」』》〉｣〞〟"
MARKS = "".join(CLOSERS_OF) + CLOSING_ONLY + SINGLE
MARK = re.compile(f"[{MARKS}]")

_BEFORE_OPENING = frozenset("([{—–-―/:¿¡,،" + "".join(CLOSERS_OF) + SINGLE)
_AFTER_CLOSING = frozenset(".,;:!?)]}…—–-―/。，、；：！？）،؛؟" + MARKS)


def neighbours(text: str, position: int, start: int, end: int) -> tuple[str, str]:
    """The characters beside the one at ``position``; a space at the edges of the block ``[start, end)``."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return before, after


def way(before: str, after: str) -> Way:
    """Which way a mark without direction of its own points; None where what stands beside it does not tell."""
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if opens == closes:
        return None
    return "opens" if opens else "closes"
