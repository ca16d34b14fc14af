"""The desk: one to six reading panes side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.codebook import Label
from annotator.model.team import SetState
from annotator.ui.reading.marks import Mark
from annotator.ui.reading.page import Face
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.theme.tokens import Theme

MOST = 6
_GAP = 8


class Desk(QWidget):
    """Panes are numbered from 0, left to right. Where they are too narrow together, the desk scrolls sideways."""

    pane_focused = Signal(str)
    """Id of the article whose pane now has the keyboard."""
    article_opened = Signal(str)
    article_closed = Signal(str)
    state_asked = Signal(str)
    """Id of the article whose state was clicked."""
    order_changed = Signal()

    def __init__(self, labels: Sequence[Label], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels, self._theme = tuple(labels), theme
        self._reading: tuple[Face, float, int] = ("serif", 1.0, 68)
        self._describe: Callable[[str], str] | None = None
        self._panes: list[ReadingPane] = []
        self._current: ReadingPane | None = None
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(_GAP)
        self.splitter.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        area = QScrollArea(widgetResizable=True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.splitter)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    @property
    def panes(self) -> Sequence[ReadingPane]:
        """The panes from left to right."""
        return tuple(self._panes)

    @property
    def articles(self) -> Sequence[str]:
        """The ids of the articles from left to right."""
        return tuple(pane.article.id for pane in self._panes if pane.article)

    def pane_of(self, article: str) -> ReadingPane | None:
        """The pane that shows the article of that id."""
        return next((pane for pane in self._panes if pane.article and pane.article.id == article), None)

    def current(self) -> ReadingPane | None:
        """The pane that has the keyboard, or had it last."""
        return self._current

    def is_full(self) -> bool:
        """Whether there is no room for another article."""
        return len(self._panes) >= MOST

    def open(self, article: Article, text: str, marks: Sequence[Mark], state: SetState = "todo") -> ReadingPane:
        """Shows ``article`` in a pane at the right, or in its own if it is open; on a full desk, in the current one."""
        pane = self.pane_of(article.id)
        if pane is None and self.is_full():
            pane = self._current or self._panes[-1]
            if pane.article:
                self.article_closed.emit(pane.article.id)
        pane = pane or self._add()
        pane.show_article(article, text, marks, state)
        self.article_opened.emit(article.id)
        return pane

    def close_article(self, article: str) -> None:
        """Takes the pane of that article away; the keyboard goes to its neighbour."""
        pane = self.pane_of(article)
        if pane is None:
            return
        at = self._panes.index(pane)
        self._panes.remove(pane)
        if self._current is pane:
            self._current = None
            if self._panes:
                # Before the pane hides: Qt would hand the keyboard to whoever comes next in its own order.
                neighbour = self._panes[min(at, len(self._panes) - 1)]
                self._make_current(neighbour, take_keyboard=pane.isAncestorOf(self.window().focusWidget() or self))
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()
        self.article_closed.emit(article)

    def clear(self) -> None:
        """Closes all panes."""
        for article in self.articles:
            self.close_article(article)

    def focus_pane(self, number: int) -> None:
        """Gives the keyboard to the pane of that number (from 0), unfolded; nothing where there is none."""
        if 0 <= number < len(self._panes):
            pane = self._panes[number]
            pane.fold(folded=False)
            self._make_current(pane, take_keyboard=True)

    def move_pane(self, article: str, step: int) -> None:
        """Moves the pane of that article ``step`` places to the right (negative: left), as far as there is room."""
        pane = self.pane_of(article)
        if pane is None:
            return
        sizes = self.splitter.sizes()
        at = self._panes.index(pane)
        to = min(max(at + step, 0), len(self._panes) - 1)
        self._panes.insert(to, self._panes.pop(at))
        sizes.insert(to, sizes.pop(at))
        self.splitter.insertWidget(to, pane)
        self.splitter.setSizes(sizes)
        self.order_changed.emit()

    def fold(self, article: str, *, folded: bool) -> None:
        """Narrows the pane of that article to a strip, or opens it again."""
        if pane := self.pane_of(article):
            pane.fold(folded=folded)

    def visible_area(self) -> QRect:
        """What of the desk shows panes, in its own coordinates."""
        viewport = self._area.viewport()
        return QRect(viewport.mapTo(self, QPoint(0, 0)), viewport.size())

    def sizes(self) -> list[int]:
        """The widths of the panes, to be kept for :meth:`set_sizes`."""
        return self.splitter.sizes()

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Gives the panes these widths, as far as the window has room."""
        self.splitter.setSizes(list(sizes))

    def set_theme(self, theme: Theme) -> None:
        """Paints all panes in the colours of ``theme``."""
        self._theme = theme
        for pane in self._panes:
            pane.set_theme(theme)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Paints all panes by another codebook."""
        self._labels = tuple(labels)
        for pane in self._panes:
            pane.set_labels(labels)

    def set_reading(self, face: Face, zoom: float = 1.0, measure: int = 68) -> None:
        """Shows the words of all panes in that typeface, size and measure."""
        self._reading = (face, zoom, measure)
        for pane in self._panes:
            pane.set_reading(face, zoom, measure)

    def set_describe(self, describe: Callable[[str], str]) -> None:
        """Asks ``describe`` (annotation id to plain text) what the card beside a hovered mark says."""
        self._describe = describe
        for pane in self._panes:
            pane.set_describe(describe)

    def _add(self) -> ReadingPane:
        pane = ReadingPane(self._labels, self._theme)
        pane.set_reading(*self._reading)
        if self._describe:
            pane.set_describe(self._describe)
        pane.entered.connect(lambda: self._make_current(pane, take_keyboard=False))
        pane.close_asked.connect(lambda: self.close_article(_shown_in(pane)))
        pane.state_asked.connect(lambda: self.state_asked.emit(_shown_in(pane)))
        self._panes.append(pane)
        self.splitter.addWidget(pane)
        if self._current is None:
            self._make_current(pane, take_keyboard=False)
        self.splitter.setSizes([1000] * len(self._panes))
        return pane

    def _make_current(self, pane: ReadingPane, *, take_keyboard: bool) -> None:
        if take_keyboard:
            pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # Panes opened or closed just now are laid out only afterwards.
        QTimer.singleShot(0, pane, lambda: self._area.ensureWidgetVisible(pane, _GAP, 0))
        if pane is self._current:
            return
        for other in self._panes:
            other.set_current(current=other is pane)
        self._current = pane
        if pane.article:
            self.pane_focused.emit(pane.article.id)


def _shown_in(pane: ReadingPane) -> str:
    return pane.article.id if pane.article else ""
