"""Who is tagging: asked once, remembered for the project, changed at will."""

from __future__ import annotations

import getpass
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from annotator.commands.team import AddAnnotator, ChangeAnnotator
from annotator.model.team import Annotator, Role
from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.shell.at_work import at_work, people_of
from annotator.wording.translation import _, later

ROLES: dict[Role, str] = {
    "annotator": later("annotator"),
    "adjudicator": later("adjudicator"),
    "machine": later("program"),
}


class Who(QObject):
    """Knows the people of the open project and which of them is at work."""

    changed = Signal()
    """Another annotator is at work."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def people(self) -> list[Annotator]:
        """Everyone who tags or decides, the program itself aside."""
        workspace = self._context.bridge.workspace
        return people_of(workspace.read.annotators()) if workspace else []

    def present(self) -> Annotator | None:
        """Who is at work."""
        workspace = self._context.bridge.workspace
        key = workspace.annotator if workspace else None
        return next((a for a in self.people() if a.id == key), None)

    def settle(self, remembered: str, *, pick: bool) -> None:
        """Decide who is at work when a project was opened; see :func:`at_work`."""
        found = at_work(self.people(), remembered, self._context.settings().annotator, pick=pick)
        if found is not None:
            self.be(found.id)

    def ask(self) -> None:
        """Ask who is at work."""
        people = self.people()
        if not people:
            self.add()
            return
        names = [*(a.name for a in people), _("Somebody else…")]
        # Whoever has a name here that is none of these is somebody else: Enter must not make them one of the others.
        at = self._context.asking.choice(
            _("Who is tagging?"),
            _("Your marks are kept apart from those of others."),
            names,
            len(people) if self._context.settings().annotator else 0,
        )
        if at is None:
            return
        if at == len(people):
            self.add()
        else:
            self.be(people[at].id)

    def add(self, role: Role = "annotator") -> None:
        """Enter somebody new, who is then at work; ``role`` is proposed."""
        asked = self._context.asking.newcomer(self._context.settings().annotator or _account(), role)
        if asked is None:
            return
        key = self._context.attempt(lambda: self._context.workspace.do(AddAnnotator(*asked)))
        if key is not None:
            self.be(key)

    def rename(self) -> None:
        """Correct the name of who is at work."""
        present = self.present()
        if present is None:
            return
        name = self._context.asking.text(_("Rename annotator"), _("Name:"), present.name)
        if name is not None and name != present.name:
            self._change(msgspec.structs.replace(present, name=name))

    def set_role(self, role: Role) -> None:
        """Make who is at work an annotator or an adjudicator."""
        if (present := self.present()) is not None:
            self._change(msgspec.structs.replace(present, role=role))

    def be(self, key: str) -> None:
        """Have somebody at work."""
        if self._context.workspace.annotator != key:
            self._context.workspace.annotator = key
            self.changed.emit()
            self._context.bridge.look_again()

    def choices(self) -> Sequence[Action]:
        """The people to switch to, and what can be done about them."""
        workspace = self._context.bridge.workspace
        present = self.present()

        def writable() -> bool:
            return workspace is not None and not workspace.read_only

        def known() -> bool:
            return writable() and present is not None

        listed = [
            Action(
                f"who.{a.id}",
                _("{name} ({role})").format(name=a.name, role=_(ROLES[a.role])) if a.role != "annotator" else a.name,
                "",
                lambda key=a.id: self.be(key),  # type: ignore[misc]
                checked=lambda key=a.id: present is not None and present.id == key,  # type: ignore[misc]
            )
            for a in self.people()
        ]
        return [
            *listed,
            Action("who.add", _("Add annotator…"), "", self.add, group=1, enabled=writable),
            Action("who.rename", _("Rename…"), "", self.rename, group=1, enabled=known),
            Action(
                "who.adjudicator",
                _("Adjudicator"),
                "",
                lambda: self.set_role("annotator" if present and present.role == "adjudicator" else "adjudicator"),
                group=1,
                enabled=known,
                checked=lambda: present is not None and present.role == "adjudicator",
            ),
        ]

    def others_with_marks(self) -> list[Annotator]:
        """Who has marks in the project while the one at work has none; otherwise nobody."""
        workspace, present = self._context.bridge.workspace, self.present()
        if workspace is None or present is None or workspace.list.has_tagged(present.id):
            return []
        whose = workspace.whose()
        shown = [a for a in self.people() if whose is None or a.id in whose]
        return [a for a in shown if workspace.list.has_tagged(a.id)]

    def _change(self, annotator: Annotator) -> None:
        self._context.attempt(lambda: self._context.workspace.do(ChangeAnnotator(annotator)))
        self.changed.emit()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
