"""Where words come from that nobody is said to say: "hieß es aus dem Ministerium", "aus dem Bericht geht hervor"."""

from __future__ import annotations

from annotator.discovery.flags import PREPOSITION, RECORD, SOURCE
from annotator.discovery.phrases import is_name, phrase_after
from annotator.discovery.telling import Report, Sentence


def with_origin(sentence: Sentence, report: Report) -> Report:
    """``report`` of a verb without a subject, said by the document it stands in, or by whom a preposition leads to."""
    if report.records:
        report.subject = report.records.pop(0)
        return report
    for at in (report.cue[-1][1], 0):
        leads = at + 1 < sentence.end and sentence.tokens[at].flags & PREPOSITION
        found = phrase_after(sentence.tokens, at + 1, apposition=False) if leads else None
        core = sentence.tokens[found[0][0] : found[0][1]] if found else ()
        if found and any(t.flags & (SOURCE | RECORD) or is_name(t) for t in core):
            report.subject, report.subject_why = found, "object"
            break
    return report
