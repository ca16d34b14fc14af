"""Brings back how a project stood when it was last open, and keeps how it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.view_state import PaneState, ProjectState, ViewState

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
        """Open again what was open; what is gone is passed over."""
        self._keeper.show_marks_of(state.shown)
        self._context.selection.set_story(state.story or None)
        for was in state.panes:
            pane = self._keeper.open(was.article, focus=False)
            if pane is not None:
                pane.fold(folded=was.folded)
                pane.restore_view_state({"top": was.top, "caret": was.caret, "start": was.start, "end": was.end})
        desk = self._keeper.desk
        if state.sizes and len(state.sizes) == len(desk.panes):
            desk.set_sizes(state.sizes)
        pane = desk.pane_of(state.current)
        if pane is not None:
            desk.focus_pane(desk.panes.index(pane))
            if state.annotation:
                pane.select_annotation(state.annotation, scroll=False)

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
            panes=tuple(_of(pane) for pane in desk.panes if pane.article),
            sizes=tuple(desk.sizes()),
            current=current.article.id if current and current.article else "",
            annotation=self._context.selection.annotation or "",
        )
        self._view_state.keep_project(workspace.read.project().id, state)


def is_folded(pane: ReadingPane) -> bool:
    """Whether only the strip of a pane is seen."""
    return not pane.view.isVisibleTo(pane)


def _of(pane: ReadingPane) -> PaneState:
    assert pane.article is not None
    return PaneState(article=pane.article.id, folded=is_folded(pane), **pane.view_state())
