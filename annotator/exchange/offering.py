"""What of a project a proposer is told, and to whom anything is proposed."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from annotator.discovery.lexicons import Lexicons
from annotator.discovery.proposals import Given, Proposal, Proposer, Source, Zone
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


def _named(proposal: Proposal, pronouns: Collection[str]) -> Proposal:
    if not any(_is_pronoun(source, pronouns) for source in proposal.sources):
        return proposal
    sources = tuple(msgspec.structs.replace(s, name="") if _is_pronoun(s, pronouns) else s for s in proposal.sources)
    return msgspec.structs.replace(proposal, sources=sources)


def _is_pronoun(source: Source, pronouns: Collection[str]) -> bool:
    return source.speaker is None and source.name.casefold() in pronouns
