"""How a dataset and a project compare: what is new, the same, filled in, kept as it is, refused."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Refused(Struct, frozen=True):
    """An entry of the dataset that does not go in (or not whole), with the key of the sentence that says why."""

    kind: str
    id: str
    key: str
    facts: Mapping[str, object] = {}
    name: str = ""
    """What a person calls the entry, where it has a name."""


class Kept(Struct, frozen=True):
    """A field in which dataset and project differ; the project keeps its own."""

    kind: str
    id: str
    field: str
    ours: str
    theirs: str
    name: str = ""
    """What a person calls the entry, where it has a name."""


class DatasetComparison(Struct, frozen=True):
    """Numbers are by kind (``annotations``, ``links`` …).

    ``new`` entries are added, ``same`` ones are there already, ``filled`` ones lacked details that the dataset has.
    ``noted`` tells of entries that do go in, but not quite as a reader might expect. ``takes_over``: the project is
    empty and becomes the dataset's, by id, name and codebook. ``unknown`` counts fields that nobody here knows, by
    their place; they do not go in.
    """

    takes_over: bool
    new: Mapping[str, int]
    same: Mapping[str, int]
    filled: Mapping[str, int]
    kept: tuple[Kept, ...]
    noted: tuple[Refused, ...]
    refused: tuple[Refused, ...]
    unknown: Mapping[str, int]
