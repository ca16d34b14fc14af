"""What of a project goes into a dataset."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from msgspec import Struct

from annotator.model.team import Annotator, Role, SetState
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader
from annotator.storage.selection import Selection, WhichGold


class ExportOptions(Struct, frozen=True, omit_defaults=True):
    """Ids of stories, annotators and labels, roles, and states of annotation sets; None means all.

    ``zones``: headline, caption and the like go in, also those that the program marked, whoever else is chosen;
    ``labels``, when given, are exactly those that go in. ``pseudonyms``: people's names and ids are replaced, by ones
    that are the same in every export of the project; notes stay as they were written. ``gold``: what was decided goes
    ``with`` the annotators' sets, or these go ``without`` it, or it goes ``alone``, as it stands. ``votes``: how the
    annotators' marks stand together, unit by unit, goes in too.
    """

    stories: tuple[str, ...] | None = None
    annotators: tuple[str, ...] | None = None
    roles: tuple[Role, ...] | None = None
    labels: tuple[str, ...] | None = None
    states: tuple[SetState, ...] | None = None
    zones: bool = True
    pseudonyms: bool = False
    gold: WhichGold = "with"
    votes: bool = False


def selection_of(read: Reader, options: ExportOptions) -> Selection:
    """The options as a selection of the project's contents."""
    zone_labels = tuple(label.id for label in read.codebook().labels if label.zone)
    labels = options.labels
    if labels is None and not options.zones:
        labels = tuple(label.id for label in read.codebook().labels if not label.zone)
    return Selection(
        stories=options.stories,
        annotators=_chosen(read.annotators(), options),
        labels=labels,
        states=options.states,
        zoners=tuple(a.id for a in read.annotators() if a.role == "machine") if options.zones else (),
        zone_labels=tuple(key for key in zone_labels if options.labels is None or key in options.labels),
        gold=options.gold,
        fallen=tuple(ReviewReader(read).superseded_gold()) if options.gold == "alone" else (),
    )


def shown_annotators(read: Reader, options: ExportOptions) -> list[Annotator]:
    """Whoever is named in the dataset, as themselves, by id."""
    chosen = selection_of(read, options)
    everyone = sorted(read.annotators(), key=lambda a: a.id)
    if chosen.annotators is None:
        return everyone
    return [a for a in everyone if a.id in chosen.annotators or a.id in chosen.zoners]


def pseudonyms(read: Reader, options: ExportOptions) -> Callable[[Annotator], Annotator]:
    """How an annotator is written: as they are, or (people) by number, in the order in which they were entered.

    The ids in place of the true ones come from the project's id and the number, so that two projects' annotators do
    not meet when their datasets do.
    """
    if not options.pseudonyms:
        return lambda annotator: annotator
    people = sorted(a.id for a in read.annotators() if a.role != "machine")
    project = read.project().id
    numbers = {key: number for number, key in enumerate(people, 1)}

    def pseudonym(annotator: Annotator) -> Annotator:
        number = numbers.get(annotator.id)
        if number is None:
            return annotator
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:annotator:{project}:annotator:{number}"))
        return Annotator(key, f"Annotator {number}", annotator.role, annotator.unaided)

    return pseudonym


def _chosen(everyone: list[Annotator], options: ExportOptions) -> tuple[str, ...] | None:
    if options.annotators is None and options.roles is None:
        return None
    return tuple(
        a.id
        for a in everyone
        if (options.annotators is None or a.id in options.annotators)
        and (options.roles is None or a.role in options.roles)
    )
