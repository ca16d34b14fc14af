"""Everything by which articles are compared on the desk, made and joined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.ui.actions.action import Action
from annotator.ui.context import Context
from annotator.ui.proposing.hand import ProposalHand
from annotator.ui.reading.desk import Desk
from annotator.ui.twins.actions import compare_actions, twins_actions
from annotator.ui.twins.aligned_scroll import AlignedScroll
from annotator.ui.twins.desk_twins import DeskTwins
from annotator.ui.twins.offering import Offering
from annotator.ui.twins.ribbons import Ribbons
from annotator.ui.twins.shading import Shading
from annotator.ui.twins.story_shared import StoryShared


class Comparing(QObject):
    """``under_hand`` answers the annotation that is meant; ``hand`` decides proposals, of which twins are some."""

    def __init__(
        self, context: Context, desk: Desk, hand: ProposalHand, under_hand: Callable[[], Annotation | None]
    ) -> None:
        super().__init__(desk)
        self._context = context
        self.twins = DeskTwins(context, desk, hand.offers, under_hand)
        self.once, self.shared = self.twins.once, StoryShared(context, desk)
        self.ribbons = Ribbons(desk, context.theme, self.twins.panes.chosen)
        self.aligned = AlignedScroll(context, desk, self.twins.story, self.shared)
        self.shading = Shading(context, desk, self.shared)
        self.offering = Offering(context, desk, self.once, hand)
        hand.twins, hand.await_twins = self.once, self.twins.await_offer
        hand.accepted.connect(self.twins.offer)
        context.selection.twins_changed.connect(self.ribbons.show_twins)
        context.selection.twin_taken.connect(self._take)

    def actions(self, codebook: Codebook) -> list[Action]:
        """Those of the text, and those of the View menu."""
        return [*twins_actions(self.twins, codebook), *compare_actions(self.aligned, self.shading)]

    def _take(self, article: str, fragments: tuple[Span, ...]) -> None:
        """Tag and group one twin of the quote that is shown."""
        shown = self._context.selection.twins
        if shown is not None:
            if self.once.quote != shown.source.id:
                self.once.begin(shown.source.id)
            self.once.take_at(article, fragments)
