"""Which proposals are still open to an annotator: not what they rejected, nor what they have marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress

from annotator.discovery.proposals import Proposal
from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.model.team import rejection
from annotator.text.intervals import Interval, Intervals


class Undecided:
    """``mine`` are the annotator's marks on the article, ``rejected`` what they turned down there.

    A mark of the same label closes what it overlaps; where it is just what was proposed, only that proposal, so that
    quotes inside it stay open. What was accepted is closed under whatever label. All of that is a matter of marks and
    proposals that overlap: a change is followed by looking at what lies where it was made.
    """

    def __init__(self, proposals: Sequence[Proposal], mine: Iterable[Annotation], rejected: Collection[str]) -> None:
        self._proposals = tuple(proposals)
        self._lines = {rejection(p.label, p.fragments): p for p in self._proposals}
        self._places = Intervals(Interval(p.start, -p.end, "", n) for n, p in enumerate(self._proposals))
        self._rejected = frozenset(rejected)
        self._mine = {a.id: a for a in mine}
        self._marks = Intervals(map(_hull, self._mine.values()))
        self._open = [self._is_open(p) for p in self._proposals]

    def open(self) -> list[Proposal]:
        """Those that are open, in text order."""
        return list(compress(self._proposals, self._open))

    def label_of(self, mark: str) -> str | None:
        """The label under which the annotator has a mark of that id, None where it is none of theirs."""
        return self._mine[mark].label if mark in self._mine else None

    def follow(
        self, changed: Iterable[Annotation], gone: Iterable[str], rejected: Collection[str] | None = None
    ) -> bool:
        """Marks are new or different, others (ids) are gone, this is rejected now (None: what was before); whether
        other proposals are open.
        """
        touched = []
        if rejected is not None:
            turned = self._rejected.symmetric_difference(rejected)
            touched = [Span(p.start, p.end) for line in turned if (p := self._lines.get(line))]
            self._rejected = frozenset(rejected)
        new = {a.id: a for a in changed}
        for name in (*gone, *new):
            if (old := self._mine.pop(name, None)) is not None:
                self._marks.remove(_hull(old))
                touched.append(Span(old.start, old.end))
        for mark in new.values():
            self._mine[mark.id] = mark
            self._marks.add(_hull(mark))
            touched.append(Span(mark.start, mark.end))
        return self._look_at(touched)

    def _look_at(self, touched: Iterable[Span]) -> bool:
        others = False
        for n in {place.number for span in touched for place in self._places.within(span.start, span.end)}:
            is_open = self._is_open(self._proposals[n])
            others |= is_open != self._open[n]
            self._open[n] = is_open
        return others

    def _is_open(self, proposal: Proposal) -> bool:
        if rejection(proposal.label, proposal.fragments) in self._rejected:
            return False
        near = self._marks.within(proposal.start, proposal.end)
        return not any(self._closes(self._mine[found.annotation], proposal) for found in near)

    def _closes(self, mark: Annotation, proposal: Proposal) -> bool:
        same = mark.label == proposal.label
        if mark.fragments == proposal.fragments:
            return same or mark.origin == "proposal"
        return same and not self._is_proposed(mark) and _overlap(mark, proposal)

    def _is_proposed(self, mark: Annotation) -> bool:
        line = rejection(mark.label, mark.fragments)
        return line in self._lines and line not in self._rejected


def _hull(mark: Annotation) -> Interval:
    return Interval(mark.start, -mark.end, mark.id, 0)


def _overlap(mark: Annotation, proposal: Proposal) -> bool:
    return any(mine.overlaps(theirs) for mine in mark.fragments for theirs in proposal.fragments)
