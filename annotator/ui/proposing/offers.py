"""What is proposed in the open articles: found beside the window's thread, kept in step with what is decided."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from annotator.discovery.proposals import Given, Proposal
from annotator.discovery.undecided import Undecided
from annotator.exchange.offering import given_article, proposes
from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.errors import Situation
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.reading.desk import Desk
from annotator.wording.situations import sentence
from annotator.wording.translation import _
from annotator.workspace import Workspace

_SOON_MS = 300
"""How long after the register or the structure of a page changed they are found anew: such changes come in rows."""
_REST_MS = 150
"""How long the hand has to stay at a mark until what was opened is looked through."""
MANY = 500
"""When more than this changes at once, what is open is worked out anew beside the window."""

Find = Callable[[Given], tuple[Proposal, ...]]


class Found(Struct, frozen=True):
    """What is proposed in an article as it is ``given``, and what of it ``who`` (id) has not decided."""

    given: Given
    proposals: tuple[Proposal, ...]
    who: str
    undecided: Undecided


class Offers(QObject):
    """``open_in`` an article are the proposals that whoever is at work has not decided; panes outline them.

    ``found_more`` carries the id of an article in which everything has been found.
    """

    found_more = Signal(str)

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(desk)
        self._context, self._desk = context, desk
        self._found: dict[str, Found] = {}
        self._open: dict[str, list[Proposal]] = {}
        self._engine = ""
        """What proposes, as the project has chosen."""
        self._find: tuple[str, Find] | None = None
        """The engine that was asked last, with what answers for it."""
        self._waiting: dict[str, None] = {}
        self._beyond: set[str] = set()
        self._twins: Mapping[str, Sequence[Proposal]] = {}
        self.trouble = ""
        """Why nothing is proposed, where the last look failed."""
        self._missed: dict[str, set[str]] = {}
        """Of the article that is looked in: the ids of what has changed since that was begun."""
        self._wanted: dict[str | None, bool] = {}
        """By annotator: whether anything is proposed to them; asked several times at each key."""
        self._painted = AfterPaint(self)
        self._painted.due.connect(self._look_in_next)
        self._walking = QTimer(self, singleShot=True, interval=_REST_MS)
        self._walking.timeout.connect(self._look_in_next)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._find_all)
        desk.article_opened.connect(self._opened)
        desk.article_closed.connect(self._closed)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._start)
        context.selection.annotation_changed.connect(lambda _annotation: self._walking.start())
        context.selection.proposal_changed.connect(self._emphasise)

    def open_in(self, article: str) -> Sequence[Proposal]:
        """What is proposed in an article that is open, in text order."""
        return self._open.get(article, ())

    def found_in(self, article: str) -> Sequence[Proposal]:
        """Everything that is found in an article, decided or not; of one that is not open only after :meth:`reach`."""
        return self._found[article].proposals if article in self._found else ()

    def reach(self, articles: Iterable[str]) -> None:
        """Look for quotes in these articles too, open or not."""
        for article in articles:
            self._beyond.add(article)
            if article not in self._found:
                self._opened(article)

    def show_twins(self, twins: Mapping[str, Sequence[Proposal]]) -> None:
        """Propose these, by article, in the place of what overlaps them."""
        before, self._twins = self._twins, twins
        for article in {*before, *twins}.intersection(self._desk.articles):
            self._offer(article)

    def is_looking_in(self, article: str) -> bool:
        """Whether what is proposed there is not known yet."""
        return self.proposing() and article not in self._found

    def proposing(self) -> bool:
        """Whether anything is proposed to whoever is at work."""
        workspace = self._context.bridge.workspace
        if workspace is None or workspace.read_only:
            return False
        if workspace.annotator not in self._wanted:
            self._wanted[workspace.annotator] = proposes(workspace.read, workspace.annotator)
        return self._wanted[workspace.annotator]

    # Finding

    def _opened(self, article: str) -> None:
        # One after another and once the words can be seen: the work would take its turns from what paints them.
        if self.proposing():
            self._waiting[article] = None
            self._painted.start()

    def _look_in_next(self) -> None:
        # Not while the hand goes from mark to mark: each is to be painted first.
        if self._waiting and not self._missed and not self._walking.isActive():
            article = next(iter(self._waiting))
            del self._waiting[article]
            self._look_in(article)

    def _closed(self, article: str) -> None:
        self._waiting.pop(article, None)
        self._found.pop(article, None)
        self._open.pop(article, None)
        if self._context.selection.proposal and self._context.selection.proposal[0] == article:
            self._context.selection.set_proposal(None)

    def _find_all(self) -> None:
        for article in self._desk.articles:
            self._opened(article)

    def _look_in(self, article: str) -> None:
        workspace, before = self._context.workspace, self._found.get(article)
        who = workspace.annotator or ""
        looking = self._missed = {article: set()}
        self.trouble = ""

        def work(report: Report) -> Found | None:
            try:
                if workspace.read.article(article) is None:
                    return None
                given = given_article(workspace.read, article)
                known = before if before is not None and before.given == given else None
                if known is not None and known.who == who:
                    return known
                report(0, 0)
                proposals = known.proposals if known is not None else self._proposed(given)
                report(0, 0)
                mine = workspace.read.annotations(article, {who})
                return Found(given, proposals, who, Undecided(proposals, mine, _rejected(workspace, article, who)))
            finally:
                workspace.done_reading()

        def done(found: Found | None) -> None:
            if self._missed is looking:
                self._take(article, found)

        def failed(fault: Exception) -> None:
            if self._missed is looking:
                self._failed(fault)

        self._context.jobs.start(_("Looking for quotes"), work, done, failed, lambda: done(None))

    def _proposed(self, given: Given) -> tuple[Proposal, ...]:
        engine, known = self._engine, self._find
        if known is None or known[0] != engine:
            # Imported now, and beside the window's thread: the engine is not needed until an article can be read.
            self._find = known = (engine, importlib.import_module("annotator.ui.proposing.engine").ready(engine))
        return known[1](given)

    def _take(self, article: str, found: Found | None) -> None:
        if found is not None and (article in self._beyond or article in self._desk.articles):
            self._found[article] = found
            missed = self._missed[article]
            marks = self._context.workspace.read.annotations_by_id(missed) if len(missed) <= MANY else ()
            self._follow(article, missed, marks, self._rejected(article))
            self._offer(article)
            self.found_more.emit(article)
        self._missed = {}
        self._look_in_next()

    def _failed(self, fault: Exception) -> None:
        self._missed = {}
        self._waiting.clear()
        told = sentence(fault) if isinstance(fault, Situation) else str(fault)
        self.trouble = _("No quotes are proposed: {reason}").format(reason=told)
        self._context.say(self.trouble)

    # Keeping in step

    def _start(self) -> None:
        self._take_engine()
        self._soon.stop()
        self._painted.stop()
        self._wanted.clear()
        self._waiting.clear()
        self._missed = {}
        self.trouble = ""
        self._found.clear()
        self._beyond.clear()
        self._twins = {}
        self._open.clear()
        self._context.selection.set_proposal(None)

    def _changed(self, changes: ChangeSet) -> None:
        marks = self._marks_of(changes)
        structural = self._structure_changed(changes, marks)
        if changes.kinds & {"annotation", "set"}:
            self._follow_all(changes, marks)
        if changes.kinds & {"annotator", "project", "codebook"}:
            self._wanted.clear()
            if self._take_engine():
                self._missed = {}
                self._found.clear()
                for article in self._beyond:
                    self._opened(article)
            self._offer_all()
        if changes.kinds & {"speaker", "codebook", "article"} or structural:
            self._soon.start()

    def _take_engine(self) -> bool:
        """Whether the project has chosen another engine than it had."""
        workspace = self._context.bridge.workspace
        before, self._engine = self._engine, "" if workspace is None else workspace.read.project().engine
        if before == self._engine:
            return False
        self.trouble = ""
        return True

    def _marks_of(self, changes: ChangeSet) -> Sequence[Annotation]:
        """What was changed in the articles that were looked in, as it is stored; nothing where that is too much."""
        wanted = "annotation" in changes.kinds and not changes.articles.isdisjoint(self._found)
        if not wanted or len(changes.ids) > MANY:
            return ()
        return self._context.workspace.read.annotations_by_id(changes.ids - changes.dropped)

    def _structure_changed(self, changes: ChangeSet, marks: Sequence[Annotation]) -> bool:
        """Whether a headline, caption or the like came, went or moved."""
        if "annotation" not in changes.kinds or not changes.articles.intersection(self._found):
            return False
        if len(changes.ids) > MANY:
            return True
        zones = {label.id for label in self._context.workspace.read.codebook().labels if label.zone}
        followed = [self._found[article].undecided for article in changes.articles.intersection(self._found)]
        before = [next(filter(None, (one.label_of(name) for one in followed)), None) for name in changes.dropped]
        # What is gone and was nobody's that is followed may have been such a mark.
        return None in before or not zones.isdisjoint(before) or any(mark.label in zones for mark in marks)

    def _follow_all(self, changes: ChangeSet, marks: Sequence[Annotation]) -> None:
        for article in changes.articles.intersection(self._missed):
            self._missed[article] |= changes.ids
        for article in changes.articles.intersection(self._found):
            rejected = self._rejected(article) if "set" in changes.kinds else None
            if self._follow(article, changes.ids, marks, rejected):
                self._offer(article)

    def _follow(
        self, article: str, ids: Collection[str], marks: Sequence[Annotation], rejected: Collection[str] | None
    ) -> bool:
        """Whether the change of what bears those ids, which is ``marks`` now, opened or closed a proposal."""
        found = self._found[article]
        if len(ids) > MANY:
            self._found[article] = Found(found.given, found.proposals, "", found.undecided)
            self._opened(article)
            return False
        mine = [m for m in marks if (m.article, m.annotator) == (article, found.who) and m.origin != "verdict"]
        return found.undecided.follow(mine, ids, rejected)

    def _rejected(self, article: str) -> Collection[str]:
        return _rejected(self._context.workspace, article, self._found[article].who)

    def _offer_all(self) -> None:
        for article in self._desk.articles:
            found = self._found.get(article)
            if found is None or found.who != self._context.workspace.annotator:
                self._opened(article)
            self._offer(article)

    def _offer(self, article: str) -> None:
        self._open[article] = found = self._offered(article)
        if (pane := self._desk.pane_of(article)) is not None:
            pane.show_proposals(found)
        current = self._context.selection.proposal
        if current is not None and current[0] == article and current[1] not in found:
            # What is known of it may have changed while the hand stands there.
            again = next((p for p in found if (p.label, p.fragments) == (current[1].label, current[1].fragments)), None)
            self._context.selection.set_proposal((article, again) if again is not None else None)

    def _offered(self, article: str) -> list[Proposal]:
        workspace, found = self._context.workspace, self._found.get(article)
        if not self.proposing():
            return []
        usable = {label.id for label in workspace.read.codebook().offered()}
        open_now = found.undecided.open() if found is not None and found.who == workspace.annotator else ()
        return _with_twins([p for p in open_now if p.label in usable], self._twins.get(article, ()))

    def _emphasise(self, proposed: tuple[str, Proposal] | None) -> None:
        for pane in self._desk.panes:
            here = proposed is not None and pane.article is not None and pane.article.id == proposed[0]
            pane.emphasise_proposal(proposed[1] if here and proposed else None)


def _with_twins(listed: list[Proposal], twins: Sequence[Proposal]) -> list[Proposal]:
    """In text order, without what overlaps a twin: that tells more."""
    if not twins:
        return listed
    kept = [p for p in listed if not any(a.overlaps(b) for t in twins for a in t.fragments for b in p.fragments)]
    return sorted([*kept, *twins], key=lambda p: (p.start, -p.end))


def _rejected(workspace: Workspace, article: str, who: str) -> Collection[str]:
    begun = workspace.read.annotation_set(article, who)
    return begun.rejected if begun is not None else ()
