"""Reports whose tag is a clause of its own: "wie die Polizei mitteilte", "según informó la policía", "as Rau said"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import (
    ADVERB,
    AUXILIARY,
    BESIDE,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    INVERTED,
    MARK,
    PLAIN,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    VERB,
)
from annotator.discovery.phrases import phrase_after
from annotator.discovery.telling import Phrase, Report, Sentence
from annotator.discovery.tokens import Token

_REACH = 16
_FEW = 2


def as_told(sentence: Sentence, at: int) -> Report | None:
    """What stands beside the tag that the conjunction at ``at`` begins."""
    tokens = sentence.tokens
    first = all(t.flags & (COORDINATOR | ADVERB) for t in tokens[:at])
    if not first and not tokens[at - 1].flags & (MARK | QUOTED):
        return None
    verb = _verb(sentence, at)
    if verb is None:
        return None
    subject = _subject(sentence, at, verb)
    end = max(verb + 1, subject[1][1] if subject else 0)
    while end < sentence.end and not tokens[end].flags & (MARK | QUOTED):
        end += 1
    alone = end == verb + 1 and verb == at + 1 and sentence.lexicon.language.drops_subjects  # ", según dijo,"
    if (subject is None and not alone) or end - max(verb, subject[1][1] if subject else 0) > _REACH // 2:
        return None
    report = Report("according_to", [(at, at + 1), (verb, verb + 1)], subject, subject_why="object")
    marked = end + 1 < sentence.end and tokens[end].flags & COMMA and tokens[end + 1].flags & QUOTED
    if not first and marked and not tokens[verb].flags & (PLAIN | VERB):
        report.pieces = [(end + 1, end + 2)]  # "a mess, as he put it, “of their making”"
    else:
        _take(sentence, report, at, end)
    return report if report.pieces else None


def _take(sentence: Sentence, report: Report, at: int, end: int) -> None:
    """What stands before the tag at ``at``, where something does, and what goes on behind its ``end``."""
    tokens = sentence.tokens
    goes_on = end + _FEW < sentence.end and bool(tokens[end].flags & COMMA)
    if any(not t.flags & (COORDINATOR | ADVERB) for t in tokens[:at]):
        before = sentence.before(at, quoted_only=False, goes_on=goes_on, clause=goes_on)
        if before is not None:
            report.pieces, report.quoted = before
            sentence.goes_on(report, end)
    elif goes_on:
        report.pieces = [(end + 1, sentence.end)]
        report.quoted = all(t.flags & (QUOTED | MARK) for t in tokens[end + 1 : sentence.end])


def _verb(sentence: Sentence, at: int) -> int | None:
    """The verb of saying of the tag, before the comma that ends it."""
    tokens = sentence.tokens
    for number in range(at + 1, min(sentence.end, at + _REACH)):
        flags = tokens[number].flags
        if flags & MARK:
            return None
        if flags & FINITE_CUE and flags & (PLAIN | VERB | BESIDE):
            after = tokens[number + 1].flags if number + 1 < sentence.end else MARK
            near = number - at <= _FEW + 1 or after & MARK
            return number if near else None
    return None


def _names_somebody(words: Sequence[Token]) -> bool:
    return any(not t.flags & (DETERMINER | INVERTED) or t.flags & PRONOUN for t in words)


def _subject(sentence: Sentence, at: int, verb: int) -> Phrase | None:
    """Who says it: before the verb, else after it."""
    tokens = sentence.tokens
    start = at + 1
    while start < verb and tokens[start].flags & (ADVERB | TIME | AUXILIARY) and not tokens[start].flags & PRONOUN:
        start += 1
    led = start + 1 < verb and tokens[start].flags & PREPOSITION  # "wie aus einem Bericht hervorgeht"
    before = phrase_after(tokens, start + bool(led), apposition=False) if start < verb else None
    if before is not None and before[1][1] <= verb and _names_somebody(tokens[before[0][0] : before[0][1]]):
        return before
    start = verb + 1
    while start < sentence.end and tokens[start].flags & (ADVERB | TIME):
        start += 1
    led_to = None
    if start < sentence.end and tokens[start].flags & PREPOSITION:  # "según informó a la prensa la policía"
        led_to = phrase_after(tokens, start + 1, apposition=False)
        start = led_to[1][1] if led_to else start
    after = phrase_after(tokens, start, apposition=False) if start < sentence.end else None
    after = after or led_to  # "según consta en el acta"
    return after if after and after[1][1] <= sentence.end else None
