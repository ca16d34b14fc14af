"""Headlines that name their source by a colon or a dash: "Ferry unsafe for years: report", "Police: nobody hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.discovery.flags import CAPITAL, DETERMINER, MARK, NUMBER, QUOTED, RECORD, SOURCE
from annotator.discovery.phrases import DASHES, Range
from annotator.discovery.telling import Report, Sentence
from annotator.discovery.tokens import Token

_MOST = 4
"""Tokens of the source."""
_LEAST = 3
"""Tokens of what is said, unless all of it stands in marks."""


def by_headline(sentence: Sentence) -> Report | None:
    """What a line without a full stop hands over to the source before its colon, or behind its colon or dash."""
    tokens, end = sentence.tokens, sentence.end
    if end < len(tokens) or sentence.found:
        return None
    signs = [at for at in range(1, end - 1) if tokens[at].word == ":" or tokens[at].word in DASHES]
    if len(signs) != 1:
        return None
    at = signs[0]
    if _is_source(sentence, (at + 1, end)):
        return _report(sentence, at, (at + 1, end), (0, at))
    if tokens[at].word == ":" and _is_source(sentence, (0, at)):
        return _report(sentence, at, (0, at), (at + 1, end))
    return None


def _is_source(sentence: Sentence, words: Range) -> bool:
    tokens = sentence.tokens[words[0] : words[1]]
    if not 0 < len(tokens) <= _MOST or any(t.flags & (MARK | QUOTED) for t in tokens):
        return False
    if not sentence.lexicon.bare_clauses and not _begins_with_source(tokens):
        return False
    return bool(tokens[-1].flags & (SOURCE | RECORD))


def _begins_with_source(words: Sequence[Token]) -> bool:
    """Whether the noun in front speaks, and not what it hangs on: "les riverains", not "la colère des riverains"."""
    first = words[1 if len(words) > 1 and words[0].flags & DETERMINER else 0]
    return bool(first.flags & (SOURCE | RECORD | CAPITAL | NUMBER)) or len(words) == 1


def _report(sentence: Sentence, at: int, source: Range, words: Range) -> Report | None:
    tokens = sentence.tokens[words[0] : words[1]]
    quoted = all(t.flags & (QUOTED | MARK) for t in tokens)
    if not quoted and len(tokens) < _LEAST:
        return None
    return Report("headline", [(at, at + 1)], (source, source), [words], quoted=quoted, subject_why="object")
