"""The Help menu, and the palette."""

from __future__ import annotations

from collections.abc import Callable

from annotator.ui.actions.action import Action
from annotator.wording.translation import _

Do = Callable[[], object]


def help_actions(palette: Do, sheet: Do, editor: Do, about: Do) -> list[Action]:
    """Finding actions and keys."""
    return [
        Action("help.sheet", _("Keys"), "help", sheet, "F1", "keyboard"),
        Action("help.palette", _("Command palette"), "help", palette, "Ctrl+Shift+P", "palette"),
        Action("help.change_keys", _("Change keys…"), "help", editor, group=1),
        Action("help.about", _("About annotator"), "help", about, group=2),
    ]
