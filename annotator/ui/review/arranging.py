"""The queue as it is shown: which cases, in which order, under which headings, how much is left of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from annotator.review.cases import Case
from annotator.review.queue import Filter, Order, left, ordered
from annotator.ui.review.queue_rows import Listing, listing

Heads = Callable[[Order, Sequence[Case]], Callable[[Case], str]]
"""For an order and the cases in it: what says the heading of each."""


class Arranged(NamedTuple):
    """``queue``: the keys in order, ``places`` where each is; ``left`` by kind of difference, "" counts cases."""

    queue: list[str]
    places: dict[str, int]
    left: Counter[str]
    listing: Listing


def arranged(
    cases: Sequence[Case],
    order: Order,
    wanted: Filter,
    articles: Sequence[str],
    speakers: Mapping[str, str],
    heads: Heads,
    remains: Callable[[Case], bool],
) -> Arranged:
    """The cases that are shown, in ``order``; ``speakers`` are names by id.

    What all agree on is shown only where one asks for it: in an audit, by status or by name.
    """
    asked = order == "audit" or wanted.only is not None or wanted.statuses is not None
    found = [case for case in cases if (asked or case.status != "agreed") and wanted.passes(case)]
    listed = ordered(found, order, articles, speakers=speakers)
    queue = [case.key for case in listed]
    return Arranged(
        queue,
        {key: place for place, key in enumerate(queue)},
        left(listed),
        listing(listed, heads(order, listed), remains),
    )
