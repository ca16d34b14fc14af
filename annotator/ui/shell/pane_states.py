"""How the panes of a desk stand: told, and brought back."""

from __future__ import annotations

from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.view_state import PaneState, ProjectState


def bring_panes_back(desk: Desk, state: ProjectState) -> None:
    """Have the panes that are open stand as they stood."""
    for was in state.panes:
        pane = desk.pane_of(was.article)
        if pane is not None:
            pane.fold(folded=was.folded)
            pane.restore_view_state({"top": was.top, "caret": was.caret, "start": was.start, "end": was.end})
    if state.sizes and len(state.sizes) == len(desk.panes):
        desk.set_sizes(state.sizes)
    pane = desk.pane_of(state.current)
    if pane is not None:
        desk.focus_pane(desk.panes.index(pane))
        if state.annotation:
            pane.select_annotation(state.annotation, scroll=False)


def state_of(pane: ReadingPane) -> PaneState:
    """How a pane that shows an article stands."""
    assert pane.article is not None
    return PaneState(article=pane.article.id, folded=is_folded(pane), **pane.view_state())


def is_folded(pane: ReadingPane) -> bool:
    """Whether only the strip of a pane is seen."""
    return not pane.view.isVisibleTo(pane)
