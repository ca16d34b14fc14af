"""Which quotation mark of a block belongs to which."""

from __future__ import annotations

from msgspec import Struct, field

from annotator.discovery.marks import CLOSERS_OF, CLOSING_ONLY, MARK, MARKS, SINGLE, STRAIGHT, neighbours, way
from annotator.discovery.single_marks import single_pairs
from annotator.model.span import Span

_OPENS_ALWAYS = "“„‟「『《〈｢〝"
_OPENS_CURLY = "“„”"
_CLOSES_CURLY = "”“"
_EITHER = "«»‹›"
_BEFORE_CLOSING = tuple(",.!?")
_AFTER_SPACED_CLOSER = frozenset(",.;:!?)")
_FAR = 2_000
"""Code points within which the next mark tells what this one is."""
_DEEPEST = 8
"""Open marks among which a partner is sought."""


class Paired(Struct):
    """What a block held: closed pairs ``(opening, closing)``, marks left open, and marks without partner."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    left_open: list[int] = field(default_factory=list)
    lonely: list[int] = field(default_factory=list)


class Pairing:
    """Walks the marks of one block with the stack of those that are open."""

    def __init__(self, text: str, block: Span) -> None:
        self._text, self._block = text, block
        self._open: list[tuple[int, str]] = []
        self._found = Paired()

    def result(self) -> Paired:
        """The pairs of the block and what is left."""
        start, end = self._block.start, self._block.end
        marks = [(m.start(), m[0]) for m in MARK.finditer(self._text, start, end)]
        singles = [mark for mark in marks if mark[1] in SINGLE]
        pairs, self._found.lonely = single_pairs(self._text, start, end, singles) if singles else ({}, [])
        closing = {closer: opener for opener, closer in pairs.items()}
        for position, mark in marks:
            if position in pairs:
                self._open.append((position, mark))
            elif position in closing:
                self._close_single(closing[position], position)
            elif mark in CLOSERS_OF or mark in CLOSING_ONLY:
                self._walk(position, mark)
        self._found.left_open = [position for position, mark in self._open if mark != "'"]
        return self._found

    def _walk(self, position: int, mark: str) -> None:
        """Open or close with a double mark."""
        before, after = neighbours(self._text, position, self._block.start, self._block.end)
        if mark in STRAIGHT:
            self._straight(position, mark, before, after)
        elif mark in _EITHER:
            self._guillemet(position, mark, before, after)
        elif mark == "“" and self._closes_low(before, after):
            self._close(position, mark)
        elif mark in _OPENS_ALWAYS or self._is_swedish(mark, before, after):
            self._open.append((position, mark))
        else:
            self._close(position, mark)

    def _closes_low(self, before: str, after: str) -> bool:
        """Whether ``“`` closes ``„``: one is open, and this does not plainly open another."""
        partner = self._partner("“")
        return partner is not None and not (before.isspace() and after.isalnum())

    def _is_swedish(self, mark: str, before: str, after: str) -> bool:
        """Whether ``”`` opens, as in ”so”."""
        return mark == "”" and self._partner(mark) is None and way(before, after) == "opens"

    def _guillemet(self, position: int, mark: str, before: str, after: str) -> None:
        """French, Spanish and Swiss «so», German »so«: by what stands beside it, else by shape."""
        points = way(before, after)
        if mark in "«‹" and before in "'’" and after.isspace():
            points = "opens"  # d’« un scandale »
        if points is None or (points == "opens" and not after.isalnum() and after not in MARKS):
            points = "opens" if mark in "«‹" else "closes"
        if points == "closes" and self._partner(mark) is not None:
            self._close(position, mark)
        elif points == "opens" or (mark in "«‹" and self._partner(mark) is None and not after.isspace()):
            self._open.append((position, mark))
        else:
            self._close(position, mark)

    def _straight(self, position: int, mark: str, before: str, after: str) -> None:
        """A mark without direction: by what stands beside it, else open and closed in turn."""
        if self._is_no_quotation(position, before, after):
            return
        partner = self._partner(mark)
        within = partner is not None or self._opened_otherwise(mark)
        points = way(before, after) or ("closes" if within else "opens")
        if after in _AFTER_SPACED_CLOSER and self._text[position + 2 : position + 3] != after and self._open:
            points = "closes"  # a space went astray: `we wait ".`
        if points == "closes" or (partner is not None and self._is_spaced_closer(position, mark)):
            self._close(position, mark)
            return
        if partner is not None and partner == len(self._open) - 1:
            self._found.lonely.append(self._open.pop()[0])
        self._open.append((position, mark))

    def _is_spaced_closer(self, position: int, mark: str) -> bool:
        """Whether a mark that looks as if it opened closes, since a space went astray: `"We wait, "she said.`"""
        start, end = self._block.start, self._block.end
        if self._text[position - 1] != " " or self._text[position - 2 : position - 1] not in _BEFORE_CLOSING:
            return False
        following = self._text.find(mark, position + 1, min(end, position + _FAR))
        return following < 0 or way(*neighbours(self._text, following, start, end)) != "closes"

    def _is_no_quotation(self, position: int, before: str, after: str) -> bool:
        """Whether it stands for inches, or inside a Hebrew acronym."""
        if before.isdigit() and self._partner('"') is None and (after.isspace() or after in ".,;)-"):
            return True
        hebrew = "\u05d0" <= before <= "\u05ea" and "\u05d0" <= after <= "\u05ea"
        return hebrew and not self._text[position + 2 : position + 3].isalpha()

    def _partner(self, mark: str) -> int | None:
        """Where on the stack the nearest mark stands that ``mark`` may close."""
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1):
            if mark in CLOSERS_OF.get(self._open[index][1], ""):
                return index
        return None

    def _opened_otherwise(self, mark: str) -> bool:
        """Whether a mark of the other kind was opened last: “opened so, closed so", "and this way round”."""
        if not self._open:
            return False
        last = self._open[-1][1]
        return last in _OPENS_CURLY if mark in STRAIGHT else mark in _CLOSES_CURLY and last in STRAIGHT

    def _close(self, position: int, mark: str) -> None:
        """Pair ``mark`` with its partner; what was opened since has none."""
        partner = self._partner(mark)
        if partner is None and self._opened_otherwise(mark):
            partner = len(self._open) - 1
        if partner is None:
            self._found.lonely.append(position)
            return
        self._found.lonely += [lost for lost, opener in self._open[partner + 1 :] if opener != "'"]
        self._found.pairs.append((self._open[partner][0], position))
        del self._open[partner:]

    def _close_single(self, opener: int, position: int) -> None:
        """Pair a single mark unless a passage around it was closed in between."""
        while self._open and self._open[-1][0] > opener:
            self._found.lonely.append(self._open.pop()[0])
        if self._open and self._open[-1][0] == opener:
            self._open.pop()
            self._found.pairs.append((opener, position))
