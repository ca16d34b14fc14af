"""The hands on a text view: keys, mouse, copying."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from annotator.discovery.quotation import Quotations, quotations
from annotator.model.span import Span
from annotator.text.sentences import next_sentence, previous_sentence
from annotator.ui.reading import caret
from annotator.ui.reading.growth import grown, rungs, shrunk
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.ui.reading.pointer import BoundaryDrag, Edge, Handle
from annotator.ui.reading.text_view import TextView

_EDGES: tuple[Edge, Edge] = ("start", "end")
_CLICK = 4


class ReadingView(TextView):
    """A :class:`TextView` that answers keys and mouse. Keys it has no use for go on to the window."""

    mark_activated = Signal(str)
    """A mark was clicked; again at the same place: the next one under it."""
    mark_hovered = Signal(str, QPointF)
    """The mark under the mouse (empty: none) and the place in the viewport."""
    boundary_dragged = Signal(str, int, str, int)
    """Annotation, fragment, ``start`` or ``end``, and the position at which the boundary was let go."""
    entered = Signal()
    """The view has the keyboard."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(looks, parent)
        self.step_in_stack: Callable[[], bool] = lambda: False
        """Tab asks this first; the focus moves on only when it answers False."""
        self.before_act: Callable[[], object] = lambda: None
        """Called before a key acts that is none of the view's own; what it waits for is waited for."""
        self._quotations: Quotations | None = None
        self._path: list[Span] = []
        self._drag: BoundaryDrag | None = None
        self._pressed: QPointF | None = None
        self.selection_changed.connect(self._forget_path)

    def show_text(self, text: str, marks: MarkIndex) -> None:
        self._quotations = None
        self._drag = None
        super().show_text(text, marks)

    @property
    def quotations(self) -> Quotations:
        """The quoted passages of the text, found when first asked for."""
        if self._quotations is None:
            self._quotations = quotations(self.text)
        return self._quotations

    def emphasise(self, annotation: str | None) -> None:
        """Shows the mark of ``annotation`` as the selected one, with handles at its boundaries."""
        before = self._selected_mark()
        self.marks_painter.selected = annotation
        mark = self._selected_mark()
        self.overlay.handle_colour = self.marks_painter.looks[mark.label].line if mark else QColor()
        for one in (before, mark):
            if one is not None:
                self.update_lines(one.hull)

    def handles(self) -> list[Handle]:
        """The boundaries of the selected mark, where they stand in the viewport now."""
        mark = self._selected_mark()
        if mark is None:
            return []
        found = []
        for number, span in enumerate(mark.fragments):
            for edge, at in zip(_EDGES, (span.start, span.end), strict=True):
                found.append(Handle(mark.annotation, number, edge, self.caret_rect(at, at_end=edge == "end")))
        return found

    def show_lonely_marks(self) -> None:
        """Shows the quotation marks that have no partner."""
        self.overlay.lonely = [Span(at, at + 1) for at in self.quotations.unbalanced]
        self.viewport().update()

    def show_hits(self, hits: Sequence[Span]) -> None:
        """Tints ``hits`` (in text order)."""
        self.overlay.hits, self.overlay.hit = hits, None
        self.viewport().update()

    def show_hit(self, span: Span) -> None:
        """Selects one of the hits and brings it into sight."""
        self.overlay.hit = span
        self.select(span, scroll=False)
        self.show_span(span)
        self.viewport().update()

    def grow(self) -> None:
        """Selects the next larger stretch: word, quote, sentence, paragraph."""
        selection = self.selected()
        larger = grown(selection, self._rungs(selection.start))
        if larger != selection:
            self._walk(larger, [*self._path, selection])

    def shrink(self) -> None:
        """Takes back one step of :meth:`grow`, or selects the next smaller stretch."""
        if self._path:
            self._walk(self._path[-1], self._path[:-1])
        else:
            selection = self.selected()
            self._walk(shrunk(selection, self._rungs(selection.start)), [])

    def createMimeDataFromSelection(self) -> QMimeData:
        span = self.selected()
        words = QMimeData()
        words.setText(self.text[span.start : span.end])
        return words

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(caret.is_ours(event) or not self._may_act())
            return event.isAccepted()
        return super().event(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        return (onward and self.step_in_stack()) or super().focusNextPrevChild(onward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed, extends = caret.combination(event)
        mode = QTextCursor.MoveMode.KeepAnchor if extends else QTextCursor.MoveMode.MoveAnchor
        if not caret.is_ours(event):
            event.ignore()
        elif pressed in caret.PAGES:
            super().keyPressEvent(event)
        elif pressed in caret.COPY:
            self.copy()
        elif pressed == caret.ALL:
            self.selectAll()
        elif pressed in (caret.GROW, caret.SHRINK):
            self.grow() if pressed == caret.GROW else self.shrink()
        else:
            self._move(pressed, mode)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self._pressed = point
        handle = next((handle for handle in self.handles() if handle.near(point)), None)
        mark = self._selected_mark()
        if handle and mark and event.button() == Qt.MouseButton.LeftButton:
            self._drag = BoundaryDrag(handle, mark, len(self.text))
            return
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            # A press inside the selection would begin to drag the text away; it begins a new selection instead.
            self.setTextCursor(self.cursorForPosition(point.toPoint()))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._drag:
            self._drag.move(self.position_at(point))
            self.overlay.preview = self._drag.preview
            self.viewport().update()
        elif event.buttons():
            super().mouseMoveEvent(event)
        else:
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._let_go(self._drag)
            return
        super().mouseReleaseEvent(event)
        point, pressed = event.position(), self._pressed
        still = pressed is not None and (point - pressed).manhattanLength() <= _CLICK
        if event.button() == Qt.MouseButton.LeftButton and still and not self.textCursor().hasSelection():
            self._activate(point)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QPointF(-1, -1))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.overlay.handles = self.handles()
        super().paintEvent(event)

    def _may_act(self) -> bool:
        # While one waits the article may be closed: what was meant for it must not meet another.
        text, seen = self.text, self.isVisible()
        self.before_act()
        return isValid(self) and self.text is text and self.isVisible() == seen

    def _move(self, pressed: QKeyCombination, mode: QTextCursor.MoveMode) -> None:
        cursor = self.textCursor()
        if pressed in caret.PARAGRAPHS:
            caret.move_paragraph(cursor, caret.PARAGRAPHS[pressed], mode)
        elif pressed in caret.SENTENCES:
            find = next_sentence if caret.SENTENCES[pressed] == "on" else previous_sentence
            cursor.setPosition(self.bridge.to_document(find(self.text, self.caret())), mode)
        else:
            cursor.movePosition(caret.OPERATIONS[pressed], mode)
        self.setTextCursor(cursor)

    def _rungs(self, position: int) -> tuple[Span, ...]:
        return rungs(self.text, position, self.quotations, self.paragraph(position))

    def _walk(self, span: Span, path: list[Span]) -> None:
        self.select(span)
        self._path = path

    def _forget_path(self) -> None:
        self._path = []

    def _selected_mark(self) -> Mark | None:
        selected = self.marks_painter.selected
        return self.marks_painter.marks.get(selected) if selected else None

    def _hover(self, point: QPointF) -> None:
        near = next((handle for handle in self.handles() if handle.near(point)), None)
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.IBeamCursor)
        under = self._under(point)
        hovered = under[0] if under else None
        if hovered != self.marks_painter.hovered:
            self.marks_painter.hovered = hovered
            self.viewport().update()
            self.mark_hovered.emit(hovered or "", point)

    def _under(self, point: QPointF) -> list[str]:
        clip = QRectF(point.x(), point.y(), 1, 1)
        return self.marks_painter.hit(point, self.visible_lines(clip))

    def _activate(self, point: QPointF) -> None:
        under = self._under(point)
        if under:
            selected = self.marks_painter.selected
            place = under.index(selected) + 1 if selected in under else 0
            self.mark_activated.emit(under[place % len(under)])

    def _let_go(self, drag: BoundaryDrag) -> None:
        self._drag = None
        self.overlay.preview = None
        self.viewport().update()
        if drag.moved:
            handle = drag.handle
            self.boundary_dragged.emit(handle.annotation, handle.fragment, handle.edge, drag.position)
