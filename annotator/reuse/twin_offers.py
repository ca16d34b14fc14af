"""The twins of a tagged quote that are not tagged, or not grouped with it: each as it would be tagged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from annotator.discovery.confidence import confidence
from annotator.discovery.proposals import FORMS, Form, Proposal, Source
from annotator.model.annotation import Annotation
from annotator.model.group import GroupKind
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.model.team import rejection
from annotator.reuse.marked import is_marked, said_parts
from annotator.reuse.rendering import Rendering, claimed, rendering
from annotator.text.word_diff import Wording

if TYPE_CHECKING:
    from annotator.reuse.twins import Twin, TwinGroup

_TWIN = "twin"
SAME = 0.5
"""Share of the shorter stretch from which on two are the same words of an article."""


class TwinOffer(Struct, frozen=True):
    """A rendering of a quote in ``article``: ``proposal`` is how it would be tagged, with the quote's speakers.

    ``standing`` is the id of the annotation that is there already, empty for none. ``rendered`` is how it renders the
    words with which the group compares. ``unnamed`` are speakers, each with a position, whom the article does not
    name there; ``disputed`` says that it names somebody else than the quote has.
    """

    article: str
    proposal: Proposal
    rendered: Rendering
    standing: str = ""
    unnamed: tuple[tuple[str, str], ...] = ()
    disputed: bool = False


class Work(Struct, frozen=True):
    """What somebody has done in an article, and what is known of it: its ``text``, their ``marks`` of quotes, what they
    ``rejected``, and what is proposed there anyway.
    """

    text: str
    marks: Sequence[Annotation] = ()
    rejected: Collection[str] = ()
    proposals: Sequence[Proposal] = ()


class Origin(Struct, frozen=True):
    """The quote whose twins are offered: who says it (speaker, position), with which ``wording`` its group compares,
    and the ids of what is ``grouped`` with it or with something else.
    """

    quote: Annotation
    wording: Wording
    sayers: Sequence[tuple[Speaker, str]] = ()
    grouped: Collection[str] = ()
    kind: GroupKind = "quote"


def twin_offers(origin: Origin, found: TwinGroup, work: Mapping[str, Work]) -> list[TwinOffer]:
    """What can be tagged or grouped with the quote, in the order in which ``found`` has it.

    Not what was rejected, nor what stands in a group. Articles that ``work`` does not have are left out.
    """
    return [
        offer
        for twin in found.members
        if twin.article in work and not _is_quote(origin.quote, twin)
        for offer in _offer(origin, twin, work[twin.article])
    ]


def _is_quote(quote: Annotation, twin: Twin) -> bool:
    return twin.article == quote.article and share(twin.fragments, quote.fragments) >= SAME


def _offer(origin: Origin, twin: Twin, work: Work) -> Iterator[TwinOffer]:
    standing = standing_at(work.marks, twin.fragments)
    if standing is not None:
        if standing.id not in origin.grouped:
            told = Proposal(standing.fragments, "direct", label=standing.label)
            yield TwinOffer(twin.article, told, rendered(origin, work.text, standing.fragments), standing.id)
        return
    if rejection(origin.quote.label, twin.fragments) in work.rejected:
        return
    local = max(work.proposals, key=lambda p: share(p.fragments, twin.fragments), default=None)
    if local is not None and share(local.fragments, twin.fragments) < SAME:
        local = None
    sources, unnamed, disputed = _sources(origin, local)
    proposal = Proposal(
        fragments=twin.fragments,
        form=_form(origin.quote, work.text, twin.fragments, local),
        sources=sources,
        cue=local.cue if local is not None else (),
        why=_TWIN,
        facts={"speaker": origin.sayers[0][0].name} if origin.sayers else {},
        confidence=confidence(_TWIN),
        label=origin.quote.label,
    )
    yield TwinOffer(twin.article, proposal, rendered(origin, work.text, twin.fragments), "", unnamed, disputed)


def rendered(origin: Origin, text: str, fragments: tuple[Span, ...]) -> Rendering:
    """How those words render what the group compares with."""
    member = Wording(text, said_parts(text, fragments))
    return (rendering if origin.kind == "quote" else claimed)(origin.wording, member)


def standing_at(marks: Sequence[Annotation], fragments: tuple[Span, ...]) -> Annotation | None:
    """The one of ``marks`` on those words, if any is."""
    best = max(marks, key=lambda mark: share(mark.fragments, fragments), default=None)
    return best if best is not None and share(best.fragments, fragments) >= SAME else None


def share(one: Sequence[Span], other: Sequence[Span]) -> float:
    """How much of the shorter of two lists of fragments stands in the other, 0 to 1."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return both / max(1, min(sum(map(len, one)), sum(map(len, other))))


def _form(quote: Annotation, text: str, fragments: tuple[Span, ...], local: Proposal | None) -> Form:
    """As it is found anyway; else as the quote's, unless one of the two stands in marks and the other does not."""
    if local is not None:
        return local.form
    told = next((form for form in FORMS if form == quote.attributes.get("form")), None)
    if is_marked(text, fragments):
        return told if told in ("direct", "mixed", "marks_only") else "direct"
    return told if told in ("indirect", "narrated") else "indirect"


def _sources(origin: Origin, local: Proposal | None) -> tuple[tuple[Source, ...], tuple[tuple[str, str], ...], bool]:
    """Whom the article names, as the quote has them; who is not named there; whether it names somebody else."""
    sources = {source.position: source for source in (local.sources if local is not None else ())}
    unnamed: list[tuple[str, str]] = []
    disputed = False
    for speaker, position in origin.sayers:
        source = next((s for place, s in sources.items() if place == position), None)
        if source is None:
            unnamed.append((speaker.id, position))
        elif _may_mean(source, speaker):
            sources[source.position] = msgspec.structs.replace(source, speaker=speaker.id, name=speaker.name)
        else:
            disputed |= _is_named(speaker.name)
    return tuple(sources.values()), tuple(unnamed), disputed


def _may_mean(source: Source, speaker: Speaker) -> bool:
    """Whether a mention may mean the speaker: it names nobody ("she", "the minister"), or has their (last) name."""
    if source.speaker is not None or not _is_named(source.name):
        return source.speaker in (None, speaker.id)
    told = source.name.casefold().split()
    names = [name.casefold().split() for name in (speaker.name, *speaker.aliases)]
    return any(told[-1:] == name[-1:] or told == name for name in names)


def _is_named(name: str) -> bool:
    """Whether it is a name rather than a description."""
    return name[:1] != name[:1].lower()
