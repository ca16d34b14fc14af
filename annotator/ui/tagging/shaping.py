"""Fragments and boundaries of the selected annotation, changed by key or by their handles."""

from __future__ import annotations

from collections.abc import Callable

from annotator.model.annotation import Annotation
from annotator.model.errors import TaggingError
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.tagging import fragments as pieces
from annotator.ui.tagging.attempt import changed
from annotator.ui.tagging.fragments import Edge, Fragments, Unit, Way
from annotator.ui.tagging.under_hand import UnderHand
from annotator.wording.situations import sentence
from annotator.wording.translation import _


class Shaping:
    """Adds, takes out and moves; every change is one step."""

    def __init__(
        self, context: Context, desk: Desk, under: UnderHand, propose: Callable[[Edge, Way, Unit], bool]
    ) -> None:
        """``propose`` is asked first whether it is the boundary of a proposal that moves."""
        self._context, self._desk, self._under, self._propose = context, desk, under, propose

    def add_fragment(self) -> None:
        """Adds the selection, or the passage under the caret, to the selected annotation, or grows what it touches."""
        pane, annotation = self._desk.current(), self._under.selected_here()
        if pane is None or annotation is None:
            return
        try:
            span = self._under.span(pane, annotation.label)
        except TaggingError as refused:
            self._context.say(sentence(refused))
            return
        found = pieces.with_added(pane.view.text, annotation.fragments, span)
        if found == annotation.fragments:
            self._context.say(_("These words belong to it already; select others to add."))
        elif changed(self._context, annotation, fragments=found):
            pane.set_caret(span.end, scroll=False)
            self._tell(found)

    def take_out(self) -> None:
        """Takes the selected words out of the selected annotation, which may fall into fragments."""
        pane, annotation = self._desk.current(), self._under.selected_here()
        chosen = pane.selection() if pane else None
        if pane is None or annotation is None or chosen is None:
            self._context.say(_("Select the words of the annotation that do not belong to it."))
            return
        found = pieces.without(pane.view.text, annotation.fragments, chosen)
        if not found:
            self._context.say(_("Nothing would be left; press Delete to remove the annotation."))
        elif found != annotation.fragments and changed(self._context, annotation, fragments=found):
            pane.set_caret(chosen.start, scroll=False)
            self._tell(found)

    def move(self, edge: Edge, way: Way, unit: Unit) -> None:
        """Moves a boundary of the fragment nearest to the caret."""
        if self._propose(edge, way, unit):
            return
        pane, annotation = self._desk.current(), self._under.selected_here()
        if pane is None or annotation is None:
            return
        number = pieces.nearest(annotation.fragments, pane.caret())
        found = pieces.moved(pane.view.text, annotation.fragments, number, edge, way, unit)
        self._reshape(annotation, found, pane)

    def drag(self, key: str, number: int, edge: Edge, position: int) -> None:
        """A handle was let go at ``position``."""
        annotation = self._context.workspace.seen.annotation(key)
        pane = self._desk.pane_of(annotation.article) if annotation else None
        if annotation and pane and number < len(annotation.fragments):
            self._reshape(annotation, pieces.placed(pane.view.text, annotation.fragments, number, edge, position), pane)

    def _reshape(self, annotation: Annotation, found: Fragments, pane: ReadingPane) -> None:
        if found != annotation.fragments and changed(self._context, annotation, fragments=found):
            self._context.say(pieces.words_of(pane.view.text, found, 90))

    def _tell(self, found: Fragments) -> None:
        if len(found) == 1:
            self._context.say(_("One stretch now"))
        else:
            self._context.say(_("{count} fragments now").format(count=len(found)))
