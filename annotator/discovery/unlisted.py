"""Tags whose verb no lexicon lists: it stands between a speaker and a passage, and ends as verbs do."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.discovery.flags import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    COMMA,
    COORDINATOR,
    DETERMINER,
    FINITE_CUE,
    INVERTED,
    MARK,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SOURCE,
    TIME,
    WHOLE,
)
from annotator.discovery.phrases import is_name, phrase_after
from annotator.discovery.subjects import phrase_before
from annotator.discovery.telling import Phrase, Report, Sentence
from annotator.discovery.tokens import Token

_ENGLISH = ("ed",)
_GERMANIC = ("te", "ten")
_ROMANCE = ("ó", "ò", "aron", "ieron", "aba", "aban", "ava", "avano", "ait", "aient")
_SHORTEST = 3
"""Letters of a verb."""
_FOLLOWS = MARK | PREPOSITION | TIME | ADVERB | COORDINATOR


def unlisted_tags(sentence: Sentence) -> Iterator[Report]:
    """A report for each whole passage without one beside which somebody does what no list tells."""
    for at, token in enumerate(sentence.tokens[: sentence.end]):
        if token.flags & QUOTED and token.flags & WHOLE and not sentence.covered(at):
            report = _before(sentence, at) or (None if _is_noun(sentence, at) else _behind(sentence, at))
            if report is not None:
                yield report


def _behind(sentence: Sentence, at: int) -> Report | None:
    return _after(sentence, at) or _turned(sentence, at) or _with_clitic(sentence, at)


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether the passage at ``at`` stands for a noun of the sentence: "the “Coast Act” passed the House"."""
    before = sentence.tokens[at - 1] if at else None
    if before is None or (at + 1 < sentence.end and sentence.tokens[at + 1].flags & COMMA):
        return False
    plain = not before.flags & ~(SOURCE | CAPITAL) and not before.word.endswith("ed")
    return plain or bool(before.flags & (DETERMINER | PREPOSITION))


def _before(sentence: Sentence, at: int) -> Report | None:
    """As in "Rau grumbled, “We wait.”"."""
    tokens = sentence.tokens
    if at < 3 or not tokens[at - 1].flags & MARK or not _acts(sentence, tokens[at - 2]):
        return None
    subject = phrase_before(tokens, at - 2)
    if subject is None or not _speaks(sentence, subject):
        return None
    return Report("cue_before", [(at - 2, at - 1)], subject, [(at, at + 1)], quoted=True)


def _after(sentence: Sentence, at: int) -> Report | None:
    """As in "“We wait,” Rau grumbled."."""
    tokens, start = sentence.tokens, at + 1
    start += start < sentence.end and bool(tokens[start].flags & COMMA)
    subject = phrase_after(tokens, start) if start < sentence.end else None
    verb = subject[1][1] if subject else sentence.end
    if subject is None or verb >= sentence.end or not _acts(sentence, tokens[verb]) or not _speaks(sentence, subject):
        return None
    if verb + 1 < sentence.end and not tokens[verb + 1].flags & _FOLLOWS:
        return None
    return Report("tag_after", [(verb, verb + 1)], subject, [(at, at + 1)], quoted=True)


def _turned(sentence: Sentence, at: int) -> Report | None:
    """As in "«Il molo crolla», si sfogava Anna Rau": what stands between a passage and a speaker behind it."""
    tokens, verb = sentence.tokens, at + 1
    verb += verb < sentence.end and bool(tokens[verb].flags & COMMA)
    while verb < sentence.end and tokens[verb].flags & (ADVERB | AUXILIARY) and not tokens[verb].flags & PRONOUN:
        verb += 1
    if verb + 1 >= sentence.end or tokens[verb].flags or len(tokens[verb].word) < _SHORTEST:
        return None
    if (verb == at + 1 or sentence.lexicon.bare_clauses) and not _acts(sentence, tokens[verb]):
        return None
    subject = phrase_after(tokens, verb + 1)
    if subject is None or subject[1][1] > sentence.end or not _speaks(sentence, subject):
        return None
    follows = tokens[subject[1][1]].flags if subject[1][1] < sentence.end else MARK
    report = Report("tag_after", [(verb, verb + 1)], subject, [(at, at + 1)], quoted=True)
    parted = sentence.lexicon.language.comma_clauses and subject[1][1] + 1 == sentence.end  # "ließ Rau mitteilen"
    return report if follows & _FOLLOWS or parted else None


def _with_clitic(sentence: Sentence, at: int) -> Report | None:
    """As in "« Non », élude-t-il", "« Non », a-t-il fini par lâcher": the pronoun that hangs on a verb turns it."""
    tokens, verb = sentence.tokens, at + 1
    verb += verb < sentence.end and bool(tokens[verb].flags & COMMA)
    clitic = verb + 1
    if clitic >= sentence.end or not tokens[clitic].flags & INVERTED or tokens[verb].flags & (MARK | QUOTED):
        return None
    end = clitic + 1
    while end < sentence.end and not tokens[end].flags & ~(ADVERB | FINITE_CUE) and end < clitic + _SHORTEST:
        end += 1
    cue = (verb, end if tokens[verb].flags & AUXILIARY else clitic)
    return Report("tag_after", [cue], ((clitic, clitic + 1),) * 2, [(at, at + 1)], quoted=True)


def _acts(sentence: Sentence, token: Token) -> bool:
    """Whether it ends as verbs of the language do."""
    lexicon = sentence.lexicon
    endings = _GERMANIC if lexicon.language.comma_clauses else _ROMANCE if lexicon.infinitive_endings else _ENGLISH
    return not token.flags and token.word.endswith(endings)


def _speaks(sentence: Sentence, subject: Phrase) -> bool:
    first, end = subject[0]
    return any(t.flags & (SOURCE | PRONOUN) or is_name(t) for t in sentence.tokens[first:end])
