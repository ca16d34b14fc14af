"""What the codebook says about that in which annotators differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.agreement.units import Facet
from annotator.model.annotation import Annotation
from annotator.model.codebook import Attribute, Codebook
from annotator.review.cases import Case

OF_LABEL = frozenset({"missing", "boundary", "boundary-trivial", "label", "split", "duplicate"})


def guidance(case: Case, codebook: Codebook) -> list[tuple[str, str]]:
    """Titles and guidelines: of the labels in question, of attributes with the values chosen, of links and groups."""
    found: dict[str, str] = {}
    for facet in case.unit.facets:
        for title, words in _about(facet, case.members, codebook):
            if words:
                found.setdefault(title, words)
    return list(found.items())


def clauses(case: Case, codebook: Codebook) -> list[str]:
    """What a verdict about the case may rest on, those in question first, then all labels."""
    named = [title for title, _words in guidance(case, codebook)]
    labels = [label.title or label.id for label in codebook.labels if not label.zone]
    asked = [
        f"{label.title or label.id} › {attribute.title or attribute.id}"
        for label in codebook.labels
        if label.id in {member.label for member in case.members}
        for attribute in label.attributes
    ]
    return list(dict.fromkeys([*named, *asked, *labels]))


def _about(facet: Facet, members: Sequence[Annotation], codebook: Codebook) -> Iterator[tuple[str, str]]:
    labels = [label for label in codebook.labels if label.id in {member.label for member in members}]
    if facet.kind in OF_LABEL:
        yield from ((label.title or label.id, label.guideline) for label in labels)
    elif facet.kind == "attribute":
        for label in labels:
            for attribute in label.attributes:
                if attribute.id == facet.name:
                    title = f"{label.title or label.id} › {attribute.title or attribute.id}"
                    yield title, _values(attribute, members)
    elif facet.kind == "link":
        yield from ((link.title or link.id, link.guideline) for link in codebook.links if link.id == facet.name)
    elif facet.kind == "group":
        yield from ((group.title or group.id, group.guideline) for group in codebook.groups if group.id == facet.name)


def _values(attribute: Attribute, members: Sequence[Annotation]) -> str:
    chosen: set[str] = set()
    for member in members:
        value = member.attributes.get(attribute.id)
        chosen.update(value if isinstance(value, tuple) else [value] if value else [])
    told = [
        f"{value.title or value.id}: {value.guideline}"
        for value in attribute.values
        if value.id in chosen and value.guideline
    ]
    return "\n".join(part for part in (attribute.guideline, *told) if part)
