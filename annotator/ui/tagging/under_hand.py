"""What is under the hand: the selection, what the caret stands in, the selected annotation."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.tagging.fragments import trimmed
from annotator.ui.tagging.roles import role_of
from annotator.ui.tagging.stretches import Ground, mention, stretch
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.wording.translation import _


class UnderHand:
    """Answers for the pane that has the keyboard; changes nothing that is stored."""

    def __init__(self, context: Context, desk: Desk, known: KnownSpeakers, codebook: Callable[[], Codebook]) -> None:
        self._context, self._desk, self._known, self._codebook = context, desk, known, codebook

    def span(self, pane: ReadingPane, label: str) -> Span:
        """What a key of that label takes: the selection without its outer blanks, else what is under the caret.

        Raises TaggingError where that is nothing, or cannot be told.
        """
        chosen = pane.selection()
        if chosen is not None:
            span = trimmed(pane.view.text, chosen)
            if not span:
                raise TaggingError("tag.empty")
            return span
        role = role_of(self._codebook(), label)
        return stretch(
            role, self._ground(pane), self._known.cues, self._known.register, lambda around: self._zones(pane, around)
        )

    def known_by(self, pane: ReadingPane, span: Span) -> str | None:
        """Whom the register knows by exactly these words."""
        known = self._known
        ground = msgspec.structs.replace(self._ground(pane), position=span.start)
        found = mention(ground, known.cues, known.register)
        return found.speaker if found and found.span == span else None

    def _ground(self, pane: ReadingPane) -> Ground:
        at = pane.view.seen_caret()
        return Ground(pane.view.text, at, pane.view.paragraph(at), pane.view.quotations)

    def _zones(self, pane: ReadingPane, around: Span) -> list[Span]:
        codebook = self._codebook()
        zones = {label.id for label in codebook.labels if label.zone}
        if pane.article is None or not around:
            return []
        standing = self._context.workspace.seen.annotations_at(pane.article.id, around)
        return [span for annotation in standing if annotation.label in zones for span in annotation.fragments]

    def words(self) -> str:
        """The selected words, else those of the selected annotation; empty where nothing is selected."""
        pane, read, key = self._desk.current(), self._context.workspace.seen, self._context.selection.annotation
        chosen = pane.selection() if pane is not None else None
        if pane is not None and chosen is not None:
            return pane.view.text[chosen.start : chosen.end]
        found = read.annotation(key) if key else None
        return found.quoted(read.text(found.article)) if found is not None else ""

    def selected(self) -> Annotation | None:
        """The selected annotation; without one, how to select one is said."""
        key = self._context.selection.annotation
        found = self._context.workspace.seen.annotation(key) if key else None
        if found is None:
            self._context.say(_("Select an annotation first: click it, or press F8 or Tab on its words."))
        return found

    def selected_here(self) -> Annotation | None:
        """The selected annotation, if it is in the pane that has the keyboard."""
        pane, annotation = self._desk.current(), self.selected()
        if annotation and pane and pane.article and pane.article.id != annotation.article:
            self._context.say(_("The selected annotation is in another article."))
            return None
        return annotation

    def selected_or_caret(self) -> Annotation | None:
        """The selected annotation, else the one under the caret, which is then selected."""
        pane = self._desk.current()
        if pane is not None and self._context.selection.annotation is None:
            under = pane.annotations_under_caret()
            if under:
                pane.select_annotation(under[0], scroll=False)
        return self.selected()
