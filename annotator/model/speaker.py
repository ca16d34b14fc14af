"""A speaker: who is quoted, across all articles of the project."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

KINDS = ("person", "organisation", "group", "document", "unknown")
"""The kinds that are offered; a dataset may bring others, which are kept."""


class Speaker(Struct, frozen=True, gc=False):
    """One entry of the project's register.

    ``aliases`` are other ways in which articles name them; ``external_ids`` name them elsewhere, such as
    ``{"wikidata": "Q42"}``.
    """

    id: str
    name: str
    kind: str = "person"
    aliases: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    external_ids: Mapping[str, str] = {}
