"""The project as somebody may see it who tags blind: without the marks of those who are hidden from them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Connection

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.model.link import Link
from annotator.storage.reader import Reader

Whose = frozenset[str] | None
"""The ids of those whose marks are seen; None: everyone's."""


class Seen(Reader):
    """Answers as :class:`Reader`, but of annotations, links and groups only those of whom ``whose`` names.

    Articles, codebook, team and register are everybody's.
    """

    def __init__(self, connection: Callable[[], Connection], whose: Callable[[], Whose]) -> None:
        super().__init__(connection)
        self._whose = whose

    def annotations(self, article: str, annotators: Collection[str] | None = None) -> list[Annotation]:
        """See :meth:`Reader.annotations`."""
        whose = self._whose()
        if whose is not None:
            annotators = whose if annotators is None else whose.intersection(annotators)
        return super().annotations(article, annotators)

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

    def groups(self) -> list[Group]:
        """See :meth:`Reader.groups`."""
        whose = self._whose()
        return [group for group in super().groups() if whose is None or group.annotator in whose]

    def _only(self, found: list[Annotation]) -> list[Annotation]:
        whose = self._whose()
        return found if whose is None else [annotation for annotation in found if annotation.annotator in whose]

    def _linked(self, found: list[Link]) -> list[Link]:
        whose = self._whose()
        return found if whose is None else [link for link in found if link.annotator in whose]
