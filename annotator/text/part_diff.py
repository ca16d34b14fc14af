"""In what several members of one article differ from a wording of which each may render another part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from annotator.model.span import Span
from annotator.text.word_diff import Change, WordDiff, Wording, word_diff
from annotator.text.word_pairs import Word, words_of

_GONE = -0.25
"""What a word that is gone weighs beside one that is kept: how far apart words may stand that are one part."""


def part_diffs(reference: Wording, members: Sequence[Wording]) -> list[tuple[Change, ...]]:
    """What changed from ``reference`` to each of the ``members``, which are all of an article.

    One alone is compared with the whole. Of several, those that keep most of it lack what no other has either, the
    others only what is gone from the part that they render; one that shares nothing with it has no changes.
    """
    diffs = [word_diff(reference, member) for member in members]
    if len(diffs) == 1:
        return [diffs[0].changes]
    words = words_of(reference.text, reference.fragments)
    parts = [_part(words, diff) for diff in diffs]
    most = max((diff.kept for diff in diffs), default=0)
    return [
        tuple(_told(words, diff, _lacks(parts, at, nearest=diff.kept == most))) if parts[at] is not None else ()
        for at, diff in enumerate(diffs)
    ]


def _lacks(parts: Sequence[Span | None], at: int, *, nearest: bool) -> Callable[[Word], bool]:
    """Whether the member at that place is told to lack a word."""
    own = parts[at]
    others = [part for number, part in enumerate(parts) if number != at and part is not None]

    def lacks(word: Word) -> bool:
        if own is not None and own.contains(word.span):
            return True
        return nearest and not any(part.contains(word.span) for part in others)

    return lacks


def _part(words: Sequence[Word], diff: WordDiff) -> Span | None:
    """The stretch of the reference with most of the kept and least of the gone ``words``; None where nothing tells."""
    gone = [change.before for change in diff.of("dropped", "replaced") if change.before is not None]
    lost = {number for span in gone for number in _within(words, span)}
    best, weight, start, found = 0.0, 0.0, 0, (0, 0)
    for number in range(len(words)):
        if weight <= 0:
            weight, start = 0.0, number
        weight += _GONE if number in lost else 1
        if weight > best:
            best, found = weight, (start, number + 1)
    kept = [words[number] for number in range(*found) if number not in lost]
    if not any(word.tells or word.bare.isdecimal() for word in kept):
        return None
    return Span(kept[0].span.start, kept[-1].span.end)


def _within(words: Sequence[Word], span: Span) -> list[int]:
    return [number for number, word in enumerate(words) if word.span.overlaps(span)]


def _told(words: Sequence[Word], diff: WordDiff, lacks: Callable[[Word], bool]) -> Iterator[Change]:
    """The changes, with what is gone cut down to the words that ``lacks`` tells."""
    for change in diff.changes:
        if change.kind not in ("dropped", "replaced") or change.before is None:
            yield change
            continue
        left = _runs(words, [number for number in _within(words, change.before) if lacks(words[number])])
        if change.after is not None:
            yield Change("replaced", left.pop(0), change.after) if left else Change("added", None, change.after)
        yield from (Change("dropped", span) for span in left)


def _runs(words: Sequence[Word], numbers: Sequence[int]) -> list[Span]:
    """The stretches that neighbours among the words of those ``numbers`` cover."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1 and words[number - 1].fragment == words[number].fragment:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [Span(words[run[0]].span.start, words[run[-1]].span.end) for run in runs]
