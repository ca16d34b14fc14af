"""Proposals as actions of the Tag and Go menus."""

from __future__ import annotations

from functools import partial

from annotator.ui.actions.action import Action
from annotator.ui.proposing.hand import ProposalHand
from annotator.ui.tagging.fragments import Way
from annotator.wording.translation import _

_DECIDE, _TURN = 6, 7


def proposal_actions(hand: ProposalHand) -> list[Action]:
    """Walking, deciding, many at once, and whether anything is proposed."""
    walks: tuple[tuple[str, str, Way, str], ...] = (
        ("go.next_proposal", _("Next proposal"), "on", "N"),
        ("go.previous_proposal", _("Previous proposal"), "back", "P"),
    )
    return [
        Action(
            "proposal.accept",
            _("Accept the proposal"),
            "tag",
            hand.accept,
            "Return; Enter",
            where="reading",
            enabled=hand.can_decide,
            otherwise=hand.accept_awaited,
            group=_DECIDE,
        ),
        Action(
            "proposal.reject",
            _("Reject the proposal"),
            "tag",
            hand.reject,
            "Backspace",
            where="reading",
            enabled=hand.can_decide,
            otherwise=hand.reject_awaited,
            group=_DECIDE,
        ),
        Action(
            "proposal.accept_above",
            _("Accept all proposals above…"),
            "tag",
            hand.accept_above,
            "Ctrl+Alt+Return",
            enabled=hand.has_any,
            group=_DECIDE,
        ),
        Action(
            "proposal.mine",
            _("Propose quotes to me"),
            "tag",
            hand.turn_mine,
            enabled=hand.can_turn,
            checked=hand.is_mine_on,
            group=_TURN,
        ),
        Action(
            "proposal.project",
            _("Propose quotes in this project"),
            "tag",
            hand.turn_project,
            enabled=hand.can_turn,
            checked=hand.is_project_on,
            group=_TURN,
        ),
        Action("proposal.engine", _("What proposes…"), "tag", hand.choose_engine, enabled=hand.can_turn, group=_TURN),
        *(
            Action(name, title, "go", partial(hand.step, way), keys, where="reading", enabled=hand.can_walk, group=1)
            for name, title, way, keys in walks
        ),
    ]
