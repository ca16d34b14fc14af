"""Proposals for the articles of a project, and what its annotators tagged, to compare them with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from annotator.discovery.evaluation import Judged
from annotator.discovery.names import Register
from annotator.discovery.proposals import Given, Proposal, Proposer, Zone
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.storage.reader import Reader

QUOTE, SAID_BY, CUED_BY = "quote", "said_by", "cued_by"


def given_articles(
    read: Reader, stories: Collection[str] | None = None, *, register: bool = True, annotator: str | None = None
) -> Iterator[tuple[str, Given]]:
    """The id of each article in ``stories`` (None: all) with what a proposer is told of it.

    With ``register``, also who is known already; for ``annotator`` without the entries that only others point to.
    """
    known = known_speakers(read, annotator) if register else {}
    zones = {label.id for label in read.codebook().labels if label.zone}
    machines = [a.id for a in read.annotators() if a.role == "machine"]
    for article in read.articles():
        if stories is None or article.story in stories:
            structure = read.annotations(article.id, machines) if machines else []
            marked = tuple(Zone(f, a.label) for a in structure if a.label in zones for f in a.fragments)
            yield article.id, Given(read.text(article.id), article.language, marked, known)


def proposed(
    read: Reader,
    proposer: Proposer,
    stories: Collection[str] | None = None,
    *,
    register: bool = True,
    annotator: str | None = None,
) -> Iterator[tuple[str, Given, list[Proposal]]]:
    """Of each article its id, what was given, and the proposals for it."""
    for article, given in given_articles(read, stories, register=register, annotator=annotator):
        yield article, given, list(proposer.propose(given))


def _foreign(read: Reader, annotator: str) -> frozenset[str]:
    """The entries of the register to which others point, and ``annotator`` does not."""
    own: set[str] = set()
    others: set[str] = set()
    for article in read.articles():
        pointed = [(a.annotator, a.speaker) for a in read.annotations(article.id)]
        pointed += [(link.annotator, link.target) for link in read.links(article.id) if link.target_kind == "speaker"]
        for who, speaker in pointed:
            if speaker:
                (own if who == annotator else others).add(speaker)
    return frozenset(others - own)


def known_speakers(read: Reader, annotator: str | None = None) -> Mapping[str, Sequence[str]]:
    """The names and aliases of the register by id; for ``annotator`` without entries that only others point to."""
    foreign = _foreign(read, annotator) if annotator else frozenset()
    return {s.id: (s.name, *s.aliases) for s in read.speakers() if s.id not in foreign}


def judged_proposal(article: str, proposal: Proposal, key: str, register: Register) -> Judged:
    """``proposal`` as it is compared, under ``key``: whoever is not linked is whom ``register`` knows by that name."""
    origin = next((s for s in proposal.sources if s.position == "origin"), None)
    names: frozenset[str] = frozenset()
    if origin:
        speaker = origin.speaker or register.who(origin.name)
        called = register.name(speaker) if speaker else origin.name
        names = frozenset(filter(None, (speaker, called.casefold())))
    mention = (origin.mention,) if origin else ()
    return Judged(article, proposal.fragments, proposal.form, mention, names, proposal.cue, key)


def tagged_quotes(read: Reader, annotator: str, stories: Collection[str] | None = None) -> list[Judged]:
    """The quotes of ``annotator``, each with its origin and cue as linked."""
    names = {s.id: s.name for s in read.speakers()}
    found = []
    for article in read.articles():
        if stories is None or article.story in stories:
            mine = {a.id: a for a in read.annotations(article.id, (annotator,))}
            links = [link for link in read.links(article.id) if link.annotator == annotator]
            quotes = [a for a in mine.values() if a.label == QUOTE]
            found += [_judged(quote, mine, _of(links, quote.id), names) for quote in quotes]
    return found


def _of(links: list[Link], quote: str) -> list[Link]:
    own = [link for link in links if link.source == quote]
    return sorted(own, key=lambda link: (int(link.attributes.get("order") or 1), link.id))  # type: ignore[arg-type]


def _judged(quote: Annotation, mine: Mapping[str, Annotation], links: list[Link], names: Mapping[str, str]) -> Judged:
    said = [link for link in links if link.type == SAID_BY and link.attributes.get("position", "origin") == "origin"]
    target = mine.get(said[0].target) if said else None
    speaker = (target.speaker if target else said[0].target if said else None) or ""
    cues: tuple[Span, ...] = ()
    for link in links:
        if link.type == CUED_BY and link.target in mine:
            cues += mine[link.target].fragments
    known = frozenset((speaker, names[speaker].casefold())) if speaker in names else frozenset()
    mention = target.fragments if target else ()
    form = str(quote.attributes.get("form") or "")
    return Judged(quote.article, quote.fragments, form, mention, known, cues, quote.id)
