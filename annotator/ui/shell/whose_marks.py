"""Whose marks are shown beside one's own: nobody's unless one asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.shell.icons import Icons
from annotator.ui.shell.notice import Notice
from annotator.ui.shell.who import Who
from annotator.wording.situations import shown
from annotator.wording.translation import _, ngettext


class WhoseMarks:
    """Offers to show the marks of others, in the menu, at the name of who is tagging, and where there are no own."""

    def __init__(
        self, context: Context, keeper: DeskKeeper, who: Who, notice: Notice, icons: Callable[[], Icons]
    ) -> None:
        self._context, self._keeper, self._who, self._notice, self._icons = context, keeper, who, notice, icons

    def choices(self) -> Sequence[Action]:
        """The others, ticked where their marks are shown."""
        workspace = self._context.bridge.workspace
        if workspace is None:
            return []
        mine, whose = workspace.annotator, workspace.whose()
        return [
            Action(
                f"marks.{a.id}",
                a.name,
                "view",
                lambda key=a.id: self._turn(key),  # type: ignore[misc]
                checked=lambda key=a.id: key in self._keeper.others,  # type: ignore[misc]
            )
            for a in self._who.people()
            if a.id != mine and (whose is None or a.id in whose)
        ]

    def people(self) -> Sequence[Action]:
        """Who can be at work, and whose marks can be shown."""
        marks = [
            msgspec.structs.replace(action, title=_("Show marks of {name}").format(name=action.title), group=2)
            for action in self.choices()
        ]
        return [*self._who.choices(), *marks]

    def offer(self) -> None:
        """Where others have tagged and the one at work has not, offer to show their marks."""
        others = self._who.others_with_marks()
        if self._context.workspace.read_only:
            return
        if not others or self._keeper.others:
            self._notice.hide()
            return
        names = ", ".join(shown(annotator.name) for annotator in others)
        told = ngettext("{names} has tagged here already.", "{names} have tagged here already.", len(others))
        self._notice.offer(
            told.format(names=names),
            self._icons().pixmap("person", 16),
            _("Show their marks"),
            lambda: self._keeper.show_marks_of({annotator.id for annotator in others}),
        )

    def _turn(self, key: str) -> None:
        self._keeper.show_marks_of(self._keeper.others ^ {key})
