"""Whose work is compared."""

from __future__ import annotations

from collections.abc import Iterable

import click

from annotator.cli.chosen import chosen_annotators
from annotator.exchange.work_reader import those_who_tag
from annotator.storage.reader import Reader
from annotator.wording.translation import _


def compared_annotators(read: Reader, names: Iterable[str]) -> dict[str, str]:
    """Names by id of those named, or of all who tag, in the order of names. Raises BadParameter and UsageError."""
    chosen = chosen_annotators(read, names)
    if chosen is None:
        return {annotator.id: annotator.name for annotator in those_who_tag(read)}
    if len(chosen) < 2:
        raise click.UsageError(_("Name two annotators or more to compare, or none to compare all."))
    return {annotator.id: annotator.name for annotator in read.annotators() if annotator.id in chosen}
