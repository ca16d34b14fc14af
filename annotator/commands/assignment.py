"""Who is to tag which articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotator.commands.command import Step
from annotator.model.assignment import Pair
from annotator.model.errors import TaggingError
from annotator.model.team import AnnotationSet
from annotator.storage.ledger import Ledger
from annotator.storage.reader import Reader


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
        articles = {article.id for article in reader.articles()}
        there = {(found.article, found.annotator) for found in reader.sets()}
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
        wanted = set(self.pairs)
        idle = [s for s in reader.sets() if (s.article, s.annotator) in wanted and s.state == "todo" and not s.seconds]
        marked = {who: reader.marked_articles(who) for who in {found.annotator for found in idle}}
        free = [found for found in idle if found.article not in marked[found.annotator]]
        if wanted and not free:
            raise TaggingError("assign.begun")
        for found in free:
            ledger.drop("annotation_sets", found.article, found.annotator)
        return len(free)
