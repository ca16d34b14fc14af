"""Where the words of quotes stand again in the open story: found beside the window's thread, and kept."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from annotator.model.changes import ChangeSet
from annotator.model.span import Span
from annotator.storage.reader import Reader
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.reuse.sources import Source
    from annotator.reuse.twins import TwinGroup

Words = tuple[str, tuple[Span, ...]]
"""An article's id, and fragments of it."""

_SAME = 0.8
"""Share of both stretches together that two have in common from which on their twins are the same."""
_ASKED = 500
"""So many annotations are asked for whether they are captions; of more it is taken that some are."""


class _Found(Struct, frozen=True):
    """What is compared in a story, the groups of what stands in marks, and what was asked for besides."""

    sources: list[Source]
    groups: list[TwinGroup]
    asked: dict[Words, TwinGroup | None]


class StoryTwins(QObject):
    """``known`` answers at once or not at all; ``ask`` looks, and ``found`` tells when more is known."""

    found = Signal()
    ended = Signal()
    """What was looked for is known, or will not be."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._story, self._alone = "", False
        self._found: _Found | None = None
        self._wanted: dict[Words, None] = {}
        self._looking = False
        self._turn = 0
        self._painted = AfterPaint(self)
        self._painted.due.connect(self._look)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._forget)

    def is_known(self, words: Words) -> bool:
        """Whether it is known where those words stand again."""
        return self._found is not None and (words in self._found.asked or self._like(words) is not None)

    def of(self, words: Words) -> TwinGroup | None:
        """The group in which those words are; None where no other place has them, or that is not known yet."""
        if self._found is None:
            return None
        return self._found.asked[words] if words in self._found.asked else self._like(words)

    def is_looking(self) -> bool:
        """Whether anything is looked for, or about to be."""
        return self._looking or bool(self._wanted)

    def groups(self) -> list[TwinGroup]:
        """The groups of what stands in marks in the story, as far as they are known."""
        return self._found.groups if self._found is not None else []

    def ask(self, story: str, words: Words | None = None) -> None:
        """Look through a story, and there for those words; where it has one article, none can stand elsewhere."""
        if story != self._story:
            self._forget()
            self._story = story
            self._alone = not self._context.workspace.list.has_several_articles(story)
        if self._alone:
            self._found = self._found or _Found([], [], {})
            if words is not None:
                self._found.asked[words] = None
            return
        if words is not None and not self.is_known(words):
            self._wanted[words] = None
        if not self._looking and (self._wanted or self._found is None):
            # Once what was tagged is seen: the work would take its turns from what paints it.
            self._painted.start()

    def _look(self) -> None:
        workspace, story, before, wanted = self._context.workspace, self._story, self._found, tuple(self._wanted)
        self._wanted.clear()
        self._looking = True
        self._turn += 1
        turn = self._turn

        def work(report: Report) -> _Found:
            try:
                return _look_in(workspace.read, story, before, wanted, report)
            finally:
                workspace.done_reading()

        def done(found: _Found) -> None:
            if turn != self._turn:
                return
            self._looking = False
            self._found = found
            if self._wanted:
                self._painted.start()
            self.found.emit()
            self.ended.emit()

        def stopped() -> None:
            if turn == self._turn:
                self._looking = False
                self.ended.emit()

        self._context.jobs.start(_("Looking for the same words"), work, done, self._failed, stopped)

    def _failed(self, fault: Exception) -> None:
        self._looking = False
        self.ended.emit()
        self._context.tell_fault(fault)

    def _like(self, words: Words) -> TwinGroup | None:
        """The group of a place that is nearly those words."""
        article, fragments = words
        for group in self._found.groups if self._found is not None else ():
            for member in group.members:
                if member.article == article and _alike(member.fragments, fragments) >= _SAME:
                    return group
        return None

    def _changed(self, changes: ChangeSet) -> None:
        if changes.kinds & {"article", "story", "codebook"} or self._captions_changed(changes):
            self._forget()

    def _captions_changed(self, changes: ChangeSet) -> bool:
        if "annotation" not in changes.kinds or self._found is None:
            return False
        if len(changes.ids) > _ASKED:
            return True
        touched = self._context.workspace.read.annotations_by_id(changes.ids - changes.dropped)
        return any(one.label == "caption" for one in touched)

    def _forget(self) -> None:
        self._painted.stop()
        self._turn += 1
        self._story, self._found, self._looking = "", None, False
        self._wanted.clear()
        self.ended.emit()


def _look_in(read: Reader, story: str, before: _Found | None, wanted: tuple[Words, ...], report: Report) -> _Found:
    # Imported now: comparing needs numpy, which takes a while to load.
    reading = importlib.import_module("annotator.reuse.reading")
    twins = importlib.import_module("annotator.reuse.twins")
    if before is None:
        sources: list[Source] = next((found for _story, found in reading.marked_stories(read, (story,))), [])
        report(0, 0)
        before = _Found(sources, twins.twins(sources), {})
    asked = dict(before.asked)
    for words in wanted:
        report(0, 0)
        asked[words] = twins.twins_of(before.sources, *words)
    return _Found(before.sources, before.groups, asked)


def _alike(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return both / max(1, sum(map(len, one)) + sum(map(len, other)) - both)
