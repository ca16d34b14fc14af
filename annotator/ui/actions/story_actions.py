"""The Story and Go menus: articles in turn, and how far one has come."""

from __future__ import annotations

from collections.abc import Callable

from annotator.model.team import SetState
from annotator.ui.actions.action import Action
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.panels.stories import Stories
from annotator.wording.translation import _


def story_actions(keeper: DeskKeeper, stories: Stories, is_writable: Callable[[], bool]) -> list[Action]:
    """Reading order, states, and the story's articles."""
    desk = keeper.desk

    def some() -> bool:
        return bool(desk.panes)

    def can_tell() -> bool:
        return some() and is_writable()

    def set_state(state: SetState) -> None:
        pane = desk.current()
        if pane is not None and pane.article is not None:
            keeper.set_state(pane.article.id, state)

    def done_and_next() -> None:
        set_state("done")
        keeper.step(1)

    def add() -> None:
        for article in stories.selected_articles():
            keeper.open(article.id)

    def has_selected() -> bool:
        return bool(stories.selected_articles()) and not desk.is_full()

    def to_list() -> None:
        stories.tree.setFocus()

    return [
        Action("go.next_article", _("Next article"), "go", lambda: keeper.step(1), "Ctrl+PgDown", enabled=some),
        Action("go.previous_article", _("Previous article"), "go", lambda: keeper.step(-1), "Ctrl+PgUp", enabled=some),
        Action("go.stories", _("To the list of stories"), "go", to_list, "Ctrl+L", group=1),
        Action("story.done", _("Done and next"), "story", done_and_next, "Ctrl+Return", "check", enabled=can_tell),
        Action("story.todo", _("Mark as to do"), "story", lambda: set_state("todo"), enabled=can_tell),
        Action("story.begun", _("Mark as in progress"), "story", lambda: set_state("in_progress"), enabled=can_tell),
        Action("story.add", _("Open selected article beside"), "story", add, "Ctrl+T", enabled=has_selected, group=1),
        Action("story.new", _("New story…"), "story", stories.menu.add, enabled=is_writable, group=2),
    ]
