"""Settling what merges set aside: the other version is taken after all, or what stands here stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import msgspec

from annotator.commands.command import Step
from annotator.commands.merge_versions import key_of, references
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import TaggingError
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.set_aside import SetAside
from annotator.model.speaker import Speaker
from annotator.model.story import Story
from annotator.model.team import AnnotationSet, Annotator
from annotator.model.verdict import Verdict
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

Settlement = Literal["theirs", "ours", "discarded"]

TYPES: dict[str, type[Any]] = {
    "annotators": Annotator,
    "stories": Story,
    "articles": Article,
    "speakers": Speaker,
    "annotations": Annotation,
    "links": Link,
    "groups": Group,
    "sets": AnnotationSet,
    "verdicts": Verdict,
}
"""By kind: what an entry is."""
_KEPT = frozenset(("annotators", "stories", "articles", "sets"))
"""No decision about a merge removes these; there are commands that do."""


@dataclass(frozen=True, slots=True)
class Settle(Step):
    """Decide about entries that were set aside: *theirs* stand in place of what is here, *ours* stay, or what has no
    place here is *discarded*. The entries stay on record with the decision, so that a later merge does not ask again.
    """

    key: ClassVar[str] = "set_aside.settle"
    entries: tuple[str, ...]
    settlement: Settlement

    @property
    def detail(self) -> str:
        """How it was decided."""
        return self.settlement

    def apply(self, ledger: Ledger, reader: Reader) -> int:
        """How many were settled. Raises TaggingError ``settle.gone`` and, where theirs cannot stand, why."""
        kept = {entry.id: entry for entry in reader.set_aside()}
        if missing := [key for key in self.entries if key not in kept or kept[key].settled]:
            raise TaggingError("settle.gone", id=missing[0])
        chosen = [kept[key] for key in dict.fromkeys(self.entries)]
        if self.settlement == "theirs":
            for entry in sorted(chosen, key=lambda one: (list(TYPES).index(one.kind), one.id)):
                _take(ledger, reader, entry)
        for entry in chosen:
            ledger.change(msgspec.structs.replace(entry, facts={**entry.facts, "settled": self.settlement}))
        return len(chosen)


def version_of(entry: SetAside) -> Any:
    """What was set aside: a value of the model, a mapping of the details alone that lost, None for a deletion."""
    if not entry.item:
        return None
    decoded: dict[str, Any] = msgspec.json.decode(entry.item)
    if entry.kind == "articles" and "text" in decoded:
        decoded.pop("text")
    try:
        return msgspec.convert(decoded, TYPES[entry.kind])
    except msgspec.ValidationError:
        return decoded


def standing(reader: Reader, kind: str, key: str) -> Any:
    """What stands in the project under that kind and key; None where nothing does."""
    if kind == "sets":
        article, _blank, annotator = key.partition(" ")
        return reader.annotation_set(article, annotator)
    by_key: dict[str, Callable[[str], Any]] = {
        "articles": reader.article,
        "speakers": reader.speaker,
        "annotations": reader.annotation,
        "links": reader.link,
    }
    if kind in by_key:
        return by_key[kind](key)
    all_of: dict[str, Callable[[], Sequence[Any]]] = {
        "annotators": reader.annotators,
        "stories": reader.stories,
        "groups": reader.groups,
        "verdicts": reader.verdicts,
    }
    return next((value for value in all_of[kind]() if value.id == key), None)


def _take(ledger: Ledger, reader: Reader, entry: SetAside) -> None:
    here, theirs = standing(reader, entry.kind, entry.item_id), version_of(entry)
    if theirs is None:
        if entry.kind in _KEPT:
            raise TaggingError("settle.not_removed", kind=entry.kind, id=entry.item_id)
        ledger.drop(entry.kind, entry.item_id)
        return
    if entry.kind == "articles" and entry.why == "merge.text_differs":
        raise TaggingError("settle.other_text")
    if isinstance(theirs, Mapping):
        if here is None:
            raise TaggingError("settle.nothing_here")
        theirs = msgspec.convert(msgspec.to_builtins(here) | theirs, TYPES[entry.kind])
    _fits(reader, entry, theirs)
    if here is None:
        ledger.add(theirs)
    else:
        ledger.change(theirs)


def _fits(reader: Reader, entry: SetAside, value: Any) -> None:
    """Raises TaggingError where the project still has no place for it."""
    codebook = reader.codebook()
    if isinstance(value, Annotation) and codebook.label(value.label) is None:
        raise TaggingError("settle.unknown_label", label=value.label)
    if isinstance(value, Link) and codebook.link(value.type) is None:
        raise TaggingError("settle.unknown_link", type=value.type)
    if entry.why == "merge.on_other_text":
        raise TaggingError("settle.other_text")
    if entry.why == "merge.same_ends":
        raise TaggingError("settle.same_ends")
    for kind, key in references(value):
        if standing(reader, kind, key) is None:
            raise TaggingError("settle.end_missing", kind=kind, id=key)
    assert key_of(value) == entry.item_id
