"""Reports whose cue begins the sentence: "Calling it “a dark day”, the mayor urged calm"."""

from __future__ import annotations

from annotator.discovery.callings import only_describes
from annotator.discovery.complements import complement_after
from annotator.discovery.flags import ADVERB, COMMA, COORDINATOR, MARK, QUOTED, WHOLE
from annotator.discovery.narrating import with_marks
from annotator.discovery.phrases import phrase_after
from annotator.discovery.telling import Report, Sentence
from annotator.discovery.told_by_question import is_clause

_SHORTEST = 2


def leading_participle(sentence: Sentence, at: int) -> Report | None:
    """What the participle at ``at`` announces up to the comma behind which the clause of whoever speaks begins."""
    tokens = sentence.tokens
    if not tokens[at].word.partition(" ")[0].endswith("ing") or not sentence.lexicon.bare_clauses:
        return None
    if any(not t.flags & (COORDINATOR | ADVERB) or t.flags & MARK for t in tokens[:at]):
        return None
    start = next((n for n in range(at + _SHORTEST, sentence.end - 1) if _begins(sentence, n)), None)
    subject = phrase_after(tokens, start) if start is not None else None
    if start is None or subject is None:
        return None
    end = sentence.without_marks(at + 1, start)
    found = complement_after(tokens, at, at + 1, end, sentence.lexicon)
    report = Report(found.why, [(at, at + 1)], subject, [found.content], found.records, quoted=found.quoted)
    if found.why and only_describes(tokens, at, found.content):
        return None
    if not found.why:
        piece = with_marks(tokens, at, end, subject)
        report.why, report.pieces = "with_marks", [piece] if piece else []
    return report if report.pieces else None


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether a subject with its verb stands at ``at``, behind a comma or a passage that ends with one."""
    before = sentence.tokens[at - 1].flags
    parted = before & COMMA or (before & QUOTED and before & WHOLE)
    return bool(parted) and phrase_after(sentence.tokens, at) is not None and is_clause(sentence, at)
