"""The Review menu: light, since it stands in the menu bar before anybody reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from annotator.ui.actions.action import Action
from annotator.wording.translation import _

MENU = "review"
_EDGES = {"end": "Shift+Alt", "start": "Ctrl+Alt"}
_ARROWS = {
    ("character", "back"): "Left",
    ("character", "on"): "Right",
    ("word", "back"): "Up",
    ("word", "on"): "Down",
}


def review_actions(do: Callable[[str], object], can: Callable[[str], bool]) -> list[Action]:
    """Every verb of the review by name; its single keys are heard in the review alone."""
    listed = (
        (1, "next", _("Next card"), "N"),
        (1, "previous", _("Previous card"), "P"),
        (1, "next_left", _("Next open card"), "Shift+N"),
        (1, "open", _("Show in the article"), "O"),
        (2, "proposal", _("Take the old decision again, or what is edited (Enter)"), ""),
        (2, "edit", _("Edit and take"), "E"),
        (2, "nobody", _("Nobody is right"), "0"),
        (3, "defer", _("Defer"), "D"),
        (3, "comment", _("Comment"), "C"),
        (3, "codebook", _("Codebook problem"), "X"),
        (4, "similar", _("Apply to all similar…"), "A"),
        (4, "twins", _("Decide the same passage in other articles too"), "W"),
        (4, "speaker", _("Settle others with these speakers too"), "S"),
        (5, "filter", _("Filter the queue…"), "F"),
        (5, "order", _("Order of the queue…"), "R"),
        (5, "all", _("Show all cases again"), "Shift+F"),
        (5, "blind", _("Hide names"), ""),
        (5, "rules", _("Settle by rule…"), ""),
        (5, "check", _("Check a sample of others' verdicts"), ""),
    )
    return [
        *(_action(do, can, name, title, keys, group=group) for group, name, title, keys in listed),
        *_takes(do, can),
        *_reasons(do, can),
        *_boundaries(do, can),
    ]


def _action(
    do: Callable[[str], object],
    can: Callable[[str], bool],
    name: str,
    title: str,
    keys: str,
    menu: str = MENU,
    group: int = 0,
) -> Action:
    return Action(
        f"review.{name}", title, menu, partial(do, name), keys, where="review", enabled=partial(can, name), group=group
    )


def _takes(do: Callable[[str], object], can: Callable[[str], bool]) -> Iterator[Action]:
    for number in range(1, 10):
        title = _("Take the version of annotator {number}").format(number=number)
        yield _action(do, can, f"take.{number}", title, str(number), f"{MENU}/take")
    made = (
        ("union", _("Take both extents merged"), "M"),
        ("intersection", _("Take what all share"), "I"),
        ("trimmed", _("Take it trimmed"), "T"),
        ("majority", _("Take the majority"), "J"),
        ("both", _("Both stand"), "B"),
        ("parts", _("Keep the parts"), "K"),
        ("other", _("Take the other mark of who marked it twice"), "U"),
    )
    for name, title, keys in made:
        yield _action(do, can, name, title, keys, f"{MENU}/take", group=1)


def _reasons(do: Callable[[str], object], can: Callable[[str], bool]) -> Iterator[Action]:
    titles = (_("codebook gap"), _("slip"), _("ambiguous text"), _("world knowledge"), _("tool"))
    for number, reason in enumerate(titles, 1):
        title = _("Because: {reason}").format(reason=reason)
        yield _action(do, can, f"reason.{number}", title, f"Alt+{number}", f"{MENU}/reason")


def _boundaries(do: Callable[[str], object], can: Callable[[str], bool]) -> Iterator[Action]:
    titles = {
        ("start", "back", "character"): _("Edited: start one character earlier"),
        ("start", "on", "character"): _("Edited: start one character later"),
        ("end", "back", "character"): _("Edited: end one character earlier"),
        ("end", "on", "character"): _("Edited: end one character later"),
        ("start", "back", "word"): _("Edited: start one word earlier"),
        ("start", "on", "word"): _("Edited: start one word later"),
        ("end", "back", "word"): _("Edited: end one word earlier"),
        ("end", "on", "word"): _("Edited: end one word later"),
    }
    for (edge, way, unit), title in titles.items():
        keys = f"{_EDGES[edge]}+{_ARROWS[unit, way]}"
        yield _action(do, can, f"boundary.{edge}.{way}.{unit}", title, keys, f"{MENU}/boundary")
