"""All marks of an article, and those of them that the person wants to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from operator import eq

from annotator.ui.reading.marks import Mark, MarkIndex


class ShownMarks:
    """``index`` holds what is shown; hidden are the marks of some labels and of some annotators (ids)."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._all = {mark.annotation: mark for mark in marks}
        self._labels: Collection[str] = frozenset()
        self._annotators: Collection[str] = frozenset()
        self._by_annotator = Counter(mark.annotator for mark in self._all.values())
        self.index = MarkIndex(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, annotation: str | None) -> bool:
        return annotation in self._all

    def get(self, annotation: str | None) -> Mark | None:
        """The mark of that annotation, shown or not."""
        return self._all.get(annotation) if annotation else None

    def count_without(self, annotators: Iterable[str]) -> int:
        """How many marks there are, shown or not, of others than these annotators."""
        return len(self._all) - sum(self._by_annotator[annotator] for annotator in annotators)

    def are(self, marks: Sequence[Mark]) -> bool:
        """Whether it holds just these, in this order."""
        return len(marks) == len(self._all) and all(map(eq, self._all.values(), marks))

    def replace(self, marks: Iterable[Mark], index: MarkIndex | None = None) -> None:
        """Holds ``marks`` and no others, hiding as before; ``index`` is that of all of them, if it was made already."""
        self._all = {mark.annotation: mark for mark in marks}
        self._by_annotator = Counter(mark.annotator for mark in self._all.values())
        if index is not None and not self._labels and not self._annotators:
            self.index = index
        else:
            self.hide(self._labels, self._annotators)

    def keep_of(self, annotators: Collection[str]) -> bool:
        """Holds only the marks of those annotators from now on; whether there were others."""
        kept = [mark for mark in self._all.values() if mark.annotator in annotators]
        if len(kept) == len(self._all):
            return False
        self.replace(kept)
        return True

    def hide(self, labels: Collection[str], annotators: Collection[str]) -> None:
        """Hides the marks of those labels and of those annotators, and shows all others."""
        self._labels, self._annotators = labels, annotators
        self.index = MarkIndex(mark for mark in self._all.values() if self._is_shown(mark))

    def update(self, changed: Sequence[Mark], removed: Collection[str]) -> tuple[list[Mark], list[Mark]]:
        """Adds or replaces ``changed``, drops ``removed`` (ids). Answers what is no longer shown and what now is."""
        names = [*(mark.annotation for mark in changed), *removed]
        before = [mark for name in names if (mark := self.index.get(name))]
        after = [mark for mark in changed if self._is_shown(mark)]
        for name in names:
            self._drop(name)
            self.index.remove(name)
        for mark in changed:
            self._drop(mark.annotation)
            self._all[mark.annotation] = mark
            self._by_annotator[mark.annotator] += 1
        for mark in after:
            self.index.put(mark)
        return before, after

    def _drop(self, annotation: str) -> None:
        if gone := self._all.pop(annotation, None):
            self._by_annotator[gone.annotator] -= 1

    def _is_shown(self, mark: Mark) -> bool:
        return mark.label not in self._labels and mark.annotator not in self._annotators
