"""Fragments under the hand: trimmed, joined, cut, their boundaries moved. Pure; positions are code points."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from annotator.model.span import Span, joined
from annotator.text.words import next_grapheme, next_word, previous_grapheme, previous_word, word_at

Edge = Literal["start", "end"]
Way = Literal["back", "on"]
Unit = Literal["character", "word"]
Fragments = tuple[Span, ...]

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def trimmed(text: str, span: Span) -> Span:
    """``span`` without the white space at its ends; empty where it held nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def with_added(text: str, fragments: Fragments, span: Span) -> Fragments:
    """``fragments`` and ``span``, made one where they touch or only blanks of one line lie between them."""
    done: list[Span] = []
    for piece in joined((*fragments, span)):
        gap = text[done[-1].end : piece.start] if done else "-"
        if gap.isspace() and not set(gap) & set(_LINE_ENDS):
            done[-1] = Span(done[-1].start, piece.end)
        else:
            done.append(piece)
    return tuple(done)


def without(text: str, fragments: Fragments, span: Span) -> Fragments:
    """``fragments`` less what ``span`` covers of them, what is left trimmed."""
    pieces: list[Span] = []
    for piece in fragments:
        before = Span(piece.start, max(piece.start, min(piece.end, span.start)))
        after = Span(min(piece.end, max(piece.start, span.end)), piece.end)
        if piece.overlaps(span):
            pieces += [trimmed(text, before), trimmed(text, after)]
        else:
            pieces.append(piece)
    return tuple(piece for piece in pieces if piece)


def nearest(fragments: Fragments, position: int) -> int:
    """The number of the fragment at ``position``, or nearest to it."""
    return min(range(len(fragments)), key=lambda n: _distance(fragments[n], position))


def moved(text: str, fragments: Fragments, number: int, edge: Edge, way: Way, unit: Unit) -> Fragments:
    """``fragments`` with one boundary moved by a character, as a person sees it, or a word.

    A boundary that cannot move further (its fragment would be empty, the text ends) stays; fragments that come to
    touch become one.
    """
    at = fragments[number].start if edge == "start" else fragments[number].end
    return placed(text, fragments, number, edge, _STEPS[edge, way, unit](text, at))


def placed(text: str, fragments: Fragments, number: int, edge: Edge, position: int) -> Fragments:
    """``fragments`` with one boundary at ``position``; as they are when that would leave nothing of a fragment."""
    old = fragments[number]
    position = min(max(position, 0), len(text))
    new = Span(position, old.end) if edge == "start" else Span(old.start, position)
    if new.start >= new.end:
        return fragments
    return joined((*fragments[:number], new, *fragments[number + 1 :]))


def words_of(text: str, fragments: Sequence[Span], most: int = 80) -> str:
    """The words of ``fragments`` on one line, for messages and lists, cut after ``most`` characters."""
    words = " … ".join(" ".join(text[f.start : f.end].split()) for f in fragments)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def bare(words: str) -> str:
    """The words without quotation marks around them, to be put between such."""
    return words.strip("“”„‘’«»‹›\"'") or words


def _distance(span: Span, position: int) -> int:
    return max(span.start - position, position - span.end, 0)


def _word_end(text: str, position: int) -> int:
    """The end of the word at ``position`` if it goes on, else of the next one."""
    here = word_at(text, position)
    if here and here.start <= position < here.end:
        return here.end
    following = word_at(text, next_word(text, position))
    return following.end if following and following.end > position else len(text)


def _word_end_before(text: str, position: int) -> int:
    """The end of the last word that ends before ``position``."""
    start = previous_word(text, position)
    word = word_at(text, start)
    if word and word.end < position:
        return word.end
    before = word_at(text, previous_word(text, start)) if start else None
    return before.end if before and before.end < position else 0


_STEPS: Mapping[tuple[Edge, Way, Unit], Callable[[str, int], int]] = {
    ("start", "back", "character"): previous_grapheme,
    ("start", "on", "character"): next_grapheme,
    ("end", "back", "character"): previous_grapheme,
    ("end", "on", "character"): next_grapheme,
    ("start", "back", "word"): previous_word,
    ("start", "on", "word"): next_word,
    ("end", "back", "word"): _word_end_before,
    ("end", "on", "word"): _word_end,
}
