"""Reports that stand on words beside a passage: "shouts of “Shame!”", "“A mess” is how he put it"."""

from __future__ import annotations

from annotator.discovery.flags import (
    AUTHOR,
    AUXILIARY,
    BY,
    COMMA,
    COORDINATOR,
    FINITE,
    FINITE_CUE,
    INSCRIBING,
    OF,
    OUTCRY,
    PASSIVE,
    POSSESSIVE,
    PREPOSITION,
    QUESTION,
    QUOTED,
    RECORD,
    SOURCE,
    TO,
)
from annotator.discovery.phrases import phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report, Sentence

_FAR = 12
"""Tokens between "how" and the verb of whoever puts it so."""
_NEAR = 5
"""Tokens between a verb and the shouts with which it is done."""


def beside_passage(sentence: Sentence, at: int) -> Report | None:
    """What stands in marks beside the word at ``at``, where that is of one of these kinds."""
    if not sentence.marked:
        return None
    return _outcry(sentence, at) or _inscribed(sentence, at) or _put_so(sentence, at)


def _outcry(sentence: Sentence, at: int) -> Report | None:
    """What is shouted, as in "shouts of “Shame!” from the benches"; nobody shouts it where nobody is named."""
    tokens = sentence.tokens
    if not tokens[at].flags & OUTCRY or at + 2 >= sentence.end or not tokens[at + 1].flags & OF:
        return None
    if not tokens[at + 2].flags & QUOTED:
        return None
    end = _passages_end(sentence, at + 2)
    source = _owner(sentence, at) or _named(sentence, end) or _shouting(sentence, at)
    why = "object" if source else "nobody"
    return Report("noun_that", [(at, at + 1)], source, [(at + 2, end)], quoted=True, subject_why=why)


def _inscribed(sentence: Sentence, at: int) -> Report | None:
    """What stands on something, as in "signs reading “Go home”"."""
    tokens = sentence.tokens
    if not tokens[at].flags & INSCRIBING or not at or at + 1 >= sentence.end:
        return None
    start = at + 1 + (tokens[at + 1].word in (",", ":"))
    thing = phrase_before(tokens, at)
    if thing is None or start >= sentence.end or not tokens[start].flags & QUOTED:
        return None
    if not any(t.flags & (RECORD | SOURCE) for t in tokens[slice(*thing[0])]):
        return None
    return Report("cue_before", [(at, at + 1)], thing, [(start, _passages_end(sentence, start))], quoted=True)


def _put_so(sentence: Sentence, at: int) -> Report | None:
    """What stands before how somebody puts it, as in "“A mess” is how one captain described it"."""
    tokens = sentence.tokens
    asked = any(t.flags & QUESTION for t in tokens[max(0, at - _FAR) : at])
    subject = phrase_before(tokens, at) if asked and tokens[at].flags & FINITE_CUE else None
    if subject is None or any(t.flags & PASSIVE for t in tokens[subject[1][1] : at]):
        return None
    how = subject[1][0] - 1
    if how < 2 or not (tokens[how].flags & QUESTION and tokens[how - 1].flags & AUXILIARY):
        return None
    said = how - 2 - bool(tokens[how - 2].flags & COMMA)
    if said < 0 or not tokens[said].flags & QUOTED or sentence.covered(said):
        return None
    return Report("tag_after", [(at, at + 1)], subject, [(said, said + 1)], quoted=True)


def _passages_end(sentence: Sentence, at: int) -> int:
    """One past the last of the passages that begin at ``at`` and that conjunctions join."""
    tokens, end = sentence.tokens, at + 1
    while end + 1 < sentence.end and tokens[end].flags & COORDINATOR and tokens[end + 1].flags & QUOTED:
        end += 2
    return end


def _owner(sentence: Sentence, at: int) -> Phrase | None:
    """Whose shouts they are: "the crowd's chants of"."""
    if at < 2 or not sentence.tokens[at - 1].flags & POSSESSIVE:
        return None
    return phrase_before(sentence.tokens, at - 1)


def _shouting(sentence: Sentence, at: int) -> Phrase | None:
    """Who does something with shouts: "fans greeted her with cries of", "the crowd broke into chants of"."""
    tokens, led = sentence.tokens, at - 1
    if led < 2 or not tokens[led].flags & PREPOSITION or tokens[led].flags & TO:
        return None
    for verb in range(led - 1, max(0, led - _NEAR), -1):
        if tokens[verb].flags & FINITE or (not tokens[verb].flags and tokens[verb].word.endswith("ed")):
            return None if tokens[verb - 1].flags & AUXILIARY else phrase_before(tokens, verb)
    return None


def _named(sentence: Sentence, at: int) -> Phrase | None:
    """Whom "from" or "by" names at ``at``."""
    tokens = sentence.tokens
    if at >= sentence.end or not tokens[at].flags & (AUTHOR | BY):
        return None
    return phrase_after(tokens, at + 1, apposition=False)
