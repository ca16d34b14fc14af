"""The review under way: its cases, the queue made of them, the one under the hand, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from time import monotonic

from PySide6.QtCore import QObject, Signal

from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.verdict import Verdict
from annotator.review.cases import Case
from annotator.review.check import sample
from annotator.review.queue import Filter, Order, left
from annotator.text.paragraphs import reading_breaks
from annotator.ui.context import Context
from annotator.ui.review.arranging import Arranged, Heads, arranged
from annotator.ui.review.following import Following
from annotator.ui.review.let_go import LetGo
from annotator.ui.review.loaded import LAST, Followed, Frequent, Loaded
from annotator.ui.review.queue_rows import Listing
from annotator.ui.review.sides import Side, sides_of
from annotator.ui.review.together import Together, together_with
from annotator.wording.translation import _

AT_ONCE = 500
"""So many changed things are followed at once; verdicts from more on beside the window, for all else is read anew."""
ARRANGED_AT_ONCE = 2000
"""So many cases are put in order at once."""
CHECK_SHARE = 0.1
"""Of the verdicts that others gave by hand, so many are drawn to be checked."""
_ANEW = frozenset(("codebook", "annotator", "story", "article"))
_DECIDING = frozenset(("verdict", "annotation", "link", "group", "speaker", "project"))
"""What changes as cases are decided, by rule too, and as that is taken back."""
LONGEST = 600
"""Seconds counted for one verdict at most: who takes longer was away."""


class Reviewing(QObject):
    """Signals tell what is to be shown anew: ``queued`` the whole queue, ``altered`` cases in it, ``shown`` the card.

    ``outdated`` asks for everything to be read again, which takes a while.
    """

    queued = Signal()
    altered = Signal(object)
    """Cases by key, as they are now."""
    shown = Signal()
    outdated = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.loaded: Loaded | None = None
        self.cases: dict[str, Case] = {}
        self.marks: dict[str, Annotation] = {}
        """Every compared annotation by id."""
        self.queue: list[str] = []
        self.listing = Listing([], {}, [])
        """The queue under its headings."""
        self.heads: Heads = lambda _order, _cases: lambda _case: ""
        """What the headings are, said by who shows them; asked beside the window."""
        self.order: Order = "position"
        self.filter = Filter()
        self.blind = False
        self.checking = False
        """Whether somebody else's verdicts are checked, which makes no gold."""
        self.watched = False
        """Whether somebody looks at it."""
        self.fresh = False
        """Whether what was read is still so."""
        self.left: Counter[str] = Counter()
        """What the queue has left by kind of difference; "" counts cases."""
        self.recent: list[Verdict] = []
        """The verdicts given last, for the pace."""
        self.current: str | None = None
        self._turn = 0
        self._old = LetGo(self)
        self._arranging = False
        self._places: dict[str, int] = {}
        self._on: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}
        self._breaks: dict[str, list[int]] = {}
        self._decided: list[str] = []
        self._beside = Following(context, self._take_followed, self._lose, self)
        self._changed: tuple[Mapping[str, Case], bool] | None = None
        """What has changed since the queue was made, and whether the next case is wanted."""
        self.going_on = False
        """Whether what changes now is a verdict after which the next case is wanted."""
        self._since = monotonic()
        context.bridge.changed.connect(self.follow)

    # -- what is there ------------------------------------------------------------------------------------------

    def take(self, loaded: Loaded) -> None:
        """Show what was read; the case under the hand stays there if it is still one."""
        self._old.take([*self.cases.values(), *self.marks.values()])
        self.loaded = loaded
        self.fresh = True
        self.cases, self.marks = loaded.cases, loaded.marks
        self._on = loaded.on
        self._texts.clear()
        self.recent, self._decided = loaded.recent, loaded.decided
        self.requeue()

    def requeue(self) -> None:
        """Make the queue anew of what the filter passes, in its order; of very many cases beside the window."""
        if self.loaded is None:
            return
        self._turn += 1
        turn, cases, articles = self._turn, list(self.cases.values()), list(self.loaded.articles)
        speakers = dict(self.loaded.speakers)
        arrange = partial(arranged, cases, self.order, self.filter, articles, speakers, self.heads, self.remains)
        self._arranging = len(cases) > ARRANGED_AT_ONCE
        if not self._arranging:
            self._queue_up(turn, arrange())
        else:
            self._context.jobs.start(
                _("Ordering the queue"),
                lambda _report: arrange(),
                lambda made: self._queue_up(turn, made),
                self._context.tell_fault,
            )

    def _queue_up(self, turn: int, made: Arranged) -> None:
        if turn != self._turn:
            return
        self._arranging = False
        self.queue, self._places, self.left, self.listing = made
        self.queued.emit()
        changed, self._changed = self._changed, None
        if changed is not None:
            self._show_after(*changed)
        elif self.current not in self._places:
            self.go_to(self._first_left(0) or (self.queue[0] if self.queue else None))
        else:
            self.shown.emit()

    def choose(self, *, order: Order | None = None, wanted: Filter | None = None) -> None:
        """Another order, of which one begins with the first that is left, or another filter."""
        if order is not None and order != self.order:
            self.current = None
        self.order, self.filter = order or self.order, wanted if wanted is not None else self.filter
        self.checking = self.checking and self.filter.only is not None and self.order != "audit"
        self.requeue()

    def case(self) -> Case | None:
        """The case under the hand."""
        return self.cases.get(self.current) if self.current else None

    def place(self) -> int:
        """Its place in the queue, from 0; -1 for none."""
        return self._places.get(self.current or "", -1)

    def listed(self) -> list[Case]:
        """The cases of the queue, in order."""
        return [self.cases[key] for key in self.queue if key in self.cases]

    def decided_last(self, most: int) -> list[Case]:
        """The cases decided last, the latest first, as far as they are among the last ``most`` verdicts."""
        last = dict.fromkeys(reversed(self._decided[-most:]))  # one decided again, or by redo, is there twice
        return [case for key in last if (case := self.cases.get(key)) is not None]

    def sampling(self) -> Callable[[], frozenset[str]]:
        """What draws a sample of cases that others decided, to be decided again by who is at work: their annotations.

        Of very many it takes a while.
        """
        decided = [(case, case.verdict) for case in self.cases.values() if case.verdict is not None]
        verdicts = self.loaded.docket.verdicts if self.loaded is not None else []
        return partial(_sample, decided, verdicts, self._context.workspace.annotator or "")

    def speakers_alike(self, case: Case) -> list[str]:
        """The keys of those that settling the speaker of a case settles too."""
        return self.loaded.alike.like(case) if self.loaded is not None else []

    @property
    def waits(self) -> bool:
        """Whether what is shown is not what stands: a large step is under way or not shown yet."""
        following = self._beside.busy or self._changed is not None or not self.fresh
        return following or self._context.bridge.busy

    def may_decide(self) -> bool:
        """Whether who is at work is an adjudicator, and the project can be changed."""
        workspace = self._context.bridge.workspace
        if workspace is None or workspace.read_only or self.loaded is None:
            return False
        return self.loaded.roles.get(workspace.annotator or "") == "adjudicator"

    def is_checked(self, case: Case) -> bool:
        """Whether whoever is at work has checked the verdict about a case."""
        me, verdict = self._context.workspace.annotator, case.verdict
        checks = [v for v in case.history if verdict is not None and v.checks == verdict.id]
        return any(check.adjudicator == me for check in checks)

    def frequent(self) -> Frequent | None:
        """What cases can be filtered by, once they are read."""
        return self.loaded.frequent if self.loaded is not None else None

    def text(self, article: str) -> str:
        """The text of an article."""
        if article not in self._texts:
            self._texts[article] = self._context.workspace.read.text(article)
        return self._texts[article]

    def breaks(self, article: str) -> Sequence[int]:
        """Where a reader of an article sees paragraphs that its text does not have."""
        if article not in self._breaks:
            self._breaks[article] = reading_breaks(self.text(article))
        return self._breaks[article]

    def sides(self, case: Case) -> tuple[Side, ...]:
        """Who marked what in a case, as it is shown."""
        assert self.loaded is not None
        return sides_of(case, self.loaded.team, blind=self.blind)

    def together(self, case: Case) -> tuple[Together, ...]:
        """What each grouped with the passage, where that is in dispute."""
        if self.loaded is None or not any(facet.kind == "group" for facet in case.unit.facets):
            return ()
        groups = self._context.workspace.read.groups_of(member.id for member in case.members)
        return together_with(case, groups, self.loaded.docket.case_of)

    # -- going about --------------------------------------------------------------------------------------------

    def go_to(self, key: str | None) -> None:
        """Have another case under the hand."""
        self.current = key
        self._since = monotonic()
        self.shown.emit()

    def seconds(self) -> int:
        """How long it has been under the hand."""
        return min(max(round(monotonic() - self._since), 1), LONGEST)

    def step(self, by: int) -> None:
        """The next or a former case of the queue."""
        if self.queue:
            self.go_to(self.queue[min(max(self.place() + by, 0), len(self.queue) - 1)])

    def next_left(self) -> None:
        """The next case that is open or stale; where none is, the one under the hand stays."""
        found = self._first_left(self.place() + 1)
        if found is not None:
            self.go_to(found)
        else:
            self.shown.emit()

    def _first_left(self, place: int) -> str | None:
        turned = chain(islice(self.queue, place, None), islice(self.queue, place))
        return next((key for key in turned if key in self.cases and self.is_left(self.cases[key])), None)

    def remains(self, case: Case) -> bool:
        """Whether it counts among those that are left: what one comes to, and what was put off."""
        return self.is_left(case) or (case.left and not self.checking)

    def is_left(self, case: Case) -> bool:
        """Whether one comes to it by deciding: open, stale, still to be checked, or looked at in an audit."""
        if self.checking:
            return not self.is_checked(case)
        return case.status in ("open", "stale") or (self.order == "audit" and case.status == "agreed")

    # -- what happens -------------------------------------------------------------------------------------------

    def follow(self, changes: ChangeSet) -> None:
        """Show what a change did, whoever made it; while nobody looks, only remember that there was one."""
        if self.loaded is None or self._context.bridge.workspace is None:
            return
        large, decides = len(changes.ids) > AT_ONCE, "verdict" in changes.kinds and changes.kinds <= _DECIDING
        if not self.watched or changes.kinds & _ANEW or (large and not decides):
            self._lose()
        elif large or self._beside.busy:
            self._beside.follow(self.loaded, changes, going_on=self.going_on)
        else:
            self._follow_at_once(self.loaded, changes)

    def _lose(self) -> None:
        """What is known is not what stands; where somebody looks all is read anew."""
        self._beside.stop()
        self.fresh = False
        if self.watched:
            self.outdated.emit()

    def _take_followed(self, found: Followed, going_on: bool) -> None:
        self._changed = found.changed, going_on
        self.take(found.loaded)

    def _follow_at_once(self, loaded: Loaded, changes: ChangeSet) -> None:
        if "speaker" in changes.kinds:
            loaded.speakers = {one.id: one.name for one in self._context.workspace.read.speakers()}
        articles = loaded.docket.update(changes)
        if articles:
            before = [self.cases[key] for article in articles for key in self._on.get(article, ())]
            found = [case for article in articles for case in loaded.docket.on(article)]
            self._on |= {article: [case.key for case in loaded.docket.on(article)] for article in articles}
            self._put(loaded, before, found)
        elif "speaker" in changes.kinds:
            self.shown.emit()

    def _put(self, loaded: Loaded, before: Sequence[Case], after: Sequence[Case]) -> None:
        keys = {case.key for case in after}
        gone = [case.key for case in before if case.key not in keys]
        changed = {case.key: case for case in after if self.cases.get(case.key) is not case}
        for key in gone:
            del self.cases[key]
            loaded.alike.drop(key)
        for case in changed.values():
            loaded.alike.put(case)
        facets = {case.key: case.unit.facets for case in before}
        other = any(facets.get(key) != case.unit.facets for key, case in changed.items())
        self.cases.update(changed)
        self.marks.update({mark.id: mark for case in changed.values() for mark in case.members})
        if gone or other:
            self.requeue()
        elif changed:
            self._count(before, changed)
            self.altered.emit(changed)
            self._show_after(changed, self.going_on)
            if self._arranging:  # of the cases as they were
                self.requeue()

    def _count(self, before: Iterable[Case], changed: Mapping[str, Case]) -> None:
        listed = [case for case in before if case.key in changed and case.key in self._places]
        self.left.subtract(left(listed))
        self.left.update(left(changed[case.key] for case in listed))
        known = {verdict.id for verdict in self.recent}
        new = [case.verdict for case in changed.values() if case.verdict is not None and case.verdict.id not in known]
        self.recent = [*self.recent, *new][-LAST:]
        self._decided += [key for key, case in changed.items() if case.status == "settled"]

    def _show_after(self, changed: Mapping[str, Case], going_on: bool) -> None:
        if going_on and self.current in changed:
            self.next_left()
        elif going_on or self.current in changed:
            self.shown.emit()
        else:
            listed = [key for key in changed if key in self._places]
            self.go_to(min(listed, key=self._places.__getitem__, default=self.current))


def _sample(decided: Iterable[tuple[Case, Verdict]], verdicts: Iterable[Verdict], me: str) -> frozenset[str]:
    drawn = {verdict.id for verdict in sample(verdicts, CHECK_SHARE, 0, me)}
    return frozenset(member.id for case, verdict in decided if verdict.id in drawn for member in case.members)
