"""Doing a command from the hand: refusals are told in the status bar, never in a dialog over the text."""

from __future__ import annotations

from annotator.commands.annotations import ChangeAnnotation
from annotator.commands.command import Command
from annotator.model.annotation import Annotation, Certainty
from annotator.model.errors import HistoryError, Situation, TaggingError
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.wording.situations import sentence
from annotator.wording.translation import _
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


def say_unwritable(context: Context) -> None:
    """Say that nothing can be changed, where that is so: a key that does nothing is told why."""
    workspace = context.bridge.workspace
    if workspace is not None and workspace.read_only:
        context.say(_("This project is open for reading only: nothing is proposed, tagged or changed here."))


def changed(
    context: Context,
    annotation: Annotation,
    *,
    label: str | None = None,
    fragments: tuple[Span, ...] | None = None,
    certainty: Certainty | None = None,
) -> bool:
    """Whether ``annotation`` was given another label, other fragments or another certainty."""
    done, _nothing = attempted(context, ChangeAnnotation(annotation.id, label, fragments, certainty=certainty))
    return done
