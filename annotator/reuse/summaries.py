"""Summaries of a story: who is quoted where, which outlets quote alike, what came when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from annotator.model.article import Article
from annotator.model.group import Group
from annotator.reuse.members import Marked
from annotator.text.bare_words import bare_words

UNNAMED = ""
"""The outlet of articles that name none."""


class Share(Struct, frozen=True):
    """``words`` of the ``speaker`` in quotes of the ``outlet``, and the ``share`` (0 to 1) of all that it quotes."""

    outlet: str
    speaker: str
    words: int
    share: float


class QuoteOverlap(Struct, frozen=True):
    """``both`` groups stand in both outlets, ``either`` in one of them; ``share`` is their ratio (Jaccard, 0 to 1)."""

    one: str
    other: str
    both: int
    either: int

    @property
    def share(self) -> float:
        """``both`` of ``either``; 0 where neither has any."""
        return self.both / self.either if self.either else 0.0


class Day(Struct, frozen=True):
    """What came on a date (as published, possibly partial; empty if unknown): articles, quotes, and the ``first``
    report of how many groups.
    """

    date: str
    articles: int
    quotes: int
    first: int


def speakers_by_outlet(marked: Marked, articles: Sequence[Article]) -> list[Share]:
    """The share of each speaker in the words that each outlet quotes, by outlet, the largest first.

    Articles that are versions of another count with it once: the longer quotation of each speaker stands.
    """
    outlets = {article.id: article.outlet or UNNAMED for article in articles}
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for article, counted in _by_witness(marked, articles).items():
        words[outlets[article]] += counted
    made = [
        Share(outlet, speaker, count, count / counted.total())
        for outlet, counted in words.items()
        for speaker, count in counted.items()
    ]
    return sorted(made, key=lambda share: (share.outlet, -share.words, share.speaker))


def quote_overlap(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[QuoteOverlap]:
    """Of each two outlets: how many of the groups that either has both have, the most alike first."""
    outlets = {article.id: article.outlet or UNNAMED for article in articles}
    having: dict[str, set[str]] = {outlet: set() for outlet in outlets.values()}
    for group in groups:
        for article in _articles_of(group, marked):
            if article in outlets:
                having[outlets[article]].add(group.id)
    made = [
        QuoteOverlap(one, other, len(having[one] & having[other]), len(having[one] | having[other]))
        for one, other in combinations(sorted(having), 2)
    ]
    return sorted(made, key=lambda overlap: (-overlap.share, overlap.one, overlap.other))


def timeline(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[Day]:
    """What came on each date, in order; of what has no date last."""
    dates = {article.id: (article.published or "")[:10] for article in articles}
    published, quotes, first = Counter(dates.values()), Counter[str](), Counter[str]()
    for key in marked.said_by:
        quotes[dates[marked.annotations[key].article]] += 1
    for group in groups:
        known = [dates[article] for article in _articles_of(group, marked) if dates.get(article)]
        first[min(known, default="")] += 1
    days = sorted({*published, *quotes, *first}, key=lambda date: (not date, date))
    return [Day(date, published[date], quotes[date], first[date]) for date in days]


def _by_witness(marked: Marked, articles: Sequence[Article]) -> Mapping[str, Counter[str]]:
    """Words of each speaker in each article; of versions in the one with the most."""
    counted: dict[str, Counter[str]] = {article.id: Counter() for article in articles}
    for key, speaker in marked.said_by.items():
        counted[marked.annotations[key].article][speaker] += len(bare_words(marked.words(key)).written)
    best: dict[tuple[str, str], str] = {}
    for article in articles:
        witness = (article.version_of or article.id, article.outlet or UNNAMED)
        if witness not in best or counted[article.id].total() > counted[best[witness]].total():
            best[witness] = article.id
    return {article: counted[article] for article in best.values()}


def _articles_of(group: Group, marked: Marked) -> set[str]:
    return {marked.annotations[member.annotation].article for member in group.members}
