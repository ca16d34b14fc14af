"""What was found and what was imported, in a sentence or a list."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.wording.situations import worded
from annotator.wording.translation import ngettext

_LISTED = 12
"""Sentences that a message lists before it says how many more there are."""


def summary(choices: Choices) -> str:
    """How many articles were found, are there already, and were refused."""
    found, refused = len(choices.candidates), len(choices.refused)
    there = sum(candidate.same is not None for candidate in choices.candidates)
    parts = [ngettext("{count} article found", "{count} articles found", found).format(count=found)]
    if there:
        parts.append(ngettext("{count} already there", "{count} already there", there).format(count=there))
    if refused:
        parts.append(ngettext("{count} left out", "{count} left out", refused).format(count=refused))
    return " · ".join(parts)


def after_import(imported: int, choices: Choices) -> tuple[str, str]:
    """What happened, and below it what was left out and why (empty where nothing was)."""
    message = ngettext("{count} article was imported.", "{count} articles were imported.", imported)
    told = [worded(refusal.key, refusal.facts) for refusal in choices.refused]
    told += [worded(note.key, note.facts) for note in choices.notes]
    return message.format(count=imported), "\n".join(_first(told))


def _first(sentences: list[str]) -> Iterable[str]:
    yield from (f"• {sentence}" for sentence in sentences[:_LISTED])
    if more := len(sentences) - _LISTED if len(sentences) > _LISTED else 0:
        yield ngettext("… and {count} more.", "… and {count} more.", more).format(count=more)
