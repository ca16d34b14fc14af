"""Speech within speech: what somebody who is quoted says that another said, "“He told us ‘no,’” she said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from annotator.discovery.draft import Draft, Mentioned
from annotator.discovery.flags import (
    CUE,
    GENERIC,
    IMPERSONAL,
    OWN,
    PLAIN,
    PRONOUN,
    RELATIVE,
    SOURCE,
    SUBORDINATOR,
    THINKING,
)
from annotator.discovery.lexicon import folded
from annotator.discovery.page import Page
from annotator.discovery.phrases import is_name
from annotator.discovery.proposals import Proposal
from annotator.discovery.shapes import LETTERS
from annotator.discovery.subjects import phrase_before
from annotator.model.span import Span

_SHORTEST = 24
_WITH_CUE = frozenset(("tag_after", "cue_before", "that_clause", "comma_clause", "according_to"))
_NOBODY = OWN | GENERIC | IMPERSONAL | RELATIVE
_SPEAKS = SOURCE | PRONOUN


def quoted_stretches(page: Page) -> Iterator[Span]:
    """The insides of passages in which a word of saying or another passage stands."""
    flags = page.lexicon.flags
    within = [p.span.start for p in page.found.passages if p.depth == 1]
    for passage in page.outer:
        inner = passage.inner
        if len(inner) < _SHORTEST:
            continue
        if bisect_left(within, inner.start) < bisect_left(within, inner.end):
            yield inner
            continue
        words = map(folded, LETTERS.findall(page.text, inner.start, inner.end))
        if any(flags.get(word, 0) & CUE & ~THINKING for word in words):
            yield inner


def of_others(drafts: Iterable[Draft]) -> list[Draft]:
    """Those of ``drafts``, read from quoted words, in which somebody speaks who is neither speaker nor listener."""
    return [draft for draft in drafts if draft.sources and draft.cue and _is_of_another(draft, draft.sources[0])]


def repeated(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """Those that are words in marks to which a comma or colon leads, whoever said them: "“I told her, ‘Go home.’”"."""
    led = [d for d in drafts if d.form == "direct" and page.text[: d.fragments[0].start].rstrip().endswith((",", ":"))]
    for draft in led:
        draft.sources, draft.inherits = [], False
    return led


def without_subject(drafts: Iterable[Draft]) -> list[Draft]:
    """Those that begin with their verb, so that whoever says it stands before the marks: "Rau “ordered that …”"."""
    return [d for d in drafts if not d.sources and d.why == "that_clause" and d.cue and d.cue[0].start == 0]


def subject_outside(page: Page, stretch: Span) -> Mentioned | None:
    """Who stands right before the marks around ``stretch``."""
    block = page.blocks[bisect_right(page.blocks, stretch.start, key=lambda b: b.start) - 1]
    sentence = next((s for s in page.sentences(block) if s.start <= stretch.start < s.end), None)
    tokens = page.tokens(sentence) if sentence else []
    at = next((n for n, t in enumerate(tokens) if t.start <= stretch.start < t.end), 0)
    phrase = phrase_before(tokens, at) if at else None
    return Mentioned(tokens, phrase, sentence.start) if phrase and sentence else None


def _is_of_another(draft: Draft, one: Mentioned) -> bool:
    (first, end), _whole = one.phrase
    said_by = one.tokens[first:end]
    speaks = any(t.flags & _SPEAKS or is_name(t) for t in said_by)
    if one.position != "origin" or not speaks or (len(said_by) == 1 and said_by[0].flags & _NOBODY):
        return False
    if first and one.tokens[first - 1].flags & SUBORDINATOR:
        return False  # "if they say that …" is said by nobody yet
    cues = [t.flags for t in one.tokens if any(c.start <= t.start < c.end for c in draft.cue)]
    if any(flags & THINKING for flags in cues):
        return False
    return draft.why in _WITH_CUE or (draft.why == "clause" and any(flags & PLAIN for flags in cues))


def moved(proposal: Proposal, by: int) -> Proposal:
    """``proposal`` found in a stretch of a text that begins at ``by``."""
    sources = tuple(replace(source, mention=_moved(source.mention, by)) for source in proposal.sources)
    fragments, cue = ([_moved(span, by) for span in spans] for spans in (proposal.fragments, proposal.cue))
    return replace(proposal, fragments=tuple(fragments), sources=sources, cue=tuple(cue))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
