"""Words as they are looked for: without case and accents."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


def folded(words: str) -> str:
    """``words`` without case and accents, for comparing and ordering."""
    return words.casefold() if words.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", words.casefold()))
