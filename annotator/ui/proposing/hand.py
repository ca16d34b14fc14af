"""The hand on proposals: to the next, accept, correct, reject, many at once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from annotator.commands.project import ChooseEngine, ProposeInProject
from annotator.commands.proposals import AcceptProposals, Proposed, RejectProposals
from annotator.commands.team import ProposeTo
from annotator.discovery.proposals import Proposal
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.proposing.offers import Offers
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.shell.late_dialogs import run_dialog
from annotator.ui.tagging import fragments as pieces
from annotator.ui.tagging.attempt import attempted, say_unwritable
from annotator.ui.tagging.fragments import Edge, Unit, Way, words_of
from annotator.wording.translation import _, ngettext

_SHOWN = 60


class Twins(Protocol):
    """The twins of a quote that was tagged: they are proposals in other panes, and decided with it."""

    quote: str

    def is_ready(self) -> bool:
        """Whether the hand stands at the quote, so that all can be decided with one key."""

    def walk(self) -> Sequence[Proposed]:
        """What is to be tagged, in the order in which it is walked."""

    def find(self, proposed: Proposed) -> object | None:
        """What it knows of a proposal, None where that is no twin."""

    def take_all(self) -> bool:
        """Take all of them."""

    def take(self, proposed: Proposed) -> str | None:
        """Take one; answers the annotation's id."""

    def leave(self) -> None:
        """Propose none."""


class ProposalHand(QObject):
    """Works in the pane that has the keyboard; the proposal at which it stands is the selection's.

    ``twins``, once there are any, come before what else is proposed: their walk goes from pane to pane.
    """

    accepted = Signal(str)
    """The id of the annotation that a proposal became."""

    def __init__(self, context: Context, desk: Desk, offers: Offers) -> None:
        super().__init__(desk)
        self._context, self._desk, self.offers = context, desk, offers
        self.twins: Twins | None = None
        self.await_twins: Callable[[], object] = lambda: None
        """Called before a key decides or walks: twins of what was tagged just now may be on their way."""
        self._was_twin = False
        desk.article_opened.connect(self._follow_pane)
        desk.pane_focused.connect(self._left)

    def current(self) -> Proposed | None:
        """The proposal at which the hand stands, in the pane that has the keyboard."""
        pane, proposed = self._desk.current(), self._context.selection.proposal
        if proposed is None or pane is None or pane.article is None or pane.article.id != proposed[0]:
            return None
        return proposed

    def has_current(self) -> bool:
        """Whether there is one to decide."""
        return self.current() is not None

    def can_decide(self) -> bool:
        """Whether the hand stands at a proposal, or at a quote whose twins are proposed."""
        return self.has_current() or self._stands_at_twins()

    def accept_awaited(self) -> None:
        """Accepts what is offered once the twins that are looked for are known; says why where nothing can be."""
        self._decide_awaited(self.accept)

    def reject_awaited(self) -> None:
        """The same for rejecting."""
        self._decide_awaited(self.reject)

    def _decide_awaited(self, decide: Callable[[], None]) -> None:
        self.await_twins()
        if self.can_decide():
            decide()
        else:
            say_unwritable(self._context)

    def has_any(self) -> bool:
        """Whether anything is proposed in the articles that are open."""
        return any(self.offers.open_in(article) for article in self._desk.articles)

    def is_at_any(self) -> bool:
        """Whether the caret is in words that are proposed."""
        pane = self._desk.current()
        listed = self.offers.open_in(pane.article.id) if pane is not None and pane.article is not None else ()
        return pane is not None and any(_holds(one, pane.caret()) for one in listed)

    def can_walk(self) -> bool:
        """Whether there is a pane to walk in."""
        return self._desk.current() is not None

    # Walking

    def step(self, way: Way) -> None:
        """To the next or previous proposal in the pane; from none, to the one in which the caret stands."""
        self.await_twins()
        pane = self._desk.current()
        if pane is None or pane.article is None:
            return
        listed, current = self.offers.open_in(pane.article.id), self.current()
        if self.step_among_twins(way):
            return
        here = _place(current[1]) if current is not None else (pane.caret(), 0)
        if way == "on":
            found = next((p for p in listed if _place(p) > here or (current is None and _holds(p, here[0]))), None)
        else:
            found = next((p for p in reversed(listed) if _place(p) < here), None)
        if found is not None:
            self._go(pane, found)
        else:
            self._context.say(self._none(pane.article.id, way))

    def _none(self, article: str, way: Way) -> str:
        if not self.offers.proposing():
            return _("Quotes are not proposed here; turn that on in the Tag menu.")
        if self.offers.is_looking_in(article):
            return self.offers.trouble or _("Quotes are still being looked for; press the key again in a moment.")
        return _("No proposal further on.") if way == "on" else _("No proposal before this one.")

    def _go(self, pane: ReadingPane, proposal: Proposal) -> None:
        assert pane.article is not None
        pane.select_annotation(None)
        self._context.selection.set_proposal((pane.article.id, proposal))
        pane.go_to(Span(proposal.start, proposal.end))

    def step_among_twins(self, way: Way = "on") -> bool:
        """To the next or previous twin, whichever pane it is in; from the last one back to the quote."""
        current = self.current()
        at_twin = current is not None and self.twins is not None and self.twins.find(current) is not None
        if self.twins is None or not (at_twin or self._stands_at_twins()):
            return False
        places = [None, *self.twins.walk()]
        at = next((n for n, one in enumerate(places) if one is not None and _same(one, current)), 0)
        self._go_to_twin(places[(at + (1 if way == "on" else -1)) % len(places)])
        return True

    def _stands_at_twins(self) -> bool:
        return self.twins is not None and self.twins.is_ready() and not self.has_current()

    def _go_to_twin(self, proposed: Proposed | None) -> None:
        """With the keyboard, to a twin, or (None) back to the quote."""
        assert self.twins is not None
        if proposed is None:
            quote = self._context.workspace.read.annotation(self.twins.quote)
            if quote is not None:
                self._context.selection.show(quote.article, None, quote.id)
            return
        self._context.selection.show(proposed[0])
        pane = self._desk.pane_of(proposed[0])
        if pane is not None:
            self._go(pane, proposed[1])

    def _go_on(self, article: str, after: Proposal) -> None:
        """The next one comes by itself, so that each costs one key."""
        if self.twins is not None and self.twins.quote and self._was_twin:
            self._go_to_twin(next(iter(self.twins.walk()), None))
            return
        pane = self._desk.pane_of(article)
        found = next((p for p in self.offers.open_in(article) if _place(p) > _place(after)), None)
        if pane is not None and pane is self._desk.current() and found is not None:
            self._go(pane, found)

    # Deciding

    def accept(self) -> None:
        """Makes the proposal an annotation with all that comes with it, and goes to the next; at a quote, its twins."""
        if self.twins is not None and self._stands_at_twins():
            self.twins.take_all()
        elif (proposed := self.current()) is not None and self._accepted(proposed) is not None:
            self._go_on(*proposed)

    def reject(self) -> None:
        """Turns the proposal down for good, and goes to the next."""
        proposed = self.current()
        if self.twins is not None and self._stands_at_twins():
            self.twins.leave()
        if proposed is None:
            return
        self._was_twin = self._is_twin(proposed)
        done, _nothing = attempted(self._context, RejectProposals((proposed,)))
        if done:
            self._context.say(_("Rejected: {words}").format(words=self._words(proposed)))
            self._go_on(*proposed)

    def relabel(self, label: Label) -> bool:
        """Accepts it under another label, or its own; False where the hand stands at none."""
        proposed, pane = self.current(), self._desk.current()
        if proposed is None or pane is None or pane.selection() is not None:
            return False
        self._correct(proposed, msgspec.structs.replace(proposed[1], label=label.id))
        return True

    def reshape(self, edge: Edge, way: Way, unit: Unit) -> bool:
        """Accepts it with a boundary moved; False where the hand stands at none."""
        proposed, pane = self.current(), self._desk.current()
        if proposed is None or pane is None:
            return False
        fragments = proposed[1].fragments
        number = pieces.nearest(fragments, pane.caret()) if edge == "start" else len(fragments) - 1
        found = pieces.moved(pane.view.text, fragments, number, edge, way, unit)
        self._correct(proposed, msgspec.structs.replace(proposed[1], fragments=found))
        return True

    def _correct(self, proposed: Proposed, wanted: Proposal) -> None:
        """What was corrected is selected: more of it may be changed."""
        annotation = self._accepted((proposed[0], wanted))
        pane = self._desk.pane_of(proposed[0])
        if annotation is not None and pane is not None:
            pane.select_annotation(annotation, scroll=False)

    def _is_twin(self, proposed: Proposed) -> bool:
        return self.twins is not None and self.twins.find(proposed) is not None

    def _accepted(self, proposed: Proposed) -> str | None:
        self._was_twin = self._is_twin(proposed)
        if self.twins is not None and self._was_twin:
            made_of_twin = self.twins.take(proposed)
            if made_of_twin is not None:
                self._context.say(_("Tagged and grouped: {words}").replace("{words}", self._words(proposed)))
            return made_of_twin
        done, made = attempted(self._context, AcceptProposals((proposed,)))
        if not done or not made:
            return None
        self._context.say(_("Accepted: {words}").replace("{words}", self._words(proposed)))
        self.accepted.emit(made[0])
        return made[0]

    def accept_above(self) -> None:
        """Asks from which confidence on, shows what that would be, and accepts it in one step."""
        articles = [article for article in self._desk.articles if self.offers.open_in(article)]
        listed = [(article, proposal) for article in articles for proposal in self.offers.open_in(article)]
        pane = self._desk.current()
        here = pane.article.id if pane is not None and pane.article is not None else ""
        dialog = run_dialog("accept_proposals", self._context, listed, here, self._desk.window())
        if dialog is not None and (chosen := dialog.chosen()):
            done, made = attempted(self._context, AcceptProposals(chosen))
            if done and made is not None:
                told = ngettext("{count} proposal accepted", "{count} proposals accepted", len(made))
                self._context.say(told.format(count=len(made)))

    # Whether anything is proposed

    def turn_mine(self) -> None:
        """Turns proposals on or off for whoever is at work."""
        workspace = self._context.workspace
        if workspace.annotator is not None:
            who = next(a for a in workspace.read.annotators() if a.id == workspace.annotator)
            attempted(self._context, ProposeTo(who.id, proposing=who.unaided))

    def is_mine_on(self) -> bool:
        """Whether quotes are proposed to whoever is at work, as far as that is theirs to say."""
        workspace = self._context.bridge.workspace
        if workspace is None or workspace.annotator is None:
            return False
        return not any(a.unaided for a in workspace.read.annotators() if a.id == workspace.annotator)

    def turn_project(self) -> None:
        """Turns proposals on or off for everybody."""
        attempted(self._context, ProposeInProject(proposing=self._context.workspace.read.project().unaided))

    def is_project_on(self) -> bool:
        """Whether quotes are proposed in the project."""
        workspace = self._context.bridge.workspace
        return workspace is not None and not workspace.read.project().unaided

    def choose_engine(self) -> None:
        """Asks what is to propose in the project, of all that is installed."""
        # Imported now: the rules are slow to load, and what is installed is looked for on the disk.
        _rules, *others = importlib.import_module("annotator.ui.proposing.engine").engines()
        engine = self._context.workspace.read.project().engine
        known = ["", *others, *({engine} - {"", *others})]
        titles = [_("The rules that come with the program"), *known[1:]]
        question, now = _("What is to propose quotes in this project?"), known.index(engine)
        chosen = self._context.asking.choice(_("What proposes"), question, titles, now)
        if chosen is not None and chosen != now:
            attempted(self._context, ChooseEngine(known[chosen]))

    def can_turn(self) -> bool:
        """Whether there is a project that may be changed, and somebody at work."""
        workspace = self._context.bridge.workspace
        return workspace is not None and not workspace.read_only and workspace.annotator is not None

    # What happens

    def _words(self, proposed: Proposed) -> str:
        pane = self._desk.pane_of(proposed[0])
        return words_of(pane.view.text, proposed[1].fragments, _SHOWN) if pane is not None else ""

    def _follow_pane(self, article: str) -> None:
        pane = self._desk.pane_of(article)
        if pane is not None and not pane.property("proposing"):
            pane.setProperty("proposing", True)
            pane.caret_moved.connect(lambda at: self._caret_moved(pane, at))

    def _caret_moved(self, pane: ReadingPane, at: int) -> None:
        """Who goes elsewhere by hand has left the proposal: no key shall decide what is out of sight."""
        proposed = self._context.selection.proposal
        here = pane.article is not None and proposed is not None and pane.article.id == proposed[0]
        if here and proposed is not None and not proposed[1].start <= at <= proposed[1].end:
            self._context.selection.set_proposal(None)

    def _left(self, article: str) -> None:
        proposed = self._context.selection.proposal
        if proposed is not None and proposed[0] != article:
            self._context.selection.set_proposal(None)


def _place(proposal: Proposal) -> tuple[int, int]:
    return proposal.start, -proposal.end


def _holds(proposal: Proposal, position: int) -> bool:
    return any(fragment.holds(position) for fragment in proposal.fragments)


def _same(one: Proposed, other: Proposed | None) -> bool:
    return other is not None and (one[0], one[1].fragments) == (other[0], other[1].fragments)
