"""Passages between quotation marks, paired per paragraph; marks without partner are reported, never guessed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct

from annotator.discovery.blocks import blocks
from annotator.discovery.doubled_marks import JOINER, with_curly_marks
from annotator.discovery.marks import SINGLE
from annotator.discovery.pairing import Paired, Pairing
from annotator.model.span import Span

_LINES = 5
"""Lines among which the end of a quote is sought that is written over several."""
LINE_ENDS = ("\n", "\r\n", "\r", " \n")
_INDENTS, _INDENT = f" \u00a0\u202f{JOINER}", 4
"""What may stand between a mark and the first word, and how far that is looked for: "« Nous", "`` We"."""
_ENDS_SENTENCE = ".!?…。！？؟"
_SINGLE_OPENS = re.compile(r"(?:^|[:,.!?] )(['‘])(?=\w)", re.MULTILINE)


class Passage(Struct, frozen=True):
    """A stretch between quotation marks.

    ``span`` includes the marks, ``inner`` does not. ``style`` is the pair of marks as written, such as ``“”``.
    ``depth`` counts the passages around it. ``continued`` tells that it has no closing mark because the quote goes on
    in the next paragraph, which opens with the same mark; ``span`` then ends with its paragraph.
    """

    span: Span
    inner: Span
    style: str
    depth: int = 0
    continued: bool = False


class Quotations(Struct, frozen=True):
    """The ``passages`` of a text in text order, outer before inner, and the positions of ``unbalanced`` marks.

    ``blocks`` are the stretches within which marks were paired.
    """

    passages: tuple[Passage, ...] = ()
    unbalanced: tuple[int, ...] = ()
    blocks: tuple[Span, ...] = ()

    def at(self, position: int) -> Passage | None:
        """The innermost passage that holds or touches the caret at ``position``; of two side by side the later one."""
        touched = [p for p in self.passages if p.span.start <= position <= p.span.end]
        return min(touched, key=lambda p: (-p.depth, not p.span.holds(position)), default=None)


def quotations(text: str) -> Quotations:
    """All passages of ``text`` and all marks without partner. Linear in the length of ``text``; never raises."""
    text = with_curly_marks(text)
    parts = _over_lines(text, blocks(text))
    passages: list[Passage] = []
    unbalanced: list[int] = []
    for index, (block, found) in enumerate(parts):
        following = parts[index + 1][0] if index + 1 < len(parts) else None
        going_on = _continued(text, block, found, following)
        lonely = [p for p in (*found.lonely, *found.left_open) if p != going_on]
        passages += _passages(text, block, found.pairs, going_on)
        unbalanced += sorted(lonely)
    return Quotations(tuple(passages), tuple(unbalanced), tuple(block for block, _found in parts))


def _over_lines(text: str, parts: Sequence[Span]) -> list[tuple[Span, Paired]]:
    """The blocks with their marks paired; lines are put together where what one opens is closed in a later one.

    So are texts written that have each sentence on a line of its own. A blank line ends every such run.
    """
    done: list[tuple[Span, Paired]] = []
    index = 0
    while index < len(parts):
        block, found = parts[index], Pairing(text, parts[index]).result()
        index += 1
        for end in range(index, min(index + _LINES, len(parts))):
            line_end = text[parts[end - 1].end : parts[end].start]
            if not found.left_open or line_end not in LINE_ENDS or _continued(text, block, found, parts[end]):
                break
            whole = Span(block.start, parts[end].end)
            together = Pairing(text, whole).result()
            closed = not together.left_open and len(together.lonely) <= len(found.lonely)
            if closed or _goes_on_in_next(text, whole, together, parts[end + 1 : end + 2]):
                block, found, index = whole, together, end + 1
                break
        done.append((block, found))
    return done


def _goes_on_in_next(text: str, block: Span, found: Paired, following: Sequence[Span]) -> bool:
    """Whether a quote written over several lines goes on in the next one, which opens again."""
    near = following and text[block.end : following[0].start] in LINE_ENDS
    return bool(near) and bool(found.left_open) and _continued(text, block, found, following[0]) is not None


def _continued(text: str, block: Span, found: Paired, following: Span | None) -> int | None:
    """The mark left open in ``block`` whose quote goes on in the ``following`` block, if there is one."""
    if following is None:
        return None
    if not found.left_open:
        return _continued_single(text, block, found, following)
    if len(found.left_open) != 1:
        return None
    opener = found.left_open[0]
    begins = text[following.start : following.end].lstrip()[:1] == text[opener]
    first = text[opener + 1 : opener + 1 + _INDENT].lstrip(_INDENTS)[:1]
    sentence = first.isalnum() and not first.islower()
    ends = text[block.start : block.end].rstrip()[-1:] in _ENDS_SENTENCE
    last = all(closing < opener or start > opener for start, closing in found.pairs)
    same_inside = any(start > opener and text[start] == text[opener] for start, _ in found.pairs)
    return opener if begins and sentence and ends and last and not same_inside else None


def _continued_single(text: str, block: Span, found: Paired, following: Span) -> int | None:
    """The same for a single mark, which must stand at the start of its paragraph or behind what leads to it."""
    begins, ends = text[following.start : following.start + 2], text[block.start : block.end].rstrip()[-1:]
    if begins[0] not in SINGLE or not begins[1:].isupper() or ends not in _ENDS_SENTENCE:
        return None
    marks = [m.start(1) for m in _SINGLE_OPENS.finditer(text, block.start, block.end) if m[1] == begins[0]]
    last = next((mark for mark in reversed(marks) if text[mark + 1].isupper()), None)
    return last if all(last != opening for opening, _closing in found.pairs) else None


def _passages(text: str, block: Span, pairs: list[tuple[int, int]], going_on: int | None) -> Iterator[Passage]:
    """The passages of one block, in order, with their depth."""
    spans = [Span(opening, closing + 1) for opening, closing in pairs]
    if going_on is not None:
        spans.append(Span(going_on, block.end))
    around: list[int] = []
    for span in sorted(spans, key=attrgetter("start")):
        while around and around[-1] <= span.start:
            around.pop()
        yield _passage(text, span, len(around), continued=span.start == going_on)
        around.append(span.end)


def _passage(text: str, span: Span, depth: int, *, continued: bool) -> Passage:
    start, end = span.start + 1, span.end if continued else span.end - 1
    inner = Span(start + text.startswith(JOINER, start, end), end - (end > start and text[end - 1] == JOINER))
    style = text[span.start] if continued else text[span.start] + text[span.end - 1]
    return Passage(span, inner, style, depth, continued)
