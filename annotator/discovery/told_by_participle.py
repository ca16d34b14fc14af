"""Reports whose cue is a participle: "…, adding that …", "by blaming others", "with a captain saying"."""

from __future__ import annotations

from annotator.discovery.acting import actor_within, giver
from annotator.discovery.callings import only_describes
from annotator.discovery.complements import complement_after
from annotator.discovery.flags import (
    AUXILIARY,
    BESIDES,
    COMMA,
    COORDINATOR,
    DETERMINER,
    MARK,
    NOUN,
    PREPOSITION,
    QUOTED,
    QUOTING,
    RECORD,
    SOURCE,
    TIME,
)
from annotator.discovery.phrases import is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report
from annotator.discovery.told_by_verb import Verbs

_FAR = 10
"""Tokens of who is said to do something with "with"."""


class Participles(Verbs):
    """Reads them in one sentence, and verbs too."""

    def stands_apart(self, at: int) -> bool:
        """Whether the participle at ``at`` stands behind a comma, or a preposition leads to it."""
        first = self._cue_start(at)
        before = self._tokens[at - 1].flags | (self._tokens[first - 1].flags & (PREPOSITION | COMMA) if first else 0)
        return bool(before & (COMMA | PREPOSITION)) and not before & DETERMINER

    def is_gerund(self, at: int) -> bool:
        """Whether no auxiliary makes a verb of "asking" at ``at``."""
        first = self._cue_start(at)
        helped = any(t.flags & AUXILIARY for t in self._tokens[first:at])
        return self._lexicon.bare_clauses and self._tokens[at].word.endswith("ing") and not helped

    def participle(self, at: int) -> Report | None:
        """As in "…, adding that …": its subject is the one of the sentence."""
        tokens = self._tokens
        first = self._cue_start(at)
        apart = first == 0 or bool(tokens[first - 1].flags & (COMMA | MARK | COORDINATOR | QUOTED))
        if tokens[at].flags & QUOTING and self._cited(at):
            return None
        near = tokens[at - 1].flags & (SOURCE | RECORD | TIME) or is_name(tokens[at - 1])
        if not apart and not near and tokens[at].flags & NOUN:
            return None  # "a formal finding"
        beside = self._accompanying(at, apart=apart) or (phrase_before(tokens, at) if near and not apart else None)
        means = at > 1 and tokens[first - 1].flags & PREPOSITION
        subject = self._by_means(at) if means else None
        speaking = giver(tokens, beside) if beside else None
        subject = subject or speaking or beside or self._sentence.shared(at) or phrase_before(tokens, at)
        report = Report("", [(first, at + 1)], subject, subject_why="shared_subject")
        if beside and self._tokens[beside[0][0] - 1].flags & BESIDES:
            report.subject_why = "accompanied"
        found = complement_after(tokens, at, at + 1, self._end, self._lexicon)
        if found and not only_describes(self._tokens, at, found.content):
            self._take(report, found)
        report.records[:0] = [beside] if beside and speaking and subject is speaking else []
        self._narrate(report, at)
        if self._sentence.leads and not report.pieces and found.at >= self._end and subject:
            report.why, self._sentence.leading = "cue_before", report  # "…, admitting in May:"
        sure = (
            (found and found.why != "clause") or tokens[first - 1].flags & COMMA or report.subject_why == "accompanied"
        )
        return report if report.pieces and sure else None

    def _by_means(self, at: int) -> Phrase | None:
        """Who acts in "tried to flee by blaming others"."""
        return actor_within(self._found, self._tokens, at) or self._sentence.first_phrase()

    def _cited(self, at: int) -> bool:
        """As in "reported that it sank, citing two officials": they are where the last report stands."""
        source = phrase_after(self._tokens, at + 1, apposition=False)
        last = self._found[-1] if self._found else None
        if source is None or last is None or not last.pieces:
            return False
        core = self._tokens[source[0][0] : source[0][1]]
        if not any(t.flags & (SOURCE | RECORD) or is_name(t) for t in core):
            return False
        start, end = last.pieces[-1]
        if start < at <= end:
            last.pieces[-1] = (start, self._sentence.without_marks(start, at))
        last.records.append(source)
        return True

    def _accompanying(self, at: int, *, apart: bool) -> Phrase | None:
        """As in "with a prosecutor writing", ", with the mayor, Jo Rau, saying": who does it, after a preposition."""
        tokens = self._tokens
        for start in range(at - 1, max(-1, at - _FAR), -1):
            if tokens[start].flags & BESIDES:
                found = phrase_after(tokens, start + 1)
                if not apart:
                    return found if found and found[0][1] == at else None
                added = tokens[at - 1].flags & COMMA and start and tokens[start - 1].flags & COMMA
                return found if added and found and found[0][1] < found[1][1] == at - 1 else None
        return None
