"""The line below: what was stored last, what there is, what is under way, who is tagging."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QStatusBar, QToolButton, QWidget

from annotator.model.changes import ChangeSet
from annotator.storage.listing import Counts, Listing
from annotator.ui.actions.action import Action
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.jobs import Job, Report
from annotator.ui.shell.icons import Icons
from annotator.ui.shell.steps import Steps
from annotator.ui.shell.who import Who
from annotator.ui.widgets.tooltips import plain_tooltip
from annotator.wording.translation import _, ngettext

_SOON = 150
"""Milliseconds after a change before things are counted again: tagging does not wait for it."""
_WORTH_TELLING_MS = 250
"""Work that ends sooner is not shown: it would only flicker."""
_EDGES, _LEAST = 24, 240
"""Room about a message, and the least that it has."""
SHOWN = 6000
"""Milliseconds for which a message stays."""


class StatusLine(QObject):
    """Fills a window's status bar."""

    def __init__(
        self,
        bar: QStatusBar,
        context: Context,
        steps: Steps,
        who: Who,
        people: Callable[[], Sequence[Action]],
        icons: Callable[[], Icons],
    ) -> None:
        super().__init__(bar)
        self._context, self._steps, self._who, self._people, self._icons = context, steps, who, people, icons
        self._bar = bar
        self._awaited: object | None = None
        """The token of what is counted beside the window: what was begun last is shown."""
        self.stored, self.counts = QLabel(), QLabel()
        self.person = QToolButton(autoRaise=True)
        self.person.setToolTip(_("Who is tagging: click to change, or to look at the marks of others"))
        self.person.clicked.connect(self._offer_people)
        bar.setContentsMargins(0, 0, 8, 0)  # messages begin where what was stored stands
        bar.addWidget(self.stored)
        self._right = QWidget()
        self._row = QHBoxLayout(self._right)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.counts, self.person):
            self._row.addWidget(widget)
        bar.addPermanentWidget(self._right)
        bar.messageChanged.connect(self._make_room)
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self._show_soon)
        self._painted = AfterPaint(self)
        self._painted.due.connect(self._show_soon)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self.again)
        context.selection.story_changed.connect(self._later.start)
        who.changed.connect(self.again)
        self.again()

    def say(self, message: str) -> None:
        """Show a message for a while; one that is too long for the line ends in an ellipsis, its tooltip has all."""
        room = max(_LEAST, self._bar.width() - self._beside() - _EDGES)
        told = self._bar.fontMetrics().elidedText(message, Qt.TextElideMode.ElideRight, room)
        self._bar.setToolTip(plain_tooltip(message) if told != message else "")
        self._bar.showMessage(told, SHOWN)

    def follow(self, job: Job) -> None:
        """Show a job until it ends, unless that is soon: nothing is made for what is over at once."""
        worth_telling = QTimer(self, singleShot=True, interval=_WORTH_TELLING_MS)
        worth_telling.timeout.connect(partial(self._show_running, job))
        job.ended.connect(worth_telling.deleteLater)
        worth_telling.start()

    def again(self) -> None:
        """Show everything anew."""
        self._show_stored()
        self._painted.start()
        present = self._who.present()
        open_now = self._context.bridge.workspace is not None
        self.person.setVisible(open_now)
        self.person.setText(present.name.replace("&", "&&") if present else _("Who is tagging?"))
        self.person.setIcon(self._icons().get("person"))
        self.person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.person.setAccessibleName(
            _("Who is tagging: {name}").format(name=present.name if present else _("nobody yet"))
        )

    def show_counts(self) -> None:
        """Count what the open story, or else the project, holds of the present annotator's work.

        Whoever adjudicates tags nothing: their work is verdicts, and the gold that these made.
        """
        count = self._counting()
        self._awaited = None
        self.counts.setText(count() if count is not None else "")

    def _show_soon(self) -> None:
        """The same beside the window: in a story of tens of thousands of marks it takes as long as some frames."""
        count, workspace = self._counting(), self._context.bridge.workspace
        if count is None or workspace is None:
            self.show_counts()
            return
        wanted = self._awaited = object()

        def work(_report: Report) -> str:
            try:
                return count()
            finally:
                workspace.done_reading()

        def done(told: str) -> None:
            if self._awaited is wanted:
                self.counts.setText(told)

        def failed(fault: Exception) -> None:
            if self._context.bridge.workspace is workspace:
                raise fault

        self._context.jobs.start(_("Counting"), work, done, failed)

    def _counting(self) -> Callable[[], str] | None:
        """What counts, on any thread; None where no project is open."""
        workspace = self._context.bridge.workspace
        if workspace is None:
            return None
        story, me, present = self._context.selection.story, workspace.annotator, self._who.present()
        if present is not None and present.role == "adjudicator":
            return lambda: " · ".join(_decided(*workspace.list.decided(story)))
        return partial(_counted, workspace.list, story, me, [me] if me else workspace.whose())

    def _show_running(self, job: Job) -> None:
        running = _Running(job)
        self._row.insertWidget(0, running)
        job.ended.connect(running.deleteLater)
        if job.over:  # at this very moment, on its own thread
            running.deleteLater()

    def _make_room(self, message: str) -> None:
        """What is counted gives way to a message that is longer than the room beside it."""
        needed = self._bar.fontMetrics().horizontalAdvance(message) + self._beside() + self._counted() + _EDGES
        self.counts.setVisible(not message or needed <= self._bar.width())
        if not message:
            self._bar.setToolTip("")

    def _beside(self) -> int:
        """Pixels at the right that no message may have."""
        return self._right.sizeHint().width() - (0 if self.counts.isHidden() else self._counted())

    def _counted(self) -> int:
        return self.counts.sizeHint().width() + self._row.spacing()

    def _changed(self, changes: ChangeSet) -> None:
        if "annotator" in changes.kinds:
            self.again()
        self._show_stored()
        self._later.start()

    def _show_stored(self) -> None:
        workspace = self._context.bridge.workspace
        if workspace is None:
            self.stored.clear()
        elif workspace.read_only:
            self.stored.setText(_("read only"))
        else:
            step = self._steps.undo_title() if self._steps.can_undo() else ""
            self.stored.setText(" · ".join(part for part in (_("saved"), step) if part))

    def _offer_people(self) -> None:
        menu = QMenu(self.person)
        before = 0
        for action in self._people():
            if action.group != before:
                menu.addSeparator()
                before = action.group
            entry = menu.addAction(action.title.replace("&", "&&"), action.do)
            entry.setEnabled(action.enabled())
            if action.checked is not None:
                entry.setCheckable(True)
                entry.setChecked(action.checked())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.person.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


class _Running(QWidget):
    def __init__(self, job: Job) -> None:
        super().__init__()
        title, self._bar, stop = QLabel(job.title), QProgressBar(), QToolButton(autoRaise=True)
        title.setMaximumWidth(320)
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        stop.setText("×")
        stop.setToolTip(_("Cancel"))
        stop.setAccessibleName(_("Cancel: {title}").format(title=job.title))
        stop.clicked.connect(job.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        for widget in (title, self._bar, stop):
            row.addWidget(widget)
        job.progressed.connect(self._show)

    def _show(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)


def _counted(listing: Listing, story: str | None, me: str | None, whose: Collection[str] | None) -> str:
    counts = listing.counts(story, whose)
    done = listing.done_by_story(me) if me else {}
    mine = listing.assigned_by_story(me) if me and listing.is_assigned() else {}
    finished, own = (of.get(story, 0) if story else sum(of.values()) for of in (done, mine))
    told = _("{done}/{all} done").format(done=f"{finished:,}", all=f"{own or counts.articles:,}")
    return " · ".join([*_told(counts), told])


def _told(counts: Counts) -> list[str]:
    quotes, claims = counts.by_label.get("quote", 0), counts.by_label.get("claim", 0)
    return [
        ngettext("{count} quote", "{count} quotes", quotes).format(count=f"{quotes:,}"),
        ngettext("{count} speaker", "{count} speakers", counts.speakers).format(count=f"{counts.speakers:,}"),
        ngettext("{count} claim", "{count} claims", claims).format(count=f"{claims:,}"),
    ]


def _decided(gold: int, verdicts: int) -> list[str]:
    return [
        ngettext("{count} verdict", "{count} verdicts", verdicts).format(count=f"{verdicts:,}"),
        ngettext("{count} mark of gold", "{count} marks of gold", gold).format(count=f"{gold:,}"),
    ]
