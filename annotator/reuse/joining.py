"""Quotes that a tag parts, put together where every article that has both reports them so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator.reuse.forms import Forms
from annotator.reuse.sources import Source

Groups = list[list[int]]


def joined_groups(groups: Groups, forms: Forms, sources: Sequence[Source]) -> Groups:
    """``groups`` of wordings, two made one where quotes of the one go on with quotes of the other.

    Not where an article has both apart: there they are two utterances.
    """
    if not any(source.going_on for source in sources):
        return groups
    group_of = {quote: number for number, group in enumerate(groups) for form in group for quote in forms.places[form]}
    texts = [{int(forms.source[q]) for form in group for q in forms.places[form]} for group in groups]
    together: dict[tuple[int, int], set[int]] = defaultdict(set)
    for source, quote in _going_on(sources):
        if (one := group_of.get(quote)) is not None and (other := group_of.get(quote + 1)) is not None:
            together[one, other].add(source)
    root = list(range(len(groups)))
    for (one, other), found in sorted(together.items()):
        if one != other and found == texts[one] & texts[other]:
            first, second = sorted((_root(root, one), _root(root, other)))
            root[second] = first
    made: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        made[_root(root, number)] += group
    return list(made.values())


def runs(quotes: Sequence[int], forms: Forms, sources: Sequence[Source]) -> Iterator[list[int]]:
    """The ``quotes`` of one group (in order), those that go on with one another together."""
    run: list[int] = []
    for quote in quotes:
        if run and quote == run[-1] + 1 and int(forms.quote[run[-1]]) in sources[int(forms.source[run[-1]])].going_on:
            run.append(quote)
            continue
        if run:
            yield run
        run = [quote]
    if run:
        yield run


def _going_on(sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """The numbers of source and quote of each quote with which the next goes on."""
    before = 0
    for number, source in enumerate(sources):
        yield from ((number, before + quote) for quote in sorted(source.going_on))
        before += len(source.quotes)


def _root(root: list[int], number: int) -> int:
    while root[number] != number:
        number = root[number]
    return number
