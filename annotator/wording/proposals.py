"""Why something is proposed, in a sentence."""

from __future__ import annotations

from annotator.discovery.confidence import judged
from annotator.discovery.proposals import Proposal
from annotator.wording.situations import shown
from annotator.wording.translation import _, later, ngettext

_WHY: dict[str, str] = {
    "twin": later("The same words as in the quote that you tagged, from {speaker}."),
    "tag_after": later("“{cue}” after the words names {speaker}."),
    "cue_before": later("“{cue}” before the words names {speaker}."),
    "that_clause": later("“{cue}” with a clause that follows it, from {speaker}."),
    "clause": later("“{cue}” with a clause right after it, from {speaker}."),
    "comma_clause": later("“{cue}” with a clause after a comma, from {speaker}."),
    "colon_clause": later("“{cue}” with a clause after a colon, from {speaker}."),
    "question": later("“{cue}” with what is asked, from {speaker}."),
    "order": later("“{cue}” with what is to be done, from {speaker}."),
    "declined": later("“{cue}” with what is refused, from {speaker}."),
    "called": later("“{cue}” with what something is called, from {speaker}."),
    "according_to": later("“{cue}” names {speaker}."),
    "narrated": later("“{cue}” tells that {speaker} spoke, and of what."),
    "with_marks": later("“{cue}” with words in quotation marks behind it, from {speaker}."),
    "quoted_by": later("“{cue}”: somebody else quotes {speaker}."),
    "noun_that": later("“{cue}” with a clause that follows it, from {speaker}."),
    "colon": later("A colon leads from {speaker} to the words."),
    "headline": later("The headline names {speaker} beside a colon or a dash."),
    "turn": later("The paragraph begins with whoever speaks in it."),
    "subjunctive": later("“{verb}” is a form of reported speech; {speaker} was quoted before."),
    "same_paragraph": later("No tag; {speaker} is quoted beside it."),
    "said_elsewhere": later("No tag; the same words stand elsewhere in the article, from {speaker}."),
    "untagged": later("It stands in quotation marks, and nothing says whose words it is."),
    "unbalanced": later("The mark {mark} has no partner; the words likely end or begin here."),
    "parsed": later("“{cue}” with a clause that a parser found, from {speaker}."),
    "marks_so_called": later("The words before {words} say that it is a name or a term."),
    "marks_repeated": later("{words} stands in marks more than once in the article: a term."),
    "marks_title": later("{words} is written like a title."),
    "marks_short": later("{words} is short, and nothing announces that it is quoted."),
}


def why_proposed(proposal: Proposal) -> str:
    """The reason of ``proposal`` in one sentence."""
    told = _(_WHY[proposal.why]) if proposal.why in _WHY else proposal.why
    facts = {"speaker": _("somebody unnamed"), "cue": "", "verb": "", "mark": "", "words": "", **proposal.facts}
    for name, value in facts.items():
        told = told.replace(f"{{{name}}}", shown(value))
    return told


def how_sure(proposal: Proposal) -> str:
    """What is known of how often such proposals are right: counts, no more than was judged."""
    right, seen = judged(proposal.why)
    if not seen:
        return _("Nobody has judged such proposals yet")
    told = ngettext(
        "{right} of {seen} such proposal that was judged was right",
        "{right} of {seen} such proposals that were judged were right",
        seen,
    )
    return told.format(right=right, seen=seen)
