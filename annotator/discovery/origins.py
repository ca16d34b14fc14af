"""Who produced the words of quotes, as their articles say, and which members of a group give them to somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.speaker import Speaker

SAID_BY = "said_by"
ORIGIN = "origin"


class Origin(Struct, frozen=True):
    """A speaker by name, and the annotation that names them: None where the quote leads to the register's entry."""

    name: str
    mention: Annotation | None = None

    @property
    def known_as(self) -> str:
        """The name as it is compared: entries of one name are one speaker whom two people entered."""
        return " ".join(self.name.casefold().split())


Origins = Mapping[str, Sequence[Origin]]
"""By the id of a quote; quotes whose origin is not known are not in it."""


def origins_of(links: Iterable[Link], annotations: Iterable[Annotation], speakers: Iterable[Speaker]) -> Origins:
    """The origins of the quotes at which ``links`` start; ``annotations`` are the mentions to which these lead."""
    names, mentions = {s.id: s.name for s in speakers}, {a.id: a for a in annotations}
    found: defaultdict[str, list[Origin]] = defaultdict(list)
    for link in links:
        if link.type == SAID_BY and link.attributes.get("position", ORIGIN) == ORIGIN:
            mention = mentions.get(link.target) if link.target_kind == "annotation" else None
            speaker = link.target if link.target_kind == "speaker" else mention.speaker if mention else None
            if speaker:
                found[link.source].append(Origin(names.get(speaker) or speaker, mention))
    return found


def share_origin(one: Iterable[Origin], other: Iterable[Origin]) -> bool:
    """Whether two quotes come from anybody in common."""
    return not {origin.known_as for origin in one}.isdisjoint(origin.known_as for origin in other)


class OtherOrigin(Struct, frozen=True):
    """A member that gives the words to another speaker than the one it is compared with: ``before`` is whom that one
    names, ``after`` whom this one does.
    """

    before: Origin
    after: Origin


def other_origins(members: Iterable[str], origins: Origins) -> dict[str, OtherOrigin]:
    """By id, the ``members`` that come from somebody else than the first of them whose origin is known."""
    known = [key for key in members if origins.get(key)]
    if not known:
        return {}
    first = origins[known[0]]
    return {key: OtherOrigin(first[0], origins[key][0]) for key in known[1:] if not share_origin(first, origins[key])}
