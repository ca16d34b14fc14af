"""Rulings: what a decision about a case makes gold. Nothing depends on the order of the case's members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from annotator.agreement.boundaries import only_punctuation, with_gaps_filled
from annotator.model.annotation import Annotation, AttributeValue, Certainty
from annotator.model.span import Span, joined
from annotator.model.verdict import DecidedLink, Decision
from annotator.review.cases import Case
from annotator.review.versions import (
    Extent,
    Version,
    agreed_attributes,
    given,
    has_majority,
    most,
    shared,
    usual_attributes,
    usual_extent,
    versions,
    with_mark,
)


class GoldDraft(Struct, frozen=True, gc=False):
    """A gold annotation to be made; ``taken``: the ids of the annotations whose version it is."""

    label: str
    fragments: tuple[Span, ...]
    attributes: Mapping[str, AttributeValue] = {}
    speaker: str | None = None
    certainty: Certainty = "sure"
    taken: tuple[str, ...] = ()


class Ruling(Struct, frozen=True, gc=False):
    """``drafts`` of gold and the ``links`` decided with them; ``of``: whose versions they are, a chosen one first."""

    decision: Decision
    drafts: tuple[GoldDraft, ...] = ()
    links: tuple[DecidedLink, ...] = ()
    of: tuple[str, ...] = ()


def take(case: Case, annotator: str, other: Annotation | None = None) -> Ruling:
    """That annotator's version as it is, with all its pieces. KeyError where they have none.

    ``other``: with this mark of theirs, where they marked the same twice, instead of the one that it repeats.
    """
    found = {version.annotator: version for version in versions(case)}
    chosen = found.pop(annotator)
    if other is not None:
        chosen = with_mark(chosen, other)
    alike = _alike(case, [chosen, *(other for other in found.values() if other.is_like(chosen))])
    return _ruled("take", case, _pieces(chosen, alike), alike, [chosen])


def majority(case: Case) -> Ruling | None:
    """What more than half have of everything: that it is there, label, extent, attributes, speaker, links.

    None where there is no such majority, and where they group it differently: a case does not tell who groups alike.
    """
    found = versions(case)
    if len(found) < 2 or len(found) <= len(_missing(case)) or any(f.kind == "group" for f in case.unit.facets):
        return None
    fields: tuple[Callable[[Version], object], ...] = (
        lambda v: v.primary.label,
        lambda v: v.extent,
        lambda v: v.primary.speaker,
        lambda v: len(v.pieces),
    )
    if not (all(has_majority(map(field, found)) for field in fields) and agreed_attributes(found)):
        return None
    if not _links_agreed(case, found):
        return None
    usual = usual_extent([version.extent for version in found])
    carriers = [version for version in found if version.extent == usual]
    pieces = most(len(version.pieces) for version in found)[0]
    shape = next((version for version in carriers if len(version.pieces) == pieces), carriers[0])
    if len(shape.pieces) > 1:
        return take(case, shape.annotator)
    draft = _consensus(case, found, usual)
    return _ruled("majority", case, (draft,), _like(case, draft, found), found, most_links=True)


def union(case: Case) -> Ruling | None:
    """Every character that anybody marked, with what most say of it. None where nobody marked anything."""
    found = versions(case)
    if not found:
        return None
    draft = _consensus(case, found, joined(span for version in found for span in version.extent))
    return _ruled("union", case, (draft,), _like(case, draft, found), found)


def intersection(case: Case) -> Ruling | None:
    """The characters that all who marked it share, with what most say of them. None where there is no such one."""
    found = versions(case)
    covered = shared([version.extent for version in found]) if found else ()
    if not covered:
        return None
    draft = _consensus(case, found, covered)
    return _ruled("intersection", case, (draft,), _like(case, draft, found), found)


def trimmed(case: Case, text: str) -> Ruling | None:
    """The usual extent without quotation marks, punctuation and space at its outer edges; None where that is all."""
    found = versions(case)
    extent = _trimmed(usual_extent([version.extent for version in found]), text) if found else ()
    if not extent:
        return None
    draft = _consensus(case, found, extent)
    return _ruled("trimmed", case, (draft,), _like(case, draft, found), found)


def both(case: Case) -> Ruling | None:
    """Every version stands for itself, those that are alike once. None where there are not two that differ."""
    kinds: list[list[Version]] = []
    for version in versions(case):
        same = next((alike for alike in kinds if alike[0].is_like(version)), None)
        if same is None:
            kinds.append([version])
        else:
            same.append(version)
    if len(kinds) < 2:
        return None
    drafts = tuple(draft for alike in kinds for draft in _pieces(alike[0], alike))
    return _ruled("both", case, drafts, [version for alike in kinds for version in alike], [k[0] for k in kinds])


def parts(case: Case, annotator: str | None = None) -> Ruling | None:
    """The pieces of whoever marked several (of most pieces, or of ``annotator``). None where nobody did."""
    found = [v for v in versions(case) if len(v.pieces) > 1 and annotator in (None, v.annotator)]
    if not found:
        return None
    chosen = min(found, key=lambda version: (-len(version.pieces), version.annotator))
    same = (other for other in found if other.annotator != chosen.annotator and other.is_like(chosen))
    alike = _alike(case, [chosen, *same])
    return _ruled("parts", case, _pieces(chosen, alike), alike, [chosen])


def merged(case: Case, text: str) -> Ruling | None:
    """All pieces as one: gaps that hold nothing but punctuation and space are closed. None where nobody has pieces."""
    found = versions(case)
    pieces = [fragment for version in found if len(version.pieces) > 1 for fragment in version.extent]
    if not pieces:
        return None
    draft = _consensus(case, found, with_gaps_filled(text, pieces))
    return _ruled("merged", case, (draft,), _like(case, draft, found), found)


def nobody(case: Case) -> Ruling:  # noqa: ARG001 - every decision is made of a case
    """Nobody is right: no gold, and that is recorded."""
    return Ruling("nobody")


def put_off(decision: Decision) -> Ruling:
    """*defer*, *comment* or *codebook*: nothing is settled."""
    return Ruling(decision)


def edited(ruling: Ruling, place: int = 0, **changes: Any) -> Ruling:
    """``ruling`` with its ``place``-th draft changed: ``label``, ``fragments``, ``attributes``, ``speaker`` …

    Fragments are put in text order and joined where they touch. What it was made from stays told.
    """
    if "fragments" in changes:
        changes["fragments"] = joined(changes["fragments"])
    draft = msgspec.structs.replace(ruling.drafts[place], **changes)
    drafts = (*ruling.drafts[:place], draft, *ruling.drafts[place + 1 :])
    return msgspec.structs.replace(ruling, decision="edited", drafts=drafts)


# -- how drafts are made ---------------------------------------------------------------------------------------------


def _pieces(chosen: Version, alike: Sequence[Version]) -> tuple[GoldDraft, ...]:
    """The pieces of a version as drafts, each taken from the same piece of all that are ``alike``."""
    return tuple(
        _draft(piece, tuple(version.pieces[place].id for version in alike)) for place, piece in enumerate(chosen.pieces)
    )


def _draft(piece: Annotation, taken: tuple[str, ...]) -> GoldDraft:
    return GoldDraft(piece.label, piece.fragments, dict(piece.attributes), piece.speaker, piece.certainty, taken)


def _consensus(case: Case, found: Sequence[Version], extent: Extent) -> GoldDraft:
    label, _count = most(version.primary.label for version in found)
    labelled = [version for version in found if version.primary.label == label]
    speaker, _count = most(version.primary.speaker for version in found)
    draft = GoldDraft(str(label), extent, usual_attributes(labelled), str(speaker) if speaker else None)
    taken = tuple(key for version in _like(case, draft, found) for key in version.ids)
    return msgspec.structs.replace(draft, taken=taken)


def _alike(case: Case, same: Sequence[Version]) -> list[Version]:
    """Of versions that say the ``same`` the first, and those whose links and groups do not differ from its own."""
    chosen = same[0].annotator
    doubted = [set(facet.annotators) for facet in case.unit.facets if facet.kind in ("link", "group")]
    if any(chosen in who for who in doubted):
        return [same[0]]
    return [version for version in same if not any(version.annotator in who for who in doubted)]


def _like(case: Case, draft: GoldDraft, found: Sequence[Version]) -> list[Version]:
    """The versions that say what the draft says; where none does, those of its label."""
    wanted = (draft.label, draft.fragments, dict(draft.attributes), draft.speaker)
    exact = [v for v in found if (v.primary.label, v.extent, given(v.primary), v.primary.speaker) == wanted]
    return _alike(case, exact or [version for version in found if version.primary.label == draft.label])


def _trimmed(extent: Extent, text: str) -> Extent:
    start, end = extent[0].start, extent[-1].end
    while start < end and only_punctuation(text, (Span(start, start + 1),)):
        start += 1
    while end > start and only_punctuation(text, (Span(end - 1, end),)):
        end -= 1
    return shared([extent, (Span(start, end),)]) if start < end else ()


def _missing(case: Case) -> frozenset[str]:
    return frozenset(who for facet in case.unit.facets if facet.kind == "missing" for who in facet.annotators)


def _ruled(
    decision: Decision,
    case: Case,
    drafts: tuple[GoldDraft, ...],
    alike: Sequence[Version],
    linkers: Sequence[Version],
    *,
    most_links: bool = False,
) -> Ruling:
    of = tuple(dict.fromkeys(version.annotator for version in alike))
    return Ruling(decision, drafts, _links(case, drafts, linkers, most_links=most_links), of)


def _links(
    case: Case, drafts: Sequence[GoldDraft], linkers: Sequence[Version], *, most_links: bool
) -> tuple[DecidedLink, ...]:
    """The links that ``linkers`` drew, those that lead to one case once; if ``most_links``, those that most drew.

    Where most drew one and agree, but at several mentions of one speaker, the first of them is followed.
    """
    owner = {key: version.annotator for version in linkers for key in version.ids}
    place_of = {key: place for place, draft in enumerate(drafts) for key in draft.taken}
    drawn: dict[tuple[str, str, int], list[DecidedLink]] = {}
    who: dict[tuple[str, str, int], set[str]] = {}
    for link, aim in zip(case.links, case.aims, strict=True):
        if link.source in owner:
            place = place_of.get(link.source, 0)
            decided = DecidedLink(link.type, link.target, link.target_kind, dict(link.attributes), place)
            drawn.setdefault((link.type, aim, place), []).append(decided)
            who.setdefault((link.type, aim, place), set()).add(owner[link.source])
    kept = [key for key in sorted(drawn) if not most_links or len(who[key]) * 2 > len(linkers)]
    if most_links:
        kept += [key for key in sorted(drawn) if _followed(key, kept, who, len(linkers))]
    return tuple(_usual_link(drawn[key]) for key in kept)


def _followed(
    key: tuple[str, str, int],
    kept: Sequence[tuple[str, str, int]],
    who: Mapping[tuple[str, str, int], set[str]],
    of: int,
) -> bool:
    """Whether it is drawn by the first of those who, more than half ``of`` all, draw a link of that type elsewhere."""
    kind, _aim, place = key
    if any((other[0], other[2]) == (kind, place) for other in kept):
        return False
    drawing = {one for other, ones in who.items() if (other[0], other[2]) == (kind, place) for one in ones}
    return len(drawing) * 2 > of and min(drawing) in who[key]


def _links_agreed(case: Case, found: Sequence[Version]) -> bool:
    """Whether of each type that is in dispute more than half draw the same links, with the same attributes."""
    disputed = {facet.name for facet in case.unit.facets if facet.kind == "link"}
    return all(has_majority(_drawn(case, version, kind) for version in found) for kind in disputed)


def _drawn(case: Case, version: Version, kind: str) -> list[tuple[str, bytes]]:
    drawn = zip(case.links, case.aims, strict=True)
    return sorted(
        (aim, msgspec.json.encode(link.attributes, order="deterministic"))
        for link, aim in drawn
        if link.type == kind and link.source in version.ids
    )


def _usual_link(found: Sequence[DecidedLink]) -> DecidedLink:
    """Of links that lead to one case the one with the attributes that most have."""
    encoded = [(msgspec.json.encode(link.attributes, order="deterministic"), link) for link in found]
    counts = Counter(attributes for attributes, _link in encoded)
    return min(encoded, key=lambda pair: (-counts[pair[0]], pair[0], pair[1].target))[1]
