"""Entries of a project and of datasets in words: what each is, and its details side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from annotator.commands.merge_versions import key_of, owner_of
from annotator.commands.settling import standing
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.codebook import Attribute
from annotator.model.dataset import Dataset
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.team import AnnotationSet
from annotator.model.verdict import Verdict
from annotator.text.article_name import article_name
from annotator.ui.dialogs.entry_kinds import KINDS
from annotator.ui.reading.header import STATES
from annotator.ui.tagging.fragments import words_of
from annotator.wording.translation import _, later
from annotator.wording.value_words import value_words
from annotator.workspace import Workspace

ONE: dict[str, str] = {
    "annotators": later("Person"),
    "stories": later("Story"),
    "articles": later("Article"),
    "speakers": later("Speaker"),
    "annotations": later("Annotation"),
    "links": later("Link"),
    "groups": later("Group"),
    "sets": later("State of work"),
    "verdicts": later("Verdict"),
}
_FIELDS: dict[str, str] = {
    "label": later("Label"),
    "fragments": later("Words"),
    "speaker": later("Speaker"),
    "certainty": later("Certainty"),
    "note": later("Note"),
    "name": later("Name"),
    "kind": later("Kind"),
    "aliases": later("Also called"),
    "description": later("Description"),
    "title": later("Title"),
    "outlet": later("Outlet"),
    "byline": later("Author"),
    "published": later("Published"),
    "story": later("Story"),
    "language": later("Language"),
    "url": later("Address"),
    "version_of": later("Version of"),
    "type": later("Type"),
    "from": later("From"),
    "to": later("To"),
    "state": later("State"),
    "seconds": later("Seconds"),
    "role": later("Role"),
    "unaided": later("Tags without proposals"),
    "modified": later("Changed at"),
    "members": later("Members"),
    "absent": later("Not reported in"),
    "decision": later("Decision"),
    "reason": later("Reason"),
}
"""Details by their names in a dataset, in the order in which they are told; others follow."""
_UNTOLD = frozenset(("id", "article", "annotator", "sha256", "length", "ordinal", "created", "revision", "origin"))
_LENGTH = 120
_BEFORE, _AFTER = 40, 80
_KEPT_IN = {"story": "stories", "version_of": "articles"}
"""Details that name another entry, by its kind."""


class Entries:
    """Looks entries up, in ``datasets`` first and then in the project, and says what they are.

    Of marks that whoever is at work may not see before the review only the kind is told.
    """

    def __init__(self, workspace: Workspace, datasets: Sequence[Dataset] = ()) -> None:
        self._workspace, self._datasets = workspace, tuple(datasets)
        self._sides: dict[tuple[int, str], Mapping[str, Any]] = {}
        self._codebook = workspace.read.codebook()
        self._names = {a.id: a.name for one in (*datasets[::-1], None) for a in self._team(one)}

    def theirs(self, dataset: int, kind: str, key: str) -> Any:
        """The entry in one of the datasets; None where it has none."""
        side = self._sides.get((dataset, kind))
        if side is None:
            values = getattr(self._datasets[dataset], kind)
            side = self._sides[dataset, kind] = {key_of(value): value for value in values}
        return side.get(key)

    def look_up(self) -> None:
        """Learn all that the datasets hold, so that no look-up has to wait for that."""
        for number in range(len(self._datasets)):
            for kind in KINDS:
                self.theirs(number, kind, "")

    def ours(self, kind: str, key: str) -> Any:
        """The entry in the project; None where it has none."""
        return standing(self._workspace.read, kind, key)

    def either(self, kind: str, key: str) -> Any:
        """The entry, wherever it is."""
        here = (self.theirs(number, kind, key) for number in range(len(self._datasets)))
        return next((value for value in here if value is not None), None) or self.ours(kind, key)

    def person(self, key: str) -> str:
        """Somebody's name."""
        return str(self._names.get(key, key))

    def is_hidden(self, value: Any) -> bool:
        """Whether it is a mark, or about marks, of somebody whose work is not to be seen yet."""
        whose = self._workspace.whose()
        marks = isinstance(value, Annotation | Link | Group | Verdict)
        return marks and whose is not None and owner_of(value) not in whose

    def words(self, value: Any) -> str:
        """What an entry is, on a line."""
        if value is None:
            return _("(No longer there)")
        if self.is_hidden(value):
            return _("(Hidden while you tag blind)")
        told = self._WORDS.get(type(value))
        if told is not None:
            return str(told(self, value))
        return str(getattr(value, "title", "") or getattr(value, "name", "") or value.id)

    def details(self, value: Any) -> dict[str, str]:
        """Title and content of each detail; empty of what is not there or not to be seen."""
        if value is None or self.is_hidden(value):
            return {}
        found = value if isinstance(value, dict) else msgspec.to_builtins(value)
        told = {_(title): self._detail(value, name, found[name]) for name, title in _FIELDS.items() if name in found}
        asked = self._asked(found.get("label", ""))
        for name, one in found.get("attributes", {}).items():
            attribute, chosen = asked.get(name), tuple(one) if isinstance(one, list) else one
            told[(attribute.title if attribute else "") or name] = value_words(chosen, attribute)
        others = found.keys() - _FIELDS.keys() - _UNTOLD - {"attributes"}
        return told | {name: _plain(found[name]) for name in sorted(others)}

    def text(self, article: str) -> str:
        """The text of an article."""
        texts = (dataset.texts[article] for dataset in self._datasets if article in dataset.texts)
        found = next(texts, None)
        if found is None and self._workspace.read.article(article) is not None:
            found = self._workspace.read.text(article)
        return found or ""

    def texts_apart(self, dataset: int, article: str) -> tuple[dict[str, str], dict[str, str]]:
        """A detail of the article here and of that in one of the datasets: where their texts begin to differ.

        None where one of them has no such article, or both have the same text.
        """
        read, theirs = self._workspace.read, self._datasets[dataset].texts.get(article, "")
        ours = read.text(article) if read.article(article) is not None else ""
        if not ours or not theirs or ours == theirs:
            return {}, {}
        both = zip(ours, theirs, strict=False)
        at = next((place for place, (one, other) in enumerate(both) if one != other), min(len(ours), len(theirs)))
        near = max(0, at - _BEFORE)
        begin = ours.rfind(" ", max(0, near - _BEFORE), near + 1) + 1 or near
        here, there = (_piece(text, begin, at + _AFTER) for text in (ours, theirs))
        return {_("Text"): here}, {_("Text"): there}

    def _asked(self, key: str) -> dict[str, Attribute]:
        label = self._codebook.label(key)
        return {one.id: one for one in label.attributes} if label else {}

    def _detail(self, value: Any, name: str, found: Any) -> str:
        if name == "fragments":
            return words_of(self.text(value.article), value.fragments, 2000)
        if name == "label":
            return self._label(found)
        if name == "speaker":
            speaker = self.either("speakers", found) if found else None
            return speaker.name if speaker else ""
        if name in _KEPT_IN:
            return self.words(self.either(_KEPT_IN[name], found)) if found else ""
        if name in ("from", "to") and isinstance(value, Link):
            return self._end(value, name)
        if name == "modified":
            return str(found)[:19].replace("T", " ")
        if name == "members":
            return "; ".join(self.words(self.either("annotations", member.annotation)) for member in value.members)
        return _plain(found)

    def _article(self, value: Article) -> str:
        return article_name(value, self.text(value.id))

    def _annotation(self, value: Annotation) -> str:
        return f"{self._label(value.label)}: {words_of(self.text(value.article), value.fragments, _LENGTH)}"

    def _link(self, value: Link) -> str:
        kind = self._codebook.link(value.type)
        return f"{(kind.title if kind else '') or value.type}: {self._end(value, 'from')} → {self._end(value, 'to')}"

    def _end(self, link: Link, name: str) -> str:
        kind, key = (link.source_kind, link.source) if name == "from" else (link.target_kind, link.target)
        return self.words(self.either({"annotation": "annotations", "speaker": "speakers"}.get(kind, "articles"), key))

    def _group(self, value: Group) -> str:
        return value.label or value.reference or _("{count} members").format(count=len(value.members))

    def _set(self, value: AnnotationSet) -> str:
        article = self.words(self.either("articles", value.article))
        return f"{self.person(value.annotator)}, {article}: {_(STATES[value.state])}"

    def _verdict(self, value: Verdict) -> str:
        return f"{value.disagreement.kind}: {value.decision}"

    def _label(self, key: str) -> str:
        label = self._codebook.label(key)
        return (label.title if label else "") or key

    def _team(self, dataset: Dataset | None) -> Sequence[Any]:
        return dataset.annotators if dataset else self._workspace.read.annotators()

    _WORDS: Mapping[type, Callable[[Entries, Any], str]] = {
        Article: _article,
        Annotation: _annotation,
        Link: _link,
        Group: _group,
        AnnotationSet: _set,
        Verdict: _verdict,
    }


def _piece(text: str, begin: int, end: int) -> str:
    return f"{'… ' if begin else ''}{text[begin:end].strip()}{' …' if end < len(text) else ''}"


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(map(_plain, value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)
