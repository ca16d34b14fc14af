"""Stories and their articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from annotator.commands.command import Step
from annotator.model.annotation import Annotation
from annotator.model.article import DATE, Article, ArticleText, digest
from annotator.model.errors import ArticleError
from annotator.model.identity import new_id
from annotator.model.new_article import NewArticle
from annotator.model.span import Span
from annotator.model.story import Story
from annotator.model.team import Annotator
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

ZONING = "zones"
"""The name of the machine annotator to whom zones of a page belong that import proposed."""


@dataclass(frozen=True, slots=True)
class AddStory(Step):
    """Make a story, last in the list; answers its id."""

    key: ClassVar[str] = "story.add"
    title: str

    @property
    def detail(self) -> str:
        """The title."""
        return self.title

    def apply(self, ledger: Ledger, reader: Reader) -> str:
        """Titles need not be unique."""
        ordinal = max((s.ordinal for s in reader.stories()), default=-1) + 1
        story = Story(new_id(), self.title, ordinal)
        ledger.add(story)
        return story.id


@dataclass(frozen=True, slots=True)
class ChangeStory(Step):
    """Correct a story's title, note or place."""

    key: ClassVar[str] = "story.change"
    story: Story

    @property
    def detail(self) -> str:
        """The title."""
        return self.story.title

    def apply(self, ledger: Ledger, reader: Reader) -> None:  # noqa: ARG002 - as every command
        """Nothing to check."""
        ledger.change(self.story)


@dataclass(frozen=True, slots=True)
class MoveStory(Step):
    """Give a story another place in the list, from 0; beyond its ends means at them."""

    key: ClassVar[str] = "story.move"
    story: str
    place: int
    title: str = ""

    @property
    def detail(self) -> str:
        """The title."""
        return self.title

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises ArticleError ``story.gone``."""
        stories = reader.stories()
        moved = next((story for story in stories if story.id == self.story), None)
        if moved is None:
            raise ArticleError("story.gone")
        others = [story for story in stories if story.id != self.story]
        others.insert(max(0, self.place), moved)
        for ordinal, story in enumerate(others):
            ledger.change(msgspec.structs.replace(story, ordinal=ordinal))


@dataclass(frozen=True, slots=True)
class DropStory(Step):
    """Remove a story with its articles and everything on them."""

    key: ClassVar[str] = "story.drop"
    story: str
    title: str = ""

    @property
    def detail(self) -> str:
        """The title."""
        return self.title

    def apply(self, ledger: Ledger, reader: Reader) -> None:  # noqa: ARG002 - as every command
        """Nothing to check."""
        ledger.drop("stories", self.story)


@dataclass(frozen=True, slots=True)
class ImportArticles(Step):
    """Store articles, in stories named by title (made where missing); answers their ids in order."""

    key: ClassVar[str] = "articles.import"
    articles: tuple[NewArticle, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.articles))

    def apply(self, ledger: Ledger, reader: Reader) -> tuple[str, ...]:
        """Raises ArticleError ``article.empty``, ``article.not_text`` or ``article.no_date``."""
        stories = _Stories(ledger, reader)
        named = {new.name: new_id() for new in self.articles if new.name}
        made = [_made(new, named.get(new.name) or new_id(), stories, named) for new in self.articles]
        ledger.add(*made)
        ledger.add(*(ArticleText(article.id, new.text) for article, new in zip(made, self.articles, strict=True)))
        zones = [(article, new.zones) for article, new in zip(made, self.articles, strict=True) if new.zones]
        if zones:
            _add_zones(ledger, reader, zones)
        return tuple(article.id for article in made)


@dataclass(frozen=True, slots=True)
class ChangeArticles(Step):
    """Correct what is known of articles: outlet, title, byline, date, address, language, story, place, version."""

    key: ClassVar[str] = "articles.change"
    articles: tuple[Article, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.articles))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """The text and what is measured of it stay. Raises ArticleError ``article.gone`` or ``article.no_date``."""
        for article in self.articles:
            stored = reader.article(article.id)
            if stored is None:
                raise ArticleError("article.gone")
            published = _dated(article.published)
            kept = {"sha256": stored.sha256, "length": stored.length, "published": published}
            ledger.change(msgspec.structs.replace(article, **kept))


@dataclass(frozen=True, slots=True)
class MoveArticles(Step):
    """Put articles, in the order given, into a story: ``place`` is that of the first among those that stay, from 0;
    beyond the end means there.
    """

    key: ClassVar[str] = "articles.move"
    articles: tuple[str, ...]
    story: str
    place: int

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.articles))

    def apply(self, ledger: Ledger, reader: Reader) -> None:
        """Raises ArticleError ``article.gone`` or ``story.gone``."""
        if all(story.id != self.story for story in reader.stories()):
            raise ArticleError("story.gone")
        moved = [reader.article(key) for key in dict.fromkeys(self.articles)]
        if None in moved:
            raise ArticleError("article.gone")
        order = [article for article in reader.articles(self.story) if article.id not in self.articles]
        place = max(0, self.place)
        order[place:place] = [article for article in moved if article is not None]
        for ordinal, article in enumerate(order):
            ledger.change(msgspec.structs.replace(article, story=self.story, ordinal=ordinal))


@dataclass(frozen=True, slots=True)
class DropArticles(Step):
    """Remove articles with everything on them."""

    key: ClassVar[str] = "articles.drop"
    articles: tuple[str, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.articles))

    def apply(self, ledger: Ledger, reader: Reader) -> None:  # noqa: ARG002 - as every command
        """Nothing to check."""
        for article in self.articles:
            ledger.drop("articles", article)


class _Stories:
    """Finds stories by title, makes missing ones, and knows the next place in each."""

    def __init__(self, ledger: Ledger, reader: Reader) -> None:
        self._ledger = ledger
        self._stories = {story.title: story for story in reversed(reader.stories())}
        self._next = max((s.ordinal for s in self._stories.values()), default=-1) + 1
        self._reader = reader
        self._places: dict[str, int] = {}

    def place(self, title: str) -> tuple[str, int]:
        """The id of the story of that title, and the next place in it."""
        if title not in self._stories:
            self._stories[title] = Story(new_id(), title, self._next)
            self._places[self._stories[title].id] = 0
            self._next += 1
            self._ledger.add(self._stories[title])
        story = self._stories[title].id
        if story not in self._places:
            self._places[story] = max((a.ordinal for a in self._reader.articles(story)), default=-1) + 1
        self._places[story] += 1
        return story, self._places[story] - 1


def _made(new: NewArticle, key: str, stories: _Stories, named: Mapping[str, str]) -> Article:
    if not new.text.strip():
        raise ArticleError("article.empty", name=new.name)
    try:
        sha256 = digest(new.text)
    except UnicodeEncodeError as error:
        raise ArticleError("article.not_text", name=new.name) from error
    if "\0" in new.text:
        raise ArticleError("article.not_text", name=new.name)
    story, ordinal = stories.place(new.story)
    return Article(
        id=key,
        story=story,
        sha256=sha256,
        length=len(new.text),
        ordinal=ordinal,
        outlet=new.outlet,
        title=new.title,
        byline=new.byline,
        published=_dated(new.published),
        url=new.url,
        language=new.language,
        version_of=named.get(new.version_of or "", new.version_of),
        source=new.source,
        encoding=new.encoding,
        reader=new.reader,
    )


def _dated(published: str | None) -> str | None:
    """The date of publication, None for none; a dataset could not hold anything else."""
    if published and not DATE.fullmatch(published):
        raise ArticleError("article.no_date", value=published)
    return published or None


def _add_zones(ledger: Ledger, reader: Reader, zoned: list[tuple[Article, tuple[tuple[str, Span], ...]]]) -> None:
    offered = {label.id for label in reader.codebook().offered() if label.zone}
    machine = next((a for a in reader.annotators() if a.role == "machine" and a.name == ZONING), None)
    if machine is None:
        machine = Annotator(new_id(), ZONING, "machine")
        ledger.add(machine)
    ledger.add(
        *(
            Annotation(
                id=new_id(),
                article=article.id,
                annotator=machine.id,
                label=label,
                fragments=(span,),
                origin="proposal",
                created=ledger.now,
                modified=ledger.now,
            )
            for article, zones in zoned
            for label, span in zones
            if label in offered and 0 <= span.start < span.end <= article.length
        )
    )
