"""What part a label plays in attribution, as the codebook's links say it."""

from __future__ import annotations

from typing import Literal

from annotator.commands.attribution import CLAIMED_BY, CUE, CUED_BY, MENTION, SAID_BY
from annotator.model.codebook import Codebook, LinkType

Role = Literal["quote", "mention", "cue", "statement", "zone"]
"""``statement`` is everything else that is said: claims, and what a team adds."""

_EMPTY = LinkType(id="")


def role_of(codebook: Codebook, label: str) -> Role:
    """The role of the label of that id; a label that the codebook does not have is a statement."""
    found = codebook.label(label)
    if found is not None and found.zone:
        return "zone"
    said_by = codebook.link(SAID_BY) or _EMPTY
    cued_by = codebook.link(CUED_BY) or _EMPTY
    if label in said_by.sources:
        return "quote"
    if label == MENTION or label in said_by.targets:
        return "mention"
    if label == CUE or label in cued_by.targets:
        return "cue"
    return "statement"


def attribution_type(codebook: Codebook, label: str) -> str | None:
    """The type of link by which an annotation of that label says whose words it gives, if it can."""
    link = CLAIMED_BY if label == "claim" else SAID_BY
    found = codebook.link(link)
    return link if found is not None and label in found.sources else None
