"""Positions counted in code points, as the model counts, and in UTF-16 units, as Qt counts."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Answers where a position of one text lies in the other count.

    ``length`` is the text's length in code points, ``units`` in UTF-16 units. Both directions cost O(1) for text
    without characters beyond U+FFFF, else a binary search over those characters.
    """

    __slots__ = ("_astral", "_astral_units", "length", "units")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        self._astral = [found.start() for found in _ASTRAL.finditer(text)] if self.units > self.length else []
        self._astral_units = [position + earlier for earlier, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """The UTF-16 unit at which the code point ``position`` (0 … ``length``) begins."""
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_code_point(self, unit: int) -> int:
        """The code point at ``unit`` (0 … ``units``); inside a surrogate pair, the character's start."""
        if not self._astral:
            return unit
        earlier = bisect_left(self._astral_units, unit)
        inside = earlier > 0 and self._astral_units[earlier - 1] == unit - 1
        return self._astral[earlier - 1] if inside else unit - earlier
