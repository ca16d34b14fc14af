"""What a sentence reports as said, and by whom, as its words tell: cues with their subjects and their contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.discovery.clauses import finite
from annotator.discovery.flags import (
    ASKED,
    AUTHOR,
    BESIDE,
    CALLING,
    CAPITAL,
    COMMA,
    COORDINATOR,
    CUE,
    FINITE_CUE,
    NAMING,
    NOUN,
    OWN,
    PARTICIPLE,
    PHRASE,
    PLAIN,
    POSSESSIVE,
    POSTPOSITION,
    PREPOSITION,
    QUOTED,
    QUOTING,
    SOURCED,
    TAG_PHRASE,
    TAGGING,
    THINKING,
    UTTERANCE,
    VIEW,
)
from annotator.discovery.headlines import by_headline
from annotator.discovery.leading_participles import leading_participle
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.parted import Parted
from annotator.discovery.phrases import Range, is_noun, phrase_after
from annotator.discovery.relative_clauses import ended
from annotator.discovery.relays import passed_on
from annotator.discovery.telling import Phrase, Report, Sentence
from annotator.discovery.tokens import Token
from annotator.discovery.told_beside_passage import beside_passage
from annotator.discovery.told_by_clause import as_told
from annotator.discovery.told_by_participle import Participles
from annotator.discovery.told_by_passive import described_by
from annotator.discovery.told_by_phrase import OWNERS, Phrases
from annotator.discovery.told_by_question import asked
from annotator.discovery.unlisted import unlisted_tags

_BEGINS = CUE | TAGGING
_CONTRASTS = frozenset((";", "while", "whereas", "während", "mientras", "mentre", "terwijl"))
"""What parts what one says from what another says in the same sentence."""
_MOST = 24
"""Reports that are read from one sentence."""


class SentenceReader:
    """Reads the reports of one sentence."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self._sentence = Sentence(tokens, lexicon)
        self._tokens, self._end, self._found = tokens, self._sentence.end, self._sentence.found
        self._verbs, self._phrases = Participles(self._sentence), Phrases(self._sentence)
        self._parted = Parted(self._sentence)

    def reports(self) -> list[Report]:
        """All of them, in the order of their cues."""
        at = 0
        while at < self._end and len(self._found) < _MOST:
            report = self._at(at) if self._tokens[at].flags & _BEGINS else None
            if report is None:
                at += 1
                continue
            self._found.append(report)
            at = max(at + 1, report.cue[-1][1])
            self._owned(report)
        self._coordinate()
        self._found += [part for report in list(self._found) for part in self._behind_colon(report)]
        self._found += list(unlisted_tags(self._sentence))
        self._phrases.colon()
        headline = by_headline(self._sentence)
        self._found += [headline] if headline else []
        for report in self._found:
            ended(report, self._tokens)
            report.pieces = [(start, end) for start, end in report.pieces if start < end]
        told = [r for r in self._found if r.pieces and not self._is_within_other(r) and not self._by_writer(r)]
        return passed_on(told, self._tokens)

    @property
    def leading(self) -> Report | None:
        """The tag before a colon that ends the sentence, once it is read."""
        return self._sentence.leading

    def _owned(self, report: Report) -> None:
        """As in "Rau's statement said", "a statement from Rau said": Rau says it, and the statement is where."""
        if report.subject is None or report.subject_why not in ("subject", "object"):
            return
        owner = self._author(report.subject[0]) or self._owner(report)
        if owner:
            report.records.insert(0, report.subject)
            report.subject = owner

    def _owner(self, report: Report) -> Phrase | None:
        (first, end), _whole = report.subject or ((0, 0), (0, 0))
        tokens = self._tokens
        if report.subject_why != "subject" or not tokens[end - 1].flags & UTTERANCE:
            return None
        last = next((at for at in range(first + 1, end) if tokens[at].flags & POSSESSIVE), 0)
        if not last and tokens[first].word not in OWNERS:
            return None
        return ((first, last or first + 1),) * 2

    def _author(self, core: Range) -> Phrase | None:
        """Whom "from" or "by" names behind what somebody utters."""
        for at in range(core[0] + 1, core[1] - 1):
            if self._tokens[at].flags & PREPOSITION:
                told = self._tokens[at].flags & AUTHOR and self._tokens[at - 1].flags & UTTERANCE
                return phrase_after(self._tokens[: core[1]], at + 1) if told else None
        return None

    def _at(self, at: int) -> Report | None:
        flags = self._tokens[at].flags
        if (
            flags & CAPITAL
            and at
            and not flags & (PHRASE | SOURCED)
            and (not self._sentence.headline or flags & THINKING)
        ):
            return None  # "United States", "Mr. Felt"
        question = asked(self._sentence, at) if flags & ASKED else None
        if question is not None:
            return question
        leading = leading_participle(self._sentence, at) if flags & PARTICIPLE else None
        if leading is not None:
            return leading
        finite = flags & FINITE_CUE and not flags & PLAIN
        if finite and flags & CAPITAL and not at and self._sentence.lexicon.bare_clauses:
            return None  # a name, or an order: no clause begins with its verb
        apart = as_told(self._sentence, at) if flags & TAGGING else None
        apart = apart or beside_passage(self._sentence, at)
        apart = apart or (described_by(self._sentence, at) if flags & (CALLING | NAMING) else None)
        apart = apart or self._parted.read(at)
        return apart or self._by_word(at, flags)

    def _by_word(self, at: int, flags: int) -> Report | None:
        """A report of a verb that is not turned round, of a phrase or of a noun."""
        apart = at and flags & PARTICIPLE and self._verbs.stands_apart(at)  # "…, telling them that …", "by blaming"
        apart = apart or (flags & PARTICIPLE and self._verbs.is_gerund(at))
        if flags & FINITE_CUE and not apart and not is_noun(self._tokens, at):
            found = self._phrases.quoting(at) if flags & QUOTING else None
            return found or self._verbs.verb(at)
        if flags & PARTICIPLE and (apart or not flags & FINITE_CUE):
            return self._verbs.participle(at)
        if flags & (PHRASE | SOURCED) or (flags & TAG_PHRASE and at and self._tokens[at - 1].flags & (COMMA | QUOTED)):
            return self._phrases.phrase(at)
        if flags & VIEW:
            return self._phrases.view(at)
        if flags & POSTPOSITION:
            return self._phrases.postposition(at)
        return self._phrases.noun(at) if flags & NOUN else None

    def _behind_colon(self, report: Report) -> Iterator[Report]:
        """What is quoted behind a colon in what is reported: "said they deserved more: “We were better.”"."""
        start, end = report.pieces[-1] if report.pieces and not report.quoted else (0, 0)
        for at in range(start + 1, end - 1):
            if self._tokens[at].word == ":" and self._tokens[at + 1].flags & QUOTED and end == at + 2:
                if report.why == "tag_after" and not finite(self._tokens, start, at):  # "Ferry: “We wait,” Rau says"
                    report.pieces[-1], report.quoted = (at + 1, end), True
                    return
                report.pieces[-1] = (start, at)
                yield Report("cue_before", report.cue, report.subject, [(at + 1, end)], quoted=True)

    def _is_within_other(self, report: Report) -> bool:
        """Whether it is what somebody thinks within what another says, or holds a claim that is told in full."""
        if report.why == "narrated":
            start, end = report.pieces[0]
            return any(r.why == "noun_that" and start < r.cue[0][1] <= end for r in self._found)
        at = report.cue[0][1] - 1
        if report.why == "cue_before" and self._has_in_marks(report, at):
            return any(other is not report and a <= at < b for other in self._found for a, b in other.pieces)
        if not self._tokens[at].flags & THINKING or report.why == "noun_that":
            return False
        return any(other is not report and a <= at < b for other in self._found for a, b in other.pieces)

    def _has_in_marks(self, report: Report, at: int) -> bool:
        """Whether words in marks are but the object of the verb at ``at``: "had found “no evidence”"."""
        marked = self._tokens[at + 1 : at + 2] and self._tokens[at + 1].flags & QUOTED
        return bool(marked and report.pieces[0][0] == at + 1 and not self._tokens[at].flags & (PLAIN | BESIDE))

    def _by_writer(self, report: Report) -> bool:
        """Whether it is what whoever writes says outside quotation marks: nobody else is quoted."""
        if report.subject is None:
            return False
        first, end = report.subject[0]
        return end - first == 1 and bool(self._tokens[first].flags & OWN)

    def _coordinate(self) -> None:
        """Ends what one verb reports where the next clause reports something beside it, and not within it."""
        for number, report in enumerate(self._found):
            tokens = self._tokens
            if not report.pieces or report.why in ("tag_after", "according_to"):
                continue
            start, end = report.pieces[-1]
            for later in self._found[number + 1 :]:
                edge = later.cue[0][0] if later.subject_why == "shared_subject" else later.start
                if later.subject_why == "accompanied" and edge > 1 and tokens[edge - 2].flags & COMMA:
                    edge -= 1
                if start < edge < end and self._beside(later, edge):
                    end = min(end, self._sentence.without_marks(start, edge - 1))
            report.pieces[-1] = (start, end)
            if end <= start:
                report.pieces = []

    def _beside(self, later: Report, edge: int) -> bool:
        tokens = self._tokens
        if later.subject_why == "shared_subject":
            edge = later.cue[0][0]
            return edge > 0 and bool(tokens[edge - 1].flags & (COMMA | COORDINATOR))
        if later.why == "tag_after" or later.subject_why == "accompanied":
            return True
        before = tokens[edge - 1].flags if edge else 0
        return bool(before & COORDINATOR) or tokens[edge - 1].word in _CONTRASTS
