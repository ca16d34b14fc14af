"""A link from one annotation or article to another, or to a speaker of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from annotator.model.annotation import AttributeValue

End = Literal["annotation", "speaker", "article"]


class Link(Struct, frozen=True, gc=False):
    """``type`` is one that the codebook declares: said_by, cued_by, inside, expressed_in, claimed_by, …

    ``annotator`` is who drew it. ``attributes`` hold, for said_by, its ``position`` (origin, relay, record) and
    ``order`` (1 outward).
    """

    id: str
    type: str
    source: str = field(name="from")
    target: str = field(name="to")
    annotator: str = ""
    attributes: Mapping[str, AttributeValue | int] = {}
    source_kind: End = "annotation"
    target_kind: End = "annotation"
