"""Double quotation marks typed as two single ones, as TeX, wires and corpora have them: ``so'', ''so''."""

from __future__ import annotations

import re

DOUBLED = ("``", "''")
JOINER = "\u2060"
_OPENS = re.compile(r"(?<![^\s(\[“])''(?=[^\W_]|[$€£(\[])")


def with_curly_marks(text: str) -> str:
    """``text`` with a curly mark and a joiner in place of two single ones, so that all positions stay."""
    if "``" not in text and ("''" not in text or not _OPENS.search(text)):
        return text
    return _OPENS.sub(f"“{JOINER}", text.replace("``", f"“{JOINER}")).replace("''", f"{JOINER}”")
