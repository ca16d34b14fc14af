"""Speakers who may be one, as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.discovery.twins import Twins
from annotator.wording.situations import shown
from annotator.wording.translation import _
from annotator.wording.twins import why_twins


def told_twins(pairs: Iterable[Twins], names: dict[str, str]) -> Iterator[str]:
    """A line for each pair."""
    told = _(
        "{name} ({one}) and {other_name} ({other}) may be one ({why}): annotator speakers PROJECT --same {one} {other}"
    )
    for pair in pairs:
        yield told.format(
            name=shown(names[pair.one]),
            one=shown(pair.one),
            other_name=shown(names[pair.other]),
            other=shown(pair.other),
            why=why_twins(pair),
        )
