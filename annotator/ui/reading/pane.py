"""A reading pane: one article with its head, its words and marks, its map and its search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from annotator.model.article import Article
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.model.team import Annotator, SetState
from annotator.ui.after_paint import AfterPaint
from annotator.ui.loading import let_hands_wait
from annotator.ui.marks_shown import machines_of
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.ui.reading.outlines import Outline, hull_of
from annotator.ui.reading.page import Face, ReadingFace
from annotator.ui.reading.pane_frame import PaneFrame
from annotator.ui.reading.shown_marks import ShownMarks
from annotator.ui.theme.tokens import Theme


class ReadingPane(PaneFrame):
    """Shows what it is told and tells what the hand does; it knows nothing of how things are stored."""

    selection_changed = Signal(object)
    caret_moved = Signal(int)
    mark_activated = Signal(str)
    annotation_selected = Signal(str)
    """The id of the annotation that is now selected; empty for none."""
    boundary_dragged = Signal(str, int, str, int)
    entered = Signal()
    """The words have the keyboard now."""
    close_asked = Signal()
    state_asked = Signal()
    marks_came = Signal()
    """The marks that it waited for are shown, or there are none to wait for any more."""

    def __init__(self, labels: Sequence[Label], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(labels, theme, parent)
        self.article: Article | None = None
        self.whose: object = None
        """What whoever brings the marks keeps here of whose they are; None: nobody has said."""
        self.waits = False
        """Whether marks are on their way."""
        self._wanted: tuple[str, bool] | None = None
        """The annotation that is to be selected when they have come, and whether it is brought into sight."""
        self._labels, self._theme = tuple(labels), theme
        self._annotators: Sequence[Annotator] = ()
        self._marks = ShownMarks()
        self._describe: Callable[[str], str] | None = None
        self._painted = AfterPaint(self)
        self._painted.due.connect(self.view.show_lonely_marks)
        self.header.offer_filter(self._labels, ())
        self._connect()

    def show_article(self, article: Article, text: str, marks: Sequence[Mark], state: SetState = "todo") -> None:
        """Shows ``article`` with its ``text`` from the top and ``marks`` over it."""
        self.article, self.whose = article, None
        self._end_waiting()
        self.search.close()
        self._marks.replace(marks)
        self.header.show_article(article)
        self.header.show_state(state)
        self._show_count()
        self.strip.name(self.header.outlet.whole)
        self.view.setAccessibleName(article.title or self.header.outlet.whole)
        self.view.emphasise(None)
        self.view.show_text(text, self._marks.index)
        self.minimap.show_marks(self._marks.index, len(text))
        self._painted.start()

    def show_state(self, state: SetState) -> None:
        """Shows how far the work on the article is."""
        self.header.show_state(state)

    def set_marks(self, marks: Sequence[Mark], index: MarkIndex | None = None) -> None:
        """Shows ``marks`` and no others; nothing is painted anew where it does so already.

        Where there are thousands whoever brings them may have made their ``index``.
        """
        waited, wanted = self.waits, self._wanted
        self._end_waiting()
        if not self._marks.are(marks):
            self._marks.replace(marks, index)
            self._show_marks()
        elif waited:
            self._show_count()
        if wanted is not None:
            self.select_annotation(wanted[0], scroll=wanted[1])
        if waited:
            self.marks_came.emit()

    def await_marks(self, keep: Collection[str] | None) -> None:
        """Waits for :meth:`set_marks`, and keys that act on marks with it.

        Meanwhile only marks of the annotators ``keep`` (ids) are shown; None: all that are shown now.
        """
        selected = self.selected_annotation()
        self.waits = True
        if keep is not None and self._marks.keep_of(keep):
            self._show_marks()
        self._show_count()
        if selected is not None and self.selected_annotation() is None:
            self._wanted = (selected, False)

    def update_marks(self, changed: Sequence[Mark], removed: Collection[str] = ()) -> None:
        """Adds or replaces ``changed``, takes ``removed`` (ids) out; nothing else is touched, nothing scrolls."""
        before, after = self._marks.update(changed, removed)
        self.minimap.change(before, after)
        self.view.marks_changed([*before, *after])
        self._marks_have_changed()

    def show_proposals(self, proposals: Sequence[Outline]) -> None:
        """Outlines what is proposed, in text order."""
        self.view.show_outlines(proposals)

    def emphasise_proposal(self, proposal: Outline | None) -> None:
        """Shows one of the proposals, or none, as the one at which the hand stands."""
        before = self.view.outlines.current
        if before != proposal:
            self.view.outlines.current = proposal
            for outline in (before, proposal):
                if outline is not None:
                    self.view.update_lines(hull_of(outline))

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Paints by another codebook."""
        self._labels = tuple(labels)
        self.header.offer_filter(self._labels, self._annotators)
        self._look_again()

    def set_annotators(self, annotators: Sequence[Annotator]) -> None:
        """Offers to hide the marks of each of ``annotators``."""
        self._annotators = annotators
        self.header.offer_filter(self._labels, annotators)
        self._show_count()

    def set_theme(self, theme: Theme) -> None:
        """Paints in the colours of ``theme``."""
        self._theme = theme
        self._look_again()

    def set_reading(self, face: Face, zoom: float = 1.0, measure: int = 68) -> None:
        """Shows the words in that typeface, ``zoom`` times as large, with so many characters on a full line."""
        self.view.set_face(ReadingFace(face, zoom, measure))
        self.keep_readable()

    def set_describe(self, describe: Callable[[str], str]) -> None:
        """Asks ``describe`` (annotation id to plain text) what the card beside a hovered mark says."""
        self._describe = describe

    def selection(self) -> Span | None:
        """The selected stretch, or None."""
        return self.view.selected() or None

    def caret(self) -> int:
        """Where the caret stands."""
        return self.view.caret()

    def set_caret(self, position: int, *, scroll: bool = True) -> None:
        """Puts the caret at ``position``."""
        self.view.select(Span(position, position), scroll=scroll)

    def select(self, span: Span) -> None:
        """Selects ``span``."""
        self.view.select(span)

    def go_to(self, span: Span) -> None:
        """Brings ``span`` into sight with the caret at its start; far down a long text it takes some moments."""

        def arrive() -> None:
            self.view.select(Span(span.start, span.start), scroll=False)
            self.view.show_span(span)

        self.view.reach(span.end, arrive)

    def selected_annotation(self) -> str | None:
        """The id of the selected annotation."""
        return self.view.marks_painter.selected

    def select_annotation(self, annotation: str | None, *, scroll: bool = True) -> None:
        """Emphasises the mark of ``annotation``, or none, and brings it into sight unless ``scroll`` is off."""
        mark = self._marks.get(annotation)
        self._wanted = (annotation, scroll) if self.waits and annotation is not None and mark is None else None
        chosen = mark.annotation if mark else None
        if chosen != self.selected_annotation():
            self.view.emphasise(chosen)
            self.annotation_selected.emit(chosen or "")
        if mark and scroll:
            self._show(mark.fragments[0])

    def annotations_under_caret(self) -> list[str]:
        """The annotations over the caret, the shortest first; at the end of a mark, those that end there."""
        marks, at = self._marks.index, self.caret()
        return marks.at(at) or (marks.at(at - 1) if at else [])

    def annotation_under_caret(self) -> str | None:
        """Selects and answers the next annotation in the stack under the caret; None at its end."""
        stack = self.annotations_under_caret()
        selected = self.selected_annotation()
        place = stack.index(selected) + 1 if selected in stack else 0
        if place >= len(stack):
            return None
        self.select_annotation(stack[place], scroll=False)
        return stack[place]

    def next_mark(self) -> str | None:
        """Goes to the next mark after the selected one, else after the caret, zones aside; None at the last."""
        return self._step(self._marks.index.next)

    def previous_mark(self) -> str | None:
        """Goes to the mark before the selected one, else before the caret, zones aside; None at the first."""
        return self._step(self._marks.index.previous)

    def view_state(self) -> dict[str, int]:
        """What :meth:`restore_view_state` needs to come back here: first position in sight, caret, selection."""
        span = self.view.selected()
        return {"top": self.view.top_position(), "caret": self.caret(), "start": span.start, "end": span.end}

    def restore_view_state(self, state: Mapping[str, int]) -> None:
        """Comes back to where :meth:`view_state` was asked; whatever is out of the text is held to it."""
        last = len(self.view.text)
        top, caret, start, end = (min(max(state.get(k, 0), 0), last) for k in ("top", "caret", "start", "end"))

        def arrive() -> None:
            self.view.select(Span(start, max(start, end)), caret_at_start=caret == start, scroll=False)
            self.view.scroll_to(top)

        self.view.reach(max(top, end), arrive)

    def _selected_here(self) -> str | None:
        # The selected mark is where the eye is, unless the caret has since gone elsewhere by hand.
        return self.selected_annotation() if self.selected_annotation() in self.annotations_under_caret() else None

    def _step(self, way: Callable[[int, str | None], str | None]) -> str | None:
        zones = self.view.marks_painter.looks.zones
        found = way(self.caret(), self._selected_here())
        while (mark := self._marks.get(found)) and mark.label in zones:
            found = way(self.caret(), found)
        if mark:
            self.select_annotation(mark.annotation, scroll=False)
            self.go_to(mark.fragments[0])
        return found

    def _step_in_stack(self) -> bool:
        """Goes to the next mark under the caret, round where there are several; whether the keyboard stays here."""
        if self.annotation_under_caret() is not None:
            return True
        stack = self.annotations_under_caret()
        if len(stack) > 1:
            self.select_annotation(stack[0], scroll=False)
        return len(stack) > 1

    def _show(self, span: Span) -> None:
        self.view.reach(span.end, lambda: self.view.show_span(span))

    def _show_marks(self) -> None:
        self.view.show_marks(self._marks.index)
        self.minimap.show_marks(self._marks.index, len(self.view.text))
        self._marks_have_changed()

    def _marks_have_changed(self) -> None:
        self._show_count()
        if self.selected_annotation() and self.selected_annotation() not in self._marks:
            self.select_annotation(None)

    def _end_waiting(self) -> None:
        self.waits, self._wanted = False, None

    def _let_marks_come(self) -> None:
        if self.waits:
            let_hands_wait(self.marks_came, self)

    def _show_count(self) -> None:
        if self.waits:
            self.header.count.setText("…")
            return
        # What import found of the page is no work; counting it would say that somebody had begun where nobody has.
        self.header.show_count(self._marks.count_without(machines_of(self._annotators)))

    def _look_again(self) -> None:
        looks = Looks(self._labels, self._theme)
        self.view.set_looks(looks)
        self.minimap.set_looks(looks)

    def _filter(self, labels: frozenset[str], annotators: frozenset[str]) -> None:
        self._marks.hide(labels, annotators)
        self._show_marks()

    def _hover(self, annotation: str, point: QPointF) -> None:
        words = self._describe(annotation) if annotation and self._describe else ""
        self.card.ask(words, self.view.viewport().mapToGlobal(point.toPoint()))

    def _activate(self, annotation: str) -> None:
        self.select_annotation(annotation, scroll=False)
        self.mark_activated.emit(annotation)

    def _connect(self) -> None:
        self.view.selection_changed.connect(self.selection_changed)
        self.view.caret_moved.connect(self.caret_moved)
        self.view.boundary_dragged.connect(self.boundary_dragged)
        self.view.entered.connect(self.entered)
        self.view.mark_activated.connect(self._activate)
        self.view.mark_hovered.connect(self._hover)
        self.view.before_act = self._let_marks_come
        self.view.step_in_stack = self._step_in_stack
        self.minimap.asked.connect(lambda at: self.view.reach(at, lambda: self.view.centre(at)))
        self.minimap.turned.connect(self.view.wheelEvent)
        self.header.close_asked.connect(self.close_asked)
        self.header.state_asked.connect(self.state_asked)
        self.header.filter_changed.connect(self._filter)
