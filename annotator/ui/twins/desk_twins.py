"""The same quote in the panes that are open: brought into sight, or said to be missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from annotator.model.annotation import Annotation
from annotator.model.errors import Situation
from annotator.model.group import Group
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.twins.elsewhere import Places, elsewhere
from annotator.ui.twins.grouping import Grouping
from annotator.wording.translation import _, ngettext


class DeskTwins(QObject):
    """Shows twins when asked; the pane in front is never moved. ``under_hand`` answers the annotation that is meant,
    or says how to select one.
    """

    def __init__(self, context: Context, desk: Desk, under_hand: Callable[[], Annotation | None]) -> None:
        super().__init__(desk)
        self._context, self._desk, self._under_hand = context, desk, under_hand
        self.grouping = Grouping(context)
        self._turn = 0
        context.selection.group_shown.connect(self.show_group)
        context.selection.annotation_changed.connect(lambda _annotation: self.forget())
        context.bridge.workspace_changed.connect(self._start)

    # -- verbs --------------------------------------------------------------------------------------------------

    def can(self) -> bool:
        """Whether there is a pane with an article."""
        return self._context.bridge.workspace is not None and self._desk.current() is not None

    def can_group(self) -> bool:
        """Whether groups may be changed from here."""
        return self.can() and not self._context.workspace.read_only

    def show(self) -> None:
        """Show the twins of the annotation under the hand: its group's members, else where its words stand again."""
        annotation = self._under_hand()
        if annotation is None:
            return
        group = self.grouping.group_of(annotation)
        if group is None:
            self._look(annotation)
        else:
            self.show_group(group.id)
            self._tell(group)

    def begin(self) -> None:
        """Begin a group of the annotation under the hand."""
        annotation = self._under_hand()
        if annotation is not None:
            self.grouping.begin(annotation)

    def put(self) -> None:
        """Put the annotation under the hand into the group that was begun or shown last."""
        annotation = self._under_hand()
        if annotation is not None and self.grouping.put(annotation) and self.grouping.last is not None:
            self.show_group(self.grouping.last)

    # -- groups -------------------------------------------------------------------------------------------------

    def show_group(self, key: str) -> None:
        """Bring the members of a group into sight in all panes but the one in front, and say where there is none."""
        seen = self._context.workspace.seen
        group = seen.group(key)
        self.forget()
        if group is None:
            return
        self.grouping.last = key
        members = self._members(group)
        for pane in self._others():
            here = pane.article.id if pane.article else ""
            if here in members:
                pane.select_annotation(members[here].id)
                pane.go_to(members[here].fragments[0])
            else:
                absent = {absence.article for absence in group.absent}
                pane.header.say(_("not reported here") if here in absent else _("not tagged here"))
                pane.select_annotation(None)

    def forget(self) -> None:
        """Take back what the heads of panes say of the last group."""
        self._turn += 1
        for pane in self._desk.panes:
            pane.header.say("")

    def _members(self, group: Group) -> dict[str, Annotation]:
        """By article the first member that stands there."""
        found = self._context.workspace.seen.annotations_by_id(member.annotation for member in group.members)
        return {a.article: a for a in reversed(found)}

    def _tell(self, group: Group) -> None:
        count = len(self._members(group))
        told = ngettext(
            "The group has members in {count} article.", "The group has members in {count} articles.", count
        )
        self._context.say(told.format(count=count))

    # -- words that nobody has grouped ----------------------------------------------------------------------------

    def _look(self, annotation: Annotation) -> None:
        workspace = self._context.workspace
        article = workspace.read.article(annotation.article)
        if article is None:
            return
        self.forget()
        turn = self._turn

        def work(_report: Report) -> Places:
            try:
                return elsewhere(workspace.read, article.story, annotation.article, annotation.fragments)
            finally:
                workspace.done_reading()

        def done(found: Places) -> None:
            if turn == self._turn and self._context.bridge.workspace is workspace:
                self._show_places(found)

        self._context.jobs.start(_("Looking for the same words"), work, done, self._failed)

    def _show_places(self, found: Places) -> None:
        for pane in self._others():
            place = found.get(pane.article.id if pane.article else "")
            if place is None:
                pane.header.say(_("no such words here"))
            else:
                pane.select_annotation(None, scroll=False)
                pane.view.reach(place[-1].end, partial(_select, pane, place))
        if not found:
            self._context.say(_("In no group, and no other article of the story has these words."))
            return
        told = ngettext(
            "In no group yet. {count} other article has these words: Ctrl+Space begins a group, Q tags them there.",
            "In no group yet. {count} other articles have these words: Ctrl+Space begins a group, Q tags them there.",
            len(found),
        )
        self._context.say(told.format(count=len(found)))

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, Situation):
            self._context.asking.trouble(fault)
        else:
            raise fault

    def _others(self) -> Sequence[ReadingPane]:
        return [pane for pane in self._desk.panes if pane.article is not None and pane is not self._desk.current()]

    def _start(self) -> None:
        self.grouping.last = None
        self.forget()


def _select(pane: ReadingPane, place: tuple[Span, ...]) -> None:
    pane.select(place[0])
