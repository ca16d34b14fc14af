"""What stood on the screen when a verdict was given, as a digest: where it differs now, the verdict is stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from annotator.model.annotation import Annotation
from annotator.model.link import Link

_encode = msgspec.json.Encoder(order="deterministic").encode


def digest_of(members: Sequence[Annotation], links: Iterable[Link]) -> str:
    """Sixteen hexadecimal digits; independent of the order of ``members`` and of the ``links`` drawn from them.

    Extents, labels, attributes, speakers and links count, and which annotations they are; notes, certainty, times
    and revisions do not.
    """
    drawn: dict[str, list[object]] = {member.id: [] for member in members}
    for link in sorted(links, key=lambda one: (one.type, one.target, one.id)):
        if link.source in drawn:
            drawn[link.source].append((link.type, link.target, link.attributes))
    told = [
        (m.id, m.label, m.fragments, _given(m), m.speaker, drawn[m.id]) for m in sorted(members, key=lambda m: m.id)
    ]
    return hashlib.blake2b(_encode(told), digest_size=8).hexdigest()


def _given(member: Annotation) -> Mapping[str, object]:
    if all(member.attributes.values()):
        return member.attributes
    return {name: value for name, value in member.attributes.items() if value}
