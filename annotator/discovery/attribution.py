"""Who is quoted: a first proposal for one quote, from the words beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from annotator.discovery.cues import Cues
from annotator.discovery.names import Mention, Register, mentions
from annotator.discovery.quotation import quotations
from annotator.model.span import Span, hull
from annotator.text.paragraphs import paragraph_at, reading_paragraphs
from annotator.text.sentences import sentences

_FAR = 2_000
"""Code points before a quote within which whom a pronoun means is sought."""
_NEAR = 30
"""Code points between a cue and who speaks."""
_BLANK = "\x00"

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
    after = scene.after()
    if after and after.why != "according_to":
        return after
    return scene.before() or after or scene.beside() or scene.earlier()


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
    """The paragraph of a quote, with everything in quotation marks blanked."""

    def __init__(self, text: str, quote: tuple[Span, ...], known: Known, cues: Cues) -> None:
        self._text, self._cues, self._quote = text, cues, hull(quote)
        self._fragments = sorted(quote)
        line = paragraph_at(text, self._quote.start)
        parts = reading_paragraphs(text[line.start : line.end])
        inside = [Span(p.start + line.start, p.end + line.start) for p in parts]
        own = [p for p in inside if p.overlaps(self._quote)]
        self._paragraph = hull([*own, self._quote])
        self._from = max(0, self._paragraph.start - _FAR)
        self._masked = _masked(text, Span(self._from, self._paragraph.end), self._fragments)
        self._register = Register(known, cues.titles)
        self._mentions = mentions(self._masked, self._from, cues, self._register)

    def after(self) -> Attribution | None:
        """The tag that follows a fragment: "said Ms Rau", "Ms Rau said", "according to Ms Rau"."""
        for fragment in self._fragments:
            tag = self._sentence_after(fragment.end)
            found = self._quoted_by(tag) or self._according_to(tag) or self._tag_after(tag)
            if found:
                return found
        return None

    def before(self) -> Attribution | None:
        """The words that lead to the quote: "Ms Rau said: ..."."""
        lead = self._sentence_before(self._quote.start)
        found = self._quoted_by(lead) or self._according_to(lead)
        if found:
            return found
        verbs = self._cue_spans(lead)
        for cue in reversed(verbs):
            mention = self._subject_before(lead.start, cue)
            if mention:
                return self._answer(mention, cue, "cue_before")
        return self._following(verbs[-1], lead.end, "cue_before") if verbs else None

    def beside(self) -> Attribution | None:
        """Somebody whom a cue in the same paragraph makes speak, else the last one named there before the quote."""
        start = self._paragraph.start
        lead = Span(start, self._quote.start)
        for cue in reversed(self._cue_spans(lead)):
            mention = self._subject_before(start, cue) or self._object_after(cue, lead.end)
            if mention:
                return self._answer(mention, cue, "same_paragraph")
        named = [m for m in self._mentions if lead.contains(m.span)]
        named = [m for m in named if m.kind == "pronoun" or m.speaker]
        return self._answer(named[-1], None, "same_paragraph") if named else None

    def earlier(self) -> Attribution | None:
        """The last known speaker named before the paragraph."""
        named = [m for m in self._mentions if m.span.end <= self._paragraph.start and m.speaker]
        return self._answer(named[-1], None, "known_name") if named else None

    def _tag_after(self, tag: Span) -> Attribution | None:
        verbs = self._cue_spans(tag)
        if not verbs:
            return None
        cue = verbs[0]
        if not self._cut(tag.start, cue.start).strip(" ,—–-\x00”’\"'»"):
            return self._following(cue, tag.end, "cue_after")
        ahead = [m for m in self._mentions if tag.start <= m.span.start and m.span.end <= cue.start]
        return self._answer(ahead[0], cue, "cue_after") if ahead else None

    def _quoted_by(self, part: Span) -> Attribution | None:
        """The mayor, of "the report quotes the mayor as saying"."""
        for found in self._cues.quoting.finditer(self._masked, part.start - self._from, part.end - self._from):
            cue = Span(found.start() + self._from, found.end() + self._from)
            mention = self._object_after(cue, part.end)
            if mention and self._cut(mention.span.end, part.end).lstrip().startswith(("as ", "saying")):
                return self._answer(mention, cue, "quoted_by")
        return None

    def _according_to(self, part: Span) -> Attribution | None:
        for found in self._cues.phrase.finditer(self._masked, part.start - self._from, part.end - self._from):
            cue = Span(found.start() + self._from, found.end() + self._from)
            if self._cue_spans(part) and part.start != self._fragments[-1].end:
                return None
            mention = self._object_after(cue, part.end)
            if mention and not self._cue_spans(Span(part.start, cue.start)):
                return self._answer(mention, cue, "according_to")
        return None

    def _following(self, cue: Span, end: int, why: str) -> Attribution | None:
        mention = self._object_after(cue, end)
        return self._answer(mention, cue, why) if mention else None

    def _object_after(self, cue: Span, end: int) -> Mention | None:
        """The mention that begins within a few words after ``cue``."""
        after = [m for m in self._mentions if cue.end <= m.span.start and m.span.end <= end]
        if not after or after[0].span.start - cue.end > _NEAR:
            return None
        first, second = after[0], after[1] if len(after) > 1 else None
        if second and second.speaker and not first.speaker and self._in_one_phrase(first, second):
            return second
        return first

    def _in_one_phrase(self, first: Mention, second: Mention) -> bool:
        """Whether ``first`` only says whose ``second`` is: "ACLU attorney Lee Gelernt"."""
        between = self._cut(first.span.end, second.span.start)
        return len(between) <= _NEAR and not set(between) & set(",;:.\x00") and not self._cues.verb.search(between)

    def _subject_before(self, start: int, cue: Span) -> Mention | None:
        """The mention whose verb ``cue`` is: the nearest before it, past what stands between two commas."""
        ahead = [m for m in self._mentions if start <= m.span.start and m.span.end <= cue.start]
        if ahead and self._cut(start, cue.start).rstrip().endswith(","):
            before_comma = [m for m in ahead if self._cut(m.span.end, m.span.end + 1) == ","]
            ahead = before_comma[:-1] or before_comma or ahead
        return ahead[-1] if ahead else None

    def _cue_spans(self, part: Span) -> list[Span]:
        found = self._cues.verb.finditer(self._masked, part.start - self._from, part.end - self._from)
        return [Span(m.start() + self._from, m.end() + self._from) for m in found]

    def _sentence_after(self, position: int) -> Span:
        """From ``position`` to the end of its sentence, or to the next quote."""
        rest = Span(position, self._paragraph.end)
        cut = self._cut(rest.start, rest.end)
        if cut.lstrip("”’\"'» \x00")[:1].isupper() and self._ends_sentence(position):
            return Span(position, position)
        first = sentences(cut, Span(0, len(cut)))[:1]
        return Span(position, position + first[0].end) if first else Span(position, position)

    def _ends_sentence(self, position: int) -> bool:
        """Whether the quote that ends at ``position`` ended its sentence, so that what follows is no tag."""
        return self._text[max(0, position - 3) : position].rstrip("”’\"'»").endswith(".")

    def _sentence_before(self, position: int) -> Span:
        """From the start of the sentence in which ``position`` lies to there; empty where a sentence begins there."""
        cut = self._cut(self._paragraph.start, position)
        if cut.rstrip().endswith((".", "!", "?", _BLANK)):
            return Span(position, position)
        last = sentences(cut, Span(0, len(cut)))[-1:]
        return Span(self._paragraph.start + last[0].start, position) if last else Span(position, position)

    def _cut(self, start: int, end: int) -> str:
        return self._masked[start - self._from : end - self._from]

    def _answer(self, mention: Mention, cue: Span | None, why: str) -> Attribution:
        meant = self._meant(mention) if mention.kind == "pronoun" else mention
        return Attribution(mention.span, cue, meant.name, meant.speaker, why)

    def _meant(self, pronoun: Mention) -> Mention:
        """Whom ``pronoun`` stands for: the nearest known speaker before it, else the nearest name, else itself."""
        before = [m for m in self._mentions if m.span.end <= pronoun.span.start and m.kind != "pronoun"]
        known = [m for m in before if m.speaker and m.kind == "name"] or [m for m in before if m.speaker]
        named = known or [m for m in before if m.kind == "name"]
        return named[-1] if named else pronoun


def _masked(text: str, part: Span, fragments: Sequence[Span]) -> str:
    """``text`` in ``part`` with all quotes, ``fragments`` too, blanked; as long as before."""
    cut = list(text[part.start : part.end])
    quoted = [Span(p.span.start + part.start, p.span.end + part.start) for p in quotations("".join(cut)).passages]
    for span in (*quoted, *fragments):
        first, last = max(span.start, part.start) - part.start, min(span.end, part.end) - part.start
        cut[first:last] = _BLANK * (last - first)
    return "".join(cut)
