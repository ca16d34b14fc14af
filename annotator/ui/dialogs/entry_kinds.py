"""What a person calls the kinds of entries that a dataset holds."""

from __future__ import annotations

from annotator.wording.translation import later

KINDS: dict[str, str] = {
    "annotators": later("People"),
    "stories": later("Stories"),
    "articles": later("Articles"),
    "speakers": later("Speakers"),
    "annotations": later("Annotations"),
    "links": later("Links"),
    "groups": later("Groups"),
    "sets": later("States of work"),
    "verdicts": later("Verdicts"),
}
"""In the order in which they are told."""
