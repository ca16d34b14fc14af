"""What a sentence reports, and where what is said begins and ends beside its tag."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    ADVERB,
    ASKED,
    ASKING,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    MARK,
    NUMBER,
    PARTICIPLE,
    PHRASE,
    PREPOSITION,
    PRONOUN,
    QUESTION,
    QUOTED,
    QUOTING,
    RECORD,
    RELATIVE,
    SMALL,
    SOURCE,
    SUBJUNCTIVE,
    SUBORDINATOR,
    THAT,
    TIME,
)
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.marks import MARKS
from annotator.discovery.phrases import Range, is_name, phrase_after
from annotator.discovery.tokens import Token

Phrase = tuple[Range, Range]
"""The core of a noun phrase, and the whole of it."""
_NEAR = 4
_ASIDE = 10
"""Tokens of what a tag tells beside who speaks."""
_SIGNS = ("%", "€", "$", "£", "°")
"""Marks that end no sentence."""
_CAPITALS = 0.7
"""The share of words with a capital from which a line is a headline."""


class Report(Struct):
    """One thing that a sentence reports, as ranges of its tokens.

    ``cue`` are the words that announce; ``subject`` who says it; ``pieces`` what is said; ``why`` the pattern, a key;
    ``records`` the documents in which it stands; ``relays`` who passes it on;
    ``quoted`` tells that the pieces are nothing but passages in marks.
    """

    why: str
    cue: list[Range]
    subject: Phrase | None = None
    pieces: list[Range] = field(default_factory=list)
    records: list[Phrase] = field(default_factory=list)
    relays: list[Phrase] = field(default_factory=list)
    quoted: bool = False
    narrated: bool = False
    subject_why: str = "subject"

    @property
    def start(self) -> int:
        """The first token of its tag."""
        first = self.cue[0][0]
        return min(first, self.subject[1][0]) if self.subject and self.subject[1][0] < first else first

    @property
    def end(self) -> int:
        """One past the last token of its tag."""
        last = self.cue[0][1] if self.why != "quoted_by" else self.cue[-1][1]
        return max(last, self.subject[1][1]) if self.subject else last


class Sentence:
    """One sentence while it is read: its ``tokens`` up to ``end``, and the reports ``found`` so far.

    ``leads`` tells that it ends with a colon, ``leading`` is the tag before that: what follows the sentence is quoted.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.end = len(tokens)
        while self.end and tokens[self.end - 1].flags & MARK and not tokens[self.end - 1].flags & QUOTED:
            if tokens[self.end - 1].word in _SIGNS:
                break
            self.end -= 1
        self.found: list[Report] = []
        self.marked = any(token.flags & QUOTED for token in tokens)
        self._no_rest = PARTICIPLE | COORDINATOR | RELATIVE | QUOTING | PHRASE
        self._no_rest |= QUESTION if lexicon.language.comma_clauses else 0  # "sagte Rau in Elsa, wo sie sprach"
        self._no_rest |= THAT if lexicon.infinitive_endings else 0  # "según Rau, que espera ayuda"
        self.leads = bool(tokens) and tokens[-1].word == ":"
        self.leading: Report | None = None
        words = [t for t in tokens if not t.flags & (MARK | QUOTED | PREPOSITION | COORDINATOR | DETERMINER)]
        self.headline = sum(bool(t.flags & CAPITAL) for t in words) > _CAPITALS * len(words)

    def before(
        self, edge: int, *, quoted_only: bool, goes_on: bool = False, clause: bool = False, plain: bool = True
    ) -> tuple[list[Range], bool] | None:
        """The content that ends before the tag at ``edge``, and whether it is nothing but passages.

        ``goes_on`` tells that a comma follows the tag, ``clause`` that a clause follows it, ``plain`` that its
        verb does nothing but say, or ends the sentence.
        """
        tokens = self.tokens
        if not self._may_end(edge):
            return None
        end = edge
        while end and tokens[end - 1].flags & MARK and not tokens[end - 1].flags & QUOTED:
            end -= 1
        if self.covered(end - 1):
            return self._over(end, goes_on=goes_on or quoted_only) if plain else None
        start = max((r.end for r in self.found if r.pieces and r.end <= end), default=0)
        start = max((p[1] for r in self.found for p in r.pieces if p[1] <= end), default=start)
        while start < end and tokens[start].flags & (COMMA | COORDINATOR | MARK) and not tokens[start].flags & QUOTED:
            start += 1
        if start >= end or self._is_no_content(start, end, edge):
            return None
        if all(t.flags & (QUOTED | COORDINATOR | MARK) for t in tokens[start:end]):
            return [(start, end)], True
        lonely = any(t.word in MARKS for t in tokens[end:edge])
        near = tokens[end - 1].flags & QUOTED or lonely
        if quoted_only and not near:
            return None
        led = tokens[start].flags & (PREPOSITION | SUBORDINATOR | TIME) and not is_name(tokens[start])
        own = end - start >= 3 and finite(tokens, start, end) and not self._mere_lead(start, end, led=bool(led))
        return ([(start, end)], False) if near or own or clause or (goes_on and not led) else None

    def _is_no_content(self, start: int, end: int, edge: int) -> bool:
        """As in "Asked whether she would go, she said no", and in "Le « Plan pour la mer » prévoit"."""
        asked = start == 0 and self.tokens[0].flags & ASKING and self.tokens[0].word.endswith("ed")
        named = end == edge and end - start == 2 and self.tokens[start].flags & DETERMINER
        return bool(asked or named)

    def _may_end(self, edge: int) -> bool:
        """Whether a content may end before a tag at ``edge``."""
        last = self.tokens[edge - 1] if edge else None
        if last is None or not last.flags & (COMMA | QUOTED | MARK) or last.word == ";":
            return False
        return not self.leads or bool(last.flags & QUOTED)

    def _mere_lead(self, start: int, end: int, *, led: bool) -> bool:
        """Whether nothing but a clause of time or condition stands there: "When it was late, she found herself …"."""
        single = not any(t.flags & (COMMA | SUBJUNCTIVE) for t in self.tokens[start:end])
        return led and single and bool(self.tokens[start].flags & SUBORDINATOR)

    def _over(self, end: int, *, goes_on: bool) -> tuple[list[Range], bool] | None:
        """All before the tag, though a report has taken it."""
        if self._shows(end):
            return [(0, end)], False
        return None if goes_on else self.around(end)

    def _shows(self, end: int) -> bool:
        """Whether what ends there was taken for what a thing shows: "Die Zahlen zeigen, „dass …“, sagte Rau"."""
        last = self.found[-1] if self.found else None
        if last is None or last.subject is None or not last.pieces or not self.lexicon.language.comma_clauses:
            return False
        thing = self.tokens[slice(*last.subject[0])]
        first = last.subject[0][0] == 0 and last.cue[0][0] >= last.subject[1][1]
        if (
            not first
            or last.pieces[-1][1] != end
            or not thing[0].flags & DETERMINER
            or any(t.flags & (SOURCE | RECORD | PRONOUN) for t in thing)
        ):
            return False
        last.pieces = []
        return True

    def around(self, end: int) -> tuple[list[Range], bool] | None:
        """All before the tag at the end of a sentence, though some of it is reported within it."""
        over = [r for r in self.found if any(a < end < b for a, b in r.pieces)]
        if not over or any(r.quoted or r.cue[0][0] == 0 for r in over):
            return None
        for report in over:
            report.pieces = [(a, min(b, end)) for a, b in report.pieces]
        return [(0, end)], False

    def goes_on(self, report: Report, at: int) -> None:
        """Adds what the sentence goes on with after a tag in its middle."""
        if at + 1 >= self.end:
            return
        parted = self.tokens[at].flags & MARK
        if report.quoted and not parted and not self.tokens[at].flags & QUOTED:
            self._past_clause(report, at)
        elif report.quoted and parted:
            self._goes_on_in_marks(report, at + 1)
        elif parted:
            self._goes_on_outside(report, at + 1)

    def _goes_on_in_marks(self, report: Report, start: int) -> None:
        end = start
        while end < self.end and self.tokens[end].flags & (QUOTED | COORDINATOR):
            end += 1
        if self.tokens[start].flags & QUOTED:
            report.pieces.append((start, end))
        else:
            self._past_aside(report, start)

    def _goes_on_outside(self, report: Report, start: int) -> None:
        tokens = self.tokens
        rest = tokens[start : self.end]
        if rest[0].flags & COORDINATOR and len(rest) > 1 and rest[1].flags & QUOTED:
            report.pieces.append((start + 1, self.end))  # "It was “good” for her, he said, and “bad” for him"
        elif tokens[start - 1].flags & COMMA and not rest[0].flags & self._no_rest:
            noun = rest[0].flags & (SUBORDINATOR | DETERMINER | NUMBER) or is_name(rest[0])
            cut = tokens[report.pieces[-1][1] - 1].flags & (PREPOSITION | SUBORDINATOR)
            # "…, she said, cutting it to “hold”", but not "after, police say, pointing a gun"
            doing = not (rest[0].flags or cut) and rest[0].word.endswith("ing")
            aside = (noun or doing) and not finite(tokens, start, self.end)
            report.pieces += [] if aside else [(start, self.end)]

    def _past_clause(self, report: Report, start: int) -> None:
        """Adds the passage behind what happens meanwhile: "“We go,” Rau said as owners left, “for good”"."""
        tokens = self.tokens
        closing = next((n for n in range(start, min(self.end, start + _ASIDE)) if tokens[n].flags & MARK), self.end)
        if closing + 1 >= self.end or not tokens[closing].flags & COMMA or not tokens[closing + 1].flags & QUOTED:
            return
        held = any(t.flags & (QUOTED | FINITE_CUE | PARTICIPLE | COORDINATOR) for t in tokens[start:closing])
        if tokens[closing + 1].flags & SMALL and not held:
            report.pieces.append((closing + 1, closing + 2))

    def _past_aside(self, report: Report, start: int) -> None:
        """Adds the passage behind what a tag tells between commas: "“This,” he said, pointing at it, “is peace”"."""
        tokens = self.tokens
        closing = next((n for n in range(start, min(self.end, start + _ASIDE)) if tokens[n].flags & MARK), self.end)
        if closing + 1 >= self.end or not tokens[closing].flags & COMMA or not tokens[closing + 1].flags & QUOTED:
            return
        doing = tokens[start].word.endswith("ing") and not tokens[start].flags & PARTICIPLE
        if doing and not any(t.flags & (QUOTED | FINITE_CUE) for t in tokens[start:closing]):
            report.pieces.append((closing + 1, closing + 2))

    def covered(self, at: int) -> bool:
        """Whether a report has taken the token at ``at`` for its content."""
        return any(start <= at < end for r in self.found for start, end in r.pieces)

    def shared(self, first: int) -> Phrase | None:
        """The subject of the clause before, which "and added" shares; of a participle the one of its sentence."""
        if (first and self.tokens[first - 1].flags & COORDINATOR) or self.tokens[first].flags & PARTICIPLE:
            earlier = [r for r in self.found if r.subject and r.subject_why != "noun"]
            if earlier:
                return earlier[-1].subject
            return self._beside(first) or self.first_phrase()
        return None

    def _beside(self, first: int) -> Phrase | None:
        """Who stands right before or after the last verb of saying before ``first``: "so she said, explaining"."""
        for at in range(first - 1, max(0, first - _NEAR), -1):
            if self.tokens[at].flags & FINITE_CUE and self.tokens[at - 1].flags & PRONOUN:
                return (at - 1, at), (at - 1, at)
        return None

    def first_phrase(self) -> Phrase | None:
        """The noun phrase with which the sentence begins, past what leads to it."""
        tokens, at = self.tokens, 0
        while at < self.end and self.only_leads(at):
            while at < self.end and not tokens[at].flags & COMMA:
                at += 1
            at += 1
        while at < self.end and tokens[at].flags & (COORDINATOR | ADVERB | TIME | MARK | SUBORDINATOR):
            if tokens[at].flags & DETERMINER and tokens[at].flags & CAPITAL:
                break  # "Ihr Gegner"
            at += 1
        return phrase_after(tokens, at) if at < self.end else None

    def only_leads(self, at: int) -> bool:
        """Whether what begins at ``at`` only leads to the clause, up to a comma: "on Monday,", "a day later,"."""
        tokens = self.tokens
        if tokens[at].flags & (PREPOSITION | SUBORDINATOR) and not is_name(tokens[at]):
            return True
        if tokens[at].flags & ASKED and not self.lexicon.bare_clauses:
            return True  # "Preguntado de nuevo en Elsa, Rau calló"
        ahead = tokens[at : min(at + 2, self.end)]
        if tokens[at].flags & TIME:
            return len(ahead) > 1 and bool(ahead[1].flags & (PREPOSITION | SUBORDINATOR | TIME))
        return len(ahead) > 1 and bool(tokens[at].flags & (DETERMINER | NUMBER) and ahead[1].flags & TIME)

    def without_marks(self, start: int, end: int) -> int:
        """``end`` moved back to ``start`` at most, over commas and conjunctions before it."""
        while end > start and self.tokens[end - 1].flags & (COMMA | COORDINATOR | MARK):
            if self.tokens[end - 1].flags & QUOTED:
                break
            end -= 1
        return end


class SentenceReader:
    """What all who look for reports in one sentence hold of it."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence, self._tokens, self._lexicon = sentence, sentence.tokens, sentence.lexicon
        self._end, self._found = sentence.end, sentence.found
