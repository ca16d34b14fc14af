"""The order in which the words of a page are read where a caption stands in the middle of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from annotator.model.span import Span
from annotator.text.bare_words import BareWords

_BLOCK = re.compile(r"[^\n\r]+(?:\r?\n(?=[ \t]*[a-zß-öø-ÿ])[^\n\r]+)*")
"""A line, and the lines behind it that go on with it."""
_GOES_ON = re.compile(r"[\r\n][ \t]*[a-zß-öø-ÿ]")
_ENDS = '.!?…:;。！？"”’»)'
_FURTHEST = 4
"""Blocks that may stand between the halves of a sentence."""
_LONG = 60
"""Code points from which on a line without a full stop is a torn paragraph rather than a heading or a credit."""


def in_reading_order(text: str, words: BareWords, captions: Sequence[Span] = ()) -> BareWords:
    """``words`` of ``text``, those of a block that interrupts a sentence moved behind the block that goes on with it.

    A block goes on with a sentence if it begins with a small letter and the one before it ended with a full stop.
    Where ``captions`` are known their words are read last, and nothing is guessed.
    """
    if captions:
        aside = [any(span.start <= start < span.end for span in captions) for start in words.starts]
        return _reordered(words, sorted(range(len(aside)), key=aside.__getitem__))
    if _GOES_ON.search(text) is None:
        return words
    blocks = [found for found in _BLOCK.finditer(text) if not found[0].isspace()]
    order = list(range(len(blocks)))
    for place, block in enumerate(blocks):
        if block[0].lstrip()[0].islower() and (torn := _torn_before(blocks, place)) is not None:
            order.insert(torn + 1, order.pop(place))
    if order == sorted(order):
        return words
    edges = [bisect_left(words.starts, block.start()) for block in blocks] + [len(words.starts)]
    return _reordered(words, [word for place in order for word in range(edges[place], edges[place + 1])])


def _reordered(words: BareWords, order: Sequence[int]) -> BareWords:
    return BareWords(
        [words.written[word] for word in order],
        [words.starts[word] for word in order],
        [words.ends[word] for word in order],
    )


def _torn_before(blocks: list[re.Match[str]], place: int) -> int | None:
    """The block before ``place`` whose sentence it goes on with, past at least one other block."""
    if place < 2 or blocks[place - 1][0].rstrip()[-1] not in _ENDS:
        return None
    for before in range(place - 2, max(-1, place - 2 - _FURTHEST), -1):
        written = blocks[before][0].rstrip()
        if len(written) > _LONG and written[-1] not in _ENDS and not written.isupper():
            return before
    return None
