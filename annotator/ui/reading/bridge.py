"""The one place where positions of an article meet positions of the document that shows it.

The article counts code points of its immutable text; a QTextDocument counts UTF-16 units, shows every line end as
one block break and takes some characters for orders. What a view adds for reading (paragraph breaks where the text
has none) exists only here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from annotator.model.span import Span
from annotator.text.paragraphs import LINE_ENDS
from annotator.text.positions import Utf16Map

_LINE_ENDS = ("\r\n", *LINE_ENDS.replace("\n", ""))
_BREAK = "\u2029"
"""Made a line feed at the end with all others; a line feed at once would join a carriage return before it."""

_ORDER = re.compile("[\x00\ufdd0\ufdd1\ufffc\ud800-\udfff]")
"""NUL, Qt's frame marks, the sign for an embedded object, and surrogates that stand alone."""

_BYTE_ORDER, _JOINER = "\ufeff", "\u2060"
"""Qt swallows the one at the beginning of a text, as a byte order mark; the other shows the same: nothing."""

_RUN = re.compile("\n\n+")


class TextBridge:
    """``shown`` is the text as a document takes it; positions go both ways without ever crossing each other.

    A break that only the view has lies at one article position and two document positions, before and after it.
    ``text`` is the article's, ``breaks`` are the code points before which the view breaks the line.
    """

    def __init__(self, text: str, breaks: Iterable[int] = ()) -> None:
        self.length = len(text)
        self._after_text: list[int] = []
        self._after_shown: list[int] = []
        self.shown = self._build(text, sorted({at for at in breaks if 0 < at < len(text)}))
        self._units = Utf16Map(self.shown)

    def to_document(self, position: int) -> int:
        """Where a caret at ``position`` stands, or a span that starts there: after a break of the view."""
        event = bisect_right(self._after_text, position) - 1
        return self._units.to_utf16(self._shown(position, event))

    def to_document_end(self, position: int) -> int:
        """Where a span ends whose end is ``position``: before a break of the view."""
        event = bisect_left(self._after_text, position) - 1
        shown = self._shown(position, event)
        if event + 1 < len(self._after_shown):
            shown = min(shown, self._after_shown[event + 1])
        return self._units.to_utf16(shown)

    def document_span(self, span: Span) -> tuple[int, int]:
        """The stretch of the document that shows ``span``; a caret (empty span) stays one."""
        start = self.to_document(span.start)
        return start, max(start, self.to_document_end(span.end))

    def to_article(self, unit: int) -> int:
        """The code point that the document shows at ``unit``; inside a surrogate pair, its start."""
        shown = self._units.to_code_point(unit)
        event = bisect_right(self._after_shown, shown) - 1
        if event < 0:
            return shown
        return self._after_text[event] + shown - self._after_shown[event]

    def article_span(self, one: int, other: int) -> Span:
        """The span of the article between two document positions, in whichever order they come."""
        return Span(self.to_article(min(one, other)), self.to_article(max(one, other)))

    def blank_lines(self) -> Iterator[int]:
        """Document positions of the lines that hold nothing."""
        runs = _RUN.finditer(f"\n{self.shown}")
        return (self._units.to_utf16(at) for run in runs for at in range(run.start(), run.end() - 1))

    def _shown(self, position: int, event: int) -> int:
        if event < 0:
            return position
        return self._after_shown[event] + position - self._after_text[event]

    def _build(self, text: str, breaks: list[int]) -> str:
        pairs = [found.start() for found in re.finditer("\r\n", text)]
        held = set(pairs)
        pieces: list[str] = []
        done = shown = 0
        for at in sorted([*pairs, *(at for at in breaks if at not in held and at - 1 not in held)]):
            # Both kinds of event end one character further in the document than the text before them.
            after = at + 2 if at in held else at
            pieces += (text[done:at], _BREAK)
            shown += at - done + 1
            done = after
            self._after_text.append(after)
            self._after_shown.append(shown)
        pieces.append(text[done:])
        whole = "".join(pieces)
        # One after another: in a long text a pattern that tries them at each character takes ten times as long.
        for line_end in _LINE_ENDS:
            whole = whole.replace(line_end, "\n")
        return _ORDER.sub("\ufffd", whole.replace(_BYTE_ORDER, _JOINER))
