"""Reports whose verb is turned round: "described by the mayor as “a mess”"."""

from __future__ import annotations

from annotator.discovery.complements import complement_after
from annotator.discovery.flags import AS, BY, COMMA, QUOTED
from annotator.discovery.lexicon import Lexicon
from annotator.discovery.phrases import Range, phrase_after
from annotator.discovery.telling import Report, Sentence


def told_by(sentence: Sentence, cue: Range, lexicon: Lexicon) -> Report | None:
    """What somebody "was told by" somebody: "They were told by officers that it was closed"."""
    tokens, at = sentence.tokens, cue[1]
    if at + 1 >= sentence.end or not tokens[at].flags & BY:
        return None
    source = phrase_after(tokens, at + 1, apposition=False)
    if source is None or source[1][1] >= sentence.end:
        return None
    aside = cue[0] > 0 and tokens[cue[0] - 1].flags & COMMA  # "Rau, asked by reporters whether she would go, said no"
    closes = (n for n in range(source[1][1], sentence.end) if tokens[n].flags & COMMA)
    end = next(closes, sentence.end) if aside else sentence.end
    found = complement_after(tokens, cue[1] - 1, source[1][1], end, lexicon)
    if found.why not in ("that_clause", "order", "question"):
        return None
    return Report(found.why, [cue], source, [found.content], found.records, subject_why="object")


def described_by(sentence: Sentence, at: int) -> Report | None:
    """What the verb of calling at ``at`` hands over of whoever "by" names, where it stands in marks."""
    tokens = sentence.tokens
    if at + 2 >= sentence.end or not tokens[at + 1].flags & BY:
        return None
    source = phrase_after(tokens, at + 2, apposition=False)
    if source is None or source[1][1] >= sentence.end:
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
