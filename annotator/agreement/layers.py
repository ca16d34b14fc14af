"""Layers of labels: which labels are answers to the same question, so that one may stand for another by mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from annotator.model.codebook import Codebook, Label


def layers_of(codebook: Codebook) -> dict[str, str]:
    """The layer of each label, named by the first label in it; zones, which stay outside agreement, are left out.

    A layer that the codebook gives a label holds. Of the others those share a layer that the codebook links in the
    same ways (each is a source and a target of the same link types, of one at least), as do labels of one kind of
    group. Every other label is a layer of its own: a cue lies inside a quote without being a quote told otherwise.
    Where a codebook has labels and nothing else, neither layers nor links nor groups, all share one: whoever chose
    among its labels chose one for another.
    """
    labels = [label.id for label in codebook.labels if not label.zone]
    layer = {label: label for label in labels}
    bare = not (codebook.links or codebook.groups or any(label.layer for label in codebook.labels))
    for together in [labels] if bare and labels else _alike(codebook):
        joined = {layer[label] for label in together}
        first = min(joined, key=labels.index)
        layer.update({label: first for label in labels if layer[label] in joined})
    return layer


def _alike(codebook: Codebook) -> list[list[str]]:
    """Labels that belong together, the same one perhaps in several lists."""
    told: defaultdict[Hashable, list[str]] = defaultdict(list)
    grouped: list[list[str]] = [[] for _ in codebook.groups]
    for label in codebook.labels:
        if label.zone:
            continue
        if layer := _layer(codebook, label):
            told[layer].append(label.id)
        for group, members in zip(codebook.groups, grouped, strict=True):
            if label.id in group.labels and not label.layer:
                members.append(label.id)
    return [together for together in (*told.values(), *grouped) if len(together) > 1]


def _layer(codebook: Codebook, label: Label) -> Hashable:
    """What labels of one layer have in common: its name, or the link types from and to them; None for neither."""
    if label.layer:
        return label.layer
    sources = frozenset(link.id for link in codebook.links if label.id in link.sources)
    targets = frozenset(link.id for link in codebook.links if label.id in link.targets)
    return (sources, targets) if sources or targets else None
