"""Articles that scroll together: what one pane shows, the others show too, as far as they have it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator.reuse.aligned import Alignment, alignment, anchors_between
from annotator.ui.context import Context
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.level import bring_to, place_at
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.twins.story_shared import StoryShared
from annotator.ui.twins.story_twins import StoryTwins
from annotator.wording.translation import _

_LINE = 0.3
"""Share of a pane's height at which the eye is taken to read."""
_BY_HAND = (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove)


class AlignedScroll(QObject):
    """Led by the pane that has the keyboard, and by one that the mouse scrolls; panes of another story stay."""

    def __init__(self, context: Context, desk: Desk, twins: StoryTwins, shared: StoryShared) -> None:
        super().__init__(desk)
        self._context, self._desk, self._twins, self._shared = context, desk, twins, shared
        self._on = self._following = False
        self._alignments: dict[tuple[str, str], Alignment] = {}
        self._hand: ReadingPane | None = None
        self._leader: ReadingPane | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        desk.article_opened.connect(self._opened)
        desk.article_closed.connect(self._closed)
        context.bridge.workspace_changed.connect(self._alignments.clear)
        for source in (twins, shared):
            source.found.connect(self._known)

    def is_on(self) -> bool:
        """Whether articles scroll together."""
        return self._on

    def can(self) -> bool:
        """Whether there is more than one pane."""
        return len(self._desk.panes) > 1

    def turn(self) -> None:
        """Have articles scroll together, or each by itself."""
        self._on = not self._on
        if self._on:
            self._context.say(_("Articles scroll together."))
            self._ask()
            self._lead(self._desk.current())
        else:
            self._context.say(_("Each article scrolls by itself."))

    # -- who leads ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._on and event.type() in _BY_HAND:
            self._hand = next((pane for pane in self._desk.panes if watched in _touched(pane)), None)
            QTimer.singleShot(0, self, self._let_go)
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        self._hand = None

    def _scrolled(self, pane: ReadingPane) -> None:
        if self._on and not self._following and pane in (self._hand, self._desk.current()):
            self._lead(pane)

    def _lead(self, pane: ReadingPane | None) -> None:
        self._leader = pane
        self._soon.start()

    # -- who follows --------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        leader = self._leader
        if not self._on or leader is None or leader not in self._desk.panes or leader.article is None:
            return
        height = _eye(leader)
        place = place_at(leader.view, height)
        for pane in self._desk.panes:
            if pane is not leader and pane.article is not None:
                self._bring(leader.article.id, pane, place, height)

    def _bring(self, leader: str, pane: ReadingPane, place: float, height: float) -> None:
        assert pane.article is not None
        found = self._alignment(leader, pane.article.id)
        if found is not None:
            target = found.place(place)
            pane.view.reach(int(target), partial(self._arrive, pane, target, height))

    def _arrive(self, pane: ReadingPane, target: float, height: float) -> None:
        self._following = True
        bring_to(pane.view, target, height)
        self._following = False

    def _alignment(self, one: str, other: str) -> Alignment | None:
        if (one, other) not in self._alignments:
            shared = self._shared.shared
            if shared is None or not {one, other} <= shared.passages.keys():
                return None
            lengths = {pane.article.id: len(pane.view.text) for pane in self._desk.panes if pane.article is not None}
            anchors = anchors_between(one, other, shared, self._twins.groups())
            self._alignments[one, other] = alignment(anchors, lengths[one], lengths[other])
        return self._alignments[one, other]

    # -- what is known ------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        story = self._context.selection.story
        if self._context.bridge.workspace is not None and story is not None:
            self._shared.ask(story)
            self._twins.ask(story)

    def _known(self) -> None:
        self._alignments.clear()
        if self._on:
            self._lead(self._leader or self._desk.current())

    def _opened(self, article: str) -> None:
        self._alignments.clear()
        pane = self._desk.pane_of(article)
        if pane is not None and not pane.property("aligned"):
            pane.setProperty("aligned", True)
            pane.view.verticalScrollBar().valueChanged.connect(lambda: self._scrolled(pane))
            for widget in _touched(pane):
                widget.installEventFilter(self)
        if self._on:
            self._ask()
            self._lead(self._desk.current())

    def _closed(self, _article: str) -> None:
        self._alignments.clear()


def _eye(pane: ReadingPane) -> float:
    """The height at which the eye reads: near both ends of a text it goes along to the end."""
    bar, tall = pane.view.verticalScrollBar(), pane.view.viewport().height()
    return max(min(tall * _LINE, float(bar.value())), tall - float(bar.maximum() - bar.value()))


def _touched(pane: ReadingPane) -> tuple[QObject, ...]:
    """Where a mouse scrolls a pane."""
    return pane.view.viewport(), pane.view.verticalScrollBar(), pane.minimap
