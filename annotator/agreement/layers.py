"""Layers of labels: which labels are answers to the same question, so that one may stand for another by mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from annotator.model.codebook import Codebook


def layers_of(codebook: Codebook) -> dict[str, str]:
    """The layer of each label, named by the first label in it; zones, which stay outside agreement, are left out.

    Labels that the codebook links in the same ways (each is a source and a target of the same link types, of one at
    least) share a layer, as do labels of one kind of group. Every other label is a layer of its own: a cue lies
    inside a quote without being a quote told otherwise.
    """
    labels = [label.id for label in codebook.labels if not label.zone]
    layer = {label: label for label in labels}
    for together in _alike(codebook, labels):
        joined = {layer[label] for label in together}
        first = min(joined, key=labels.index)
        layer.update({label: first for label in labels if layer[label] in joined})
    return layer


def _alike(codebook: Codebook, labels: list[str]) -> list[list[str]]:
    """Labels that belong together, the same one perhaps in several lists."""
    linked: defaultdict[Hashable, list[str]] = defaultdict(list)
    for label in labels:
        sources = frozenset(link.id for link in codebook.links if label in link.sources)
        targets = frozenset(link.id for link in codebook.links if label in link.targets)
        if sources or targets:
            linked[sources, targets].append(label)
    grouped = [[label for label in labels if label in group.labels] for group in codebook.groups]
    return [together for together in (*linked.values(), *grouped) if len(together) > 1]
