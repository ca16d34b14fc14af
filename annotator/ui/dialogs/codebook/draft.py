"""A codebook while it is edited, before anything of it is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from msgspec.structs import replace

from annotator.model import codebook_rules
from annotator.model.codebook import Attribute, Codebook, Label, LinkType, Value
from annotator.model.codebook_rules import Problem

Place = tuple[str, ...]
"""The ids that lead to a label, an attribute of it, a value of that; for links and groups with their name before."""
LINKS, GROUPS = "@links", "@groups"
"""Which no label can be called."""

Item = TypeVar("Item")
Titled = TypeVar("Titled", Label, Attribute, Value, LinkType)
_LONGEST = 40


def id_from(title: str, taken: Collection[str]) -> str:
    """An id for something of that title which none of ``taken`` is: ``"Said by"`` becomes ``said_by``."""
    plain = re.sub(r"\W+", "_", title.lower()).strip("_")[:_LONGEST].strip("_") or "new"
    names = [plain, *(f"{plain}_{n}" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def retitled(item: Titled, title: str, others: Collection[str], *, settled: bool) -> Titled:
    """``item`` under another title; its id follows as long as it is not settled and says what the title says."""
    follows = not settled and item.id == id_from(item.title, others)
    return replace(item, title=title, id=id_from(title, others) if follows else item.id)


def moved(items: tuple[Item, ...], at: int, by: int) -> tuple[Item, ...]:
    """``items`` with the one at ``at`` moved by so many places."""
    rest = [*items[:at], *items[at + 1 :]]
    rest.insert(at + by, items[at])
    return tuple(rest)


def without(items: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """``items`` but for the one at ``at``."""
    return items[:at] + items[at + 1 :]


class Draft:
    """``now`` is the codebook as it stands in the dialog, ``before`` the one in force; ``uses`` asks for a label
    whether annotations bear it.

    Ids that were there when the dialog opened, or in a codebook chosen since, are settled: annotations, links and
    other people's files know them.
    """

    def __init__(self, before: Codebook, uses: Callable[[str], bool]) -> None:
        self.before = before
        self.now = before
        self._uses = uses
        self._settled = frozenset(_places(before))

    def choose(self, codebook: Codebook) -> int:
        """Go on from another codebook; how many labels it lacks that annotations bear, which are kept, retired."""
        kept = [
            replace(label, retired=True, key=None)
            for label in self.before.labels
            if codebook.label(label.id) is None and self._uses(label.id)
        ]
        self.now = replace(codebook, labels=(*codebook.labels, *kept))
        self._settled = frozenset([*_places(self.before), *_places(codebook)])
        return len(kept)

    def settled(self, *place: str) -> bool:
        """Whether the id at the end of ``place`` must stay."""
        return place in self._settled

    def other_ids(self, at: int) -> frozenset[str]:
        """The ids of all labels but the one at ``at``."""
        return frozenset(label.id for n, label in enumerate(self.now.labels) if n != at)

    def put(self, at: int, label: Label) -> None:
        """Another state of the label at ``at``."""
        self.now = replace(self.now, labels=(*self.now.labels[:at], label, *self.now.labels[at + 1 :]))

    def add(self, title: str, colour: str) -> int:
        """A new label at the end; its place."""
        label = Label(id_from(title, self.other_ids(-1)), title, colour=colour)
        self.now = replace(self.now, labels=(*self.now.labels, label))
        return len(self.now.labels) - 1

    def move(self, at: int, by: int) -> int:
        """Move a label; its new place."""
        self.now = replace(self.now, labels=moved(self.now.labels, at, by))
        return at + by

    def may_delete(self, at: int) -> bool:
        """Whether no annotation bears the label; otherwise it can only be retired."""
        return not self._uses(self.now.labels[at].id)

    def delete(self, at: int) -> None:
        """Take a label out, and out of the links and groups that name it."""
        gone = self.now.labels[at].id
        self.now = replace(
            self.now,
            labels=without(self.now.labels, at),
            links=tuple(
                replace(link, sources=_but(link.sources, gone), targets=_but(link.targets, gone))
                for link in self.now.links
            ),
            groups=tuple(replace(group, labels=_but(group.labels, gone)) for group in self.now.groups),
        )

    def key_taken(self, at: int, letter: str) -> Label | None:
        """The label, other than the one at ``at``, that the letter tags already."""
        others = (label for n, label in enumerate(self.now.labels) if n != at and not label.retired)
        return next((label for label in others if (label.key or "").upper() == letter.upper()), None)

    def problems(self) -> list[Problem]:
        """What must be put right before this can be used."""
        return codebook_rules.problems(self.now)

    @property
    def changed(self) -> bool:
        """Whether anything differs from what is in force."""
        return replace(self.now, version=self.before.version) != self.before

    def result(self) -> Codebook:
        """What is to be stored: its version grows when the codebook in force is changed."""
        if self.now.id != self.before.id or not self.changed:
            return self.now
        return replace(self.now, version=max(self.now.version, self.before.version + 1))


def _but(names: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(name for name in names if name != gone)


def _places(codebook: Codebook) -> Iterator[Place]:
    for label in codebook.labels:
        yield from _of(label)
    for link in codebook.links:
        yield from ((LINKS, *place) for place in _of(link))
    for group in codebook.groups:
        yield from ((GROUPS, group.id, "how", value.id) for value in group.how)
        yield from ((GROUPS, group.id, "differs", value.id) for value in group.differs)


def _of(item: Label | LinkType) -> Iterator[Place]:
    yield (item.id,)
    for attribute in item.attributes:
        yield (item.id, attribute.id)
        yield from ((item.id, attribute.id, value.id) for value in attribute.values)
