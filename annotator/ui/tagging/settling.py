"""From a choice of speaker to the one command that stores it, with the mention and the cue that were proposed."""

from __future__ import annotations

from annotator.commands.attribution import CUE, CUED_BY, MENTION, Attribute
from annotator.discovery.attribution import Attribution
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.ui.widgets.known_speakers import BY_GRAMMAR, KnownSpeakers
from annotator.ui.widgets.speaker_choices import Choice, fold


def proposed_choice(proposal: Attribution, known: KnownSpeakers, hint: str) -> Choice:
    """The proposal as a choice; with an empty name where the words ("she") name nobody known."""
    if proposal.speaker is not None:
        return Choice(known.name(proposal.speaker), proposal.speaker, hint)
    return Choice("" if known.is_pronoun(proposal.name) else " ".join(proposal.name.split()), None, hint)


def settled(
    annotation: str, choice: Choice, position: str, proposal: Attribution | None, codebook: Codebook, names: str
) -> Attribute:
    """The attribution of ``annotation`` to ``choice``; ``names`` are the words of the proposed mention."""
    mention = proposal.mention if proposal and _names(choice, proposal, names) else None
    cue = proposal.cue if proposal else None
    return Attribute(
        annotation,
        speaker=choice.speaker,
        name="" if choice.speaker else choice.name,
        mention=mention if _offers(codebook, MENTION) else None,
        cue=cue if _offers(codebook, CUE) and codebook.link(CUED_BY) else None,
        position=position,
    )


def without_cue(codebook: Codebook, label: str) -> bool:
    """Whether annotations of that label are not linked to cues."""
    link = codebook.link(CUED_BY)
    return link is None or label not in link.sources


def _names(choice: Choice, proposal: Attribution, words: str) -> bool:
    """Whether the proposed mention may stand for ``choice``."""
    if choice.speaker == proposal.speaker and (choice.speaker or choice.name == proposal.name or not choice.name):
        return True
    names_another = proposal.speaker is not None and fold(words) == fold(proposal.name)
    return proposal.why in BY_GRAMMAR and not names_another


def _offers(codebook: Codebook, label: str) -> bool:
    found = codebook.label(label)
    return found is not None and not found.retired


def words_at(text: str, span: Span | None) -> str:
    """The words at ``span`` on one line; empty for none."""
    return " ".join(text[span.start : span.end].split()) if span else ""
