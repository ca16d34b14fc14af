"""Drafts: the reports of sentences and the passages in marks brought together, before anybody is named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex
from msgspec import Struct, field

from annotator.discovery.flags import (
    COMMA,
    DETERMINER,
    FINITE_CUE,
    GENERIC,
    PRONOUN,
    RELATIVE,
    SINGULAR,
    SUBJUNCTIVE,
)
from annotator.discovery.page import Page
from annotator.discovery.phrases import Range
from annotator.discovery.proposals import Form
from annotator.discovery.quotation import Passage
from annotator.discovery.reports import SentenceReader
from annotator.discovery.scare import MarksOnly
from annotator.discovery.shapes import BLANK
from annotator.discovery.telling import Phrase, Report
from annotator.discovery.tokens import Token
from annotator.model.span import Span

_DATELINE = regex.compile(r"\p{Lu}{2,}[\p{Lu}\p{L}., ]{0,30}(?: \([\p{L} .]{2,20}\))? ?(?:—|–|--) ?(?=\S)")
_LONGEST = 300
"""Tokens of a sentence that are read together."""
_BACK = 12
_LEAD = 5
_BESIDE = BLANK + " .,;:—–-\n"
_REST = 160
"""Code points that a tag may go on for after its verb and its speaker."""
_RELAYS = 2


class Mentioned(Struct):
    """An expression for a source: its ``tokens`` with the ranges of it, the sentence it stands in, its position."""

    tokens: Sequence[Token]
    phrase: Phrase
    sentence: int
    position: str = "origin"

    @property
    def span(self) -> Span:
        """Where it stands, with an apposition and without a relative clause."""
        (_start, core), (first, last) = self.phrase
        while core + 1 < last and self.tokens[core].flags & COMMA:
            stop = next((n for n in range(core + 1, last) if self.tokens[n].flags & COMMA), last)
            if self.tokens[core + 1].flags & RELATIVE and not self.tokens[core + 1].flags & DETERMINER:
                last = core
                break
            core = stop
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


class Draft(Struct):
    """A proposal in the making."""

    fragments: list[Span]
    form: Form
    why: str
    block: int
    sources: list[Mentioned] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    continued: bool = False
    inherits: bool = False


class Drafts:
    """Goes through a page and drafts what it proposes, in text order of the sentences."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._marks_only = MarksOnly(page)
        self._end_of = {p.span.start: p.span.end for p in page.outer}
        self._unbalanced = frozenset(page.found.unbalanced)
        self.found: list[Draft] = []

    def all(self) -> list[Draft]:
        """The drafts of all blocks."""
        for number, (_block, sentences) in enumerate(self._page):
            for sentence in sentences:
                self._sentence(number, sentence)
        return self.found

    def _sentence(self, block: int, sentence: Span) -> None:
        page = self._page
        if not page.tells(sentence):
            self._unmarked(block, sentence)
            return
        place = _DATELINE.match(page.masked, sentence.start, sentence.end)
        sentence = Span(place.end(), sentence.end) if place else sentence
        tokens = page.tokens(sentence)
        if len(tokens) <= _LONGEST:
            self._part(block, sentence, tokens)
            return
        for first in range(0, len(tokens), _LONGEST):  # no prose: read in parts, so that time stays linear
            part = tokens[first : first + _LONGEST]
            self._part(block, Span(part[0].start, self._passage_end(part[-1])), part)

    def _part(self, block: int, sentence: Span, tokens: list[Token]) -> None:
        page = self._page
        reports = SentenceReader(tokens, page.lexicon).reports()
        passages = page.passages(sentence)
        drafts = [self._draft(block, sentence, tokens, r, reports, passages) for r in reports]
        made = [draft for draft in drafts if draft]
        covered = [f for draft in made for f in draft.fragments]
        for passage in passages:
            inside = [f for f in covered if f.contains(passage.span)]
            if not inside:
                made.append(self._lone(block, sentence, passage))
            elif not any(d.form == "direct" and passage.span in d.fragments for d in made):
                made += self._inside(block, passage)
        if not made and not reports:
            self._unmarked(block, sentence)
        made.sort(key=lambda draft: draft.fragments[0])
        for draft in made:
            if not self._joined(draft, sentence):
                self.found.append(draft)

    def _draft(
        self,
        block: int,
        sentence: Span,
        tokens: list[Token],
        report: Report,
        others: list[Report],
        within: list[Passage],
    ) -> Draft | None:
        fragments = [self._span(tokens, piece) for piece in report.pieces]
        if report.quoted:
            parts = [p for p in within if any(f.overlaps(p.span) for f in fragments)]
            if len(parts) == 1 and self._is_term(report, parts[0]):
                return None
            fragments = sorted(p.span for p in parts) or fragments
        form = self._form(report, fragments, within)
        if not report.quoted and self._with_lonely_marks(fragments):
            form = "direct"
        draft = Draft(fragments, form, report.why, block, facts={})
        draft.cue = [self._span(tokens, cue) for cue in report.cue]
        if report.subject:
            draft.sources.append(Mentioned(tokens, report.subject, sentence.start))
        outer = [r for r in others if r is not report and r.subject and self._inside_of(report, r)]
        for relay in reversed(outer[-_RELAYS:]):
            if relay.subject and relay.subject != report.subject:
                draft.sources.append(Mentioned(tokens, relay.subject, sentence.start, "relay"))
        draft.inherits = not draft.sources and (form == "direct" or draft.cue[0].start == sentence.start)
        draft.sources += [Mentioned(tokens, record, sentence.start, "record") for record in report.records]
        draft.continued = any(p.continued and any(f.contains(p.span) for f in fragments) for p in within)
        draft.facts["cue"] = " … ".join(self._page.text[c.start : c.end] for c in draft.cue)
        return draft

    def _is_term(self, report: Report, passage: Passage) -> bool:
        """Whether ``passage`` quotes nobody though a cue stands beside it: "announced “zero tolerance”"."""
        reason = self._marks_only.reason(passage, reported=True)
        before = self._page.text[max(0, passage.span.start - 2) : passage.span.start].rstrip()
        led = report.why != "cue_before" or before.endswith((",", ":"))
        return reason == "so_called" or (reason == "repeated" and not led)

    def _with_lonely_marks(self, fragments: list[Span]) -> bool:
        """Takes in a mark without partner before the first fragment or after the last; whether there is one."""
        first, last = fragments[0], fragments[-1]
        opens = first.start - 1 in self._unbalanced
        closing = next((at for at in (last.end, last.end + 1) if at in self._unbalanced), None)
        if opens:
            fragments[0] = Span(first.start - 1, first.end)
        if closing is not None:
            fragments[-1] = Span(fragments[-1].start, closing + 1)
        return opens or closing is not None

    def _inside_of(self, report: Report, outer: Report) -> bool:
        edge = report.cue[0][0]
        return outer.why != "tag_after" and any(a <= edge < b for a, b in outer.pieces) and not report.narrated

    def _form(self, report: Report, fragments: list[Span], within: list[Passage]) -> Form:
        if report.quoted:
            return "direct"
        if report.narrated:
            return "narrated"
        held = [p for p in within if any(f.overlaps(p.span) for f in fragments)]
        quoted = [p for p in held if self._marks_only.reason(p, reported=True) is None]
        return "mixed" if quoted else "indirect"

    def _span(self, tokens: Sequence[Token], piece: Range) -> Span:
        """Where the tokens of ``piece`` stand; a passage is taken whole, the marks of it too."""
        first, last = tokens[piece[0]], tokens[piece[1] - 1]
        return Span(first.start, max(last.end, self._passage_end(last)))

    def _passage_end(self, token: Token) -> int:
        return self._end_of.get(token.start, token.end)

    def _lone(self, block: int, sentence: Span, passage: Passage) -> Draft:
        """A passage to which no cue leads."""
        reason = self._marks_only.reason(passage, reported=False)
        if reason is not None:
            return Draft([passage.span], "marks_only", f"marks_{reason}", block)
        before = self._page.masked[sentence.start : passage.span.start].strip(_BESIDE)
        after = self._page.masked[passage.span.end : sentence.end].strip(_BESIDE)
        form: Form = "mixed" if (before or after) and not self._alone(passage) else "direct"
        return Draft([passage.span], form, "untagged", block, continued=passage.continued, inherits=True)

    def _alone(self, passage: Passage) -> bool:
        text = self._page.text[passage.inner.start : passage.inner.end].strip()
        return text[:1].isupper() and text[-1:] in ".!?,…"

    def _inside(self, block: int, passage: Passage) -> list[Draft]:
        reason = self._marks_only.reason(passage, reported=True)
        return [Draft([passage.span], "marks_only", f"marks_{reason}", block)] if reason else []

    def _joined(self, draft: Draft, sentence: Span) -> bool:
        """Whether ``draft`` only goes on with the quote before it, and was added to that."""
        last = next((d for d in reversed(self.found[-_BACK:]) if d.form != "marks_only"), None)
        if last is None or last.form != "direct" or draft.form != "direct":
            return False
        first = draft.fragments[0].start
        if last.continued and draft.block == last.block + 1 and not self._words(last.fragments[-1].end, first):
            self._add(last, draft)
            return True
        if draft.why != "untagged" or draft.block != last.block or last.why not in ("tag_after", "according_to"):
            return False
        follows = first == sentence.start and bool(last.cue) and self._follows_at_once(last, first)
        if follows:
            self._add(last, draft)
        return follows

    def _follows_at_once(self, last: Draft, first: int) -> bool:
        """Whether only the rest of the tag's own sentence stands between the tag of ``last`` and ``first``."""
        tag = max([c.end for c in last.cue] + [s.span.end for s in last.sources])
        between = self._page.masked[tag:first]
        return BLANK not in between and len(between) < _REST

    def _words(self, start: int, end: int) -> bool:
        return bool(self._page.text[start:end].strip())

    def _add(self, last: Draft, draft: Draft) -> None:
        last.fragments += draft.fragments
        last.continued, last.block = draft.continued, draft.block
        if draft.sources and not last.sources:
            last.sources, last.cue, last.why, last.facts = draft.sources, draft.cue, draft.why, draft.facts
            last.inherits = False

    def _unmarked(self, block: int, sentence: Span) -> None:
        """Reported speech that goes on without a cue, which some languages tell by the form of the verb."""
        if not self._page.lexicon.language.subjunctive or not self.found:
            return
        last = self.found[-1]
        if last.block != block or last.form not in ("indirect", "direct", "mixed") or len(sentence) < 12:
            return
        tokens = self._page.tokens(sentence)
        if any(t.flags & FINITE_CUE and not t.flags & SUBJUNCTIVE for t in tokens):
            return
        verb = next((t for t in tokens[:12] if t.flags & SUBJUNCTIVE), None) or _by_ending(tokens)
        if verb is None or not _is_reported(verb.word):
            return
        end = sentence.end - 1 if self._page.text[sentence.end - 1] in ".!" else sentence.end
        found = Draft([Span(sentence.start, end)], "indirect", "subjunctive", block, inherits=True)
        found.facts["verb"] = self._page.text[verb.start : verb.end]
        self.found.append(found)


def _by_ending(tokens: Sequence[Token]) -> Token | None:
    """A verb whose form after a pronoun of the third person tells: "er prüfe" where he does would be "er prüft"."""
    for before, token in pairwise(tokens[:_LEAD]):
        third = before.flags & (SINGULAR | GENERIC) and before.flags & PRONOUN
        if third and not token.flags and token.word.endswith("e"):
            return token
    return None


def _is_reported(word: str) -> bool:
    """Whether the form is one of reported speech only, and not of wish or condition."""
    return not word.endswith(("te", "ten", "äre", "ären", "ürde", "ürden"))
