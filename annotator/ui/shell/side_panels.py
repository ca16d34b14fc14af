"""What stands beside the desk and works on it: inspector, tables, search, the tagging hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.reuse.speaker_page import speaker_of
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
from annotator.ui.twins.comparing import Comparing
from annotator.wording.translation import _

_COVERAGE, _SEARCH = 320, 220
"""Points of height in which a story's coverage can be read, and hits."""


class SidePanels:
    """Made when the articles can be seen already: reading begins before all hands are there."""

    def __init__(self, context: Context, desk: Desk, docks: Docks, open_speaker: Callable[[str], None]) -> None:
        self._context, self._docks = context, docks
        self.inspector, self.tables, self.search = Inspector(context), Tables(context), SearchPanel(context)
        self.tagging = Tagging(context, desk, self.inspector)
        self.comparing = Comparing(context, desk, self.tagging.proposals, self.tagging.under.selected_or_caret)
        self.twins = LatePage(context, _("Twins"), "annotator.ui.panels.twins.panel", "TwinsPanel")
        self.coverage = LatePage(context, _("Coverage"), "annotator.ui.panels.coverage.panel", "CoveragePanel")
        self.summary = LatePage(context, _("Summary"), "annotator.ui.panels.summary.panel", "SummaryPanel")
        self.speaker = LatePage(context, _("Speaker page"), "annotator.ui.panels.speaker.panel", "SpeakerPanel")
        self.pages = (self.coverage, self.twins, self.summary, self.speaker)
        for page in self.pages:
            self.tables.add_page(page)
        docks.fill("inspector", self.inspector)
        docks.fill("tables", self.tables)
        docks.fill("search", self.search)
        context.selection.speaker_shown.connect(lambda _speaker: self.show(self.speaker))
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
            *self.comparing.actions(self.tagging.codebook),
            Action("go.coverage", _("Coverage"), "go", lambda: self.show(self.coverage), "Ctrl+Alt+C", group=1),
            Action("go.twins", _("Twins"), "go", lambda: self.show(self.twins), "Ctrl+Alt+N", group=1),
            Action("go.summary", _("Summary"), "go", lambda: self.show(self.summary), "Ctrl+Alt+U", group=1),
            Action("go.speaker", _("Speaker page"), "go", self.show_speaker, "Ctrl+Alt+W", group=1),
            Action(
                "edit.search_quote", _("Search a quote everywhere"), "edit", self.search_quote, "Ctrl+Alt+F", group=1
            ),
        ]

    def show(self, page: LatePage) -> None:
        """Bring a page of the tables to the front and give it the keyboard."""
        self._docks.bring("tables")
        self._docks.give_height("tables", _COVERAGE)
        self.tables.bring(page)

    def show_speaker(self) -> None:
        """Show the page of whoever the row or the annotation under the hand names; else the one shown last."""
        table, selection, read = self.tables.table(), self._context.selection, self._context.workspace.seen
        row = table.current() if table.hasFocus() else None
        found = row.speaker if row is not None else None
        if found is None and selection.annotation is not None:
            found = speaker_of(read, selection.annotation)
        if found is not None:
            selection.show_speaker(found)
        else:
            self.show(self.speaker)

    def search_quote(self) -> None:
        """Search the selected words, or those of the selected annotation, in all articles, however rendered."""
        words = self.tagging.under.words()
        self._docks.bring("search")
        self._docks.give_height("search", _SEARCH)
        self.search.search_quote(words)

    def recolour(self) -> None:
        """Follow the theme."""
        self.inspector.set_theme(self._context.theme())
        for page in self.pages:
            page.recolour()
