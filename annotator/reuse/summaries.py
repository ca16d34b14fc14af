"""Summaries of a story: who is quoted where, which outlets quote alike, what came when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from annotator.model.article import Article
from annotator.model.group import Group
from annotator.reuse.members import Marked
from annotator.reuse.witnesses import witnesses
from annotator.text.bare_words import bare_words

UNNAMED = ""
"""The outlet of articles that name none."""


class Share(Struct, frozen=True):
    """``words`` of a ``speaker`` in ``quotes`` of an ``outlet``, and the ``share`` (0 to 1) of all that it quotes."""

    outlet: str
    speaker: str
    words: int
    share: float
    quotes: tuple[str, ...] = ()


class QuoteOverlap(Struct, frozen=True):
    """``both`` groups stand in both outlets, ``either`` in one of them; ``share`` is their ratio (Jaccard, 0 to 1).

    ``members`` are the annotations of the groups that both have. Of an outlet with itself: its own groups.
    """

    one: str
    other: str
    both: int
    either: int
    members: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """``both`` of ``either``; 0 where neither has any."""
        return self.both / self.either if self.either else 0.0


class Reported(Struct, frozen=True):
    """An article with its ``quotes``, and of how many groups (``first``) no article reports earlier."""

    article: str
    outlet: str
    date: str
    quotes: tuple[str, ...]
    first: int


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
    quotes: dict[tuple[str, str], list[str]] = defaultdict(list)
    counted = _by_witness(marked, articles)
    for article, of_article in counted.items():
        words[outlets[article]] += of_article
    for key, speaker in marked.said_by.items():
        article = marked.annotations[key].article
        if article in counted:
            quotes[outlets[article], speaker].append(key)
    made = [
        Share(outlet, speaker, count, count / of_outlet.total(), tuple(quotes[outlet, speaker]))
        for outlet, of_outlet in words.items()
        for speaker, count in of_outlet.items()
    ]
    return sorted(made, key=lambda share: (share.outlet, -share.words, share.speaker))


def quote_overlap(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[QuoteOverlap]:
    """Of each two outlets: how many of the groups that either has both have, the most alike first."""
    having = _by_outlet(groups, marked, articles)
    made = [_overlap(one, other, having) for one, other in combinations(sorted(having), 2)]
    return sorted(made, key=lambda overlap: (-overlap.share, overlap.one, overlap.other))


def outlets_alone(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[QuoteOverlap]:
    """Of each outlet by itself: the groups that it has, by name."""
    having = _by_outlet(groups, marked, articles)
    return [_overlap(outlet, outlet, having) for outlet in sorted(having)]


def reports(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[Reported]:
    """Each article by its date, with what it quotes and reports before others; those without a date last."""
    dates = _dates(articles)
    quotes: dict[str, list[str]] = defaultdict(list)
    for key in marked.said_by:
        quotes[marked.annotations[key].article].append(key)
    first = Counter[str]()
    for group in groups:
        having = {article for article in _articles_of(group, marked) if article in dates}
        earliest = min((dates[article] for article in having if dates[article]), default="")
        first.update(article for article in having if dates[article] == earliest)
    made = [Reported(a.id, a.outlet or UNNAMED, dates[a.id], tuple(quotes[a.id]), first[a.id]) for a in articles]
    return sorted(made, key=lambda one: (not one.date, one.date))


def timeline(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> list[Day]:
    """What came on each date, in order; of what has no date last."""
    dates = _dates(articles)
    published, quotes, first = Counter(dates.values()), Counter[str](), Counter[str]()
    for key in marked.said_by:
        quotes[dates[marked.annotations[key].article]] += 1
    for group in groups:
        known = [dates[article] for article in _articles_of(group, marked) if dates.get(article)]
        first[min(known, default="")] += 1
    days = sorted({*published, *quotes, *first}, key=lambda date: (not date, date))
    return [Day(date, published[date], quotes[date], first[date]) for date in days]


Having = Mapping[str, Mapping[str, Sequence[str]]]
"""By outlet and group: the members."""


def _by_outlet(groups: Iterable[Group], marked: Marked, articles: Sequence[Article]) -> Having:
    outlets = {article.id: article.outlet or UNNAMED for article in articles}
    having: dict[str, dict[str, list[str]]] = {outlet: defaultdict(list) for outlet in outlets.values()}
    for group in groups:
        for member in group.members:
            article = marked.annotations[member.annotation].article
            if article in outlets:
                having[outlets[article]][group.id].append(member.annotation)
    return having


def _overlap(one: str, other: str, having: Having) -> QuoteOverlap:
    both = [group for group in having[one] if group in having[other]]
    members = [key for group in both for outlet in dict.fromkeys((one, other)) for key in having[outlet][group]]
    return QuoteOverlap(one, other, len(both), len(having[one].keys() | having[other].keys()), tuple(members))


def _dates(articles: Sequence[Article]) -> dict[str, str]:
    return {article.id: (article.published or "")[:10] for article in articles}


def _by_witness(marked: Marked, articles: Sequence[Article]) -> Mapping[str, Counter[str]]:
    """Words of each speaker in each article; of versions in the one with the most."""
    counted: dict[str, Counter[str]] = {article.id: Counter() for article in articles}
    for key, speaker in marked.said_by.items():
        counted[marked.annotations[key].article][speaker] += len(bare_words(marked.words(key)).written)
    best: dict[tuple[str, str], str] = {}
    original = witnesses(articles)
    for article in articles:
        witness = (original[article.id], article.outlet or UNNAMED)
        if witness not in best or counted[article.id].total() > counted[best[witness]].total():
            best[witness] = article.id
    return {article: counted[article] for article in best.values()}


def _articles_of(group: Group, marked: Marked) -> set[str]:
    return {marked.annotations[member.annotation].article for member in group.members}
