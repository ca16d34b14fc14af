"""How articles are compared on the desk, as actions of the View menu."""

from __future__ import annotations

from annotator.ui.actions.action import Action
from annotator.ui.twins.aligned_scroll import AlignedScroll
from annotator.wording.translation import _

_GROUP = 3


def compare_actions(aligned: AlignedScroll) -> list[Action]:
    """Scrolling together."""
    return [
        Action(
            "view.aligned",
            _("Scroll articles together"),
            "view",
            aligned.turn,
            "Ctrl+Alt+L",
            enabled=aligned.can,
            checked=aligned.is_on,
            group=_GROUP,
        )
    ]
