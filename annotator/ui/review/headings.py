"""Under which heading a case stands in the queue, by the order of the queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from annotator.review.cases import Case
from annotator.review.confusions import confusions
from annotator.review.queue import KINDS, Order, names_meant
from annotator.ui.review.comparison import Ground
from annotator.ui.review.filters import confusion_words
from annotator.wording.facet_words import kind_title
from annotator.wording.translation import _


def heading_of(
    order: Order, cases: Sequence[Case], ground: Ground, articles: Mapping[str, str], people: Mapping[str, str]
) -> Callable[[Case], str]:
    """What says the heading of each of ``cases``; ``articles`` and ``people`` are names by id."""
    if order == "kind":
        return lambda case: kind_title(_gravest(case)).capitalize() if case.unit.facets else _("All agree")
    if order == "worst":
        return lambda _case: _("The gravest first")
    if order == "confusion":
        return _by_most_frequent(cases, confusions, lambda pair: confusion_words(pair, ground), _("No such pair"))
    if order == "annotator":
        return _by_most_frequent(cases, _concerned, lambda who: people.get(str(who), "?"), _("Nobody in particular"))
    if order == "speaker":
        names = {name.casefold(): name for _key, name in sorted(ground.speakers.items(), reverse=True)}
        said = partial(names_meant, speakers=ground.speakers)
        return _by_most_frequent(cases, said, lambda name: names.get(name, name), _("No speaker"))
    return lambda case: articles.get(case.article, case.article)


def _gravest(case: Case) -> str:
    return min((facet.kind for facet in case.unit.facets), key=KINDS.index)


def _concerned(case: Case) -> Iterable[str]:
    return (who for facet in case.unit.facets for who in facet.annotators)


def _by_most_frequent(
    cases: Sequence[Case], values: Callable[[Case], Iterable[Any]], title: Callable[[Any], str], none: str
) -> Callable[[Case], str]:
    """As the queue is ordered: each case under the most frequent of its values."""
    counts = Counter(value for case in cases for value in set(values(case)))

    def heading(case: Case) -> str:
        found = sorted(values(case), key=lambda value: (-counts[value], str(value)))
        return title(found[0]) if found else none

    return heading
