"""The same words elsewhere: twins of a story and of many articles, and a quote searched in all of them."""

from __future__ import annotations

import random
from collections.abc import Iterator

from annotator.model.span import Span
from annotator.reuse.marked import marked_source
from annotator.reuse.quote_search import search_quote
from annotator.reuse.sources import Quote, Source
from annotator.reuse.twins import twins
from annotator.text.bare_words import bare, bare_words
from annotator.workspace import Workspace
from tests.bench.clock import median, milliseconds, peak_megabytes, percentile
from tests.bench.projects import project_of
from tests.bench.rows import Row, Scale
from tests.bench.words import Words

_QUOTES = 20
_STORY_CHARACTERS = 9_000
_AIM_STORY, _AIM_SECONDS, _AIM_MEGABYTES, _AIM_SEARCH = 50.0, 60.0, 1_024.0, 50.0
_RECENT = 200
_SEARCHES = 60


def measure(scale: Scale) -> Iterator[Row]:
    """A story of five articles, then many articles at once; what is compared with are their words alone."""
    story = [marked_source(source.article, source.text) for source in sources(5, _STORY_CHARACTERS)]
    figure = median([milliseconds(lambda: twins(story)) for _n in range(9)])
    yield Row(
        key="twins_story",
        what="twins of a story of five articles, 45 kB",
        figure=figure,
        unit="ms",
        limit=median([milliseconds(lambda: _words(story)) for _n in range(9)]),
        limit_what="its words taken apart",
        aim=f"{_AIM_STORY:.0f} ms",
        met=figure <= _AIM_STORY,
    )
    many = sources(scale.articles, scale.characters)
    seconds = milliseconds(lambda: twins(many)) / 1000
    count = sum(len(source.quotes) for source in many)
    yield Row(
        key="twins_many",
        what=f"twins of {count:,} quotes in {len(many):,} articles",
        figure=seconds,
        unit="s",
        limit=milliseconds(lambda: _words(many)) / 1000,
        limit_what="their words taken apart",
        aim=f"{_AIM_SECONDS:.0f} s",
        met=seconds <= _AIM_SECONDS,
        growth="linear",
    )
    peak = peak_megabytes()
    yield Row(
        key="twins_memory",
        what=f"memory for twins in {len(many):,} articles",
        figure=peak,
        unit="MB",
        aim=f"{_AIM_MEGABYTES:.0f} MB",
        met=peak <= _AIM_MEGABYTES,
    )
    yield _search(scale)


def sources(articles: int, characters: int) -> list[Source]:
    """Articles with twenty quotes each, of which a third repeat others: as they are, with a word changed, unmarked."""
    words, chance = Words(1), random.Random(3)
    known: list[str] = []
    return [_source(str(n), characters // _QUOTES, words, chance, known) for n in range(articles)]


def _source(name: str, step: int, words: Words, chance: random.Random, known: list[str]) -> Source:
    parts, quotes, place = [], [], 0
    for _n in range(_QUOTES):
        said = _said(words, chance, known)
        lead = words.text(max(step - len(said) - 20, 10)).replace("“", "").replace("”", "").strip() + " "
        quoted = f"“{said},” she said. " if chance.random() < 0.95 else f"{said}. "
        if quoted.startswith("“"):
            quotes.append(Quote((Span(place + len(lead), place + len(lead) + len(said) + 3),)))
        parts.append(lead + quoted)
        place += len(parts[-1])
    return Source(name, "".join(parts), quotes)


def _said(words: Words, chance: random.Random, known: list[str]) -> str:
    if known and chance.random() < 0.3:
        said = chance.choice(known[-_RECENT:]).split()
        if chance.random() < 0.5:
            said[chance.randrange(len(said))] = chance.choice(words.vocabulary)
        return " ".join(said)
    said = " ".join(chance.choices(words.vocabulary[20:], k=chance.randint(6, 16)))
    known.append(said)
    return said


def _words(found: list[Source]) -> None:
    for source in found:
        for written in bare_words(source.text).written:
            bare(written)


def _search(scale: Scale) -> Row:
    """Quotes of the project's own articles, with a word changed, searched in all of them."""
    workspace = Workspace.open(project_of(scale), read_only=True)
    try:
        articles = [article.id for article in workspace.read.articles()[:_SEARCHES]]
        asked = []
        for article in articles:
            text = workspace.read.text(article)
            asked += [text[q.fragments[0].start : q.fragments[0].end] for q in marked_source("", text).quotes[:1]]
        figures = [milliseconds(lambda said=said: search_quote(workspace.search, said)) for said in asked]
    finally:
        workspace.close()
    figure = percentile(figures, 0.95)
    return Row(
        key="search_quote",
        what=f"search a quote in {scale.articles:,} articles, p95",
        figure=figure,
        unit="ms",
        aim=f"{_AIM_SEARCH:.0f} ms",
        met=figure <= _AIM_SEARCH,
    )
