"""All actions of the window: the one list that menus, keys, palette and shortcut sheet read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from annotator.ui.actions.action import Action
from annotator.ui.actions.keys import TAKEN_BY_READING, Overrides, clashes, heard_together, keys_of, spelled
from annotator.wording.translation import _


class Registry:
    """Actions from several sources, in their order; ``overrides`` answers the keys that the person chose."""

    def __init__(self, overrides: Callable[[], Overrides]) -> None:
        self._overrides = overrides
        self._actions: dict[str, Action] = {}

    def put(self, actions: Iterable[Action]) -> None:
        """Add actions; one with an id that is there already takes its place."""
        self._actions.update({action.id: action for action in actions})

    def drop(self, ids: Iterable[str]) -> None:
        """Take actions out."""
        for name in ids:
            self._actions.pop(name, None)

    @property
    def actions(self) -> Sequence[Action]:
        """Every action."""
        return tuple(self._actions.values())

    def get(self, name: str) -> Action:
        """The action of that id."""
        return self._actions[name]

    def keys(self, action: Action) -> str:
        """The keys of an action as they are now."""
        return keys_of(action, self._overrides())

    def clashes(self) -> list[tuple[str, str, str]]:
        """Every key that two actions claim: the key and both ids."""
        return clashes(self.actions, self._overrides())

    def refusal(self, action: Action, keys: str) -> str:
        """Why ``keys`` cannot be given to ``action``, as a sentence; empty when they can."""
        for key in spelled(keys):
            if key in TAKEN_BY_READING:
                return _("{key} moves the caret or the focus and cannot be changed; choose another key.").format(
                    key=key
                )
            if action.where == "window" and len(key) == 1:
                return _(
                    "{key} alone would be typed into fields; choose it together with Ctrl or Alt for this action."
                ).format(key=key)
            for other in self.actions:
                if other.id != action.id and heard_together(other, action) and key in spelled(self.keys(other)):
                    return _("{key} is taken by “{title}”; give that another key first.").format(
                        key=key, title=other.title
                    )
        return ""

    def runnable(self) -> list[Action]:
        """What can be run now, with the choices of menus within menus in the place of these."""
        flat: list[Action] = []
        for action in self.actions:
            flat += [_named(action, choice) for choice in action.choices()] if action.choices else [action]
        return [action for action in flat if action.enabled()]


def _named(above: Action, choice: Action) -> Action:
    """``choice`` as it is called where it does not stand under ``above``."""
    title = _("{menu}: {choice}").format(menu=above.title, choice=choice.title)
    return msgspec.structs.replace(choice, title=title, menu=above.menu)


def run(action: Action) -> None:
    """Run an action; where it cannot run now, have it say why, if it knows."""
    if action.enabled():
        action.do()
    else:
        action.otherwise()
