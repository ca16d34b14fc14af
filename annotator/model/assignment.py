"""Who is to tag what: drawn, or listed, and shown with how far each has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Literal

from msgspec import Struct

from annotator.model.errors import TaggingError
from annotator.model.team import AnnotationSet, SetState

Pair = tuple[str, str]
"""The ids of an article and of the annotator who is to tag it."""
Absence = Literal["missing", "not_yet", "not_assigned"]


class Matrix(Struct, frozen=True):
    """``states`` by article and annotator; where there is none the article is not assigned to them."""

    articles: tuple[str, ...]
    annotators: tuple[str, ...]
    states: Mapping[Pair, SetState]

    def state(self, article: str, annotator: str) -> SetState | None:
        """How far the annotator has come with the article; None where it is not theirs."""
        return self.states.get((article, annotator))

    def absence(self, article: str, annotator: str) -> Absence:
        """What it means that an annotator has no mark where others have one, on that article."""
        return absence(self.state(article, annotator))


def matrix(articles: Iterable[str], annotators: Iterable[str], sets: Iterable[AnnotationSet]) -> Matrix:
    """Every article against every annotator, in the orders given."""
    rows, columns = tuple(articles), tuple(annotators)
    states = {(found.article, found.annotator): found.state for found in sets}
    wanted = ((row, column) for row in rows for column in columns)
    return Matrix(rows, columns, {pair: states[pair] for pair in wanted if pair in states})


def absence(state: SetState | None) -> Absence:
    """Only who is done has left something out; before that they have not come to it, or it is not theirs."""
    if state is None:
        return "not_assigned"
    return "missing" if state == "done" else "not_yet"


def everyone(articles: Iterable[str], annotators: Iterable[str]) -> tuple[Pair, ...]:
    """Every article to every annotator."""
    columns = tuple(annotators)
    return tuple((article, annotator) for article in articles for annotator in columns)


def drawn(
    articles: Sequence[str], annotators: Sequence[str], each: int, seed: int, given: Iterable[Pair] = ()
) -> tuple[Pair, ...]:
    """Each article to ``each`` annotators, drawn so that all get as many as the others, give or take one.

    The draw depends on ``seed`` and the ids alone, not on the order in which they come. What was ``given`` before
    counts: an article that has some annotators gets only those that it lacks, and who has many articles gets fewer.
    Raises TaggingError ``assign.too_few``.
    """
    if each > len(annotators):
        raise TaggingError("assign.too_few", each=each, annotators=len(annotators))
    chance = Random(seed)  # noqa: S311 - a draw that can be drawn again, not a secret
    before = set(given)
    load = Counter(annotator for _article, annotator in before)
    order = sorted(articles)
    chance.shuffle(order)
    made = []
    for article in order:
        free = [annotator for annotator in sorted(annotators) if (article, annotator) not in before]
        lots = {annotator: chance.random() for annotator in free}
        lacking = each - (len(annotators) - len(free))
        for annotator in sorted(free, key=lambda one: (load[one], lots[one]))[: max(lacking, 0)]:
            load[annotator] += 1
            made.append((article, annotator))
    return tuple(made)
