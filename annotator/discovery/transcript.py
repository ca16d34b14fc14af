"""Transcripts, interviews and records of debates: paragraphs that begin with whoever speaks, "RAU: We wait."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex
from msgspec import Struct

from annotator.discovery.lexicon import Lexicon, folded
from annotator.model.span import Span

_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}.’'\-]*"
_TURN = regex.compile(
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]? ?)?[*_]{0,3}"
    rf"(?P<label>{_WORD}(?: (?:{_WORD}|&|and|de|del|della|di|la|le|of|the|van|von|der|y)){{0,5}})"
    r"(?: ?\([^()\n]{1,60}\))?[*_]{0,3}(?P<sign>[ \u00a0\u202f]?[:.])[*_]{0,3}\s+(?=\S)"
)
_DIRECTION = regex.compile(r"\s*[\[(][^\[\]()]*[\])]\s*")
Begun = Mapping[int, regex.Match[str]]
_LONGEST = 140
"""Code points of a label at most."""
_LEAST = 3
"""Turns that a transcript has."""
_WHOLE = 0.5
"""The share of its turns that end as sentences do."""


class Turn(Struct, frozen=True):
    """What one speaker says: the numbers of the ``blocks`` it stands in, its ``label`` and the ``sign`` behind that.

    ``fragments`` are the words, a fragment a paragraph; ``unnamed`` tells that the label names nobody: "Q:".
    """

    blocks: tuple[int, ...]
    label: Span
    sign: Span
    fragments: tuple[Span, ...]
    unnamed: bool


def turns(text: str, blocks: Sequence[Span], lexicon: Lexicon) -> list[Turn]:
    """The turns of the transcript in ``text``; none where lines with a colon only list things."""
    labels = lexicon.turn_labels
    begun = {number: found for number, block in enumerate(blocks) if (found := _begins(text, block, labels))}
    names = [folded(found["label"]) for found in begun.values()]
    titled = sum(name.partition(" ")[0].strip(".") in lexicon.titles for name in names) > 1
    if len(names) < _LEAST or not (titled or _alternates(names, labels)):
        return []
    kept = _within(begun, Counter(names), labels)
    ends = sum(text[blocks[number].start : blocks[number].end].rstrip()[-1:] in '.?!…”"»' for number in kept)
    return list(_turns(text, blocks, kept, labels)) if ends >= _WHOLE * len(kept) else []


def _begins(text: str, block: Span, labels: frozenset[str]) -> regex.Match[str] | None:
    near = text[block.start : min(block.end, block.start + _LONGEST)]
    found = _TURN.match(text, block.start, block.end) if ":" in near or "." in near else None
    if found is None or found.end() >= block.end:
        return None
    return None if found["sign"].endswith(".") and folded(found["label"]) not in labels else found


def _alternates(names: Sequence[str], labels: frozenset[str]) -> bool:
    """Whether one speaks again after another did, as nothing does that is only listed."""
    asked = len(set(names) & labels) > 1
    return asked or any(a == c != b for a, b, c in zip(names, names[1:], names[2:], strict=False))


def _within(begun: Begun, often: Mapping[str, int], labels: frozenset[str]) -> Begun:
    """All from the first to the last that is surely one: its speaker speaks again, or is written in capitals."""
    sure = [
        number
        for number, found in begun.items()
        if often[folded(found["label"])] > 1 or found["label"].isupper() or folded(found["label"]) in labels
    ]
    return {number: found for number, found in begun.items() if sure and sure[0] <= number <= sure[-1]}


def _turns(text: str, blocks: Sequence[Span], begun: Begun, labels: frozenset[str]) -> Iterator[Turn]:
    """Each with the paragraphs up to the next one; the last one is its own paragraph alone."""
    numbers = sorted(begun)
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        found = begun[number]
        spoken = [at for at in range(number + 1, following) if not _DIRECTION.fullmatch(text, *_edges(blocks[at]))]
        words = [Span(found.end(), blocks[number].end), *(blocks[at] for at in spoken)]
        yield Turn(
            tuple(range(number, following)),
            Span(*found.span("label")),
            Span(found.end("sign") - 1, found.end("sign")),
            tuple(_trimmed(text, span) for span in words),
            folded(found["label"]) in labels,
        )


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _trimmed(text: str, span: Span) -> Span:
    part = text[span.start : span.end]
    return Span(span.start + len(part) - len(part.lstrip()), span.start + len(part.rstrip()))
