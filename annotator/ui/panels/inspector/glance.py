"""What the inspector keeps of the project from one annotation to the next, because it seldom changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from annotator.model.article import Article
from annotator.model.codebook import Codebook
from annotator.model.group import Group
from annotator.model.team import Annotator
from annotator.storage.reader import Reader

_TEXTS = 6


class Glance:
    """Reads when first asked; :meth:`forget` follows changes."""

    def __init__(self, reader: Callable[[], Reader]) -> None:
        self._reader = reader
        self._codebook: Codebook | None = None
        self._team: Sequence[Annotator] | None = None
        self._groups: dict[str, list[Group]] | None = None
        self._texts: dict[str, str] = {}
        self._articles: dict[str, Mapping[str, Article]] = {}

    def forget(self, kinds: Collection[str]) -> None:
        """Has what is of these kinds read anew when it is asked for."""
        if "codebook" in kinds:
            self._codebook = None
        if {"article", "story"}.intersection(kinds):
            self._articles.clear()
        if "annotator" in kinds:
            self._team = None
        if {"group", "annotator", "project"}.intersection(kinds):  # whose groups are seen may have changed
            self._groups = None

    def forget_all(self) -> None:
        """Another project is open."""
        self.forget(("codebook", "annotator", "group", "article"))
        self._texts.clear()

    def codebook(self) -> Codebook:
        """The codebook in force."""
        if self._codebook is None:
            self._codebook = self._reader().codebook()
        return self._codebook

    def team(self) -> Sequence[Annotator]:
        """Everyone who tags or decides."""
        if self._team is None:
            self._team = self._reader().annotators()
        return self._team

    def text_of(self, article: str) -> str:
        """The text of an article. Texts never change, and a long one takes milliseconds to read."""
        if article not in self._texts:
            while len(self._texts) >= _TEXTS:
                del self._texts[next(iter(self._texts))]
            self._texts[article] = self._reader().text(article)
        return self._texts[article]

    def fellows_of(self, article: str) -> Mapping[str, Article]:
        """The articles of the story in which an article stands, by id, in their order."""
        found = next((listed for listed in self._articles.values() if article in listed), None)
        if found is None:
            own = self._reader().article(article)
            story = own.story if own else ""
            found = self._articles[story] = {one.id: one for one in self._reader().articles(story)}
        return found

    def groups_of(self, annotation: str) -> Sequence[Group]:
        """The groups that an annotation is in."""
        if self._groups is None:
            found = defaultdict(list)
            for group in self._reader().groups():
                for member in group.members:
                    found[member.annotation].append(group)
            self._groups = dict(found)
        return self._groups.get(annotation, ())
