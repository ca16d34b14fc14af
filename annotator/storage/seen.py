"""The project as panes and tables show it: without gold, and without the marks of those hidden from who tags blind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Connection

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.storage.reader import Reader
from annotator.storage.review_reader import ReviewReader

Whose = frozenset[str] | None
"""The ids of those whose marks are seen; None: everyone's."""


class Seen(Reader):
    """Answers as :class:`Reader`, but of annotations, links and groups only those of whom ``whose`` names; no gold.

    Articles, codebook, team and register are everybody's.
    """

    def __init__(self, connection: Callable[[], Connection], whose: Callable[[], Whose]) -> None:
        super().__init__(connection)
        self._whose = whose

    def annotations(
        self, article: str, annotators: Collection[str] | None = None, label: str | None = None
    ) -> list[Annotation]:
        """See :meth:`Reader.annotations`."""
        whose = self._whose()
        if whose is not None:
            annotators = whose if annotators is None else whose.intersection(annotators)
        return super().annotations(article, annotators, label)

    def annotations_by_id(self, keys: Iterable[str]) -> list[Annotation]:
        """See :meth:`Reader.annotations_by_id`; every other look-up of annotations goes through here."""
        return self._only(super().annotations_by_id(keys))

    def links_of(self, keys: Iterable[str]) -> list[Link]:
        """See :meth:`Reader.links_of`."""
        return self._linked(super().links_of(keys))

    def links(self, article: str) -> list[Link]:
        """See :meth:`Reader.links`."""
        return self._linked(super().links(article))

    def link(self, key: str) -> Link | None:
        """See :meth:`Reader.link`."""
        found = super().link(key)
        return next(iter(self._linked([found])), None) if found is not None else None

    def links_by_id(self, keys: Iterable[str]) -> list[Link]:
        """See :meth:`Reader.links_by_id`."""
        return self._linked(super().links_by_id(keys))

    def groups_by_id(self, keys: Iterable[str]) -> list[Group]:
        """See :meth:`Reader.groups_by_id`; every other look-up of groups goes through here."""
        whose, gold = self._whose(), ReviewReader(self).gold_groups()
        found = (group for group in super().groups_by_id(keys) if group.id not in gold)
        return [group for group in found if whose is None or group.annotator in whose]

    def _only(self, found: list[Annotation]) -> list[Annotation]:
        whose = self._whose()
        return [a for a in found if a.origin != "verdict" and (whose is None or a.annotator in whose)]

    def _linked(self, found: list[Link]) -> list[Link]:
        whose = self._whose()
        mine = found if whose is None else [link for link in found if link.annotator in whose]
        gold = ReviewReader(self).gold_among(link.source for link in mine)
        return [link for link in mine if link.source not in gold]
