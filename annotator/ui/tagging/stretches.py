"""What a key tags while nothing is selected: the passage, name, word or sentence under the caret."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex
from msgspec import Struct

from annotator.discovery.cues import Cues
from annotator.discovery.names import Mention, Register, mentions
from annotator.discovery.quotation import Passage, Quotations
from annotator.model.errors import TaggingError
from annotator.model.span import Span, hull
from annotator.text.sentences import sentence_at
from annotator.text.words import word_at
from annotator.ui.tagging.fragments import trimmed
from annotator.ui.tagging.roles import Role

_AUXILIARIES = regex.compile(
    r"(?:(?<![\p{L}\p{N}])(?:had|has|have|having|did|does|do|was|were|is|are|be|been|being|would|will|could|can|may|might|"
    r"must|should|not|never|\p{L}+n[’']t)\s+){1,4}\Z",
    regex.IGNORECASE,
)
_BACK = 40


class Ground(Struct, frozen=True):
    """Where the caret stands: ``position`` in ``text``, its ``paragraph`` and the text's ``quotations``."""

    text: str
    position: int
    paragraph: Span
    quotations: Quotations


Knows = Callable[[str, Span], Register]
"""Answers who of the known speakers the names in a span of a text may mean."""

Zones = Callable[[Span], Iterable[Span]]
"""Answers what of the page's structure (furniture, byline, …) touches a span of a text."""


def stretch(role: Role, ground: Ground, cues: Cues, knows: Knows, zones: Zones) -> Span:
    """What a label of that role tags there, never empty.

    Raises TaggingError ``tag.unbalanced`` when a quotation mark without partner leaves open what is quoted, and
    ``tag.nothing_here``.
    """
    if role == "quote":
        found: Span | None = passage(ground) or _unmarked(ground, zones)
    elif role == "mention":
        named = mention(ground, cues, knows)
        found = named.span if named else word_at(ground.text, ground.position)
    elif role == "cue":
        found = _cue(ground, cues)
    elif role == "zone":
        found = ground.paragraph
    else:
        found = _sentence(ground, zones)
    span = trimmed(ground.text, found) if found else None
    if not span:
        raise TaggingError("tag.nothing_here")
    return span


def passage(ground: Ground) -> Span | None:
    """The quoted passage under the caret, marks included, through all paragraphs over which it goes on."""
    found = ground.quotations.at(ground.position)
    if found is None:
        return None
    listed = ground.quotations.passages
    at = listed.index(found)
    first = last = found
    for other in reversed(listed[:at]):
        if other.continued and other.depth == found.depth and _follows(ground.text, other, first):
            first = other
    for other in listed[at + 1 :]:
        if not last.continued:
            break
        if other.depth == found.depth and _follows(ground.text, last, other):
            last = other
    return hull((first.span, last.span))


def mention(ground: Ground, cues: Cues, knows: Knows) -> Mention | None:
    """The name, description or pronoun under the caret, with whom of the known speakers it names."""
    around = sentence_at(ground.text, ground.position)
    found = mentions(ground.text[around.start : around.end], around.start, cues, knows(ground.text, around))
    held = [one for one in found if one.span.start <= ground.position <= one.span.end]
    return max(held, key=lambda one: one.span.holds(ground.position), default=None)


def beside(text: str, sentence: Span, zones: Iterable[Span]) -> Span:
    """What is left of a sentence without the zones that are glued to its beginning and its end.

    A zone in its midst, and one that reaches beyond it, stay; so does a sentence of which nothing would be left.
    """
    within = sorted(zone for zone in zones if sentence.contains(zone))
    start, end = sentence.start, sentence.end
    for zone in within:
        if not text[start : zone.start].strip():
            start = max(start, zone.end)
    for zone in sorted(within, key=lambda zone: zone.end, reverse=True):
        if not text[zone.end : end].strip():
            end = min(end, zone.start)
    return Span(start, end) if text[start:end].strip() else sentence


def _sentence(ground: Ground, zones: Zones) -> Span:
    sentence = sentence_at(ground.text, ground.position)
    return beside(ground.text, sentence, zones(sentence))


def _unmarked(ground: Ground, zones: Zones) -> Span:
    sentence = _sentence(ground, zones)
    if any(sentence.start <= lonely <= sentence.end for lonely in ground.quotations.unbalanced):
        raise TaggingError("tag.unbalanced")
    return sentence


def _follows(text: str, one: Passage, other: Passage) -> bool:
    return other.span.start >= one.span.end and not text[one.span.end : other.span.start].strip()


def _cue(ground: Ground, cues: Cues) -> Span | None:
    """The cue of the lexicon under the caret, else the word, with the auxiliaries before it."""
    around = sentence_at(ground.text, ground.position)
    known = [
        Span(*found.span())
        for pattern in (cues.phrase, cues.verb, cues.quoting)
        for found in pattern.finditer(ground.text, around.start, around.end)
    ]
    held = [span for span in known if span.start <= ground.position <= span.end]
    found = max(held, key=len, default=None) or word_at(ground.text, ground.position)
    if found is None:
        return None
    before = _AUXILIARIES.search(ground.text[max(around.start, found.start - _BACK) : found.start])
    return Span(found.start - len(before[0]), found.end) if before else found
