"""The Team menu: who works on the project, what goes out to them and comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.ui.actions.action import Action
from annotator.ui.shell.team_verbs import TeamVerbs
from annotator.wording.translation import _


def team_actions(verbs: TeamVerbs, people: Callable[[], Sequence[Action]]) -> list[Action]:
    """People, assignment, hand-outs, merges and what they set aside."""
    some, can = verbs.is_open, verbs.is_writable
    rows: list[tuple[str, str, Callable[[], object], str, Callable[[], bool], int]] = [
        ("team.people", _("Team…"), verbs.edit_team, "Ctrl+Alt+P", some, 0),
        ("team.assign", _("Assign articles…"), verbs.assign, "Ctrl+Alt+A", some, 0),
        ("team.hand_out", _("Hand out…"), verbs.hand_out, "Ctrl+Alt+H", can, 1),
        ("team.merge", _("Merge…"), verbs.merge, "Ctrl+Alt+M", can, 1),
        ("team.set_aside", _("Set aside by merges…"), verbs.settle, "", some, 1),
        ("team.twins", _("Speakers who may be one…"), verbs.unite_speakers, "", can, 1),
    ]
    made = [
        Action(name, title, "team", do, keys, enabled=when, group=group) for name, title, do, keys, when, group in rows
    ]
    return [
        Action("story.who", _("Who is tagging"), "team", people, choices=people, group=-1),
        *made,
        Action(
            "team.blind",
            _("Annotators see only their own marks"),
            "team",
            verbs.turn_blind,
            enabled=can,
            checked=verbs.is_blind,
            group=2,
        ),
    ]
