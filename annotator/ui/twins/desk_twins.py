"""The members of a group in the panes that are open: brought into sight, or said to be missing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.model.annotation import Annotation
from annotator.model.group import Group
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.wording.translation import _


class DeskTwins(QObject):
    """Follows what the selection asks to be shown; the pane in front is never moved."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(desk)
        self._context, self._desk = context, desk
        context.selection.group_shown.connect(self.show_group)
        context.selection.annotation_changed.connect(lambda _annotation: self.forget())
        context.bridge.workspace_changed.connect(self.forget)

    def show_group(self, key: str) -> None:
        """Bring the members of a group into sight in all panes but the one in front, and say where there is none."""
        seen = self._context.workspace.seen
        group = seen.group(key)
        self.forget()
        if group is None:
            return
        members = {a.article: a for a in reversed(seen.annotations_by_id(m.annotation for m in group.members))}
        for pane in self._desk.panes:
            if pane.article is not None and pane is not self._desk.current():
                self._show(pane, members.get(pane.article.id), group)

    def forget(self) -> None:
        """Take back what the heads of panes say of the last group."""
        for pane in self._desk.panes:
            pane.header.say("")

    def _show(self, pane: ReadingPane, member: Annotation | None, group: Group) -> None:
        if member is None:
            told = {absence.article for absence in group.absent}
            here = pane.article.id if pane.article else ""
            pane.header.say(_("not reported here") if here in told else _("not tagged here"))
            pane.select_annotation(None)
        else:
            pane.select_annotation(member.id)
            pane.go_to(member.fragments[0])
