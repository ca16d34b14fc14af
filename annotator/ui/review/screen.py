"""The review screen: the queue at the left, the card in the middle, the verdict at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from annotator.model.codebook import Codebook
from annotator.review.cases import Case, Status
from annotator.review.queue import Order, pace
from annotator.ui.context import Context
from annotator.ui.reading.page import ReadingFace, font_of
from annotator.ui.review.card import CardView
from annotator.ui.review.comparison import Ground
from annotator.ui.review.edit_form import EditForm
from annotator.ui.review.faces import STATUSES
from annotator.ui.review.filters import Filters, Knows
from annotator.ui.review.head import ReviewHead, check_words
from annotator.ui.review.headings import heading_of
from annotator.ui.review.queue_delegate import RowWords
from annotator.ui.review.queue_panel import QueuePanel
from annotator.ui.review.queue_rows import QueueRows
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.style import sheet
from annotator.ui.review.twins_list import TwinsList
from annotator.ui.review.verdict_panel import VerdictPanel
from annotator.ui.shell.icons import Icons
from annotator.ui.tagging.fragments import words_of
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.wording.article_words import place_of
from annotator.wording.facet_words import names_of, sentences_of
from annotator.wording.translation import _

_WORDS = 90


class Screen(QWidget):
    """Places the parts and keeps them as :class:`Reviewing` says; what a hand does is heard by the desk of verdicts."""

    left = Signal()
    """The hand goes back to the desk."""
    entered = Signal()
    """Enter was pressed on the card or the queue."""

    def __init__(self, context: Context, icons: Callable[[], Icons], reviewing: Reviewing) -> None:
        super().__init__()
        self._context, self._icons, self.reviewing = context, icons, reviewing
        self._words: dict[str, RowWords] = {}
        knows = Knows(
            lambda: reviewing.loaded.frequent if reviewing.loaded else None, self.ground, self.articles, self.people
        )
        theme = context.theme
        self.head, self.card = ReviewHead(theme), CardView()
        self.queue = QueuePanel(theme, self._row_words, QueueRows(self._told, reviewing.remains, self), Filters(knows))
        self.verdict, self.form = VerdictPanel(theme), EditForm(theme, KnownSpeakers(context.bridge, self))
        self.twins = TwinsList()
        self.right = QStackedWidget()
        self.blind = _tool(_("Hide names"), _("Hide who marked what, and deal the letters anew on each card"))
        self.blind.setCheckable(True)
        self.rules = _tool(_("Rules…"), _("Settle by rule what needs no eye"))
        self.back = _tool(_("To the desk  Esc"), _("Back to the desk"))
        self.back.clicked.connect(self.left)
        for tool in (self.blind, self.rules, self.back):
            self.head.tools.addWidget(tool)
        self._lay_out()
        stops = [*self.head.stops(), self.queue.order, self.queue.filters.button, self.queue.list]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self.setTabOrder(self.card, self.form.label)  # while one edits, else it is not seen
        self._connect()
        self.set_theme()

    def _lay_out(self) -> None:
        self.area = _CardArea(widgetResizable=True)
        self.area.setObjectName("reviewCardArea")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.card)
        self.card.focused.connect(self._show_focus)
        middle = QWidget()
        middle.setObjectName("reviewMiddle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.twins)
        self.right.addWidget(self.verdict)
        self.right.addWidget(self.form)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(4)
        parts.setChildrenCollapsible(False)
        for part, stretch in ((self.queue, 0), (middle, 1), (self.right, 0)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, stretch)
        parts.setSizes([300, 700, 330])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(parts, 1)

    def _connect(self) -> None:
        reviewing = self.reviewing
        reviewing.heads = self._heads
        reviewing.queued.connect(self._show_queue)
        reviewing.altered.connect(self._show_altered)
        reviewing.shown.connect(self._show_place)
        self.queue.chosen.connect(self._gone_to)
        self.queue.order_chosen.connect(lambda order: reviewing.choose(order=order))
        self.queue.filters.changed.connect(lambda wanted: reviewing.choose(wanted=wanted))
        self.head.kind_chosen.connect(
            lambda kind: self.queue.filters.set(kinds=frozenset((kind,)) if kind else None),
        )

    # -- what names are needed ----------------------------------------------------------------------------------

    def ground(self) -> Ground:
        """Names of speakers and labels, words of annotations."""
        loaded = self.reviewing.loaded
        if loaded is None:
            return Ground(Codebook(""), {}, {}, self.reviewing.text)
        return Ground(loaded.codebook, loaded.speakers, self.reviewing.marks, self.reviewing.text)

    def articles(self) -> dict[str, str]:
        """What each article is called."""
        loaded = self.reviewing.loaded
        return {key: place_of(article) for key, article in loaded.articles.items()} if loaded else {}

    def people(self) -> dict[str, str]:
        """Those whose work is compared; nobody's name while names are hidden."""
        loaded = self.reviewing.loaded
        return {one.id: one.name for one in loaded.team} if loaded and not self.reviewing.blind else {}

    def _heads(self, order: Order, cases: Sequence[Case]) -> Callable[[Case], str]:
        return heading_of(order, cases, self.ground(), self.articles(), self.people())

    def _row_words(self, case: Case) -> RowWords:
        found = self._words.get(case.key)
        if found is None:
            ground = self.ground()
            text = self.reviewing.text(case.article)
            words, differs = _("(all marks deleted)"), _(STATUSES[case.status])
            if case.members:
                words = words_of(text, case.members[0].fragments, _WORDS)
                differs = names_of(case.unit.facets, ground.codebook) or _(STATUSES["agreed"])
            auto = case.verdict is not None and bool(case.verdict.rule)
            colour = ground.colour(case.unit.label)
            found = self._words[case.key] = RowWords(words, differs, colour, auto, self._sign(case))
        return found

    def _sign(self, case: Case) -> Status:
        if not self.reviewing.checking:
            return case.status
        return "settled" if self.reviewing.is_checked(case) else "open"

    def _told(self, case: Case) -> str:
        words = self._row_words(case)
        letters = {side.annotator: side.title for side in self.reviewing.sides(case)}
        told = "; ".join(sentences_of(case.unit.facets, letters, self.ground().codebook))
        return f"{words.words}. {told or words.differs}. {case.status}"

    # -- showing ------------------------------------------------------------------------------------------------

    def set_theme(self) -> None:
        """Follow the theme and the typeface of reading."""
        theme, settings = self._context.theme(), self._context.settings()
        self.setStyleSheet(sheet(theme, self.font().pointSizeF()))
        face = ReadingFace(settings.face, settings.zoom / 100 * settings.text_size / 12, settings.measure)
        self.card.dress(theme, font_of(face))
        self.reviewing.shown.emit()

    def _show_queue(self) -> None:
        reviewing = self.reviewing
        self._words.clear()
        self.queue.rows.replace(reviewing.listing)
        self.queue.show_order(reviewing.order)
        self._show_progress()

    def _show_altered(self, changed: dict[str, Case]) -> None:
        for key in changed:
            self._words.pop(key, None)
        self.queue.rows.change(changed)
        self._show_progress()

    def _show_place(self) -> None:
        if self.reviewing.loaded is not None:
            self.queue.show_current(self.reviewing.current)
            self._show_progress()

    def _show_progress(self) -> None:
        reviewing = self.reviewing
        left, count, told = reviewing.left, reviewing.left[""], None
        if reviewing.checking or reviewing.order == "audit":
            count = sum(reviewing.is_left(case) for case in reviewing.listed())
        if reviewing.checking:
            told = check_words(reviewing.loaded.docket.verdicts) if reviewing.loaded is not None else ""
        self.head.show_progress(reviewing.place() + 1, len(reviewing.queue), count, pace(reviewing.recent), told)
        kinds = reviewing.filter.kinds
        self.head.show_left(left, next(iter(kinds)) if kinds and len(kinds) == 1 else "")

    def _gone_to(self, key: str) -> None:
        if key != self.reviewing.current:
            self.reviewing.go_to(key)

    def _show_focus(self, on: bool) -> None:
        # Drawn about the area: the card itself is scrolled, and a line about it would be scrolled with it.
        self.area.setProperty("focused", str(on).lower())
        self.area.style().polish(self.area)

    def take_keyboard(self) -> None:
        """Give the keyboard to the queue."""
        self.queue.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.right.currentWidget() is self.form:
            self.form.given_up.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _CardArea(QScrollArea):
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        # An area scrolls to the middle of what had the keyboard last: the passage stays where it is read.
        return QWidget.focusNextPrevChild(self, next)


def _tool(title: str, told: str) -> QToolButton:
    tool = QToolButton()
    tool.setText(title)
    tool.setToolTip(told)
    tool.setProperty("kind", "pick")
    return tool
