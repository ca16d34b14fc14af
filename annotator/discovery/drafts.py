"""Drafts: the reports of sentences and the passages in marks brought together, before anybody is named."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from annotator.discovery.draft import Draft, Mentioned
from annotator.discovery.flags import ADVERB, AUXILIARY, COORDINATOR, FINITE, FINITE_CUE, MARK, NAMING, UNNAMED
from annotator.discovery.lexicon import folded
from annotator.discovery.lonely_marks import with_lonely_marks
from annotator.discovery.marks_of_others import without_marks_of_others
from annotator.discovery.page import Page
from annotator.discovery.phrases import Range, phrase_after
from annotator.discovery.proposals import Form
from annotator.discovery.quotation import LINE_ENDS, Passage
from annotator.discovery.reports import SentenceReader
from annotator.discovery.scare import MarksOnly
from annotator.discovery.shapes import BLANK
from annotator.discovery.subjunctive import begins, goes_on
from annotator.discovery.telling import Report
from annotator.discovery.tokens import Token
from annotator.discovery.transcript import Turn, turns
from annotator.model.span import Span

_DAY = r"(?:, ?(?:\p{L}{3,9}\.? ?\d{1,2}|\d{1,2}\.? ?\p{L}{3,10}\.?))?"
_DATELINE = regex.compile(
    rf"(?:\p{{Lu}}{{2,}}[\p{{Lu}}\p{{L}}., ]{{0,30}}{_DAY}(?:(?: \([\p{{L}}/ .]{{2,20}}\))? ?(?:—|–|--) ?|"
    rf" \([\p{{L}}/ .]{{2,20}}\) ?\.?- )|\p{{Lu}}[\p{{L}} \-]{{1,20}}{_DAY} \([\p{{L}}/]{{2,12}}\) ?\.?[\-–—] ?)(?=\S)"
)
_LONGEST = 300
"""Tokens of a sentence that are read together."""
_BACK = 12
_BESIDE = BLANK + " .,;:—–-\n"
_REST = 160
"""Code points that a tag may go on for after its verb and its speaker."""
_RELAYS = 2
_CLAUSE = 3
"""Spaces in a passage that may be a sentence though no full stop ends it."""
_NO_SPEECH = ("marks_only", "narrated")
"""Forms over which a quote goes on: "said Rau, who promised more. “We wait.”"."""


class Drafts:
    """Goes through a page and drafts what it proposes, in text order of the sentences."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._marks_only = MarksOnly(page)
        self._end_of = {p.span.start: p.span.end for p in page.outer}
        self._unbalanced = frozenset(page.found.unbalanced)
        self._led: Draft | None = None
        self._before = self._reading = 0
        """Where the last sentence of this block begins, and the one that is read."""
        self.found: list[Draft] = []

    def all(self) -> list[Draft]:
        """The drafts of all blocks."""
        spoken_turns = turns(self._page.text, self._page.blocks, self._page.lexicon)
        within = {block for turn in spoken_turns for block in turn.blocks}
        for number, block in enumerate(self._page.blocks):
            for sentence in self._page.sentences(block) if number not in within else ():
                self._sentence(number, sentence)
        self.found += [self._turn(turn) for turn in spoken_turns]
        self.found.sort(key=lambda draft: draft.fragments[0].start)
        return self.found

    def _turn(self, turn: Turn) -> Draft:
        """What one speaker of a transcript says."""
        draft = Draft(list(turn.fragments), "direct", "turn", turn.blocks[0], cue=[turn.sign])
        if not turn.unnamed:
            tokens = self._page.tokens(turn.label)
            whole = (0, len(tokens))
            draft.sources = [Mentioned(tokens, (whole, whole), turn.label.start)]
        return draft

    def _sentence(self, block: int, sentence: Span) -> None:
        page = self._page
        self._before, self._reading = self._reading, sentence.start
        if not page.tells(sentence):
            self._led = None
            self._go_on(block, sentence)
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
        reader = SentenceReader(tokens, page.lexicon)
        reports = reader.reports()
        led, leading = self._led, reader.leading
        self._led = self._draft(block, sentence, tokens, leading, [], []) if leading else None
        passages = page.passages(sentence)
        if (
            passages
            and not reports
            and (self._go_on(block, sentence, passages) or self._begins(block, sentence, passages))
        ):
            return
        drafts = [self._draft(block, sentence, tokens, r, reports, passages) for r in reports]
        made = [draft for draft in drafts if draft]
        covered = [f for draft in made for f in draft.fragments]
        without_marks_of_others(page.text, made, passages)
        for passage in passages:
            inside = [f for f in covered if f.contains(passage.span)]
            if not inside:
                made.append(self._lone(block, sentence, passage, tokens, led))
            elif not any(d.form == "direct" and passage.span in d.fragments for d in made):
                made += self._inside(block, passage)
        if not made and not reports:
            self._go_on(block, sentence)
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
        page = self._page
        fragments = [self._span(tokens, piece) for piece in report.pieces]
        if report.quoted:
            parts = [p for p in within if any(f.overlaps(p.span) for f in fragments)]
            parts = [p for p in parts if p is parts[0] or not self._is_title(p)]
            if len(parts) == 1 and self._is_term(report, parts[0]):
                return None
            fragments = sorted(p.span for p in parts) or fragments
        if report.why == "called" and any([p.span] == fragments and self._marks_only.names(p) for p in within):
            return None
        named = self._named(fragments, within) if tokens[report.cue[0][1] - 1].flags & NAMING else None
        if report.why == "called" and named is not None:
            return Draft([named.span], "marks_only", "marks_title", block)
        form = self._form(report, fragments, within)
        if report.why == "with_marks" and form != "mixed":
            return None
        if fragments and not report.quoted:
            form = with_lonely_marks(page, self._unbalanced, fragments) or form
        draft = Draft(fragments, form, report.why, block, facts={})
        draft.cue = [self._span(tokens, cue) for cue in sorted(report.cue)]
        draft.sources = self._chain(report, others, tokens, sentence)
        alone = form == "direct" or draft.cue[0].start == sentence.start or page.lexicon.language.drops_subjects
        unnamed = any(t.flags & UNNAMED for first, end in report.cue for t in tokens[first:end])
        draft.inherits = not report.subject and alone and not unnamed and report.subject_why != "nobody"
        draft.continued = any(p.continued and any(f.contains(p.span) for f in fragments) for p in within)
        draft.facts["cue"] = " … ".join(page.text[c.start : c.end] for c in draft.cue)
        return draft

    def _chain(self, report: Report, others: list[Report], tokens: list[Token], sentence: Span) -> list[Mentioned]:
        """Who says it, who passes it on, and in which documents it stands."""
        outer = [r.subject for r in others if r is not report and r.subject and self._inside_of(report, r)]
        relays = [*report.relays, *(r for r in reversed(outer[-_RELAYS:]) if r != report.subject)]
        chain = [(report.subject, "origin")] if report.subject else []
        chain += [(relay, "relay") for relay in relays] + [(record, "record") for record in report.records]
        return [Mentioned(tokens, phrase, sentence.start, position) for phrase, position in chain]

    def _named(self, fragments: list[Span], within: list[Passage]) -> Passage | None:
        """The name of several words that something is given, at the end: "named the boat “Sea Star”"."""
        names = (p for p in within if p.span.end == fragments[-1].end and self._marks_only.names(p))
        return next((p for p in names if len(self._marks_only.words(p)) > 1), None)

    def _is_term(self, report: Report, passage: Passage) -> bool:
        """Whether ``passage`` quotes nobody though a cue stands beside it: "announced “zero tolerance”"."""
        reason = self._marks_only.reason(passage, reported=True)
        before = self._page.text[max(0, passage.span.start - 2) : passage.span.start].rstrip()
        led = report.why != "cue_before" or before.endswith((",", ":"))
        if not led and self._marks_only.is_place(passage):
            return True
        return reason == "so_called" or (reason == "repeated" and not led)

    def _is_title(self, passage: Passage) -> bool:
        """Whether ``passage`` only names the book in which a quote before it stands."""
        return self._marks_only.reason(passage, reported=True) == "so_called"

    def _inside_of(self, report: Report, outer: Report) -> bool:
        edge = report.cue[0][0]
        return outer.why != "tag_after" and any(a <= edge < b for a, b in outer.pieces) and not report.narrated

    def _form(self, report: Report, fragments: list[Span], within: list[Passage]) -> Form:
        if report.quoted:
            return "direct"
        if report.narrated and report.why == "declined":
            return "narrated"
        held = [p for p in within if any(f.overlaps(p.span) for f in fragments)]
        if held and report.why == "called":
            return "mixed"
        quoted = [p for p in held if self._marks_only.reason(p, reported=True) is None]
        return "mixed" if quoted else "narrated" if report.narrated else "indirect"

    def _span(self, tokens: Sequence[Token], piece: Range) -> Span:
        """Where the tokens of ``piece`` stand; a passage is taken whole, the marks of it too."""
        first, last = tokens[piece[0]], tokens[piece[1] - 1]
        return Span(first.start, max(last.end, self._passage_end(last)))

    def _passage_end(self, token: Token) -> int:
        return self._end_of.get(token.start, token.end)

    def _go_on(self, block: int, sentence: Span, passages: Sequence[Passage] = ()) -> bool:
        """Whether ``sentence`` only goes on with the reported speech before it, and was added as such."""
        last = next((d for d in reversed(self.found[-_BACK:]) if d.form not in _NO_SPEECH), None)
        found = goes_on(self._page, last, block, sentence)
        if found is None:
            return False
        if any(self._marks_only.reason(p, reported=True) is None for p in passages):
            found.form = "mixed"
        self.found.append(found)
        return True

    def _begins(self, block: int, sentence: Span, passages: Sequence[Passage]) -> bool:
        """Whether ``sentence`` begins reported speech by the form of its verb, and was added as such."""
        if not any(self._marks_only.reason(p, reported=True) is None for p in passages):
            return False
        found = begins(self._page, block, sentence)
        self.found += [found] if found else []
        return found is not None

    def _lone(self, block: int, sentence: Span, passage: Passage, tokens: Sequence[Token], led: Draft | None) -> Draft:
        """A passage to which no cue leads in its sentence; ``led`` is what ends with a colon before that."""
        if led and passage.span.start == sentence.start:
            led.fragments, led.form, led.block, led.continued = [passage.span], "direct", block, passage.continued
            return led
        reason = self._marks_only.reason(passage, reported=False)
        if reason is not None:
            return Draft([passage.span], "marks_only", f"marks_{reason}", block)
        before = self._page.masked[sentence.start : passage.span.start].strip(_BESIDE)
        after = self._page.masked[passage.span.end : sentence.end].strip(_BESIDE)
        form: Form = "mixed" if (before or after) and not self._alone(passage) else "direct"
        whole = Span(self._clause_start(tokens, passage) if form == "mixed" else passage.span.start, passage.span.end)
        return Draft([whole], form, "untagged", block, continued=passage.continued, inherits=True)

    def _clause_start(self, tokens: Sequence[Token], passage: Passage) -> int:
        """Where the clause begins whose verb is in ``passage``: "Rau “refused to wait.”"."""
        at = next(n for n, token in enumerate(tokens) if token.start == passage.span.start)
        first = 0
        while first < at and tokens[first].flags & (COORDINATOR | ADVERB):
            first += 1
        subject = phrase_after(tokens, first) if first < at else None
        inner = self._marks_only.words(passage)[0]
        verb = self._page.lexicon.flags.get(folded(inner), 0) & (AUXILIARY | FINITE | FINITE_CUE)
        is_verb = inner[0].islower() and (verb or inner.endswith("ed"))
        ends = all(t.flags & MARK for t in tokens[at + 1 :])
        return tokens[first].start if subject and subject[1][1] == at and is_verb and ends else passage.span.start

    def _alone(self, passage: Passage) -> bool:
        """Whether it is a sentence of its own by its marks, or beside the colon of a headline by its length."""
        text, span = self._page.text[passage.inner.start : passage.inner.end].strip().lstrip("¿¡"), passage.span
        beside = self._page.text[span.end : span.end + 1] + self._page.text[span.start - 2 : span.start].strip()
        return text[:1].isupper() and (text[-1:] in ".!?,…" or (":" in beside and text.count(" ") >= _CLAUSE))

    def _inside(self, block: int, passage: Passage) -> list[Draft]:
        reason = self._marks_only.reason(passage, reported=True)
        return [Draft([passage.span], "marks_only", f"marks_{reason}", block)] if reason else []

    def _joined(self, draft: Draft, sentence: Span) -> bool:
        """Whether ``draft`` only goes on with the quote before it, and was added to that."""
        spoken = (d for d in reversed(self.found[-_BACK:]) if d.form not in _NO_SPEECH)
        last = next((d for d in spoken if d.why != "question" or d.sources), None)  # "he said when asked whether"
        if last is None or last.form != "direct" or draft.form != "direct":
            return False
        first = draft.fragments[0].start
        if last.continued and draft.block == last.block + 1 and not self._words(last.fragments[-1].end, first):
            self._add(last, draft)
            return True
        beside = draft.block == last.block or self._on_next_line(draft, last, sentence)
        if draft.why != "untagged" or not beside or last.why not in ("tag_after", "according_to"):
            return False
        if max([c.end for c in last.cue] + [s.span.end for s in last.sources], default=0) < self._before:
            return False  # another sentence stands between
        begins = first == sentence.start or self._page.masked[sentence.start : first].rstrip().endswith(".")  # "& Co."
        follows = begins and bool(last.cue) and self._follows_at_once(last, first)
        if follows:
            self._add(last, draft)
        return follows

    def _on_next_line(self, draft: Draft, last: Draft, sentence: Span) -> bool:
        """Whether ``draft`` is all that its line holds, and no blank line parts that from the one before."""
        blocks = self._page.blocks
        between = self._page.text[blocks[last.block].end : blocks[draft.block].start]
        return draft.block == last.block + 1 and between in LINE_ENDS and blocks[draft.block] == sentence

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
