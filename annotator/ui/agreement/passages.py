"""The way from a number to the passages behind it: a queue for the review, or why there is none."""

from __future__ import annotations

import msgspec

from annotator.exchange.gold_reader import Golden
from annotator.storage.plain_work import existing
from annotator.ui.agreement.measuring import Found
from annotator.ui.context import Context
from annotator.ui.selection import QueueAsked
from annotator.wording.agreement_cells import Sheet
from annotator.wording.translation import _, ngettext


def ask(context: Context, found: Found, golden: Golden | None, number: tuple[Sheet, int, int, bool]) -> None:
    """Ask for the queue behind a number: its sheet, row and column, and whether only where annotators differ.

    ``golden``: the number is about them against gold.
    """
    sheet, row, column, differing = number
    cell, heading = sheet.rows[row][column], sheet.columns[column]
    if cell.behind is None:
        return
    asked = msgspec.structs.replace(cell.behind, differing=differing)
    decided = golden.decided if golden is not None else None
    ids, gone = _standing(context, found, decided.behind(asked) if decided is not None else found.behind(asked))
    if gone:
        told = ngettext(
            "{count} of these marks is gone since the review began.",
            "{count} of these marks are gone since the review began.",
            gone,
        )
        context.say(told.format(count=f"{gone:,}"))
    if not ids:
        if not gone:
            context.say(_("There are no passages in which they differ so."))
        return
    title = " ".join(part for part in (sheet.rows[row][0].text, "·", heading.group, heading.title, cell.text) if part)
    context.selection.queue_asked.emit(QueueAsked(title, ids))


def _standing(context: Context, found: Found, ids: frozenset[str]) -> tuple[frozenset[str], int]:
    """Those that still stand, and how many do not: of marks as they stood before the review some may be gone."""
    if not found.choice.frozen:
        return ids, 0
    there = existing(context.workspace.read, ids)
    return there, len(ids) - len(there)
