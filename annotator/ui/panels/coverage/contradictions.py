"""Two claims whose numbers or dates exclude each other are linked as such, from the coverage."""

from __future__ import annotations

from annotator.commands.links import AddLink
from annotator.reuse.values import CONFLICTING, Conflict
from annotator.ui.context import Context
from annotator.ui.panels.coverage.grid import CoverageGrid
from annotator.ui.tagging.attempt import attempted
from annotator.wording.translation import _

_LISTED = 60


class Contradictions:
    """Acts on the row under the hand in ``grid``; in a cell only on what the cell's claims contradict."""

    def __init__(self, context: Context, grid: CoverageGrid) -> None:
        self._context, self._grid = context, grid

    def link(self) -> None:
        """Link two claims that contradict each other, asking which where there are several such pairs."""
        everything, loaded = self._here(), self._grid.rows.loaded
        found = [one for one in everything if loaded is None or not loaded.is_linked(one)]
        if not everything:
            self._context.say(_("Nothing here contradicts anything."))
        elif not found:
            self._context.say(_("Linked already: {kind}").format(kind=self._told(everything[0])))
        elif all(one.id != CONFLICTING for one in self._context.workspace.read.codebook().links):
            self._context.say(_("The codebook has no link for contradicting values."))
        elif (conflict := self._chosen(found)) is not None:
            done, _link = attempted(self._context, AddLink(CONFLICTING, conflict.one, conflict.other))
            if done:
                self._context.say(_("Linked: {kind}").format(kind=self._told(conflict)))

    def _here(self) -> list[Conflict]:
        row, cell = self._grid.row(), self._grid.cell()
        keys = set(cell.annotations) if cell is not None else None
        found = row.conflicts if row is not None else ()
        return [one for one in found if keys is None or keys & {one.one, one.other}]

    def _chosen(self, found: list[Conflict]) -> Conflict | None:
        if len(found) == 1:
            return found[0]
        at = self._context.asking.choice(
            _("Contradictions"), _("Which two claims are to be linked:"), [self._told(one) for one in found]
        )
        return found[at] if at is not None else None

    def _told(self, conflict: Conflict) -> str:
        ends = zip((conflict.one, conflict.other), conflict.given, strict=True)
        return _("{one} against {other}").format(
            **dict(zip(("one", "other"), (self._side(key, given) for key, given in ends), strict=True))
        )

    def _side(self, key: str, given: str) -> str:
        loaded = self._grid.rows.loaded
        annotation = loaded.annotation(key) if loaded is not None else None
        line = " ".join(given.split())
        cut = line if len(line) <= _LISTED else line[: _LISTED - 1] + "…"
        return f"“{cut}” ({loaded.head(annotation.article)})" if loaded is not None and annotation is not None else cut
