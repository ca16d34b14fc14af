"""Growing a selection: word, quote, sentence, paragraph."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from annotator.discovery.quotation import Quotations
from annotator.model.span import Span
from annotator.text.sentences import sentence_at


def rungs(text: str, position: int, quotations: Quotations, paragraph: Span) -> tuple[Span, ...]:
    """The stretches around ``position``, each larger than and around the one before.

    Word, quoted passage without and with its marks, sentence, ``paragraph``; what is missing there, or does not
    contain the one before, is left out.
    """
    # Imported now: what tells words apart takes as long to load as the first article to be laid out.
    word_at: Callable[[str, int], Span | None] = importlib.import_module("annotator.text.words").word_at
    passage = quotations.at(position)
    quoted = (passage.inner, passage.span) if passage else ()
    found: list[Span] = []
    for span in (word_at(text, position), *quoted, sentence_at(text, position), paragraph):
        if span and (not found or (span.contains(found[-1]) and span != found[-1])):
            found.append(span)
    return tuple(found)


def grown(selection: Span, around: tuple[Span, ...]) -> Span:
    """The smallest of the ``around`` stretches that is larger than ``selection``; ``selection`` if none is."""
    larger = (span for span in around if span.contains(selection) and span != selection)
    return next(larger, selection)


def shrunk(selection: Span, around: tuple[Span, ...]) -> Span:
    """The largest of the ``around`` stretches inside ``selection``; the bare caret at its start if none is."""
    smaller = [span for span in around if selection.contains(span) and span != selection]
    return smaller[-1] if smaller else Span(selection.start, selection.start)
