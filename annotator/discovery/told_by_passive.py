"""Reports whose verb is turned round: "described by the mayor as “a mess”"."""

from __future__ import annotations

from annotator.discovery.flags import AS, BY, COMMA, QUOTED
from annotator.discovery.phrases import phrase_after
from annotator.discovery.telling import Report, Sentence


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
