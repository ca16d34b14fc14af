"""Reports whose cue is a preposition, a noun, a colon or a verb of quoting."""

from __future__ import annotations

from annotator.discovery.clauses import finite
from annotator.discovery.complements import complement_after
from annotator.discovery.flags import (
    ADVERB,
    AS,
    AUTHOR,
    AUXILIARY,
    BY,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    GENERIC,
    IMPERSONAL,
    MARK,
    OBJECT,
    OF,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SINGULAR,
    SOURCE,
    SOURCED,
    SUBJUNCTIVE,
    SUBORDINATOR,
    THAT,
    TIME,
    TITLE,
    TO,
    VOICING,
)
from annotator.discovery.phrases import Range, is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report, SentenceReader

_REACH = 12
_TOLD_TO = ("zu", "zur", "zum")
_NEAR = 5
_NEW_CLAUSE = SUBORDINATOR | COORDINATOR | PARTICIPLE
_SHORTEST = 4
"""Tokens of what is said before ", according to Rau", comma included, in which no verb need be known."""
_NO_OWNER = MARK | QUOTED | AUXILIARY | COORDINATOR | PREPOSITION | DETERMINER | FINITE_CUE | PRONOUN | THAT
OWNERS = frozenset(
    "his her their its son sa ses leur leurs su sus sein seine seiner seinen ihr ihre ihrer ihren".split()  # noqa: SIM905
)


class Phrases(SentenceReader):
    """Reads them in one sentence."""

    def phrase(self, at: int) -> Report | None:
        """As in "according to X", after, before or within what X says."""
        tokens = self._tokens
        source = self._within(at) or phrase_after(tokens, at + 1)
        if source is None and at + 2 < self._end and tokens[at + 1].flags & QUOTED:
            source = (at + 1, at + 2), (at + 1, at + 2)  # "laut „Insel-Bote“"
        source = source or self._dated(at + 1) or self._described(at + 1) or self._pronoun(at)
        if source is None or source[1][1] > self._end or self._is_measure(at, source):
            return None
        start, end = source[0] if self._halves(at) else source[1]
        source = source[0], (start, self._past_adverb(end))
        report = Report("according_to", [(at, at + 1)], self._named(at, source), subject_why="object")
        if tokens[at + 1].flags & RELATIVE and not tokens[at + 1].flags & DETERMINER:
            report.pieces = [(at + 2, self._end)]
            return report  # "une source, selon laquelle …"
        inner = next((r for r in reversed(self._found) if r.pieces and r.pieces[-1][0] < at <= r.pieces[-1][1]), None)
        told = self._told_before(at)
        if told is not None:
            told.records.append(source)
            told.cue.append((at, at + 1))
            return None
        if inner is not None and at and not tokens[at - 1].flags & COORDINATOR:
            inner.records.append(source)
            inner.cue.append((at, at + 1))
            start, end = inner.pieces[-1]
            inner.pieces[-1] = (start, self._sentence.without_marks(start, at))
            after = source[1][1]
            goes_on = after + 1 < end and tokens[after].flags & COMMA and not tokens[after + 1].flags & _NEW_CLAUSE
            if goes_on and finite(tokens, after + 1, end):
                inner.pieces.append((after + 1, end))  # "said that, according to the paper, it was late"
            return None
        before = self._before_phrase(at, source[1][1])
        if before is not None:
            report.pieces, report.quoted = before
            self._sentence.goes_on(report, source[1][1])
            self._around(report, source)
            return report
        return self._led_by(report)

    def _halves(self, at: int) -> bool:
        """Whether a clause goes on behind the phrase at ``at``: "Er habe, so der Anwalt, nichts gewusst"."""
        before = self._tokens[max(0, at - 2) : at]
        return len(before) > 1 and bool(before[1].flags & COMMA and before[0].flags & (AUXILIARY | SUBJUNCTIVE))

    def _within(self, at: int) -> Phrase | None:
        """The phrase itself where it names its source: "nach Polizeiangaben"."""
        return ((at, at + 1), (at, at + 1)) if self._tokens[at].flags & SOURCED else None

    def _named(self, at: int, source: Phrase) -> Phrase | None:
        """``source``, unless the phrase only points back to whoever speaks: "a su juicio", "ihrer Meinung nach"."""
        owned = self._tokens[at].flags & SOURCED and not OWNERS.isdisjoint(self._tokens[at].word.split())
        return None if owned else source

    def _past_adverb(self, at: int) -> int:
        """Past what stands between a source and the comma that ends its tag: ", so Rau weiter,"."""
        ends = at + 1 >= self._end or self._tokens[at + 1].flags & COMMA
        return at + 1 if at < self._end and ends and self._tokens[at].flags & ADVERB else at

    def _is_measure(self, at: int, source: Phrase) -> bool:
        """Whether a bare noun stands after the phrase at ``at`` that is nobody: "per share", "according to plan"."""
        first, end = source[0]
        noun, last = self._tokens[first], self._tokens[at].word.split()[-1]
        determined = self._lexicon.flags.get(last, 0) & DETERMINER  # "en opinión del capitán"
        return end - first == 1 and not noun.flags and not noun.word.endswith("s") and not determined

    def _pronoun(self, at: int) -> Phrase | None:
        """As in "d'après lui", "according to him", "selon laquelle": the one meant, or what the pronoun hangs on."""
        flags = self._tokens[at + 1].flags if at + 1 < self._end else 0
        if flags & RELATIVE and at > 1 and not flags & DETERMINER:
            return phrase_before(self._tokens, at - bool(self._tokens[at - 1].flags & COMMA))
        return ((at + 1, at + 2), (at + 1, at + 2)) if flags & OBJECT else None

    def _dated(self, at: int) -> Phrase | None:
        """A source with a date before it: "an April 2nd report"."""
        tokens = self._tokens
        if at + 2 >= self._end or not tokens[at].flags & DETERMINER or not tokens[at + 1].flags & TIME:
            return None
        found = phrase_after(tokens, at + 2, apposition=False)
        return ((at, found[0][1]), (at, found[1][1])) if found else None

    def _described(self, at: int) -> Phrase | None:
        """A source with a participle before it: "einer am Mittag veröffentlichten Umfrage"."""
        tokens = self._tokens
        if not self._lexicon.language.compounds or at >= self._end or not tokens[at].flags & DETERMINER:
            return None
        for number in range(at + 2, min(self._end, at + _REACH)):
            if tokens[number].flags & (MARK | QUOTED | AUXILIARY):
                return None
            if tokens[number].flags & CAPITAL and tokens[number].flags & SOURCE:
                found = phrase_after(tokens, number, apposition=False)
                return ((at, found[0][1]), (at, found[1][1])) if found else None
        return None

    def _around(self, report: Report, source: Phrase) -> None:
        """What goes on after a tag that no comma sets off: "Die Fähre ist nach Angaben der Polizei gesunken"."""
        (_first, end), apart = source[1], self._tokens[report.pieces[-1][1] : report.cue[0][0]]
        if apart or report.quoted or end >= self._end or not self._lexicon.language.comma_clauses:
            return
        if not self._tokens[end].flags & (MARK | COORDINATOR):
            report.pieces.append((end, self._end))

    def _told_before(self, at: int) -> Report | None:
        """The report whose tag ends right before ", according to …", which only names the document."""
        last = self._found[-1] if self._found else None
        if last is None or last.why not in ("tag_after", "cue_before") or not last.quoted:
            return None
        between = self._tokens[last.end : at]
        apart = sum(bool(t.flags & COMMA) for t in between) > 2 or any(
            t.flags & (COORDINATOR | QUOTED) for t in between
        )
        return last if between and not apart and len(between) < 2 * _REACH else None

    def _before_phrase(self, at: int, after: int) -> tuple[list[Range], bool] | None:
        tokens = self._tokens
        if at and tokens[at - 1].word == ":":
            return None  # "Rau widerspricht: laut ihm …"
        if at and tokens[at - 1].flags & (COMMA | QUOTED):
            long = after + 2 < self._end or (after + 1 < self._end and tokens[after + 1].flags & QUOTED)
            goes_on = bool(long and tokens[after].flags & COMMA)
            found = self._sentence.before(at, quoted_only=False, goes_on=goes_on)
            return found or self._sentence.before(at, quoted_only=False, goes_on=at > _SHORTEST)
        start = max((p[1] for r in self._found for p in r.pieces if p[1] <= at), default=0)
        while start < at and tokens[start].flags & (COMMA | COORDINATOR):
            start += 1
        if at - start >= 3 and finite(tokens, start, at):
            quoted = all(t.flags & QUOTED for t in tokens[start:at])
            return [(start, at)], quoted
        return None

    def _led_by(self, report: Report) -> Report | None:
        """As in "According to X, …" and, in languages that turn the verb, "Laut X ist …"."""
        tokens = self._tokens
        end = report.end
        core_end = report.subject[0][1] if report.subject else end
        named = core_end < end < self._end and all(t.flags & TITLE or is_name(t) for t in tokens[core_end + 1 : end])
        named = named and bool(tokens[end].flags & COMMA)
        if end >= self._end or not tokens[end].flags & COMMA or not (named or finite(tokens, end, self._end)):
            end = core_end
            if report.subject:
                report.subject = (report.subject[0], report.subject[0])
        start = end
        if start < self._end and tokens[start].flags & (COMMA | MARK) and not tokens[start].flags & QUOTED:
            start += 1
        if self._end - start < (1 if start < self._end and tokens[start].flags & QUOTED else 2):
            return None
        report.pieces = [(start, self._end)]
        report.quoted = all(t.flags & (QUOTED | MARK) for t in tokens[start : self._end])
        return report

    def postposition(self, at: int) -> Report | None:
        """As in "Dem Bericht zufolge …"."""
        him = at > 0 and self._tokens[at - 1].flags & OBJECT  # "ihm zufolge"
        source = ((at - 1, at), (at - 1, at)) if him else phrase_before(self._tokens, at)
        if source is None:
            return None
        report = Report("according_to", [(at, at + 1)], source, subject_why="object")
        start = source[1][0]
        before = self._sentence.before(start, quoted_only=False) if start else None
        if before is not None:
            report.pieces, report.quoted = before
            if at + 1 < self._end:
                report.pieces.append((at + 1, self._end))
            return report
        report.pieces = [(at + 1, self._end)]
        if start >= 2:
            report.pieces.insert(0, (0, start))
        return report if self._end - at > 2 or start >= 2 else None

    def noun(self, at: int) -> Report | None:
        """As in "the claim that …": its source is whose it is."""
        tokens = self._tokens
        that, source = self._said_by(at + 1)
        if that < self._end and tokens[that].flags & COMMA and self._lexicon.language.comma_clauses:
            that += 1
        if that >= self._end or not tokens[that].flags & THAT:
            return None
        if that + 3 > self._end and not tokens[self._end - 1].flags & QUOTED:
            return None
        if at and tokens[at - 1].flags & POSSESSIVE:
            source = self._owner(at - 1)
        elif at and tokens[at - 1].flags & DETERMINER and tokens[at - 1].word in OWNERS:
            source = (at - 1, at), (at - 1, at)
        voicing = self._voicing(at) if source is None else None
        first, source = (voicing, phrase_before(tokens, voicing)) if voicing is not None else (at, source)
        if source is None:
            return None
        return Report("noun_that", [(first, at + 1)], source, [(that, self._end)], subject_why="noun")

    def _voicing(self, at: int) -> int | None:
        """Where the verb stands whose object the noun at ``at`` is: "expressed deep concern that"."""
        for number in range(at - 1, max(-1, at - _NEAR), -1):
            if self._tokens[number].flags & VOICING:
                return number
            if self._tokens[number].flags & (MARK | QUOTED | PREPOSITION | THAT):
                return None
        return None

    def _said_by(self, at: int) -> tuple[int, Phrase | None]:
        """Past "by Rau" or "made by Rau" after a noun, and who that is."""
        tokens = self._tokens
        if at + 1 < self._end and tokens[at + 1].flags & BY and not tokens[at].flags & MARK:
            at += 1
        if at >= self._end or not tokens[at].flags & PREPOSITION or tokens[at].flags & TO:
            return at, None  # "a warning to owners that" is none of theirs
        source = phrase_after(tokens, at + 1, apposition=False)
        place = source and self._lexicon.bare_clauses and not tokens[at].flags & (AUTHOR | OF | BY)
        if source and place and not any(t.flags & SOURCE for t in tokens[slice(*source[0])]):
            return source[1][1], None  # "charges in Elsa that"
        return (source[1][1] if source else at), source

    def _owner(self, at: int) -> Phrase:
        """Whose the noun is before which the possessive at ``at`` stands."""
        tokens, start = self._tokens, at
        named = is_name(tokens[at - 1])
        while start > 0 and (is_name(tokens[start - 1]) if named else not tokens[start - 1].flags & _NO_OWNER):
            start -= 1
        if not named and start > 0 and tokens[start - 1].flags & DETERMINER:
            start -= 1
        return (start, at), (start, at)

    def quoting(self, at: int) -> Report | None:
        """As in "the report quotes X as saying …", "X is quoted as saying …"."""
        tokens = self._tokens
        passive = tokens[at].word.count(" ") > 0 or (at and tokens[at - 1].flags & AUXILIARY)
        record = phrase_before(tokens, at)
        said, end = (record, at + 1) if passive else (phrase_after(tokens, at + 1, apposition=False), at + 1)
        if said is None:
            return None
        end = end if passive else said[1][1]
        cue: list[Range] = [(at, at + 1)]
        if end < self._end and tokens[end].flags & AS:
            participle = end + 1 if end + 1 < self._end and tokens[end + 1].flags & (PARTICIPLE | FINITE_CUE) else end
            cue.append((end, participle + 1))
            end = participle + 1
        elif not passive:
            return None
        report = Report("quoted_by", cue, said, subject_why="object")
        if record and not passive:
            report.records.append(record)
        found = complement_after(tokens, end - 1, end, self._end, self._lexicon, plain=True)
        if found and found.why:
            report.records += found.records
            report.pieces, report.quoted = [found.content], found.quoted
            return report
        edge = min(report.start, record[1][0]) if record else report.start
        before = self._sentence.before(edge, quoted_only=bool(passive))
        if before is None:
            return None
        report.pieces, report.quoted = before
        return report

    def _agent(self, colon: int) -> Phrase | None:
        """Whom "by" names right before the colon: "The view is shared by Rau: “We wait.”"."""
        for at in range(colon - 2, max(0, colon - _REACH), -1):
            if self._tokens[at].flags & BY:
                found = phrase_after(self._tokens[:colon], at + 1)
                return found if found and found[1][1] == colon else None
        return None

    def view(self, at: int) -> Report | None:
        """As in "Pour Anne Rau, « c'est trop »", "Per Rau «è tardi»", where something of it stands in marks."""
        tokens = self._tokens
        source = phrase_after(tokens, at + 1) if all(t.flags & COORDINATOR for t in tokens[:at]) else None
        end = source[1][1] if source else self._end
        if source is None or end >= self._end or not tokens[end].flags & (COMMA | QUOTED):
            return None
        if tokens[end].flags & QUOTED and tokens[source[0][1]].flags & COMMA:
            source, end = (source[0], source[0]), source[0][1]  # "Pour Rau, le bac « prend l'eau »"
        start = end + bool(tokens[end].flags & COMMA)
        rest = tokens[start : self._end]
        marked = any(t.flags & QUOTED for t in rest) and not any(t.flags & FINITE_CUE for t in rest)
        if not marked or not any(t.flags & (SOURCE | SINGULAR) or is_name(t) for t in tokens[slice(*source[0])]):
            return None
        report = Report("according_to", [(at, at + 1)], source, [(start, self._end)], subject_why="object")
        report.quoted = all(t.flags & (QUOTED | MARK) for t in rest)
        return report

    def colon(self) -> None:
        """A passage after a colon that no cue leads to."""
        for at in range(1, self._end):
            marked = self._tokens[at].flags & QUOTED and self._tokens[at - 1].word == ":"
            free = marked and not self._sentence.covered(at)
            subject = (self._agent(at - 1) or self._sentence.first_phrase()) if free else None
            if subject is None or subject[1][0] >= at or self._tokens[subject[0][0]].flags & (IMPERSONAL | GENERIC):
                continue
            whole: Phrase | None = subject if subject[1][1] < at else (subject[0], subject[0])
            bracket = self._tokens[at - 2].word == ")" and self._tokens[subject[0][1]].word == "("
            told_to = self._tokens[subject[0][1]].word in _TOLD_TO  # "Der Rentner zu BLITZ: …"
            if self._sentence.headline and subject[0][1] < at - 1 and not (bracket or told_to):
                whole = None  # "Policy was clear: …" names nobody
            self._found.append(Report("colon", [(at - 1, at)], whole, [(at, at + 1)], quoted=True))
