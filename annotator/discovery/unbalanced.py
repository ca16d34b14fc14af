"""Marks without partner: where they stand, and how far what they open or close likely goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from annotator.discovery.confidence import confidence
from annotator.discovery.draft import Mentioned
from annotator.discovery.flags import COMMA, FINITE_CUE
from annotator.discovery.marks import SINGLE, neighbours, way
from annotator.discovery.page import Page
from annotator.discovery.proposals import Proposal
from annotator.discovery.reports import SentenceReader
from annotator.discovery.shapes import BLANK
from annotator.discovery.tokens import tokens_of
from annotator.model.span import Span

_TAG = 7
"""Words after a comma within which the verb of a tag stands."""
_OPENERS = "“„‟「『《〈｢〝«‘‚"
_LONGEST = 1_500
"""Code points of a quote whose end has no mark."""
_MOST = 200
"""Marks without partner of which an extent is proposed: a text with more is no prose."""


SaidBy = Callable[[Mentioned, Proposal], Proposal]


def unbalanced(page: Page, proposals: Sequence[Proposal], said_by: SaidBy) -> list[Proposal]:
    """A proposal for each mark without partner that no other proposal holds; ``said_by`` adds whom a tag names."""
    lonely = [at for at in page.found.unbalanced if page.text[at] not in SINGLE][:_MOST]
    if not lonely:
        return []
    held = sorted((f.start, f.end) for p in proposals if p.form != "marks_only" for f in p.fragments)
    starts = [block.start for block in page.blocks]
    found = []
    read: dict[int, list[Span]] = {}
    for at in lonely:
        near = held[bisect_right(held, (at, len(page.text))) - 1 :][:1] if held else []
        if near and near[0][0] <= at < near[0][1]:
            continue
        number = bisect_right(starts, at) - 1
        if number not in read:
            read[number] = page.sentences(page.blocks[number])
        extent = _extent(page, page.blocks[number], read[number], at)
        if extent is not None:
            facts = {"mark": page.text[at]}
            proposal = Proposal((extent,), "direct", (), (), "unbalanced", facts, confidence("unbalanced"))
            found.append(_told(page, read[number], extent, proposal, said_by))
    return found


def _told(page: Page, inside: Sequence[Span], extent: Span, proposal: Proposal, said_by: SaidBy) -> Proposal:
    """``proposal`` with the cue and the source of the tag beside it, which is read as if the words had both marks."""
    number = bisect_right(inside, extent.start, key=lambda s: s.start) - 1
    sentence = inside[number] if number >= 0 else extent
    if len(sentence) > _LONGEST:
        return proposal
    masked = page.masked[sentence.start : extent.start] + BLANK * len(extent) + page.masked[extent.end : sentence.end]
    tokens = [
        token._replace(start=token.start + sentence.start, end=token.end + sentence.start)
        for token in tokens_of(masked, 0, len(masked), page.lexicon)
    ]
    for report in SentenceReader(tokens, page.lexicon).reports() if len(tokens) < _MOST else ():
        whole = any(tokens[at].start == extent.start for start, end in report.pieces for at in range(start, end))
        if whole and report.quoted and report.subject:
            cue = tuple(Span(tokens[start].start, tokens[end - 1].end) for start, end in report.cue)
            return said_by(Mentioned(tokens, report.subject, sentence.start), replace(proposal, cue=cue))
    return proposal


def _extent(page: Page, block: Span, inside: Sequence[Span], at: int) -> Span | None:
    """From an opening mark to the tag or the end of the sentence; to a closing mark from where its sentence begins."""
    number = bisect_right(inside, at, key=lambda s: s.start) - 1
    sentence = inside[number] if number >= 0 and inside[number].holds(at) else None
    if sentence is None:
        return None
    before, after = neighbours(page.text, at, block.start, block.end)
    points = "opens" if page.text[at] in _OPENERS else way(before, after)
    if points == "opens":
        end = _tag_start(page, Span(at + 1, min(sentence.end, at + _LONGEST)))
        return Span(at, end) if end - at > 2 else None
    if points == "closes":
        return Span(sentence.start, at + 1) if at - sentence.start > 2 else None
    return None


def _tag_start(page: Page, rest: Span) -> int:
    """Where in ``rest`` the comma stands after which somebody "said"."""
    tokens = page.tokens(rest)
    for number, token in enumerate(tokens):
        if token.flags & COMMA and any(t.flags & FINITE_CUE for t in tokens[number + 1 : number + _TAG]):
            return token.end
    return rest.end
