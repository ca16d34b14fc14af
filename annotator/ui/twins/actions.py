"""Twins and groups as actions of a reading pane."""

from __future__ import annotations

from annotator.model.codebook import Codebook
from annotator.ui.actions.action import Action
from annotator.ui.twins.aligned_scroll import AlignedScroll
from annotator.ui.twins.desk_twins import DeskTwins
from annotator.ui.twins.shading import Shading
from annotator.wording.translation import _

_GROUP, _VIEW = 6, 3


def twins_actions(twins: DeskTwins, codebook: Codebook) -> list[Action]:
    """What is done to twins while one reads."""
    taken = {label.key.upper() for label in codebook.offered() if label.key}
    return [
        Action(
            "twins.show",
            _("Show the same quote in the other articles"),
            "go",
            twins.show,
            "Space",
            where="reading",
            enabled=twins.can,
            group=1,
        ),
        Action(
            "twins.begin",
            _("Begin a group"),
            "tag",
            twins.begin,
            "Ctrl+Space",
            where="reading",
            enabled=twins.can_group,
            otherwise=twins.say_why_not,
            group=_GROUP,
        ),
        Action(
            "twins.put",
            _("Put into the group begun or shown last"),
            "tag",
            twins.put,
            "G",
            where="reading",
            enabled=twins.can_group,
            otherwise=twins.say_why_not,
            group=_GROUP,
        ),
        Action(
            "twins.take",
            _("Tag all twins of the quote"),
            "tag",
            twins.once.take_all,
            "" if "T" in taken else "T",
            where="reading",
            enabled=twins.can_take,
            otherwise=twins.take_awaited,
            group=_GROUP,
        ),
    ]


def compare_actions(aligned: AlignedScroll, shading: Shading) -> list[Action]:
    """How articles are compared on the desk, in the View menu."""
    return [
        Action(
            "view.aligned",
            _("Scroll articles together"),
            "view",
            aligned.turn,
            "Ctrl+Alt+L",
            enabled=aligned.can,
            checked=aligned.is_on,
            group=_VIEW,
        ),
        Action(
            "view.shared",
            _("Shade what articles share"),
            "view",
            shading.turn,
            "Ctrl+Alt+O",
            enabled=shading.can,
            checked=shading.is_on,
            group=_VIEW,
        ),
    ]
