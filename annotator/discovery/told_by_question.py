"""Reports of what somebody was asked, of which only the answer has a speaker: "Asked whether she would go, …"."""

from __future__ import annotations

from annotator.discovery.flags import (
    ADVERB,
    AUXILIARY,
    BY,
    COMMA,
    COORDINATOR,
    FINITE,
    FINITE_CUE,
    MARK,
    ORDERING,
    PASSIVE,
    PREPOSITION,
    QUESTION,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TO,
)
from annotator.discovery.phrases import phrase_after
from annotator.discovery.telling import Report, Sentence

_REACH = 12
_SHORTEST = 2
_LEADS = SUBORDINATOR | PREPOSITION | ADVERB | COORDINATOR | AUXILIARY
_INSERTED = SUBORDINATOR | RELATIVE
_VERB = AUXILIARY | FINITE | FINITE_CUE


def asked(sentence: Sentence, at: int) -> Report | None:
    """The question behind the participle at ``at``, which begins the sentence or stands behind an auxiliary."""
    tokens = sentence.tokens
    first = at
    while first and tokens[first - 1].flags & (AUXILIARY | ADVERB) and not tokens[first - 1].flags & MARK:
        first -= 1
    begins = all(t.flags & _LEADS for t in tokens[:at])
    turned = any(t.flags & PASSIVE for t in tokens[first:at])
    if not begins and not turned and not (tokens[at - 1].flags & COMMA):
        return None
    start = _question(sentence, at + 1)
    if start is None or (turned and _is_time(sentence, at, start)):
        return None
    led = begins or not turned or _is_led(sentence, first)
    end = _end(sentence, start + 1) if led else sentence.end
    if end is None or end - start < _SHORTEST:
        return None
    asker = phrase_after(tokens, at + 2, apposition=False) if tokens[at + 1].flags & BY else None
    cue = (first if turned else at, at + 1)
    return Report("question", [cue], asker, [(start, end)], subject_why="object" if asker else "nobody")


def _is_time(sentence: Sentence, at: int, start: int) -> bool:
    """Whether the clause at ``start`` only tells when somebody is questioned: "would be questioned when he woke"."""
    asks = sentence.tokens[at].flags & ORDERING or not sentence.lexicon.bare_clauses
    return not asks and start == at + 1 and bool(sentence.tokens[start].flags & SUBORDINATOR)


def _is_led(sentence: Sentence, first: int) -> bool:
    """Whether the cue at ``first`` stands in a clause that leads to another: "When he was asked why, he left"."""
    at = first
    while at and not sentence.tokens[at - 1].flags & MARK:
        at -= 1
        if sentence.tokens[at].flags & SUBORDINATOR:
            return True
    return False


def _question(sentence: Sentence, at: int) -> int | None:
    """Where what is asked begins, past whoever asks."""
    for number in range(at, min(sentence.end - 1, at + _REACH)):
        flags = sentence.tokens[number].flags
        if flags & QUESTION:
            led = sentence.tokens[number - 1].flags & PREPOSITION and sentence.tokens[number - 2].flags & COMMA
            return number - bool(led)  # "Auf die Frage, in welchem Jahr"
        comma = flags & COMMA and any(t.flags & QUESTION for t in sentence.tokens[number + 1 : number + 3])
        led = flags & PREPOSITION
        if flags & (MARK | QUOTED | AUXILIARY | FINITE | FINITE_CUE | TO) and not (comma or led):
            return None
    return None


def _end(sentence: Sentence, start: int) -> int | None:
    """Where the clause begins that answers: behind a comma, with its subject and verb; None where none does."""
    tokens, inserted, closed = sentence.tokens, False, None
    for at in range(start, sentence.end - 1):
        if not tokens[at].flags & COMMA:
            continue
        answers = tokens[at + 1].flags & QUOTED or is_clause(sentence, at + 1)
        if inserted:
            inserted, closed = False, closed or (at if answers else None)
        elif tokens[at + 1].flags & _INSERTED:
            inserted = True
        elif answers:
            return at
    return closed


def is_clause(sentence: Sentence, start: int) -> bool:
    """Whether a subject with its verb stands at ``start``, or a verb with its subject."""
    tokens = sentence.tokens
    subject = phrase_after(tokens, start)
    verb = start if subject is None or tokens[start].flags & FINITE_CUE else subject[1][1]
    while verb < sentence.end and tokens[verb].flags & ADVERB and not tokens[verb].flags & _VERB:
        verb += 1
    if verb >= sentence.end:
        return False
    acts = not tokens[verb].flags and tokens[verb].word.endswith("ed")
    return bool(acts or tokens[verb].flags & _VERB)
