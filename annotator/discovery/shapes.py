"""What counts as one word or mark of a sentence."""

from __future__ import annotations

import regex

CURRENCIES = "$€£¥"
_SUM = rf"[{CURRENCIES}]\p{{N}}+(?:[.,]\p{{N}}+)*\p{{L}}*"
BLANK = "\x00"
"""Stands for each character of a passage in quotation marks."""

WORD = regex.compile(
    rf"{BLANK}+|\p{{L}}\.(?:[\p{{L}}]\.)+|[\p{{L}}\p{{M}}\p{{N}}]+(?:['’.\-&,](?=[\p{{L}}\p{{N}}])[\p{{L}}\p{{M}}\p{{N}}]+)*['’]?|{_SUM}|[^\s\w]"
)
ELIDING = regex.compile(
    rf"{BLANK}+|\p{{L}}\.(?:[\p{{L}}]\.)+|aujourd['’]hui|(?:qu|[cdjlmnst]|lorsqu|puisqu|jusqu|quoiqu)['’](?=\w)"
    r"|(?:[adns]?[aeu]ll|coll|quest|quell|un|gl|v|com|dov|anch|tutt)['’](?=\w)"
    r"|-t-(?:il|elle|on)s?|-(?:ils?|elles?|on|je|nous)(?![\p{L}\-])"
    r"|[\p{L}\p{M}\p{N}]+(?:[.\-&,](?!t-(?:il|elle|on))(?!(?:ils?|elles?|on|je|nous)(?![\p{L}\-]))"
    r"(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|"
    rf"{_SUM}|[^\s\w]",
    regex.IGNORECASE,
)
LETTERS = regex.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
"""Words of letters, to count."""
