"""What taking a dataset into a project comes to: worked out once, to be shown or to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from annotator.commands.dataset_comparison import DatasetComparison, Kept, Refused
from annotator.model.annotation import Annotation
from annotator.model.article import Article, ArticleText
from annotator.model.codebook import Codebook
from annotator.model.dataset import Dataset
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.model.story import Story
from annotator.model.verdict import Verdict
from annotator.storage.reader import Reader
from annotator.storage.rows import Value
from annotator.text.article_name import article_name

_T = TypeVar("_T", bound=Struct)
_NAMED = frozenset(("id", "ordinal", "sha256", "length"))
"""Fields that are not compared: what an entry is known by, what follows from its text, its place."""

_STAMPS: dict[str, Any] = {"created": "", "modified": "", "revision": 0, "origin": "manual"}


class Plan:
    """Values to add and to change, in an order in which they may be written, and everything that is to be told."""

    def __init__(self, reader: Reader, dataset: Dataset) -> None:
        self.add: list[Value] = []
        self.change: list[Value] = []
        self._reader, self._dataset = reader, dataset
        self._empty = not reader.stories()
        self._names = _names(dataset)
        self._new: Counter[str] = Counter()
        self._same: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()
        self._kept: list[Kept] = []
        self._noted: list[Refused] = []
        self._refused: list[Refused] = []
        self._gone: dict[str, set[str]] = {"articles": set(), "annotations": set()}
        self.project = dataset.project if self._empty else None
        self.codebook = self._codebook()
        self._annotators()
        self._stories()
        self._articles()
        self._details("speakers", dataset.speakers, reader.speakers())
        self._annotations()
        self._links()
        self._groups()
        self._sets()
        self._verdicts()

    def told(self) -> DatasetComparison:
        """The plan as it is shown."""
        return DatasetComparison(
            takes_over=self._empty,
            new=dict(self._new),
            same=dict(self._same),
            filled=dict(self._filled),
            kept=tuple(self._kept),
            noted=tuple(self._noted),
            refused=tuple(self._refused),
            unknown=self._dataset.unknown,
        )

    # -- what an empty project takes over ---------------------------------------------------------------------------

    def _codebook(self) -> Codebook:
        """The codebook that will be in force."""
        ours, theirs = self._reader.codebook(), self._dataset.codebook
        if not self._empty:
            return ours
        if self._dataset.whole or (theirs.labels and theirs.id != ours.id):
            return theirs
        return ours

    # -- team, stories, articles ------------------------------------------------------------------------------------

    def _annotators(self) -> None:
        """Names stay distinct: two people of one name are told apart by a number."""
        stored = {a.id: a for a in self._reader.annotators()}
        taken = {a.name.casefold() for a in stored.values()}
        for annotator in self._dataset.annotators:
            if annotator.id in stored:
                self._fill("annotators", stored[annotator.id], annotator)
                continue
            name = _distinct(annotator.name, taken)
            taken.add(name.casefold())
            if name != annotator.name:
                self._note("annotators", annotator.id, "dataset.renamed", old=annotator.name, new=name)
            self._take("annotators", msgspec.structs.replace(annotator, name=name))

    def _stories(self) -> None:
        stored = {s.id: s for s in self._reader.stories()}
        place = max((s.ordinal for s in stored.values()), default=-1) + 1
        for story in self._dataset.stories:
            if story.id in stored:
                self._fill("stories", stored[story.id], story)
            else:
                self._take("stories", Story(story.id, story.title, place, story.note))
                place += 1

    def _articles(self) -> None:
        stored = {a.id: a for a in self._reader.articles()}
        hashes = self._reader.hashes()
        places: Counter[str] = Counter()
        for article in stored.values():
            places[article.story] = max(places[article.story], article.ordinal + 1)
        differing = {a.id for a in self._dataset.articles if a.id in stored and stored[a.id].sha256 != a.sha256}
        self._gone["articles"] = differing
        made: list[Article] = []
        for found in sorted(self._dataset.articles, key=lambda a: a.ordinal):
            if found.id in differing:
                self._refuse("articles", found.id, "dataset.article_differs", title=self._names[found.id])
                continue
            article = self._without_refused_original(found)
            if article.id in stored:
                self._fill("articles", stored[article.id], article)
                continue
            if article.sha256 in hashes:
                self._note("articles", article.id, "dataset.same_text", title=self._names[article.id])
            made.append(msgspec.structs.replace(article, ordinal=places[article.story]))
            places[article.story] += 1
        self._take("articles", *made)
        self.add += [ArticleText(article.id, self._dataset.texts[article.id]) for article in made]

    def _without_refused_original(self, article: Article) -> Article:
        if article.version_of not in self._gone["articles"]:
            return article
        self._note("articles", article.id, "dataset.end_refused", field="version_of", id=article.version_of)
        return msgspec.structs.replace(article, version_of=None)

    # -- annotations and what hangs on them ---------------------------------------------------------------------------

    def _annotations(self) -> None:
        stored = self._stored(self._reader.annotations_by_id, self._dataset.annotations)
        labels = {label.id for label in self.codebook.labels}
        made = []
        for annotation in self._dataset.annotations:
            if annotation.article in self._gone["articles"]:
                self._refuse("annotations", annotation.id, "dataset.article_refused", **self._of(annotation.article))
            elif annotation.id in stored:
                if _stampless(annotation) == _stampless(stored[annotation.id]):
                    self._same["annotations"] += 1
                else:
                    self._refuse("annotations", annotation.id, "dataset.conflict", id=annotation.id)
            elif annotation.label not in labels:
                self._refuse("annotations", annotation.id, "dataset.unknown_label", label=annotation.label)
            else:
                made.append(annotation)
                continue
            if annotation.id not in stored:
                self._gone["annotations"].add(annotation.id)
        self._take("annotations", *made)

    def _links(self) -> None:
        stored = self._stored(self._reader.links_by_id, self._dataset.links)
        types = {link.id for link in self.codebook.links}
        gone = self._gone["articles"] | self._gone["annotations"]
        for link in self._dataset.links:
            refused = {link.source, link.target} & gone
            if refused:
                self._refuse("links", link.id, "dataset.end_refused", field=link.type, id=min(refused))
            elif not self._is_stored("links", link, stored):
                if link.type not in types:
                    self._note("links", link.id, "dataset.unknown_link", type=link.type)
                self._take("links", link)

    def _groups(self) -> None:
        stored = {g.id: g for g in self._reader.groups()}
        for group in self._dataset.groups:
            whole = self._without_refused(group)
            if not self._is_stored("groups", whole, stored):
                self._take("groups", whole)

    def _without_refused(self, group: Group) -> Group:
        members = tuple(m for m in group.members if m.annotation not in self._gone["annotations"])
        absent = tuple(a for a in group.absent if a.article not in self._gone["articles"])
        for member in set(group.members) - set(members):
            self._refuse("groups", group.id, "dataset.end_refused", field="members", id=member.annotation)
        for absence in set(group.absent) - set(absent):
            self._refuse("groups", group.id, "dataset.end_refused", field="absent", id=absence.article)
        # Absences have no order of their own: the project keeps them by article.
        return msgspec.structs.replace(
            group, members=members, absent=tuple(sorted(absent, key=lambda a: (a.article, a.annotator)))
        )

    def _sets(self) -> None:
        stored = {(s.article, s.annotator): s for s in self._reader.sets()}
        for found in self._dataset.sets:
            key = (found.article, found.annotator)
            if found.article in self._gone["articles"]:
                self._refuse("sets", " ".join(key), "dataset.article_refused", **self._of(found.article))
            elif key in stored:
                self._fill("sets", stored[key], found)
            else:
                self._take("sets", found)

    def _verdicts(self) -> None:
        stored = {v.id: v for v in self._reader.verdicts()}
        for verdict in self._dataset.verdicts:
            if verdict.article in self._gone["articles"]:
                self._refuse("verdicts", verdict.id, "dataset.article_refused", **self._of(verdict.article))
            elif gone := next((key for key in verdict.gold if key in self._gone["annotations"]), None):
                self._refuse("verdicts", verdict.id, "dataset.end_refused", field="result", id=gone)
            elif not self._is_stored("verdicts", verdict, stored):
                self._take("verdicts", verdict)

    # -- how entries compare ------------------------------------------------------------------------------------------

    def _details(self, kind: str, theirs: Iterable[Any], ours: Iterable[Any]) -> None:
        stored = {entry.id: entry for entry in ours}
        for entry in theirs:
            if entry.id in stored:
                self._fill(kind, stored[entry.id], entry)
            else:
                self._take(kind, entry)

    def _fill(self, kind: str, ours: _T, theirs: _T) -> None:
        """Take from ``theirs`` what ``ours`` leaves empty; tell where the two differ."""
        lacking: dict[str, Any] = {}
        for name in type(ours).__struct_fields__:
            mine, other = getattr(ours, name), getattr(theirs, name)
            if name in _NAMED or mine == other or not other:
                continue
            if not mine:
                lacking[name] = other
            else:
                key = getattr(ours, "id", "") or f"{getattr(ours, 'article', '')} {getattr(ours, 'annotator', '')}"
                self._kept.append(Kept(kind, key, name, str(mine), str(other), self._names.get(key, "")))
        if lacking:
            self.change.append(msgspec.structs.replace(ours, **lacking))  # type: ignore[arg-type]
        (self._filled if lacking else self._same)[kind] += 1

    def _is_stored(self, kind: str, entry: Link | Group | Verdict, stored: Mapping[str, object]) -> bool:
        if entry.id not in stored:
            return False
        if stored[entry.id] == entry:
            self._same[kind] += 1
        else:
            self._refuse(kind, entry.id, "dataset.conflict", id=entry.id)
        return True

    def _stored(self, read: Callable[[Iterable[str]], list[Any]], entries: Iterable[Any]) -> dict[str, Any]:
        return {} if self._empty else {found.id: found for found in read(entry.id for entry in entries)}

    def _take(self, kind: str, *entries: Any) -> None:
        self.add += entries
        if entries:
            self._new[kind] += len(entries)

    def _refuse(self, kind: str, key: str, why: str, **facts: object) -> None:
        self._refused.append(Refused(kind, key, why, facts, self._names.get(key, "")))

    def _of(self, article: str) -> dict[str, object]:
        return {"id": article, "article": self._names.get(article, article)}

    def _note(self, kind: str, key: str, why: str, **facts: object) -> None:
        self._noted.append(Refused(kind, key, why, facts, self._names.get(key, "")))


def _names(dataset: Dataset) -> dict[str, str]:
    return {
        **{annotator.id: annotator.name for annotator in dataset.annotators},
        **{story.id: story.title for story in dataset.stories},
        **{speaker.id: speaker.name for speaker in dataset.speakers},
        **{article.id: article_name(article, dataset.texts.get(article.id, "")) for article in dataset.articles},
    }


def _distinct(name: str, taken: set[str]) -> str:
    number, distinct = 1, name
    while distinct.casefold() in taken:
        number += 1
        distinct = f"{name} ({number})"
    return distinct


def _stampless(annotation: Annotation) -> Annotation:
    return msgspec.structs.replace(annotation, **_STAMPS)
