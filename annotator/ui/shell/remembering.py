"""Brings back how a project stood when it was last open, and keeps how it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.shell.pane_states import bring_panes_back, state_of
from annotator.ui.shell.view_state import ProjectState, ViewState

SOON = 2000
"""Milliseconds after which a change of what is open is remembered, also should the program end by force."""


class Remembering(QObject):
    """Open panes with scroll, caret and selection, whose marks were shown, who was tagging."""

    def __init__(
        self, context: Context, keeper: DeskKeeper, view_state: ViewState, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._keeper, self._view_state = context, keeper, view_state
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.keep)
        for changed in (context.selection.article_changed, context.selection.annotation_changed):
            changed.connect(self.keep_soon)

    def state(self) -> ProjectState:
        """How the open project stood."""
        return self._view_state.project(self._context.workspace.read.project().id)

    def bring_back(self, state: ProjectState) -> None:
        """Open again what was open; what is gone is passed over. What stands on the desk already is taken over."""
        self._keeper.show_marks_of(state.shown)
        self._context.selection.set_story(state.story or None)
        if self._keeper.take_over():
            return
        if self._keeper.open_in_turns([was.article for was in state.panes]):
            bring_panes_back(self._keeper.desk, state)

    def keep_soon(self) -> None:
        """Remember in a moment how the open project stands."""
        self._soon.start()

    def keep(self) -> None:
        """Remember how the open project stands."""
        self._soon.stop()
        workspace = self._context.bridge.workspace
        if workspace is None:
            return
        desk, current = self._keeper.desk, self._keeper.desk.current()
        state = ProjectState(
            annotator=workspace.annotator or "",
            shown=tuple(sorted(self._keeper.others)),
            story=self._context.selection.story or "",
            panes=tuple(state_of(pane) for pane in desk.panes if pane.article),
            sizes=tuple(desk.sizes()),
            current=current.article.id if current and current.article else "",
            annotation=self._context.selection.annotation or "",
        )
        self._view_state.keep_project(workspace.read.project().id, state)
