"""What is proposed to one annotator: not what they rejected, nor what they have marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from annotator.discovery.lexicons import Lexicons
from annotator.discovery.proposals import Given, Proposal, Proposer, Source, Zone
from annotator.model.annotation import Annotation
from annotator.model.team import rejection
from annotator.storage.reader import Reader


def given_article(read: Reader, article: str) -> Given:
    """What a proposer is told of one article. KeyError where it is gone."""
    known = {s.id: (s.name, *s.aliases) for s in read.speakers()}
    zones = {label.id for label in read.codebook().labels if label.zone}
    machines = [a.id for a in read.annotators() if a.role == "machine"]
    structure = read.annotations(article, machines) if machines else []
    marked = tuple(Zone(f, a.label) for a in structure if a.label in zones for f in a.fragments)
    found = read.article(article)
    return Given(read.text(article), found.language if found is not None else None, marked, known)


def proposals_for(given: Given, proposer: Proposer, lexicons: Lexicons) -> tuple[Proposal, ...]:
    """All proposals for an article, in text order; who is only a pronoun to us has no name."""
    language = lexicons.of(given.language, given.text).language
    pronouns = frozenset(map(str.casefold, language.pronouns))
    return tuple(_named(proposal, pronouns) for proposal in proposer.propose(given))


def proposes(read: Reader, annotator: str | None) -> bool:
    """Whether proposals are made at all to whoever is at work."""
    if annotator is None or read.project().unaided:
        return False
    return not any(a.unaided for a in read.annotators() if a.id == annotator)


def offered(proposals: Iterable[Proposal], mine: Iterable[Annotation], rejected: Collection[str]) -> list[Proposal]:
    """Those that are still open to an annotator whose marks on the article are ``mine``.

    A mark of the same label closes what it overlaps; where it is just what was proposed, only that proposal, so that
    quotes inside it stay open. What was accepted is closed under whatever label.
    """
    listed = [p for p in proposals if rejection(p.label, p.fragments) not in rejected]
    taken = {(p.label, p.fragments) for p in listed}
    marks = [a for a in mine if a.origin != "verdict"]
    exact = {(a.label, a.fragments) for a in marks}
    loose = [a for a in marks if (a.label, a.fragments) not in taken]
    accepted = {a.fragments for a in marks if a.origin == "proposal"}
    left = [p for p in listed if (p.label, p.fragments) not in exact and p.fragments not in accepted]
    return [p for p in left if not _is_met(p, loose)]


def _is_met(proposal: Proposal, marks: Sequence[Annotation]) -> bool:
    return any(
        mine.start < theirs.end and theirs.start < mine.end
        for mark in marks
        if mark.label == proposal.label and mark.start < proposal.end and proposal.start < mark.end
        for mine in mark.fragments
        for theirs in proposal.fragments
    )


def _named(proposal: Proposal, pronouns: Collection[str]) -> Proposal:
    if not any(_is_pronoun(source, pronouns) for source in proposal.sources):
        return proposal
    sources = tuple(msgspec.structs.replace(s, name="") if _is_pronoun(s, pronouns) else s for s in proposal.sources)
    return msgspec.structs.replace(proposal, sources=sources)


def _is_pronoun(source: Source, pronouns: Collection[str]) -> bool:
    return source.speaker is None and source.name.casefold() in pronouns
