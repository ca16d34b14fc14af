"""Which verdicts stand: of those about one passage the newest, so that nothing is gold twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.model.verdict import Verdict


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """``verdicts`` in the order in which they were given."""
    return sorted(verdicts, key=lambda verdict: (verdict.decided, verdict.id))


def standing(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that settle and stand, in the order in which they were given.

    One stands until a later one that settles replaces it or is about any annotation that it was about.
    """
    found = [verdict for verdict in in_order(verdicts) if verdict.settles]
    replaced = {verdict.replaces for verdict in found}
    newest = {key: verdict.id for verdict in found for key in verdict.disagreement.annotations}
    return [
        verdict
        for verdict in found
        if verdict.id not in replaced and all(newest[key] == verdict.id for key in verdict.disagreement.annotations)
    ]


def by_annotation(verdicts: Sequence[Verdict]) -> dict[str, list[Verdict]]:
    """By annotation: the ``verdicts`` about it, in their order."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        for key in verdict.disagreement.annotations:
            found.setdefault(key, []).append(verdict)
    return found
