"""The Story and Go menus: articles in turn, and how far one has come."""

from __future__ import annotations

from collections.abc import Callable

from annotator.model.team import SetState
from annotator.ui.actions.action import Action
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.panels.stories.panel import Stories
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.wording.translation import _


def story_actions(keeper: DeskKeeper, stories: Stories, verbs: ProjectVerbs) -> list[Action]:
    """Reading order, states, the story's articles."""
    desk = keeper.desk

    def some() -> bool:
        return bool(desk.panes)

    def can_tell() -> bool:
        return some() and verbs.is_writable()

    def addable() -> bool:
        return bool(stories.selected_articles()) and not desk.is_full()

    return [
        Action("go.next_article", _("Next article"), "go", lambda: keeper.step(1), "Ctrl+PgDown", enabled=some),
        Action("go.previous_article", _("Previous article"), "go", lambda: keeper.step(-1), "Ctrl+PgUp", enabled=some),
        Action("go.stories", _("To the list of stories"), "go", stories.take_keyboard, "Ctrl+L", group=-1),
        Action("story.done", _("Done and next"), "story", keeper.finish, "Ctrl+Return", "check", enabled=can_tell),
        *_states(keeper.set_current_state, can_tell),
        Action(
            "story.add", _("Open selected beside"), "story", stories.add_selected, "Ctrl+T", enabled=addable, group=1
        ),
        Action("story.new", _("New story…"), "story", stories.menu.add, enabled=verbs.is_writable, group=2),
        Action(
            "story.versions",
            _("Near-duplicate articles…"),
            "story",
            verbs.mark_versions,
            enabled=verbs.is_writable,
            group=2,
        ),
    ]


def _states(set_state: Callable[[SetState], object], can_tell: Callable[[], bool]) -> list[Action]:
    return [
        Action("story.todo", _("Mark as to do"), "story", lambda: set_state("todo"), enabled=can_tell),
        Action("story.begun", _("Mark as in progress"), "story", lambda: set_state("in_progress"), enabled=can_tell),
        Action("story.finished", _("Mark as done"), "story", lambda: set_state("done"), enabled=can_tell),
    ]
