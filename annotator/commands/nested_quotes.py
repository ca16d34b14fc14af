"""Quotes inside quotes: the link from a quote to the smallest one around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from annotator.commands.links import AddLink, add_link, link_types
from annotator.model.annotation import Annotation
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

INSIDE = "inside"


def join_nested(ledger: Ledger, reader: Reader, fresh: Collection[Annotation]) -> None:
    """Draw the links that ``fresh`` marks of whoever acts bring: from each to what it stands in, and to each from what
    stands in it and is in nothing yet. As far as the codebook has such links.
    """
    codebook = reader.codebook()
    new = {mark.id for mark in fresh if any(t.id == INSIDE for t in link_types(codebook, mark.label, mark.label))}
    for article in {mark.article for mark in fresh if mark.id in new}:
        mine = [a for a in reader.annotations(article, (ledger.who or "",)) if a.origin != "verdict"]
        placed = {link.source for link in reader.links_of([a.id for a in mine]) if link.type == INSIDE}
        for inner in mine:
            around = _smallest_around(inner, mine) if inner.id not in placed else None
            if around is not None and (inner.id in new or around.id in new):
                add_link(ledger, reader, AddLink(INSIDE, inner.id, around.id))


def _smallest_around(inner: Annotation, marks: Iterable[Annotation]) -> Annotation | None:
    around = [a for a in marks if a.label == inner.label and a.fragments != inner.fragments and _holds(a, inner)]
    return min(around, key=lambda a: (sum(map(len, a.fragments)), a.id), default=None)


def _holds(outer: Annotation, inner: Annotation) -> bool:
    if inner.start < outer.start or outer.end < inner.end:
        return False
    return all(any(part.contains(piece) for part in outer.fragments) for piece in inner.fragments)
