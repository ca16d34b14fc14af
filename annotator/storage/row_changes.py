"""What happened to rows: recorded so that it can be told, taken back and done again."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct

from annotator.model.changes import ChangeSet, Kind

LARGE = 4096
"""Records of more bytes than this are stored compressed."""
SLICE = 2000
"""Rows that are packed together: what an import of a million wrote is never whole in memory."""
_SLICED = b"S"
_SIZE = 4


class RowChange(Struct, frozen=True, array_like=True):
    """One row added, changed or dropped.

    Added: ``after`` holds only a digest of the row, so that importing a text does not store it twice. Changed:
    ``before`` and ``after`` hold the columns that differ. Dropped: ``before`` is the whole row.
    """

    verb: Literal["+", "~", "-"]
    table: str
    key: tuple[str | int, ...]
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(list[RowChange])


class Recorded:
    """What happens to rows, in order, kept as it will be stored."""

    def __init__(self) -> None:
        self._latest: list[RowChange] = []
        self._slices: list[bytes] = []

    def __bool__(self) -> bool:
        return bool(self._latest or self._slices)

    def add(self, change: RowChange) -> None:
        """Note one more."""
        self._latest.append(change)
        if len(self._latest) == SLICE:
            self._slices.append(_packed(self._latest))
            self._latest = []

    def packed(self) -> bytes:
        """All as bytes: one slice as it is, of several each with its size before it."""
        slices = [*self._slices, _packed(self._latest)] if self._latest else self._slices
        if len(slices) == 1:
            return slices[0]
        return _SLICED + b"".join(part for one in slices for part in (len(one).to_bytes(_SIZE, "big"), one))


def last_first(data: bytes) -> Iterator[list[RowChange]]:
    """The changes from what :meth:`Recorded.packed` made, in slices: the last of them first, each in order."""
    if data[:1] != _SLICED:
        yield _unpacked(data)
        return
    starts, at = [], len(_SLICED)
    while at < len(data):
        starts.append(at + _SIZE)
        at += _SIZE + int.from_bytes(data[at : at + _SIZE], "big")
    for start in reversed(starts):
        yield _unpacked(data[start : start + int.from_bytes(data[start - _SIZE : start], "big")])


def _packed(changes: Sequence[RowChange]) -> bytes:
    """JSON, compressed when it is large."""
    data = _encoder.encode(changes)
    return zlib.compress(data, 1) if len(data) > LARGE else data


def _unpacked(data: bytes) -> list[RowChange]:
    return _decoder.decode(data if data[:1] == b"[" else zlib.decompress(data))


_LATER = frozenset(
    ("more", "of", "stood", "rule", "replaces", "checks", "links", "taken", "rules", "recorded", "unaided", "rejected",
     "engine")
)  # fmt: skip


_UNTOLD = _LATER | {"seq"}


def row_digest(row: dict[str, Any]) -> str:
    """Sixteen hexadecimal digits that tell two states of a row apart.

    The row number of a text does not count, nor do columns of later versions while they are empty: what an older
    version recorded can still be taken back.
    """
    told = row
    if not _UNTOLD.isdisjoint(row):
        told = {name: value for name, value in row.items() if name != "seq" and (value or name not in _LATER)}
    return hashlib.blake2b(_encoder.encode(told), digest_size=8).hexdigest()


def without_time(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """The row as it is without the time that was counted in it meanwhile, which is no step of its own."""
    return row | {"seconds": 0} if table == "annotation_sets" else row


KINDS: dict[str, Kind] = {
    "projects": "project",
    "codebooks": "codebook",
    "annotators": "annotator",
    "stories": "story",
    "articles": "article",
    "article_texts": "article",
    "annotation_sets": "set",
    "speakers": "speaker",
    "annotations": "annotation",
    "fragments": "annotation",
    "links": "link",
    "groups": "group",
    "group_members": "group",
    "group_absences": "group",
    "verdicts": "verdict",
    "hand_outs": "project",
    "set_aside": "set_aside",
}

_WHOLE = frozenset(("annotations", "links", "speakers", "groups", "verdicts", "articles", "stories", "annotators"))

_NAMES = ("id", "annotation_id", "group_id", "article_id")
"""Columns that say what a row is part of; the first that a table has."""

_ENDS = {"links": ("source_id", "target_id"), "group_members": ("annotation_id",), "group_absences": ("article_id",)}
"""Columns that name others whose showing changes with the row."""


class Touched:
    """Collects, while rows change, what a :class:`ChangeSet` will tell."""

    def __init__(self) -> None:
        self.kinds: set[Kind] = set()
        self.articles: set[str] = set()
        self.ids: set[str] = set()
        self.dropped: set[str] = set()

    def rows(self, verb: str, table: str, rows: Sequence[dict[str, Any]]) -> None:
        """Take note of rows of one table that were added, changed or dropped, each of them whole."""
        self.kinds.add(KINDS[table])
        article = "id" if table == "articles" else "article_id"
        self.articles.update(row[article] for row in rows if article in row)
        column = next(name for name in _NAMES if name in rows[0])
        names = {row[column] for row in rows if row[column]}
        self.ids.update(names)
        if table in _WHOLE:
            (self.dropped.update if verb == "-" else self.dropped.difference_update)(names)
        for end in _ENDS.get(table, ()):
            self.ids.update(row[end] for row in rows)

    def told(self) -> ChangeSet:
        """What was collected, as a value."""
        return ChangeSet(frozenset(self.kinds), frozenset(self.articles), frozenset(self.ids), frozenset(self.dropped))
