"""Who acts where a participle reports something: whoever gives a speech, or does it within what another reports."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import ADVERB, GIVING, RECORD, THAT, TIME, UTTERANCE
from annotator.discovery.phrases import phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report
from annotator.discovery.tokens import Token

_CLAUSES = ("clause", "that_clause")


def giver(tokens: Sequence[Token], speech: Phrase) -> Phrase | None:
    """Who gives ``speech``: Rau in "Rau gave a speech saying that it was late"."""
    (first, end), at = speech[0], speech[0][0] - 1
    while at > 0 and tokens[at].flags & (ADVERB | TIME) and not tokens[at].flags & GIVING:
        at -= 1
    if at < 1 or not tokens[at].flags & GIVING or not any(t.flags & (UTTERANCE | RECORD) for t in tokens[first:end]):
        return None
    return phrase_before(tokens, at)


def actor_within(found: Sequence[Report], tokens: Sequence[Token], at: int) -> Phrase | None:
    """Who acts in the clause that another reports around ``at``: "said Rau had won by telling them that"."""
    for report in reversed(found):
        start, end = report.pieces[-1] if report.pieces else (0, 0)
        if start < at <= end and report.why in _CLAUSES:
            return phrase_after(tokens, start + bool(tokens[start].flags & THAT))
    return None
