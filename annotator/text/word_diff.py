"""In what one wording differs from another, word by word, with the places in both."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from annotator.model.span import Span
from annotator.text.word_pairs import Word, WordChange, change_between, change_in, spelling_of, words_of

ChangeKind = Literal["added", "dropped", "moved", "replaced"] | WordChange


class Wording(Struct, frozen=True):
    """Stretches of a text, in the order in which they are read."""

    text: str
    fragments: tuple[Span, ...]


class Change(Struct, frozen=True, gc=False):
    """``before`` is its place in the reference, ``after`` that in the member; None where there is none.

    Words were added, dropped, moved or replaced; a *figure* is another, a word *inflected* otherwise, its *spelling*
    (hyphens too), *capitals*, *abbreviation* or the *punctuation* behind it differ.
    """

    kind: ChangeKind
    before: Span | None = None
    after: Span | None = None


class WordDiff(Struct, frozen=True):
    """``kept`` counts the reference's words that the member has, wherever, however spelt; ``words`` those of both."""

    changes: tuple[Change, ...]
    kept: int
    words: tuple[int, int]

    def of(self, *kinds: ChangeKind) -> list[Change]:
        """The changes of those kinds."""
        return [change for change in self.changes if change.kind in kinds]


class _Gap(Struct, frozen=True):
    """Words of the reference, and those of the member that stand in their place."""

    before: list[Word]
    after: list[Word]


def word_diff(reference: Wording, member: Wording) -> WordDiff:
    """What changed from ``reference`` to ``member``, by place in the member and then in the reference.

    Words are compared by bare stems, so that neither case, hyphens nor line breaks hide what stayed. Of very long
    wordings the first 600 words are compared.
    """
    one, other = (words_of(wording.text, wording.fragments) for wording in (reference, member))
    before, after = _apart_as(one, other), _apart_as(other, one)
    matcher = SequenceMatcher(None, [w.stem for w in before], [w.stem for w in after], autojunk=False)
    codes = matcher.get_opcodes()
    same = [pair for tag, a, b, c, d in codes if tag == "equal" for pair in zip(before[a:b], after[c:d], strict=True)]
    gaps = [_Gap(before[a:b], after[c:d]) for tag, a, b, c, d in codes if tag != "equal"]
    moved = _moved(gaps)
    changes = [
        *_joined((kind, one.span, other.span) for one, other in same if (kind := change_in(one, other))),
        *_punctuated(reference.text, member.text, same),
        *_joined(("moved", one.span, other.span) for one, other in moved),
    ]
    kept = len(same) + len(moved)
    for change, alike in _unmatched(gaps, moved):
        changes.append(change)
        kept += alike
    changes.sort(key=lambda change: (change.after or change.before or Span(0, 0), change.before or Span(0, 0)))
    return WordDiff(tuple(changes), kept, (len(before), len(after)))


def _apart_as(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """``words``, each that is two neighbours of ``other`` written as one made two."""
    cuts = {one.bare + two.bare: len(one.bare) for one, two in pairwise(other)}
    return [half for word in words for half in (word.halves(cuts[word.bare]) if word.bare in cuts else (word,))]


def _punctuated(before: str, after: str, same: Sequence[tuple[Word, Word]]) -> Iterator[Change]:
    """Changes between two words that are neighbours in both."""
    for (one, other), (next_one, next_other) in pairwise(same):
        if one.follows(next_one) and other.follows(next_other):
            kind = change_between(
                before[one.span.end : next_one.span.start], after[other.span.end : next_other.span.start]
            )
            if kind:
                first, last = (one.span, next_one.span), (other.span, next_other.span)
                yield Change(kind, Span(first[0].start, first[1].end), Span(last[0].start, last[1].end))


def _moved(gaps: Sequence[_Gap]) -> list[tuple[Word, Word]]:
    """Telling words that are gone in one place and stand in another."""
    gone: dict[str, deque[Word]] = defaultdict(deque)
    for gap in gaps:
        for word in gap.before:
            if word.tells:
                gone[word.stem].append(word)
    return [(gone[word.stem].popleft(), word) for gap in gaps for word in gap.after if gone.get(word.stem)]


def _unmatched(gaps: Sequence[_Gap], moved: Sequence[tuple[Word, Word]]) -> Iterator[tuple[Change, int]]:
    """What else changed, and how many words are the same there but for how they are written."""
    left = {one.span for one, _ in moved}
    arrived = {other.span for _, other in moved}
    for gap in gaps:
        before = _stretches([word for word in gap.before if word.span not in left])
        after = _stretches([word for word in gap.after if word.span not in arrived])
        for one, other in zip(before, after, strict=False):
            kind = spelling_of(one, other)
            yield Change(kind or "replaced", _hull(one), _hull(other)), len(one) if kind not in (None, "figure") else 0
        yield from ((Change("dropped", _hull(one), None), 0) for one in before[len(after) :])
        yield from ((Change("added", None, _hull(other)), 0) for other in after[len(before) :])


def _stretches(words: Sequence[Word]) -> list[list[Word]]:
    """Runs of neighbours."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and runs[-1][-1].follows(word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _hull(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _joined(pairs: Iterable[tuple[ChangeKind, Span, Span]]) -> list[Change]:
    """Changes of a kind in neighbouring words as one."""
    made: list[tuple[ChangeKind, Span, Span]] = []
    for kind, before, after in pairs:
        if made and made[-1][0] == kind and _touch(made[-1][1], before) and _touch(made[-1][2], after):
            made[-1] = (kind, Span(made[-1][1].start, before.end), Span(made[-1][2].start, after.end))
        else:
            made.append((kind, before, after))
    return [Change(*found) for found in made]


def _touch(one: Span, other: Span) -> bool:
    return 0 <= other.start - one.end <= 2
