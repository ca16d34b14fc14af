"""The page of an article in a view: its document, what of it is in sight, and its place when its lines change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSizeF, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.model.span import Span
from annotator.ui.reading.bridge import TextBridge
from annotator.ui.reading.far_jump import FarJump
from annotator.ui.reading.laid_out import SmallSteps
from annotator.ui.reading.page import MARGIN, ReadingFace, font_of, line_ends, measure_width

_FAR = 50_000
"""Code points that are laid out in some milliseconds."""


class PageView(QTextEdit):
    """Lays an article out in its width. Speaks code points only; its text is never read back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.bridge = TextBridge("")
        self.face = ReadingFace()
        self._jump = FarJump(self)
        self._away: int | None = None
        """Where it stood when its lines became others, until it is laid out so far again."""
        self._sight: tuple[tuple[float, int, int], Span] | None = None
        """What is in sight, and for which scroll and size of the viewport that was found out."""
        self._page: QTextDocument | None = None
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setCursorWidth(2)
        # The map beside the words is what scrolls them by hand, so there is no bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lines_changed(self) -> None:
        """The same words stand on other lines now."""
        self._sight = None

    def caret_rect(self, position: int, *, at_end: bool = False) -> QRectF:
        """Where a caret at ``position`` would stand in the viewport, the end of a span if ``at_end``."""
        cursor = self.textCursor()
        cursor.setPosition(self.bridge.to_document_end(position) if at_end else self.bridge.to_document(position))
        return QRectF(self.cursorRect(cursor))

    def position_at(self, point: QPointF) -> int:
        """The position nearest to ``point`` of the viewport."""
        return self.bridge.to_article(self.cursorForPosition(point.toPoint()).position())

    def paragraph(self, position: int) -> Span:
        """The paragraph that is shown at ``position``."""
        block = self.document().findBlock(self.bridge.to_document(position))
        return self.bridge.article_span(block.position(), block.position() + block.length() - 1)

    def top_position(self) -> int:
        """The first position in sight."""
        if self._away is not None:
            return self._away
        # Among the words: a point in the document's margin is answered with its end.
        y = max(1.0, MARGIN + 1 - self._offset().y())
        found = line_ends(self.position_at, y, self.viewport().width())[0]
        # So is, once, any point of a page that was scrolled and not painted yet.
        return found if found < len(self.text) else line_ends(self.position_at, y, self.viewport().width())[0]

    def sight(self) -> Span:
        """What is in sight, from the first position to the last."""
        place = (self._offset().y(), self.viewport().width(), self.viewport().height())
        if self._sight is None or self._sight[0] != place:
            first = self.top_position()
            last = line_ends(self.position_at, self.viewport().height() - 1, self.viewport().width())[1]
            self._sight = (place, Span(first, max(first, last)))
        return self._sight[1]

    def scroll_to(self, position: int) -> None:
        """Brings ``position`` to the top."""
        bar = self.verticalScrollBar()
        top = self.caret_rect(position).top() if position else -bar.value()
        # The bar hears only later how tall the page has become.
        self.document().documentLayout().documentSizeChanged.emit(QSizeF())
        bar.setValue(int(bar.value() + top))

    def reach(self, position: int, then: Callable[[], None]) -> None:
        """Calls ``then`` once the text is laid out up to ``position``; until then the window lives on."""

        def arrive() -> None:
            self._come_back()
            then()

        self._jump.to(self.bridge.to_document(max(position, self._away or 0)), arrive)

    def _lay_out(self, document: QTextDocument) -> None:
        """Shows ``document``, which holds the text, in the place of the one before."""
        self._jump.forget()
        self._away, self._sight = None, None
        self.viewport().setUpdatesEnabled(True)
        SmallSteps(document, self.viewport())
        self.setDocument(document)
        self._keep_font()
        if self._page:
            self._page.deleteLater()
        self._page = document
        self._fit()

    def _keep_font(self) -> None:
        # A text edit gives its own font, which style sheets and the desktop change, to the document.
        font = font_of(self.face)
        if self._page and self._page.defaultFont() != font:
            self._page.setDefaultFont(font)
            self.lines_changed()
            self._fit()

    def _fit(self) -> None:
        side = max(0, (self.width() - measure_width(self.face, self.document().defaultFont())) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _leave(self, top: int) -> None:
        # What is in sight is laid out at once when lines change, with all before it: at the start that is little.
        if self._away is None:
            self._away = top
            self.viewport().setUpdatesEnabled(False)
            with QSignalBlocker(self.verticalScrollBar()):
                self.verticalScrollBar().setValue(0)

    def _come_back(self) -> None:
        if self._away is not None:
            top, self._away = self._away, None
            self.scroll_to(top)
            self.viewport().setUpdatesEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_page"):
            self._keep_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self.top_position() if self.text else 0
        width = self.viewport().width()
        changes = event.oldSize().width() != event.size().width()
        if changes and top > _FAR:
            self._leave(top)
        self._fit()
        super().resizeEvent(event)
        if changes or self.viewport().width() != width:
            self.lines_changed()
            if self._away is None:
                self.scroll_to(top)
            elif not self._jump.under_way:
                self.reach(top, lambda: None)
