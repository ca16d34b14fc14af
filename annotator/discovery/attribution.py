"""Who is quoted: a first proposal for one quote, from the words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.discovery.cues import Cues
from annotator.discovery.names import Mention, Register, mentions
from annotator.discovery.proposals import Proposal, Source
from annotator.discovery.quotation import quotations
from annotator.discovery.rules import read_text
from annotator.model.span import Span, hull
from annotator.text.paragraphs import paragraph_at, reading_paragraphs

_FAR = 2_000
"""Code points before a quote within which whom a pronoun means is sought."""
_AFTER = 400
"""Code points after the paragraph of a quote within which its tag may go on."""
_BLANK = "\x00"
_WHY = {"tag_after": "cue_after", "according_to": "according_to", "quoted_by": "quoted_by"}
_BESIDE = {"same_paragraph": "same_paragraph", "untagged": "same_paragraph", "subjunctive": "same_paragraph"}

Known = Mapping[str, Sequence[str]]


class Attribution(Struct, frozen=True):
    """A proposal: the ``mention`` of who speaks, the ``cue`` if there is one, and whom that means.

    ``speaker`` is an id from the known speakers, None for somebody new; ``name`` the words to show. ``why`` is one of
    ``cue_after``, ``cue_before``, ``according_to``, ``quoted_by``, ``same_paragraph``, ``known_name``.
    """

    mention: Span
    cue: Span | None
    name: str
    speaker: str | None
    why: str


def attribution(text: str, quote: tuple[Span, ...], known: Known, cues: Cues) -> Attribution | None:
    """The likeliest source of ``quote`` (its fragments), or None where its surroundings name nobody.

    ``known`` gives the names and aliases of each speaker's id.
    """
    scene = _Scene(text, quote, known, cues)
    return scene.read() or scene.beside() or scene.earlier()


def candidates(text: str, quote: tuple[Span, ...], known: Known, cues: Cues) -> list[str]:
    """The ids of all ``known`` speakers, those named nearest to ``quote`` first, then in their own order."""
    whole = hull(quote)
    start, end = max(0, whole.start - 2 * _FAR), min(len(text), whole.end + _FAR)
    nearness: dict[str, int] = {}
    for mention in mentions(text[start:end], start, cues, Register(known, cues.titles)):
        if mention.speaker is not None:
            gap = max(whole.start - mention.span.end, 2 * (mention.span.start - whole.end), 0)
            nearness[mention.speaker] = min(gap, nearness.get(mention.speaker, gap))
    return sorted(known, key=lambda speaker: nearness.get(speaker, len(text) * 2 + 1))


class _Scene:
    """The paragraph of a quote with what stands before it."""

    def __init__(self, text: str, quote: tuple[Span, ...], known: Known, cues: Cues) -> None:
        self._text, self._cues, self._quote = text, cues, hull(quote)
        self._fragments = sorted(quote)
        line = paragraph_at(text, self._quote.start)
        parts = reading_paragraphs(text[line.start : line.end])
        inside = [Span(p.start + line.start, p.end + line.start) for p in parts]
        own = [p for p in inside if p.overlaps(self._quote)]
        self._paragraph = hull([*own, self._quote])
        self._from = max(0, self._paragraph.start - _FAR)
        self._register = Register(known, cues.titles)

    def read(self) -> Attribution | None:
        """What the rules find for the quote whose words are most like these."""
        cut = self._text[self._from : self._paragraph.end + _AFTER]
        found = read_text(cut, self._cues.lexicon_of(cut), self._register)
        best = max(found, key=self._likeness, default=None)
        if best is None or self._likeness(best) <= 0 or not best.sources:
            return None
        return self._answer(best, best.sources[0])

    def _likeness(self, proposal: Proposal) -> float:
        """The share of what either covers that both do."""
        if proposal.form == "marks_only" or not proposal.sources:
            return 0.0
        theirs = [self._moved(f) for f in proposal.fragments]
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in theirs for b in self._fragments)
        return shared / (sum(map(len, theirs)) + sum(map(len, self._fragments)) - shared)

    def _answer(self, proposal: Proposal, source: Source) -> Attribution:
        why = _BESIDE.get(proposal.why) or _WHY.get(proposal.why, "cue_before")
        cue = self._moved(proposal.cue[0]) if proposal.cue and why != "same_paragraph" else None
        return Attribution(self._moved(source.mention), cue, source.name, source.speaker, why)

    def _moved(self, span: Span) -> Span:
        return Span(span.start + self._from, span.end + self._from)

    def beside(self) -> Attribution | None:
        """The last one named or known in the paragraph before the quote."""
        lead = Span(self._paragraph.start, self._quote.start)
        named = [m for m in self._mentions() if lead.contains(m.span) and (m.kind == "pronoun" or m.speaker)]
        return self._of(named[-1], "same_paragraph") if named else None

    def earlier(self) -> Attribution | None:
        """The last known speaker named before the paragraph."""
        named = [m for m in self._mentions() if m.span.end <= self._paragraph.start and m.speaker]
        return self._of(named[-1], "known_name") if named else None

    def _mentions(self) -> list[Mention]:
        masked = _masked(self._text, Span(self._from, self._paragraph.end), self._fragments)
        return mentions(masked, self._from, self._cues, self._register)

    def _of(self, mention: Mention, why: str) -> Attribution:
        meant = self._meant(mention) if mention.kind == "pronoun" else mention
        return Attribution(mention.span, None, meant.name, meant.speaker, why)

    def _meant(self, pronoun: Mention) -> Mention:
        """Whom ``pronoun`` stands for: the nearest known speaker before it, else the nearest name, else itself."""
        before = [m for m in self._mentions() if m.span.end <= pronoun.span.start and m.kind != "pronoun"]
        known = [m for m in before if m.speaker and m.kind == "name"] or [m for m in before if m.speaker]
        named = known or [m for m in before if m.kind == "name"]
        return named[-1] if named else pronoun


def _masked(text: str, part: Span, fragments: Iterable[Span]) -> str:
    """``text`` in ``part`` with all quotes, ``fragments`` too, blanked; as long as before."""
    cut = list(text[part.start : part.end])
    quoted = [Span(p.span.start + part.start, p.span.end + part.start) for p in quotations("".join(cut)).passages]
    for span in (*quoted, *fragments):
        first, last = max(span.start, part.start) - part.start, min(span.end, part.end) - part.start
        cut[first:last] = _BLANK * (last - first)
    return "".join(cut)
