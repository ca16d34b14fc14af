"""Who is to tag which articles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from annotator.commands.command import Step
from annotator.model.assignment import Pair
from annotator.model.errors import TaggingError
from annotator.model.team import AnnotationSet
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader

_FEW = 100


@dataclass(frozen=True, slots=True)
class Assign(Step):
    """Give articles to annotators, to be done; answers how many were not theirs before. What was begun stays."""

    key: ClassVar[str] = "set.assign"
    pairs: tuple[Pair, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.pairs))

    def apply(self, ledger: Ledger, reader: Reader) -> int:
        """Raises TaggingError ``assign.nobody`` or ``assign.nothing``."""
        people = {a.id for a in reader.annotators() if a.role != "machine"}
        there = {(found.article, found.annotator) for found in _sets(reader, self.pairs)}
        articles = _articles(reader, self.pairs)
        for article, annotator in self.pairs:
            if annotator not in people:
                raise TaggingError("assign.nobody", id=annotator)
            if article not in articles:
                raise TaggingError("assign.nothing", id=article)
        made = [AnnotationSet(*pair, "todo") for pair in dict.fromkeys(self.pairs) if pair not in there]
        if made:
            ledger.add(*made)
        return len(made)


@dataclass(frozen=True, slots=True)
class Withdraw(Step):
    """Take articles from annotators who have not begun them; answers how many. What was begun stays theirs."""

    key: ClassVar[str] = "set.withdraw"
    pairs: tuple[Pair, ...]

    @property
    def detail(self) -> str:
        """How many."""
        return str(len(self.pairs))

    def apply(self, ledger: Ledger, reader: Reader) -> int:
        """Raises TaggingError ``assign.begun`` where nothing can be taken back."""
        idle = [found for found in _sets(reader, self.pairs) if found.state == "todo" and not found.seconds]
        free = [found for found in idle if not reader.has_marked(found.article, found.annotator)]
        if self.pairs and not free:
            raise TaggingError("assign.begun")
        for found in free:
            ledger.drop("annotation_sets", found.article, found.annotator)
        return len(free)


def _sets(reader: Reader, pairs: Collection[Pair]) -> list[AnnotationSet]:
    """Those of the pairs that are there; a few are looked up, for many all are read."""
    if len(pairs) <= _FEW:
        found = (reader.annotation_set(*pair) for pair in dict.fromkeys(pairs))
        return [one for one in found if one is not None]
    wanted = set(pairs)
    return [one for one in reader.sets() if (one.article, one.annotator) in wanted]


def _articles(reader: Reader, pairs: Collection[Pair]) -> set[str]:
    """The ids of the articles of the pairs, as far as there are such."""
    if len(pairs) <= _FEW:
        return {article for article, _annotator in pairs if reader.article(article) is not None}
    return {article.id for article in reader.articles()}
