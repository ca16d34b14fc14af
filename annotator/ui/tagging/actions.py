"""Tagging as actions. To be made anew when the codebook changes: its letters and labels are in them."""

from __future__ import annotations

from functools import partial
from typing import get_args

from annotator.model.codebook import Codebook, Label
from annotator.ui.actions.action import Action
from annotator.ui.proposing.actions import proposal_actions
from annotator.ui.tagging.fragments import Edge, Unit, Way
from annotator.ui.tagging.tagging import Tagging
from annotator.wording.translation import _

MENU = "tag"
_TAG, _RELABEL, _HAND, _SHAPE, _BOUNDARY, _GO = range(6)
_HOLD: dict[Edge, str] = {"end": "Shift+Alt", "start": "Ctrl+Alt"}
_ARROWS: dict[tuple[Unit, Way], str] = {
    ("character", "back"): "Left",
    ("character", "on"): "Right",
    ("word", "back"): "Up",
    ("word", "on"): "Down",
}


def tagging_actions(tagging: Tagging) -> list[Action]:
    """Everything that tagging does, with the keys of the codebook in force."""
    codebook = tagging.codebook
    return [
        *_labels(tagging, codebook),
        *_hand(tagging, codebook),
        *_shape(tagging),
        *_boundaries(tagging),
        *_go(tagging),
        *proposal_actions(tagging.proposals),
    ]


def _labels(tagging: Tagging, codebook: Codebook) -> list[Action]:
    found = []
    for number, label in enumerate(codebook.offered(), start=1):
        title = label.title or label.id
        letter = label.key.upper() if label.key else ""
        keys = "; ".join([*letter, *([str(number)] if number <= 9 else [])])
        found.append(
            Action(
                f"tag.{label.id}",
                _("Tag as {label}").format(label=title),
                MENU,
                partial(tagging.tag, label),
                keys,
                where="reading",
                enabled=tagging.can_tag,
                otherwise=tagging.say_why_not,
                group=_TAG,
            )
        )
    return [*found, *(_relabel(tagging, label) for label in codebook.offered() if label.key)]


def _relabel(tagging: Tagging, label: Label) -> Action:
    return Action(
        f"relabel.{label.id}",
        _("Make it {label}").format(label=label.title or label.id),
        f"{MENU}/relabel",
        partial(tagging.relabel, label),
        f"Shift+{(label.key or '').upper()}",
        where="reading",
        enabled=tagging.has_selected,
        otherwise=tagging.say_why_not,
        group=_RELABEL,
    )


def _hand(tagging: Tagging, codebook: Codebook) -> list[Action]:
    taken = {label.key.upper() for label in codebook.offered() if label.key}

    def free(letter: str) -> str:
        return "" if letter in taken else letter

    listed = (
        ("tagging.speaker", _("Say who speaks"), tagging.ask_speaker, free("W")),
        ("tagging.attributes", _("Set attributes"), tagging.ask_attributes, free("A")),
        ("tagging.note", _("Write a note"), tagging.ask_note, "M"),
        ("tagging.link", _("Link to another annotation"), tagging.link, "L"),
        ("tagging.certainty", _("Sure, unsure or to discuss"), tagging.turn_certainty, free("X")),
        ("tagging.copy", _("Copy the quoted words"), tagging.copy, "Ctrl+Shift+C"),
        ("tagging.delete", _("Delete the annotation"), tagging.delete, "Del"),
    )
    return [
        Action(
            name,
            title,
            MENU,
            do,
            keys,
            where="reading",
            enabled=tagging.can_tag,
            group=_HAND,
            otherwise=tagging.say_why_not,
        )
        for name, title, do, keys in listed
    ]


def _shape(tagging: Tagging) -> list[Action]:
    return [
        Action(
            "tagging.add_fragment",
            _("Add to the annotation as a fragment"),
            MENU,
            tagging.shaping.add_fragment,
            "F",
            where="reading",
            enabled=tagging.can_tag,
            otherwise=tagging.say_why_not,
            group=_SHAPE,
        ),
        Action(
            "tagging.take_out",
            _("Take out of the annotation"),
            MENU,
            tagging.shaping.take_out,
            "Shift+F",
            where="reading",
            enabled=tagging.can_tag,
            otherwise=tagging.say_why_not,
            group=_SHAPE,
        ),
    ]


def _boundaries(tagging: Tagging) -> list[Action]:
    titles = {
        ("start", "back", "character"): _("Start one character earlier"),
        ("start", "on", "character"): _("Start one character later"),
        ("end", "back", "character"): _("End one character earlier"),
        ("end", "on", "character"): _("End one character later"),
        ("start", "back", "word"): _("Start one word earlier"),
        ("start", "on", "word"): _("Start one word later"),
        ("end", "back", "word"): _("End one word earlier"),
        ("end", "on", "word"): _("End one word later"),
    }
    return [
        Action(
            f"boundary.{edge}.{way}.{unit}",
            titles[edge, way, unit],
            f"{MENU}/boundary",
            partial(tagging.shaping.move, edge, way, unit),
            f"{_HOLD[edge]}+{_ARROWS[unit, way]}",
            where="reading",
            enabled=tagging.has_shape,
            otherwise=tagging.say_why_not,
            group=_BOUNDARY,
        )
        for unit in get_args(Unit)
        for edge in ("end", "start")
        for way in get_args(Way)
    ]


def _go(tagging: Tagging) -> list[Action]:
    listed: tuple[tuple[str, str, Way, str], ...] = (
        ("go.next_mark", _("Next mark"), "on", "F8"),
        ("go.previous_mark", _("Previous mark"), "back", "Shift+F8"),
    )
    return [
        Action(name, title, "go", partial(tagging.step, way), keys, enabled=lambda: tagging.desk.current() is not None)
        for name, title, way, keys in listed
    ]
