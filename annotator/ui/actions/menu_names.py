"""The menus and where each stands."""

from __future__ import annotations

from annotator.wording.translation import later

MENUS: dict[str, str] = {
    "file": later("&File"),
    "edit": later("&Edit"),
    "view": later("&View"),
    "tag": later("&Tag"),
    "go": later("&Go"),
    "story": later("&Story"),
    "team": later("Tea&m"),
    "review": later("&Review"),
    "help": later("&Help"),
}
"""By id, from left to right, with the letter that opens them."""

SUBMENUS: dict[str, str] = {
    "view/appearance": later("Appearance"),
    "view/panels": later("Panels"),
    "view/pane": later("Pane"),
    "tag/relabel": later("Change the label"),
    "tag/boundary": later("Move a boundary"),
    "review/take": later("Decide"),
    "review/reason": later("Because"),
    "review/boundary": later("Move a boundary of what is edited"),
}
"""Menus within menus."""
