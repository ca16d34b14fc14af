"""What stands beside the desk and works on it: inspector, tables, search, the tagging hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.panels.inspector.panel import Inspector
from annotator.ui.panels.search.panel import SearchPanel
from annotator.ui.panels.tables.late_page import LatePage
from annotator.ui.panels.tables.panel import Tables
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.docks import Docks
from annotator.ui.tagging.actions import tagging_actions
from annotator.ui.tagging.tagging import Tagging
from annotator.ui.twins.actions import twins_actions
from annotator.ui.twins.desk_twins import DeskTwins
from annotator.ui.twins.offering import Offering
from annotator.ui.twins.ribbons import Ribbons
from annotator.wording.translation import _

_COVERAGE, _SEARCH = 320, 220
"""Points of height in which a story's coverage can be read, and hits."""


class SidePanels:
    """Made when the articles can be seen already: reading begins before all hands are there."""

    def __init__(self, context: Context, desk: Desk, docks: Docks, open_speaker: Callable[[str], None]) -> None:
        self._context, self._docks = context, docks
        self.inspector, self.tables, self.search = Inspector(context), Tables(context), SearchPanel(context)
        self.tagging = Tagging(context, desk, self.inspector)
        hand = self.tagging.proposals
        self.twins = DeskTwins(context, desk, hand.offers, self.tagging.under.selected_or_caret)
        hand.twins = self.twins.once
        hand.accepted.connect(self.twins.offer)
        self.ribbons = Ribbons(desk, context.theme, self.twins.panes.chosen)
        context.selection.twins_changed.connect(self.ribbons.show_twins)
        self.offering = Offering(context, desk, self.twins.once, hand)
        self.coverage = LatePage(context, _("Coverage"), "annotator.ui.panels.coverage.panel", "CoveragePanel")
        self.tables.add_page(self.coverage)
        docks.fill("inspector", self.inspector)
        docks.fill("tables", self.tables)
        docks.fill("search", self.search)
        self.inspector.speaker_wanted.connect(open_speaker)
        self.inspector.proposal.accepted.connect(self.tagging.proposals.accept)
        self.inspector.proposal.rejected.connect(self.tagging.proposals.reject)
        self.inspector.wanted.connect(lambda: docks.bring("inspector"))

    def actions(self) -> Sequence[Action]:
        """The tagging hand's, whose keys are the codebook's; none without a project."""
        if self._context.bridge.workspace is None:
            return ()
        return [
            *tagging_actions(self.tagging),
            *twins_actions(self.twins, self.tagging.codebook),
            Action("go.coverage", _("Coverage"), "go", self.show_coverage, "Ctrl+Alt+C", group=1),
            Action(
                "edit.search_quote", _("Search a quote everywhere"), "edit", self.search_quote, "Ctrl+Alt+F", group=1
            ),
        ]

    def show_coverage(self) -> None:
        """Bring the coverage to the front and give it the keyboard."""
        self._docks.bring("tables")
        self._docks.give_height("tables", _COVERAGE)
        self.tables.bring(self.coverage)

    def search_quote(self) -> None:
        """Search the selected words, or those of the selected annotation, in all articles, however rendered."""
        words = self.tagging.under.words()
        self._docks.bring("search")
        self._docks.give_height("search", _SEARCH)
        self.search.search_quote(words)

    def recolour(self) -> None:
        """Follow the theme."""
        self.inspector.set_theme(self._context.theme())
        self.coverage.recolour()
