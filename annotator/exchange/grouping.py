"""Whether the twins of proposals group quotes as a person grouped them: F1 over pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from annotator.discovery.evaluation import Judged, Score
from annotator.reuse.sources import Quote, Source
from annotator.reuse.twins import twins
from annotator.storage.reader import Reader

Pairs = set[frozenset[str]]


def pair_score(read: Reader, annotator: str, ours: Iterable[Judged], matched: Mapping[str, str]) -> Score:
    """Pairs of quotes of ``annotator`` that stand in one group, of proposals against the person.

    ``matched`` gives the quote that a proposal found. A pair of which one half was not found counts as missed; of what
    is proposed only pairs count of which both halves are quotes of the person.
    """
    grouped = _tagged_pairs(read, annotator)
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for judged in ours:
        quotes[judged.article].append(Quote(judged.fragments, judged.key))
    found: Pairs = set()
    for story in read.stories():
        articles = [a.id for a in read.articles(story.id) if a.id in quotes]
        sources = [Source(key, read.text(key), quotes[key]) for key in articles]
        for group in twins(sources) if sources else ():
            found |= _pairs(matched[m.quote] for m in group.members if m.quote in matched)
    right = len(found & grouped)
    return Score(right, len(found), len(grouped), right)


def _tagged_pairs(read: Reader, annotator: str) -> Pairs:
    found: Pairs = set()
    for group in read.groups():
        if group.kind == "quote" and group.annotator == annotator:
            found |= _pairs(member.annotation for member in group.members)
    return found


def _pairs(members: Iterable[str]) -> Pairs:
    listed: Collection[str] = sorted(set(members))
    return {frozenset(pair) for pair in combinations(listed, 2)}
