"""The two sides of a merge by kind and id: what the file holds, and what the project holds of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.commands.merge_versions import key_of, references, settled
from annotator.model.article import Article
from annotator.model.dataset import Dataset
from annotator.model.group import Absence, Group
from annotator.model.link import Link
from annotator.storage.reader import Reader

KINDS = ("annotators", "stories", "articles", "speakers", "annotations", "links", "groups", "sets", "verdicts")
"""Each leads only to kinds before it, an article's other version aside."""

Side = dict[str, dict[str, Any]]


def matched_articles(dataset: Dataset, stored: Iterable[Article]) -> dict[str, str]:
    """The file's articles that the project has under another id: by their text, never by their name."""
    known = {article.id: article.sha256 for article in stored}
    of_text = {known[key]: key for key in sorted(known, reverse=True)}
    return {a.id: of_text[a.sha256] for a in dataset.articles if a.id not in known and a.sha256 in of_text}


def theirs(dataset: Dataset, matched: Mapping[str, str]) -> Side:
    """The file's entries as they would stand in the project: on its articles where ``matched`` says so."""
    emptied = {a.story for a in dataset.articles} - {a.story for a in dataset.articles if a.id not in matched}
    side: Side = {
        "annotators": _by_key(dataset.annotators),
        "stories": _by_key(story for story in dataset.stories if story.id not in emptied),
        "articles": _by_key(_moved(a, matched) for a in dataset.articles if a.id not in matched),
        "speakers": _by_key(dataset.speakers),
        "annotations": _by_key(_moved(a, matched) for a in dataset.annotations),
        "links": _by_key(_moved(link, matched) for link in dataset.links),
        "groups": _by_key(_moved(_in_order(group), matched) for group in dataset.groups),
        "sets": {},
        "verdicts": _by_key(_moved(v, matched) for v in dataset.verdicts),
    }
    for found in (_moved(one, matched) for one in dataset.sets):
        key = key_of(found)
        other = side["sets"].get(key)
        side["sets"][key] = found if other is None else settled(other, found).value
    return side


def ours(reader: Reader, articles: Iterable[Article], wanted: Mapping[str, Iterable[str]]) -> Side:
    """The project's entries of those keys; of the smaller kinds, such as its ``articles``, all."""
    some = {kind: list(keys) for kind, keys in wanted.items()}
    return {
        "annotators": _by_key(reader.annotators()),
        "stories": _by_key(reader.stories()),
        "articles": _by_key(articles),
        "speakers": _by_key(reader.speakers()),
        "annotations": _by_key(reader.annotations_by_id(some["annotations"])),
        "links": _by_key(reader.links_by_id(some["links"])),
        "groups": _by_key(reader.groups() if some["groups"] else ()),
        "sets": _by_key(reader.sets() if some["sets"] else ()),
        "verdicts": _by_key(reader.verdicts() if some["verdicts"] else ()),
    }


def _by_key(values: Iterable[Any]) -> dict[str, Any]:
    return {key_of(value): value for value in values}


def _in_order(group: Group) -> Group:
    """Absences have no order of their own: the project keeps them by article."""
    return msgspec.structs.replace(group, absent=tuple(sorted(group.absent, key=lambda a: (a.article, a.annotator))))


def _moved(value: Any, matched: Mapping[str, str]) -> Any:
    if not matched:
        return value
    if isinstance(value, Link):
        ends = {"source": value.source, "target": value.target}
        return msgspec.structs.replace(value, **{name: matched.get(end, end) for name, end in ends.items()})
    if isinstance(value, Group):
        return msgspec.structs.replace(value, absent=_moved_absences(value.absent, matched))
    field = "version_of" if isinstance(value, Article) else "article"
    return msgspec.structs.replace(value, **{field: matched.get(getattr(value, field), getattr(value, field))})


def _moved_absences(absent: Iterable[Absence], matched: Mapping[str, str]) -> tuple[Absence, ...]:
    moved = {(matched.get(a.article, a.article), a.annotator): a for a in absent}
    return tuple(msgspec.structs.replace(moved[key], article=key[0]) for key in sorted(moved))


def ends(value: Link | Group) -> Iterable[tuple[str, str]]:
    """Kind and id of what a link or group joins."""
    return ((kind, key) for kind, key in references(value) if kind in ("annotations", "articles"))


def is_on(value: Any) -> str | None:
    """The id of the article that an entry is about, where it is about one."""
    found = getattr(value, "article", None)
    return str(found) if found is not None else None
