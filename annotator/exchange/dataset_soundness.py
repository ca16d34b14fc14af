"""Whether the parts of a dataset fit one another: ids, references, texts, offsets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.exchange.dataset_items import AnnotationItem, ArticleItem, SetItem
from annotator.model.article import digest
from annotator.model.errors import DatasetError

_PLACES = re.compile(r"(?:[0-9]+-[0-9]+ )+")
_LINKED = ("annotations", "speakers", "articles")
"""What links may touch shares one space of ids."""

Reference = tuple[str, str | None, str]


class Soundness:
    """``lists`` are the entries of one file by field; every refusal names the file and the place."""

    def __init__(self, name: str, lists: Mapping[str, tuple[Any, ...]]) -> None:
        self._name, self._lists = name, lists
        self._ids: dict[str, set[str]] = {}

    def check(self) -> None:
        """Raises DatasetError for the first thing that does not fit."""
        self._unique()
        self._reading_order()
        for where, key, kind in itertools.chain(self._references(), self._group_references()):
            if key is not None and key not in self._ids[kind]:
                raise self._failed("dataset.dangling", where=where, id=key, expected=kind)
        for n, article in enumerate(self._lists["articles"]):
            self._text(article, f"articles[{n}]")
        texts = {article.id: article.text for article in self._lists["articles"]}
        for n, annotation in enumerate(self._lists["annotations"]):
            self._fragments(annotation, texts[annotation.article], n)
        for n, found in enumerate(self._lists["sets"]):
            self._rejected(found, len(texts[found.article]), f"sets[{n}].rejected")

    def _unique(self) -> None:
        for field, entries in self._lists.items():
            keys = ((e.article, e.annotator) if field == "sets" else e.id for e in entries)
            self._ids[field] = self._distinct(keys, field)
        self._distinct(itertools.chain.from_iterable(self._ids[field] for field in _LINKED), " + ".join(_LINKED))
        for n, group in enumerate(self._lists["groups"]):
            self._distinct((member.annotation for member in group.members), f"groups[{n}].members")
            self._distinct(((a.article, a.annotator) for a in group.absent), f"groups[{n}].absent")
        self._ids["linked"] = set().union(*(self._ids[field] for field in _LINKED))

    def _distinct(self, keys: Iterable[Any], where: str) -> set[Any]:
        seen: set[Any] = set()
        for key in keys:
            if key in seen:
                raise self._failed("dataset.duplicate", where=where, id=key)
            seen.add(key)
        return seen

    def _reading_order(self) -> None:
        """Each article stands once, in the list of the story that it names."""
        story_of = {article.id: article.story for article in self._lists["articles"]}
        placed: set[str] = set()
        for n, story in enumerate(self._lists["stories"]):
            for m, key in enumerate(story.articles):
                where = f"stories[{n}].articles[{m}]"
                if key not in story_of:
                    raise self._failed("dataset.dangling", where=where, id=key, expected="articles")
                if story_of[key] != story.id or key in placed:
                    raise self._failed("dataset.misplaced_article", where=where, id=key)
                placed.add(key)
        for n, article in enumerate(self._lists["articles"]):
            if article.id not in placed:
                raise self._failed("dataset.misplaced_article", where=f"articles[{n}].story", id=article.id)

    def _references(self) -> Iterator[Reference]:
        for n, article in enumerate(self._lists["articles"]):
            yield f"articles[{n}].version_of", article.version_of, "articles"
        for n, annotation in enumerate(self._lists["annotations"]):
            yield f"annotations[{n}].article", annotation.article, "articles"
            yield f"annotations[{n}].annotator", annotation.annotator, "annotators"
            yield f"annotations[{n}].speaker", annotation.speaker, "speakers"
        for n, link in enumerate(self._lists["links"]):
            yield f"links[{n}].from", link.source, "linked"
            yield f"links[{n}].to", link.target, "linked"
            yield f"links[{n}].annotator", link.annotator, "annotators"
        for n, found in enumerate(self._lists["sets"]):
            yield f"sets[{n}].article", found.article, "articles"
            yield f"sets[{n}].annotator", found.annotator, "annotators"
        for n, verdict in enumerate(self._lists["verdicts"]):
            yield f"verdicts[{n}].article", verdict.article, "articles"
            yield f"verdicts[{n}].adjudicator", verdict.adjudicator, "annotators"
            yield f"verdicts[{n}].result", verdict.result, "annotations"
            yield from ((f"verdicts[{n}].more[{m}]", key, "annotations") for m, key in enumerate(verdict.more or ()))

    def _group_references(self) -> Iterator[Reference]:
        for n, group in enumerate(self._lists["groups"]):
            yield f"groups[{n}].annotator", group.annotator, "annotators"
            for m, member in enumerate(group.members):
                yield f"groups[{n}].members[{m}].annotation", member.annotation, "annotations"
            for m, absence in enumerate(group.absent):
                yield f"groups[{n}].absent[{m}].article", absence.article, "articles"
                yield f"groups[{n}].absent[{m}].annotator", absence.annotator, "annotators"

    def _text(self, article: ArticleItem, where: str) -> None:
        if len(article.text) != article.length:
            facts = {"expected": len(article.text), "found": article.length}
            raise self._failed("dataset.length", where=f"{where}.length", **facts)
        if digest(article.text) != article.sha256:
            raise self._failed("dataset.digest", where=f"{where}.sha256")

    def _fragments(self, annotation: AnnotationItem, text: str, n: int) -> None:
        end = -1
        for m, fragment in enumerate(annotation.fragments):
            if not end < fragment.start < fragment.end <= len(text):
                where = f"annotations[{n}].fragments[{m}]"
                raise self._failed("dataset.offsets", where=where, id=annotation.id, length=len(text))
            if text[fragment.start : fragment.end] != fragment.text:
                where = f"annotations[{n}].fragments[{m}].text"
                facts = {"expected": text[fragment.start : fragment.end], "found": fragment.text}
                raise self._failed("dataset.other_text", where=where, **facts)
            end = fragment.end

    def _rejected(self, found: SetItem, length: int, where: str) -> None:
        for m, line in enumerate(found.rejected or ()):
            end = -1
            places = _PLACES.match(line)
            assert places is not None  # as the entry's pattern demands
            for start, after in (map(int, place.split("-")) for place in places[0].split()):
                if not end < start < after <= length:
                    facts = {"where": f"{where}[{m}]", "id": line, "length": length}
                    raise self._failed("dataset.offsets", **facts)
                end = after

    def _failed(self, key: str, **facts: object) -> DatasetError:
        return DatasetError(key, name=self._name, **facts)
