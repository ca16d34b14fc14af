"""How the annotators' marks stand together, unit by unit, as a dataset tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from annotator.agreement.units import Facet
from annotator.exchange import dataset_items as items
from annotator.exchange.case_reader import read_cases
from annotator.exchange.dataset_options import ExportOptions, selection_of
from annotator.exchange.work_reader import those_who_tag
from annotator.model.annotation import Annotation
from annotator.review.cases import Case
from annotator.storage.reader import Reader


def unit_items(read: Reader, options: ExportOptions, names: Mapping[str, str]) -> Iterator[items.UnitItem]:
    """The units of what ``options`` choose, story by story in reading order; ``names`` are the ids to be written."""
    chosen = selection_of(read, options)
    whose = [a.id for a in those_who_tag(read) if chosen.annotators is None or a.id in chosen.annotators]
    states = {(s.article, s.annotator): s.state for s in read.sets()}

    def goes_in(mark: Annotation) -> bool:
        if chosen.labels is not None and mark.label not in chosen.labels:
            return False
        return chosen.states is None or states.get((mark.article, mark.annotator), "todo") in chosen.states

    for story in read.stories():
        if chosen.stories is None or story.id in chosen.stories:
            articles = [article.id for article in read.articles(story.id)]
            for case in read_cases(read, articles, whose, goes_in):
                if case.members:
                    yield _item(case, names, told=options.gold == "with" and chosen.annotators is None)


def _item(case: Case, names: Mapping[str, str], *, told: bool) -> items.UnitItem:
    return items.UnitItem(
        case.article,
        case.unit.label,
        tuple(items.VoteItem(names[m.annotator], m.annotation, m.role) for m in case.unit.members),
        tuple(_facet(facet, names) for facet in case.unit.facets),
        case.verdict.id if case.verdict is not None and told else None,
        case.status if told else ("open" if case.unit.facets else "agreed"),
    )


def _facet(facet: Facet, names: Mapping[str, str]) -> Facet:
    shifts = tuple(msgspec.structs.replace(shift, annotator=names[shift.annotator]) for shift in facet.shifts)
    return msgspec.structs.replace(facet, annotators=tuple(names[who] for who in facet.annotators), shifts=shifts)
