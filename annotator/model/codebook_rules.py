"""What a codebook must keep to, wherever it comes from: a file, the edit dialog, a dataset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from annotator.model.codebook import Attribute, Codebook, GroupType, Label, LinkType, Value

RESERVED_KEYS = frozenset("FLMNP")
"""Single letters that the window itself uses while a reading pane has the focus."""

CHECKS = (
    "quote_without_speaker",
    "unbalanced_marks",
    "quantity_without_value",
    "date_without_value",
    "group_origins_differ",
    "attributed_claim_unlinked",
)
"""Warnings that a codebook may switch on."""

ENDS = ("@speaker", "@article")
"""What a link may touch besides labels."""

Where = tuple[str | int, ...]
_ID = re.compile(r"\w(?:[\w .'-]{0,62}[\w.'])?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BUT_BREAKS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Problem(Struct, frozen=True, gc=False):
    """A rule that is broken: the key of its sentence, the place as a path (``("labels", 2, "key")``), the facts."""

    key: str
    where: Where
    facts: Mapping[str, object] = {}


class _Named(NamedTuple):
    where: Where
    kind: str
    item: Label | Attribute | Value | LinkType | GroupType


def problems(codebook: Codebook) -> list[Problem]:
    """Every rule that ``codebook`` breaks, in no order of importance; empty when it may be used."""
    named = list(_named(codebook))
    return [
        *_whole(codebook),
        *_ids(codebook, named),
        *_doubles(named),
        *_prose(codebook, named),
        *_keys(codebook),
        *_colours(codebook),
        *_thresholds(codebook),
        *(problem for entry in named for problem in _attribute(entry)),
        *_unknown_labels(codebook),
    ]


def key_problem(key: str) -> str | None:
    """The key of the sentence that says why ``key`` cannot tag, or None when it can."""
    if len(key) != 1 or not key.isalpha():
        return "codebook.bad_key"
    return "codebook.key_reserved" if key.upper() in RESERVED_KEYS else None


def _whole(codebook: Codebook) -> Iterator[Problem]:
    if codebook.version < 1:
        yield Problem("codebook.bad_version", ("version",), {"found": codebook.version})
    if not codebook.offered():
        yield Problem("codebook.no_labels", ("labels",))
    for n, check in enumerate(codebook.checks):
        if check not in CHECKS:
            yield Problem("codebook.unknown_check", ("checks", n), {"check": check, "expected": ", ".join(CHECKS)})


def _named(codebook: Codebook) -> Iterator[_Named]:
    for n, label in enumerate(codebook.labels):
        yield _Named(("labels", n), "label", label)
        yield from _named_attributes(("labels", n), label.attributes)
    for n, link in enumerate(codebook.links):
        yield _Named(("links", n), "link", link)
        yield from _named_attributes(("links", n), link.attributes)
    for n, group in enumerate(codebook.groups):
        yield _Named(("groups", n), "group", group)
        yield from (_Named(("groups", n, "how", m), "value", value) for m, value in enumerate(group.how))
        yield from (_Named(("groups", n, "differs", m), "value", value) for m, value in enumerate(group.differs))


def _named_attributes(where: Where, attributes: Iterable[Attribute]) -> Iterator[_Named]:
    for n, attribute in enumerate(attributes):
        here = (*where, "attributes", n)
        yield _Named(here, "attribute", attribute)
        yield from (_Named((*here, "values", m), "value", value) for m, value in enumerate(attribute.values))


def _ids(codebook: Codebook, named: list[_Named]) -> Iterator[Problem]:
    if not _ID.fullmatch(codebook.id):
        yield Problem("codebook.bad_id", ("id",), {"found": codebook.id[:80]})
    for entry in named:
        if not _ID.fullmatch(entry.item.id):
            yield Problem("codebook.bad_id", (*entry.where, "id"), {"found": entry.item.id[:80]})


def _doubles(named: list[_Named]) -> Iterator[Problem]:
    """Two of a kind in one list with one id."""
    seen: set[tuple[Where, str]] = set()
    for entry in named:
        place = (entry.where[:-1], entry.item.id)
        if place in seen:
            yield Problem(f"codebook.duplicate_{entry.kind}", (*entry.where, "id"), {entry.kind: entry.item.id})
        seen.add(place)


def _prose(codebook: Codebook, named: list[_Named]) -> Iterator[Problem]:
    """Titles are one line; guidelines may break lines; neither holds characters that no one can see or type."""
    for field in ("title", "language"):
        if _CONTROL.search(getattr(codebook, field)):
            yield Problem("codebook.control_character", (field,))
    for entry in named:
        if _CONTROL.search(entry.item.title):
            yield Problem("codebook.control_character", (*entry.where, "title"))
        if _CONTROL_BUT_BREAKS.search(entry.item.guideline):
            yield Problem("codebook.control_character", (*entry.where, "guideline"))


def _keys(codebook: Codebook) -> Iterator[Problem]:
    """Letters are compared without case; a retired label is offered no more, so its letter is free."""
    taken: dict[str, str] = {}
    for n, label in enumerate(codebook.labels):
        if label.key is None:
            continue
        facts = {"letter": label.key[:80], "label": label.id}
        if key := key_problem(label.key):
            yield Problem(key, ("labels", n, "key"), {**facts, "reserved": ", ".join(sorted(RESERVED_KEYS))})
        elif not label.retired and (other := taken.setdefault(label.key.upper(), label.id)) != label.id:
            yield Problem("codebook.key_clash", ("labels", n, "key"), {**facts, "other": other})


def _colours(codebook: Codebook) -> Iterator[Problem]:
    for n, label in enumerate(codebook.labels):
        if not _COLOUR.fullmatch(label.colour):
            facts = {"found": label.colour[:80], "label": label.id}
            yield Problem("codebook.bad_colour", ("labels", n, "colour"), facts)


def _thresholds(codebook: Codebook) -> Iterator[Problem]:
    for n, label in enumerate(codebook.labels):
        if not 0 <= label.threshold <= 1:
            facts = {"found": label.threshold, "label": label.id}
            yield Problem("codebook.bad_threshold", ("labels", n, "threshold"), facts)


def _attribute(entry: _Named) -> Iterator[Problem]:
    attribute = entry.item
    if not isinstance(attribute, Attribute):
        return
    facts = {"attribute": attribute.id, "kind": attribute.kind}
    chosen = attribute.kind in ("choice", "many")
    if chosen and not attribute.values:
        yield Problem("codebook.no_values", entry.where, facts)
    if attribute.values and not chosen:
        yield Problem("codebook.values_unused", (*entry.where, "values"), facts)
    ids = [value.id for value in attribute.values]
    if chosen and attribute.default is not None and attribute.default not in ids:
        wrong = {**facts, "found": attribute.default[:80], "expected": ", ".join(ids)}
        yield Problem("codebook.bad_default", (*entry.where, "default"), wrong)


def _unknown_labels(codebook: Codebook) -> Iterator[Problem]:
    known = {label.id for label in codebook.labels}
    for n, link in enumerate(codebook.links):
        for field in ("sources", "targets"):
            yield from _missing(("links", n, field), getattr(link, field), {*known, *ENDS}, link.id)
    for n, group in enumerate(codebook.groups):
        yield from _missing(("groups", n, "labels"), group.labels, known, group.id)


def _missing(where: Where, names: tuple[str, ...], known: set[str], within: str) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if name not in known:
            facts = {
                "label": name[:80],
                "within": within,
                "expected": ", ".join(sorted(known, key=lambda end: (end in ENDS, end))),
            }
            yield Problem("codebook.unknown_label", (*where, n), facts)
