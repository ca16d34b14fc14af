"""The bar that tells how many twins are to be decided, kept in step with them."""

from __future__ import annotations

from annotator.ui.context import Context
from annotator.ui.proposing.hand import ProposalHand
from annotator.ui.reading.desk import Desk
from annotator.ui.twins.offer_bar import OfferBar
from annotator.ui.twins.tag_once import TagOnce
from annotator.wording.translation import _, ngettext


class Offering:
    """``bar`` is shown while twins are offered; its buttons do what the keys do."""

    def __init__(self, context: Context, desk: Desk, once: TagOnce, hand: ProposalHand) -> None:
        self._context, self._desk, self._once, self._hand = context, desk, once, hand
        self.bar = OfferBar(desk)
        self.bar.placed.connect(self._tell_panes)
        once.changed.connect(self._show)
        context.selection.annotation_changed.connect(self._show)
        context.selection.proposal_changed.connect(self._show)
        self.bar.all_wanted.connect(once.take_all)
        self.bar.one_by_one.connect(hand.step_among_twins)
        self.bar.none_wanted.connect(once.leave)

    def _show(self) -> None:
        self.bar.show_words(" · ".join(filter(None, (self._told(), self._disputed(), self._keys()))))

    def _tell_panes(self) -> None:
        """What is shown in them is not to stand under the bar."""
        for pane in self._desk.panes:
            pane.view.foot = self.bar.over(pane.view.viewport())

    def _told(self) -> str:
        offered = self._once.offered
        if not offered:
            return ""
        articles = len({one.article for one in offered})
        told = ngettext("{count} twin in {articles}", "{count} twins in {articles}", len(offered))
        where = ngettext("{count} article", "{count} articles", articles).format(count=articles)
        told = told.format(count=len(offered), articles=where)
        standing = sum(1 for one in offered if one.standing)
        if standing:
            already = ngettext("{count} is tagged already", "{count} are tagged already", standing)
            told = f"{told}, {already.format(count=standing)}"
        return told

    def _disputed(self) -> str:
        count = sum(1 for one in self._once.offered if one.disputed)
        told = ngettext("{count} article names somebody else", "{count} articles name somebody else", count)
        return f"≠ {told.format(count=count)}" if count else ""

    def _keys(self) -> str:
        if not self._once.offered:
            return ""
        if self._once.is_ready() and not self._hand.has_current():
            return _("Space shows them, Enter tags all, N goes to each")
        current = self._hand.current()
        if current is not None and self._once.find(current) is not None:
            return _("Enter tags this one, Backspace rejects it")
        return _("T tags all")
