"""Words and characters as a person sees them: at a caret, and from one to the next."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from annotator.model.span import Span

_EXTEND = r"[\p{M}\p{Grapheme_Cluster_Break=Extend}\p{Grapheme_Cluster_Break=SpacingMark}\u200c\u200d]"
_PREPEND = r"(?<!\p{Grapheme_Cluster_Break=Prepend})\p{Grapheme_Cluster_Break=Prepend}*"
_LETTER = rf"(?:[[\p{{L}}\p{{N}}\p{{Pc}}]--[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}ー]]{_EXTEND}*)"
_KANA = rf"(?:[[\p{{Hiragana}}]&&[\p{{L}}]]{_EXTEND}*)+|(?:[[\p{{Katakana}}ーｰ]&&[\p{{L}}ーｰ]]{_EXTEND}*)+"
_JOINT = r"""(?:['’ʼ\-\u2010\u2011·&@׳״]|(?<=\p{Hebrew})"(?=\p{Hebrew})|(?<=\d)[.,:/٫٬](?=\d))"""

_WORD = regex.compile(
    rf"(?:{_PREPEND}(?:"
    rf"(?:\p{{Lu}}\.){{2,8}}(?!\p{{L}})"  # U.S., D.O.J.
    rf"|{_LETTER}+(?:{_JOINT}{_LETTER}+)*"
    rf"|{_KANA}"
    rf"|[\p{{Han}}]{_EXTEND}*"
    rf"|(?=[\p{{Extended_Pictographic}}\p{{Regional_Indicator}}])\X"
    r"))",
    regex.V1,
)
_WORD_CHARACTER = regex.compile(r"(?r)[\p{L}\p{N}\p{Pc}\p{Extended_Pictographic}\p{Regional_Indicator}]")
_CLUSTER = regex.compile(r"\X")
_NEVER_IN_WORD = regex.compile(r"(?r)[\s。、，！？；：「」『』（）]")
_BEGINS_CLUSTER = regex.compile(
    rf"(?r){_PREPEND}[[ -~\p{{Latin}}\p{{Greek}}\p{{Cyrillic}}\p{{Han}}\p{{Hebrew}}\p{{Arabic}}]--[{_EXTEND[1:-1]}]]",
    regex.V1,
)


def words(text: str, span: Span | None = None) -> list[Span]:
    """The words of ``text``, or those that lie wholly inside ``span``, in order.

    Apostrophes, hyphens, decimal points and the points of ``U.S.`` belong to the word; an ideograph, a run of
    kana and an emoji are a word each.
    """
    if span is None:
        return [Span(*found.span()) for found in _WORD.finditer(text)]
    start = _chunk_start(text, span.start)
    found_words = (Span(*found.span()) for found in _WORD.finditer(text, start))
    inside: list[Span] = []
    for word in found_words:
        if word.end > span.end:
            break
        if word.start >= span.start:
            inside.append(word)
    return inside


def word_at(text: str, position: int) -> Span | None:
    """The word that holds ``position``, else the one that ends there, else None."""
    touching = None
    for word in _words_from(text, _chunk_start(text, position)):
        if word.start > position:
            break
        if word.end >= position:
            touching = word
    return touching


def next_word(text: str, position: int) -> int:
    """Where the first word after ``position`` begins; the end of the text if there is none."""
    for word in _words_from(text, _chunk_start(text, position)):
        if word.start > position:
            return word.start
    return len(text)


def previous_word(text: str, position: int) -> int:
    """Where the last word that begins before ``position`` begins; 0 if there is none."""
    found = _WORD_CHARACTER.search(text, 0, position)
    before = 0
    for word in _words_from(text, _chunk_start(text, found.start()) if found else len(text)):
        if word.start >= position:
            break
        before = word.start
    return before


def grapheme_at(text: str, position: int) -> Span:
    """The character, as a person sees it, that holds ``position``; empty at the end of the text."""
    for found in _CLUSTER.finditer(text, _safe_start(text, position)):
        if found.end() > position:
            return Span(*found.span())
    return Span(len(text), len(text))


def next_grapheme(text: str, position: int) -> int:
    """Where the character after the one at ``position`` begins (the caret's way to the right)."""
    return grapheme_at(text, position).end


def previous_grapheme(text: str, position: int) -> int:
    """Where the character before ``position`` begins; 0 at the start (the caret's way to the left)."""
    return grapheme_at(text, position - 1).start if position > 0 else 0


def _words_from(text: str, start: int) -> Iterator[Span]:
    return (Span(*found.span()) for found in _WORD.finditer(text, start))


def _chunk_start(text: str, position: int) -> int:
    """A place at or before ``position`` at which no word is cut, as near as whitespace allows."""
    found = _NEVER_IN_WORD.search(text, 0, position)
    return found.end() if found else 0


def _safe_start(text: str, position: int) -> int:
    """A place at or before ``position`` at which a character begins, whatever stands before it."""
    found = _BEGINS_CLUSTER.search(text, 0, min(position + 1, len(text)))
    return found.start() if found else 0
