"""The head of a pane: which article it shows, how far the work on it is, and what of it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.model.article import Article
from annotator.model.codebook import Label
from annotator.model.team import Annotator, SetState
from annotator.ui.widgets.tooltips import plain_tooltip
from annotator.wording.article_words import name_of
from annotator.wording.translation import _, later, ngettext

STATES: dict[SetState, str] = {"todo": later("To do"), "in_progress": later("In progress"), "done": later("Done")}
_SIGNS: dict[SetState, str] = {"todo": "○", "in_progress": "◐", "done": "●"}
"""What stands for a state where there is no room for its words."""
_NARROW = 18
"""Sizes of the letters below which a head is short of room."""
_EDGES, _BESIDE = (14, 8, 8, 8), 8
"""Room about a head (left, top, right, bottom), and between what stands in its second line."""


class ElidedLabel(QLabel):
    """Plain text on one line, cut with an ellipsis where there is no room; the whole of it when hovered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Shows ``words``, line ends as spaces."""
        self.whole = " ".join(words.split())
        self.setAccessibleName(self.whole)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height())

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width()))


class Header(QWidget):
    """Outlet and date over the title, the state and the number of annotations, filter and close."""

    filter_changed = Signal(frozenset, frozenset)
    """Ids of the labels and of the annotators whose marks are hidden."""
    close_asked = Signal()
    state_asked = Signal()
    """The state was clicked."""
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hidden: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        self._state: SetState = "todo"
        self._said: tuple[str, str] | None = None
        self.outlet, self.date, self.title, self.count = ElidedLabel(), QLabel(), ElidedLabel(), QLabel()
        self.told, self.shared, self.gap = QLabel(), QLabel(), QWidget()
        self.date.setTextFormat(Qt.TextFormat.PlainText)
        self.state = QToolButton()
        self.filter, self.close_button = QToolButton(), QToolButton()
        self.menu = QMenu(self)
        self._prepare()
        self._arrange()

    def show_article(self, article: Article) -> None:
        """Names ``article``."""
        self.outlet.show_words(name_of(article))
        self.date.setText(article.published or "")
        self.title.show_words((article.title if article.outlet else "") or article.byline or "")
        self._fit()

    def show_state(self, state: SetState) -> None:
        """Shows how far the work on the article is."""
        self._state = state
        self.state.setProperty("chip", state)
        self.state.setAccessibleName(_("State: {state}").format(state=_(STATES[state])))
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self._fit()

    def say(self, words: str, detail: str = "") -> None:
        """Says something of the article in the place of its title, more of it when hovered; nothing takes it back."""
        if (words, detail) == self._said:
            return
        self._said = words, detail
        self.told.setText(f"∅ {words}" if words else "")
        self.told.setAccessibleName(f"{words}. {detail}" if detail else words)
        self.told.setToolTip(plain_tooltip(detail))
        self.told.setVisible(bool(words))
        self.title.setVisible(not words)
        self.gap.setVisible(bool(words))
        self._fit()

    def show_shared(self, words: str, detail: str = "") -> None:
        """Says how much of the article others have too, with more of it when hovered; empty: nothing."""
        self.shared.setText(words)
        self.shared.setAccessibleName(f"{words}. {detail}" if detail else words)
        self.shared.setToolTip(plain_tooltip(detail))
        self._fit()

    def show_count(self, count: int) -> None:
        """Shows how many annotations the article has."""
        self.count.setText(ngettext("{count} tag", "{count} tags", count).format(count=count))
        self._fit()

    def offer_filter(self, labels: Sequence[Label], annotators: Sequence[Annotator]) -> None:
        """Offers to hide the marks of each label, and of each annotator where there are several."""
        self.menu.clear()
        for label in labels:
            self._offer(label.title or label.id, "label", label.id)
        if len(annotators) > 1:
            self.menu.addSeparator()
            for annotator in annotators:
                self._offer(annotator.name, "annotator", annotator.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out what can be read elsewhere, so that nothing is cut: the state's words, the date; beside what is
        said of the article the count, then what it shares.
        """
        narrow = self.width() < _NARROW * self.fontMetrics().height()
        self.state.setText(_SIGNS[self._state] if narrow else _(STATES[self._state]))
        if narrow != self.state.property("sign"):
            self.state.setProperty("sign", narrow)
            self.state.style().unpolish(self.state)
            self.state.style().polish(self.state)
        told, shared = not self.told.isHidden(), bool(self.shared.text())
        self.date.setVisible(bool(self.date.text()) and not (narrow and (told or shared)))
        self.shared.setVisible(shared and not (told and self._needs(self.told, self.shared) > self.width()))
        beside = [one for one in (self.told, self.shared) if not one.isHidden()]
        self.count.setVisible(not told or self._needs(*beside, self.count) <= self.width())

    def _needs(self, *beside: QWidget) -> int:
        """Pixels for all of these in the second line, with its edges."""
        left, _top, right, _bottom = _EDGES
        return left + sum(one.sizeHint().width() + _BESIDE for one in beside) - _BESIDE + right

    def _offer(self, words: str, kind: str, name: str) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(name not in self._hidden[kind == "annotator"])
        action.setData((kind, name))
        action.toggled.connect(self._filter)

    def _filter(self) -> None:
        off = [action.data() for action in self.menu.actions() if action.isCheckable() and not action.isChecked()]
        labels = frozenset(name for kind, name in off if kind == "label")
        annotators = frozenset(name for kind, name in off if kind == "annotator")
        self._hidden = (labels, annotators)
        self.filter.setProperty("active", bool(off))
        self.filter.style().unpolish(self.filter)
        self.filter.style().polish(self.filter)
        self.filter_changed.emit(labels, annotators)

    def _prepare(self) -> None:
        self.outlet.setProperty("role", "strong")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.shared.setTextFormat(Qt.TextFormat.PlainText)
        self.shared.setProperty("role", "shade")
        self.told.setProperty("role", "warning")
        for quiet in (self.date, self.count, self.title):
            quiet.setProperty("role", "quiet")
        self.state.setProperty("chip", "todo")
        self.state.setToolTip(_("Change the state of your work on this article"))
        self.state.clicked.connect(self.state_asked)
        self.filter.setText("≡")
        self.filter.setToolTip(_("Choose which marks are shown"))
        self.filter.setAccessibleName(_("Choose which marks are shown"))
        self.filter.setMenu(self.menu)
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.close_button.setText("×")
        self.close_button.setToolTip(_("Close this article"))
        self.close_button.setAccessibleName(_("Close this article"))
        self.close_button.clicked.connect(self.close_asked)
        for button in (self.filter, self.close_button):
            button.setAutoRaise(True)
            button.setProperty("role", "icon")

    def _arrange(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.outlet, 1)
        first.addSpacing(6)
        for widget in (self.state, self.filter, self.close_button):
            first.addWidget(widget)
        second.setSpacing(_BESIDE)
        second.addWidget(self.date)
        second.addWidget(self.title, 1)
        second.addWidget(self.told)
        second.addWidget(self.gap, 1)
        second.addWidget(self.shared)
        second.addWidget(self.count)
        both = QVBoxLayout(self)
        both.setContentsMargins(*_EDGES)
        both.setSpacing(2)
        both.addLayout(first)
        both.addLayout(second)
        self.shared.hide()
        self.say("")  # once it has its place: what is shown without one flashes as a window of its own
