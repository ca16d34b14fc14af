"""What a hand does to groups from the coverage: each is one command, refusals are told in the status bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from annotator.commands.command import Command
from annotator.commands.groups import (
    AddMembers,
    ChangeGroup,
    DropGroups,
    MergeGroups,
    RecordAbsence,
    RemoveMembers,
    RenderMembers,
    SplitGroup,
)
from annotator.model.group import Group, Member
from annotator.reuse.coverage import NOT_REPORTED, CoverageRow
from annotator.reuse.members import reference_of
from annotator.reuse.rendering import Rendering, claimed, fitting, rendering
from annotator.ui.context import Context
from annotator.ui.panels.coverage.contradictions import Contradictions
from annotator.ui.panels.coverage.grid import CoverageGrid
from annotator.ui.tagging.attempt import attempted
from annotator.wording.translation import _

_LISTED = 90
_ALIKE = ("verbatim", "same")


class Arranging:
    """Acts on the row and cell under the hand in ``grid``."""

    def __init__(self, context: Context, grid: CoverageGrid) -> None:
        self._context, self._grid = context, grid
        self._menu: QMenu | None = None
        self._contradictions = Contradictions(context, grid)

    def verbs(self) -> list[tuple[str, str, Callable[[], None]]]:
        """Key, name and deed of everything that can be done to a group."""
        return [
            ("N", _("Not reported, or take that back"), self.turn_absence),
            ("H", _("How it is rendered…"), self.ask_how),
            ("F2", _("Label…"), self.rename),
            ("R", _("Reference wording…"), self.reword),
            ("X", _("Split this member off…"), self.split),
            ("V", _("Move this member to another group…"), self.move),
            ("DEL", _("Take this member out"), self.take_out),
            ("M", _("Merge with another group…"), self.merge),
            ("D", _("Dissolve the group"), self.dissolve),
            ("L", _("Link what contradicts…"), self._contradictions.link),
        ]

    # -- absence ------------------------------------------------------------------------------------------------

    def turn_absence(self) -> None:
        """Record that the article does not report it, or take one's own record back."""
        group, cell, article = self._group(), self._grid.cell(), self._grid.article()
        if group is None or cell is None or article is None:
            self._say_cell()
            return
        mine = self._context.workspace.annotator in cell.by
        if cell.annotations:
            self._context.say(_("The article does report it: take its member out first."))
        elif self._do(RecordAbsence(group.id, (article,), withdrawn=mine, name=_name(group, self._row()))):
            told = _("No longer recorded.") if mine else _("Recorded: {state}.").format(state=_("not reported"))
            self._context.say(told if cell.how == NOT_REPORTED or not mine else "")

    # -- members ------------------------------------------------------------------------------------------------

    def ask_how(self) -> None:
        """Offer the ways of rendering that the codebook knows, with the one that the words propose."""
        group, member, loaded = self._group(), self._member(), self._grid.rows.loaded
        if group is None or member is None or loaded is None or loaded.kind is None:
            return
        proposed = self._proposed(group, member)
        menu = self._menu = QMenu(self._grid)
        for number, value in enumerate(loaded.kind.how, start=1):
            title = (value.title or value.id).replace("&", "&&")
            words = _("{value} (proposed by the words)") if value.id == proposed.how else "{value}"
            action = menu.addAction(f"&{number}  {words.replace('{value}', title)}" if number <= 9 else title)
            action.setCheckable(True)
            action.setChecked(value.id == member.how)
            action.setData(value.id)
            if value.id == (member.how or proposed.how):
                menu.setActiveAction(action)
        menu.triggered.connect(lambda action: self._set_how(group, member, str(action.data()), proposed))
        menu.aboutToHide.connect(menu.deleteLater)
        active = menu.activeAction()
        menu.popup(self._grid.viewport().mapToGlobal(self._grid.place().bottomLeft()))
        if active is not None:
            menu.setActiveAction(active)

    def split(self) -> None:
        """Put the member into a group of its own."""
        group, member = self._group(), self._member()
        if group is None or member is None:
            return
        words = self._words(member)
        label = self._context.asking.text(_("Split off"), _("What the new group is called:"), words)
        if label is not None:
            self._do(SplitGroup(group.id, (member.annotation,), label.strip()))

    def move(self) -> None:
        """Put the member into another group."""
        group, member = self._group(), self._member()
        if group is None or member is None:
            return
        target = self._other(group, _("Move the member"), _("To which group:"))
        if target is not None:
            proposed = self._proposed(target, member)
            moved = Member(member.annotation, proposed.how, proposed.differs)
            self._do(AddMembers(target.id, (moved,), _name(target, None)))

    def take_out(self) -> None:
        """Take the member out of its group; it stays tagged."""
        group, member = self._group(), self._member()
        if group is not None and member is not None:
            self._do(RemoveMembers(group.id, (member.annotation,), _name(group, self._row())))

    # -- groups -------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Ask for another label."""
        group = self._group()
        if group is None:
            return
        label = self._context.asking.text(_("Label"), _("What the group is called:"), group.label)
        if label is not None and label.strip() != group.label:
            self._do(ChangeGroup(group.id, label=label.strip()))

    def reword(self) -> None:
        """Ask for the wording with which members are compared; of a cell its own words are offered."""
        group, cell, loaded = self._group(), self._grid.cell(), self._grid.rows.loaded
        if group is None or loaded is None:
            return
        given = group.reference
        if cell is not None and cell.annotations:
            given = " ".join(loaded.marked.words(cell.annotations[0]).split())
        words = self._context.asking.text(_("Reference wording"), _("Compare members with these words:"), given)
        if words is not None and words.strip() != group.reference:
            self._do(ChangeGroup(group.id, reference=words.strip()))

    def merge(self) -> None:
        """Put all members of another group into this one."""
        group = self._group()
        other = self._other(group, _("Merge groups"), _("Which group becomes part of this one:")) if group else None
        if group is not None and other is not None:
            self._do(MergeGroups(group.id, (other.id,), _name(group, self._row())))

    def dissolve(self) -> None:
        """Take the group away; its members stay tagged."""
        group = self._group()
        if group is not None and self._do(DropGroups((group.id,), _name(group, self._row()))):
            self._context.say(_("The group is gone, its members stay tagged. Ctrl+Z brings it back."))

    # -- what is under the hand ---------------------------------------------------------------------------------

    def _row(self) -> CoverageRow | None:
        return self._grid.row()

    def _group(self) -> Group | None:
        row, loaded = self._row(), self._grid.rows.loaded
        found = loaded.groups.get(row.key) if row is not None and loaded is not None else None
        if found is None and row is not None:
            self._context.say(_("Only groups of quotes and of claims can be changed here."))
        return found

    def _member(self) -> Member | None:
        group, cell = self._group(), self._grid.cell()
        if group is None:
            return None
        if cell is None:
            self._say_cell()
            return None
        if not cell.annotations:
            self._context.say(_("The group has no member in this article."))
            return None
        key: str | None = cell.annotations[0]
        if len(cell.annotations) > 1:
            members = [one for one in group.members if one.annotation in cell.annotations]
            at = self._context.asking.choice(_("Member"), _("Which one:"), [self._words(one) for one in members])
            key = members[at].annotation if at is not None else None
        return next((one for one in group.members if one.annotation == key), None)

    def _other(self, group: Group, title: str, question: str) -> Group | None:
        loaded = self._grid.rows.loaded
        rows = [row for row in loaded.coverage.rows if row.key != group.id] if loaded else []
        if loaded is None or not rows:
            self._context.say(_("There is no other group."))
            return None
        at = self._context.asking.choice(title, question, [_cut(row.label) for row in rows])
        return loaded.groups[rows[at].key] if at is not None else None

    def _proposed(self, group: Group, member: Member) -> Rendering:
        loaded = self._grid.rows.loaded
        annotation = loaded.annotation(member.annotation) if loaded else None
        reference = reference_of(group, loaded.marked) if loaded else None
        if loaded is None or annotation is None or reference is None:
            return Rendering("")
        compare = claimed if group.kind == "claim" else rendering
        found = compare(reference, loaded.marked.wording(annotation))
        return fitting(self._context.workspace.read.codebook(), group.kind, found)

    def _set_how(self, group: Group, member: Member, how: str, proposed: Rendering) -> None:
        differs = () if how in _ALIKE else member.differs or proposed.differs
        self._do(RenderMembers(group.id, (Member(member.annotation, how, differs),), _name(group, self._row())))

    def _words(self, member: Member) -> str:
        loaded = self._grid.rows.loaded
        return _cut(loaded.marked.words(member.annotation)) if loaded else ""

    def _say_cell(self) -> None:
        self._context.say(_("Choose the cell of an article first."))

    def _do(self, command: Command[object]) -> bool:
        self._context.say("")  # why the step before could not be done would seem to be said of this one
        done, _nothing = attempted(self._context, command)
        return done


def _name(group: Group, row: CoverageRow | None) -> str:
    return group.label or group.reference or (_cut(row.label) if row is not None else "")


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LISTED else line[: _LISTED - 1].rstrip() + "…"
