"""The words of an article and the marks over them, with a caret that moves by keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QWidget

from annotator.model.span import Span
from annotator.text.paragraphs import reading_breaks
from annotator.ui.reading.bridge import TextBridge
from annotator.ui.reading.laid_out import strip_of
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex, covered
from annotator.ui.reading.outlines import Outline, Outlines, hull_of
from annotator.ui.reading.overlay import Overlay, among
from annotator.ui.reading.page import ReadingFace, document_of
from annotator.ui.reading.page_view import PageView
from annotator.ui.reading.painter import MarkPainter, Placed
from annotator.ui.reading.tie import Tie

_Keep = QTextCursor.MoveMode.KeepAnchor
_ABOVE = 14
"""Pixels that underlines and knobs may reach beyond their own line."""


class TextView(PageView):
    """Shows one article with what is marked, proposed, found and tied in it."""

    selection_changed = Signal(object)
    """The selected :class:`Span`; empty: the caret alone."""
    caret_moved = Signal(int)
    sight_changed = Signal(object)
    """The :class:`Span` that is now in sight."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        self._quiet = True
        super().__init__(parent)
        self.overlay = Overlay(looks.theme)
        self.outlines, self.tie = Outlines(), Tie()
        self.marks_painter = MarkPainter(self.document(), self.bridge, MarkIndex(), looks)
        self._told: Span | None = None
        self.foot = 0
        """So many points at the lower edge lie under something else."""
        self._quiet = False
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)
        self.set_looks(looks)

    def show_text(self, text: str, marks: MarkIndex) -> None:
        """Shows ``text`` from its start with ``marks`` over it."""
        self.text = text
        self._told = None
        self.bridge = TextBridge(text, reading_breaks(text))
        self.overlay.clear()
        self.outlines.clear()
        self.tie = Tie()
        self._show_page(marks)
        self.verticalScrollBar().setValue(0)

    def set_looks(self, looks: Looks) -> None:
        """Paints in the colours of another theme or codebook."""
        self.marks_painter.looks = looks
        self.overlay.theme = looks.theme
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, looks.theme.surface),
            (QPalette.ColorRole.Window, looks.theme.surface),
            (QPalette.ColorRole.Text, looks.theme.text),
            (QPalette.ColorRole.Highlight, looks.theme.picked),
            (QPalette.ColorRole.HighlightedText, looks.theme.text),
        ):
            palette.setColor(role, colour)
        for painted in (self, self.viewport()):  # which a style sheet has given a palette of its own
            painted.setPalette(palette)
        self.viewport().update()

    def set_face(self, face: ReadingFace) -> None:
        """Shows the words in another face, size or measure, at the same place and with the same selection."""
        if face == self.face:
            return
        self.face = face
        top, selection, at = self.top_position(), self.selected(), self.caret()
        self._show_page(self.marks_painter.marks)
        self.select(selection, caret_at_start=at == selection.start, scroll=False)
        self.scroll_to(top)

    def show_marks(self, marks: MarkIndex) -> None:
        """Paints ``marks`` instead of those before."""
        self.marks_painter.marks = marks
        self.marks_painter.forget()
        self.viewport().update()

    def marks_changed(self, changed: Sequence[Mark]) -> None:
        """Paints again what lies around ``changed`` (marks as they were and as they are)."""
        span = covered(changed)
        if span is not None:
            self.marks_painter.forget(span)
            self.update_around(span)

    def update_around(self, span: Span) -> None:
        """Paints again the paragraphs of ``span``, as far as they are in sight."""
        self.update_lines(Span(self.paragraph(span.start).start, self.paragraph(span.end).end))

    def update_lines(self, *spans: Span) -> None:
        """Paints again the lines from the first of ``spans`` (in text order) to the last, as far as in sight."""
        ends = [self.bridge.to_document(at) for at in (spans[0].start, spans[-1].end)] if spans and self.text else None
        strip = strip_of(self.document(), *ends) if ends is not None else None
        if strip is None:
            return
        top, bottom = max(strip[0] - self._offset().y() - _ABOVE, 0.0), strip[1] - self._offset().y() + _ABOVE
        touched = QRectF(0, top, self.viewport().width(), min(bottom, self.viewport().height()) - top)
        if touched.isValid():
            self.viewport().update(touched.toAlignedRect())

    def show_twin(self, differing: Sequence[Span], untagged: Sequence[Span]) -> None:
        """Tints the words in which a twin differs, and the fragments of one that nobody has tagged."""
        before = (self.overlay.differing, self.overlay.untagged)
        if (differing, untagged) != before:
            for spans in (*before, differing, untagged):
                self.update_lines(*spans)
            self.overlay.differing, self.overlay.untagged = differing, untagged

    def show_tie(self, tie: Tie) -> None:
        """Brackets the words that are tied to others beside them, or none."""
        if tie != self.tie:
            self.update_lines(*self.tie.fragments)
            self.update_lines(*tie.fragments)
            self.tie = tie

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Outlines these proposals and no others; what stays as it is in sight is not painted again."""
        sight = self.sight()
        before = self.outlines.within(sight)
        self.outlines.show(outlines)
        after = self.outlines.within(sight)
        for outline in (*before, *after):
            if outline not in before or outline not in after:
                self.update_lines(hull_of(outline))

    def caret(self) -> int:
        """Where the caret stands."""
        return self.bridge.to_article(self.textCursor().position())

    def seen_caret(self) -> int:
        """Where the eye has the caret: at the end of a line that only the view breaks, on the line's last character.

        The article has one position for that place and for the start of the next line.
        """
        at = self.caret()
        return at - 1 if self.textCursor().position() < self.bridge.to_document(at) else at

    def selected(self) -> Span:
        """What is selected; empty: where the caret stands."""
        cursor = self.textCursor()
        return self.bridge.article_span(cursor.anchor(), cursor.position())

    def select(self, span: Span, *, caret_at_start: bool = False, scroll: bool = True) -> None:
        """Selects ``span`` and brings the caret, at its end or start, into sight (unless ``scroll`` is off)."""
        start, end = self.bridge.document_span(span)
        cursor = self.textCursor()
        cursor.setPosition(end if caret_at_start else start)
        cursor.setPosition(start if caret_at_start else end, _Keep)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        if not scroll:
            self.verticalScrollBar().setValue(value)

    def show_span(self, span: Span, level: float | None = None) -> None:
        """Scrolls ``span`` to that ``level`` (of the viewport) or into the upper third, unless it is in sight."""
        top, bottom = self.caret_rect(span.start), self.caret_rect(span.end)
        height = self.viewport().height() - self.foot
        if top.top() < _ABOVE or bottom.bottom() > height - _ABOVE:
            bar = self.verticalScrollBar()
            room = max(float(_ABOVE), height - _ABOVE - (bottom.bottom() - top.top()))
            bar.setValue(round(bar.value() + top.top() - (height / 3 if level is None else min(level, room))))

    def centre(self, position: int) -> None:
        """Scrolls ``position`` to the middle."""
        bar, middle = self.verticalScrollBar(), self.viewport().height() / 2
        bar.setValue(round(bar.value() + self.caret_rect(position).center().y() - middle))

    def level_of(self, span: Span) -> float | None:
        """Where the start of ``span`` stands in the viewport; None where that is out of sight."""
        if not self.sight().holds(span.start):
            return None
        top = self.caret_rect(span.start).top()
        return top if _ABOVE <= top <= self.viewport().height() - self.foot - 2 * _ABOVE else None

    def visible_lines(self, clip: QRectF | None = None) -> list[Placed]:
        """The lines in sight (those that touch ``clip``), with their marks."""
        clip = (QRectF(self.viewport().rect()) if clip is None else clip).adjusted(0, -_ABOVE, 0, _ABOVE)
        return self.marks_painter.placed(clip, QPointF(self._offset()))

    def rects(self, spans: Sequence[Span], lines: list[Placed]) -> Iterator[tuple[Span, QRectF]]:
        """The rectangles, in the viewport, that those ``spans`` (sorted) take of ``lines``."""
        if spans and lines:
            for span in among(spans, self.span_of(lines)):
                yield from ((span, rect) for rect in self.marks_painter.rects(span, lines))

    def span_of(self, lines: list[Placed]) -> Span:
        """The words on ``lines`` (at least one)."""
        first, last = lines[0], lines[-1]
        end = last.start + last.line.textStart() + last.line.textLength()
        return self.bridge.article_span(first.start + first.line.textStart(), end)

    def _tell_sight(self, in_sight: list[Placed]) -> None:
        # Of lines that are painted it is known where they stand; to ask Qt of a point between two takes two ms.
        sight = self.span_of([p for p in in_sight if p.stands_in(self.viewport().height())] or in_sight)
        if sight != self._told:
            self._told = sight
            self.sight_changed.emit(sight)

    def lines_changed(self) -> None:
        super().lines_changed()
        self.marks_painter.forget()

    def _show_page(self, marks: MarkIndex) -> None:
        self._quiet = True
        document = document_of(self.bridge, self.face, self)
        self.marks_painter = self.marks_painter.anew(document, self.bridge, marks)
        self._lay_out(document)
        self._quiet = False

    def _tell(self) -> None:
        if not self._quiet:
            self.caret_moved.emit(self.caret())
            self.selection_changed.emit(self.selected())

    def paintEvent(self, event: QPaintEvent) -> None:
        in_sight = lines = self.visible_lines()
        # Where the joins of fragments run depends on all lines in sight.
        if event.rect() != self.viewport().rect() and not any(placed.marks.joins for placed in lines):
            lines = [placed for placed in lines if event.region().intersects(placed.reach(_ABOVE))]

        def find(spans: Sequence[Span]) -> Iterator[tuple[Span, QRectF]]:
            return self.rects(spans, lines)

        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.marks_painter.paint_under(painter, lines)
        self.overlay.paint_under(painter, find)
        if self.tie.fragments and lines and self.tie.hull.overlaps(self.span_of(lines)):
            rects = [rect for _span, rect in self.rects(self.tie.fragments, in_sight)]
            self.tie.paint(painter, rects, self.viewport().width())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.marks_painter.paint_over(painter, lines)
        if lines and self.outlines.shown:
            looks, sight = self.marks_painter.looks, self.span_of(lines)
            # Which lines an outline joins depends on all that are in sight.
            self.outlines.paint(painter, looks, self.text, sight, lambda span: self.marks_painter.rects(span, in_sight))
        self.overlay.paint_over(painter, find)
        painter.end()
        if lines:
            self._tell_sight(in_sight)
