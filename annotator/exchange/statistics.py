"""Figures of a project: how much was tagged, where, by whom, as what, from whom, in how much time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec import Struct

from annotator.model.annotation import Annotation
from annotator.storage.reader import Reader
from annotator.storage.selection import Selection
from annotator.storage.streaming import Stream
from annotator.text.words import words

QUOTE, SAID_BY = "quote", "said_by"


class ArticleFigures(Struct, frozen=True):
    """``length`` counts code points; ``quote_words`` words inside quotes, those of nested quotes for each."""

    id: str
    story: str
    outlet: str
    title: str
    length: int
    annotations: int
    quotes: int
    quote_words: int


class AnnotatorFigures(Struct, frozen=True):
    """``done`` counts finished articles, ``seconds`` the time active in all."""

    id: str
    name: str
    annotations: int
    articles: int
    done: int
    seconds: int


class SpeakerFigures(Struct, frozen=True):
    """``quotes`` counts links from quotes, to the speaker or to a mention that means them."""

    id: str
    name: str
    mentions: int
    quotes: int


class Statistics(Struct, frozen=True):
    """``by_label`` and ``by_story`` (title) count annotations; ``words_per_quote`` is their mean, 0 without quotes."""

    stories: int
    annotations: int
    links: int
    groups: int
    by_story: Mapping[str, int]
    by_label: Mapping[str, int]
    articles: tuple[ArticleFigures, ...]
    annotators: tuple[AnnotatorFigures, ...]
    speakers: tuple[SpeakerFigures, ...]
    words_per_quote: float


def statistics(read: Reader, story: str | None = None) -> Statistics:
    """The figures of a story (by id), or of the whole project; what was decided, gold, is not counted."""
    stream = Stream(read, Selection(stories=(story,) if story is not None else None, gold="without"))
    with stream.moment():
        return _Count(read, stream).result()


class _Count:
    def __init__(self, read: Reader, stream: Stream) -> None:
        self._read, self._stream = read, stream
        self._labels: Counter[str] = Counter()
        self._stories: Counter[str] = Counter()
        self._tagged: Counter[str] = Counter()
        self._worked: dict[str, set[str]] = defaultdict(set)
        self._mentions: Counter[str] = Counter()
        self._quoted: Counter[str] = Counter()

    def result(self) -> Statistics:
        titles = {story.id: story.title for story, _ in self._stream.stories()}
        articles: list[ArticleFigures] = []
        for chunk in self._stream.chunks():
            meant = {a.id: a.speaker for found in chunk.annotations.values() for a in found if a.speaker is not None}
            self._attributed([a.id for a in chunk.articles], meant)
            for article in chunk.articles:
                found, text = chunk.annotations[article.id], chunk.texts[article.id]
                self._count(found)
                self._stories[titles[article.story]] += len(found)
                quotes = [a for a in found if a.label == QUOTE]
                about = (article.id, article.story, article.outlet or "", article.title or "")
                inside = sum(len(words(text[f.start : f.end])) for a in quotes for f in a.fragments)
                articles.append(ArticleFigures(*about, article.length, len(found), len(quotes), inside))
        sizes = self._stream.sizes()
        quotes_in_all = sum(article.quotes for article in articles)
        return Statistics(
            stories=sizes.stories,
            annotations=sizes.annotations,
            links=sizes.links,
            groups=sizes.groups,
            by_story=dict(self._stories),
            by_label=dict(sorted(self._labels.items())),
            articles=tuple(articles),
            annotators=self._annotators(),
            speakers=self._speakers(),
            words_per_quote=sum(a.quote_words for a in articles) / quotes_in_all if quotes_in_all else 0.0,
        )

    def _count(self, annotations: list[Annotation]) -> None:
        for a in annotations:
            self._labels[a.label] += 1
            self._tagged[a.annotator] += 1
            self._worked[a.annotator].add(a.article)
            if a.speaker is not None:
                self._mentions[a.speaker] += 1

    def _attributed(self, articles: list[str], meant: Mapping[str, str]) -> None:
        for link in self._stream.links_from(articles):
            if link.type == SAID_BY:
                speaker = link.target if link.target_kind == "speaker" else meant.get(link.target)
                if speaker is not None:
                    self._quoted[speaker] += 1

    def _annotators(self) -> tuple[AnnotatorFigures, ...]:
        done: Counter[str] = Counter()
        seconds: Counter[str] = Counter()
        for found in self._stream.sets():
            done[found.annotator] += found.state == "done"
            seconds[found.annotator] += found.seconds
        return tuple(
            AnnotatorFigures(a.id, a.name, self._tagged[a.id], len(self._worked[a.id]), done[a.id], seconds[a.id])
            for a in self._read.annotators()
        )

    def _speakers(self) -> tuple[SpeakerFigures, ...]:
        found = [
            SpeakerFigures(s.id, s.name, self._mentions[s.id], self._quoted[s.id]) for s in self._stream.speakers()
        ]
        return tuple(sorted(found, key=lambda s: (-s.quotes, -s.mentions, s.name, s.id)))
