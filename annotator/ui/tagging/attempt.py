"""Doing a command from the hand: refusals are told in the status bar, never in a dialog over the text."""

from __future__ import annotations

from annotator.commands.command import Command
from annotator.model.errors import HistoryError, Situation, TaggingError
from annotator.ui.context import Context
from annotator.wording.situations import sentence
from annotator.workspace import R


def attempted(context: Context, command: Command[R]) -> tuple[bool, R | None]:
    """Whether ``command`` was done, and what it answered.

    What the person can put right at once is said in the status bar; what they must know before going on, such as a
    full disk, is asked for attention.
    """
    try:
        return True, context.workspace.do(command)
    except (TaggingError, HistoryError) as refused:
        context.say(sentence(refused))
    except Situation as situation:
        context.asking.trouble(situation)
    return False, None
