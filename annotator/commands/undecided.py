"""A dataset without what was decided about it: the work that a review began with."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from annotator.model.dataset import Dataset


def undecided(dataset: Dataset) -> Dataset:
    """The same without verdicts, and without the gold that they made, its links and its groups."""
    gold = {mark.id for mark in dataset.annotations if mark.origin == "verdict"}
    return msgspec.structs.replace(
        dataset,
        verdicts=(),
        annotations=tuple(mark for mark in dataset.annotations if mark.id not in gold),
        links=tuple(link for link in dataset.links if not gold & {link.source, link.target}),
        groups=tuple(g for g in dataset.groups if gold.isdisjoint(member.annotation for member in g.members)),
    )


def bring_verdicts(datasets: Sequence[Dataset]) -> bool:
    """Whether any of them holds a verdict."""
    return any(dataset.verdicts for dataset in datasets)
