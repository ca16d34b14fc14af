"""Reports whose verb is turned round: "described by the mayor as “a mess”", "was told to “wait”"."""

from __future__ import annotations

from annotator.discovery.complements import complement_after
from annotator.discovery.flags import (
    ACCUSING,
    ADVERB,
    AS,
    ASKED,
    AUXILIARY,
    BY,
    CALLING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    MARK,
    OF,
    ORDERING,
    PASSIVE,
    QUESTION,
    QUOTED,
    RELATIVE,
    SOURCE,
    TELLING,
    TO,
)
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.orders import infinitive_end
from annotator.discovery.phrases import Range, is_name, phrase_after
from annotator.discovery.telling import Phrase, Report, Sentence

_CONTENTS = ("that_clause", "order", "question")
_OTHERS = COMMA | RELATIVE | QUESTION | FINITE_CUE
"""Before words in marks: another may say these, as in "was accused of taking what he called a “loan”"."""


def told_by(sentence: Sentence, cue: Range, lexicon: Lexicon) -> Report | None:
    """What somebody "was told by" somebody: "They were told by officers that it was closed"."""
    tokens, at = sentence.tokens, cue[1]
    if at + 1 >= sentence.end or not tokens[at].flags & BY:
        return _told_by_nobody(sentence, cue, lexicon)
    if tokens[at - 1].flags & ACCUSING:
        of = next((n for n in range(at + 2, sentence.end) if tokens[n].flags & OF), at)
        source = phrase_after(tokens[:of], at + 1, apposition=False)
        return _accused(sentence, cue, of, source) if source else None
    source = phrase_after(tokens, at + 1, apposition=False)
    if source is None or source[1][1] >= sentence.end:
        return None
    aside = cue[0] > 0 and tokens[cue[0] - 1].flags & COMMA  # "Rau, asked by reporters whether she would go, said no"
    closes = (n for n in range(source[1][1], sentence.end) if tokens[n].flags & COMMA)
    end = next(closes, sentence.end) if aside else sentence.end
    found = complement_after(tokens, cue[1] - 1, source[1][1], end, lexicon)
    if found.why not in _CONTENTS:
        return None
    return Report(found.why, [cue], source, [found.content], found.records, subject_why="object")


def _told_by_nobody(sentence: Sentence, cue: Range, lexicon: Lexicon) -> Report | None:
    """As in "Residents were told to “stay put”": words in marks are somebody's, whoever that is."""
    tokens, at = sentence.tokens, cue[1]
    if at >= sentence.end or not any(t.flags & PASSIVE for t in tokens[cue[0] : at]):
        return None
    if tokens[at - 1].flags & ACCUSING:
        return _accused(sentence, cue, at, None)
    if not tokens[at - 1].flags & (ASKED | ORDERING | TELLING):
        return None
    if tokens[at].flags & TO:
        return _in_marks(sentence, "order", [cue], (at, infinitive_end(tokens, at, sentence.end)), None)
    found = complement_after(tokens, at - 1, at, sentence.end, lexicon)
    return _in_marks(sentence, found.why, [cue], found.content, None) if found.why in _CONTENTS else None


def _accused(sentence: Sentence, cue: Range, at: int, source: Phrase | None) -> Report | None:
    """As in "was accused by the board of “playing games”"."""
    if at >= sentence.end or not sentence.tokens[at].flags & OF:
        return None
    return _in_marks(sentence, "order", [cue], (at, sentence.end), source)


def _in_marks(sentence: Sentence, why: str, cue: list[Range], content: Range, source: Phrase | None) -> Report | None:
    """A report of ``content`` if it has words in marks, without whoever "by" names behind them."""
    start, end = content
    marked = [n for n in range(start, end) if sentence.tokens[n].flags & QUOTED]
    led = start + 1 + bool(sentence.tokens[start].flags & TO)
    if not marked or any(t.flags & _OTHERS for t in sentence.tokens[led : marked[0]]):
        return None
    agent = None if source else _agent(sentence, marked[-1] + 1)
    end = marked[-1] + 1 if agent else end
    source = source or agent
    return Report(why, cue, source, [(start, end)], subject_why="object" if source else "nobody")


def _agent(sentence: Sentence, at: int) -> Phrase | None:
    """Whom "by" names at ``at``, if that can speak: "branded “a mess” by critics"."""
    tokens = sentence.tokens
    found = phrase_after(tokens, at + 1, apposition=False) if at < sentence.end and tokens[at].flags & BY else None
    speaks = found is not None and any(t.flags & SOURCE or is_name(t) for t in tokens[found[0][0] : found[0][1]])
    return found if speaks else None


def described_by(sentence: Sentence, at: int) -> Report | None:
    """What the verb of calling at ``at`` hands over of whoever "by" names, where it stands in marks."""
    tokens = sentence.tokens
    source = (
        phrase_after(tokens, at + 2, apposition=False) if at + 1 < sentence.end and tokens[at + 1].flags & BY else None
    )
    if source is None:
        return _described(sentence, at)
    if source[1][1] >= sentence.end:
        return None
    start = source[1][1]
    cue = [(at, at + 1)]
    if tokens[start].flags & AS:
        cue.append((start, start + 1))
        start += 1
    content = start + 1 if start + 1 < sentence.end and not tokens[start].flags & QUOTED else start
    if content >= sentence.end or not tokens[content].flags & QUOTED or tokens[start].flags & COMMA:
        return None
    return Report("called", cue, source, [(start, content + 1)], subject_why="object")


def _described(sentence: Sentence, at: int) -> Report | None:
    """As in "was described as “a mess” by critics", "the plan, described as “a mess”"."""
    tokens, first = sentence.tokens, at
    while first and tokens[first - 1].flags & (AUXILIARY | ADVERB) and not tokens[first - 1].flags & (MARK | CALLING):
        first -= 1
    passive = any(t.flags & PASSIVE for t in tokens[first:at])
    led = at + 1 < sentence.end and bool(tokens[at + 1].flags & AS)
    apart = led and first == at and at > 0 and tokens[at - 1].flags & COMMA and tokens[at].word.endswith("ed")
    if not tokens[at].flags & CALLING or not (passive or apart):
        return None
    start = at + 1 + led
    content = start + bool(tokens[start].flags & DETERMINER) if start < sentence.end else start
    if content >= sentence.end or not tokens[content].flags & QUOTED:
        return None
    end = content + 1
    while end + 1 < sentence.end and tokens[end].flags & COORDINATOR and tokens[end + 1].flags & QUOTED:
        end += 2
    cue = [(first, at + 1)] + ([(at + 1, at + 2)] if led else [])
    return _in_marks(sentence, "called", cue, (start, end), None)
