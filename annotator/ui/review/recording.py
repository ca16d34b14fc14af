"""What is decided is recorded: a few verdicts at once, many beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject

from annotator.commands.command import Command
from annotator.commands.review import Decide
from annotator.model.speaker import Speaker
from annotator.model.verdict import UNSETTLED, Reason, Verdict
from annotator.review.again import with_speaker
from annotator.review.cases import Case
from annotator.review.given import Given, given
from annotator.review.rulings import Ruling
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.shell.steps import AT_HAND
from annotator.wording.translation import _


class Because(Struct, frozen=True):
    """Why a verdict is as it is: a reason of the list, and words."""

    reason: Reason = ""
    note: str = ""


class Recording(QObject):
    """While many are recorded the bridge is busy: one can look at other cases, and decide none."""

    def __init__(self, context: Context, reviewing: Reviewing, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._reviewing = context, reviewing

    def decide(
        self,
        rulings: Sequence[tuple[Case, Ruling]],
        because: Because,
        *,
        alike: Sequence[Case] = (),
        stay: bool = False,
        entered: Sequence[Speaker] = (),
        told: str = "",
    ) -> bool:
        """Record rulings, of one case or of several at once, and say ``told``; whether that was done.

        Cases that are ``alike`` get the speaker of the first. Then the next case is shown, unless one is to ``stay``.
        Speakers that were ``entered`` are made with them.
        """
        count, checks = len(rulings) + len(alike), self._reviewing.checking
        each = max(self._reviewing.seconds() // count, 1)

        def made() -> Decide:
            every = [*rulings, *_with_speaker(rulings[0][1], alike)]
            found = tuple(_given(case, ruling, because, each, checks=checks) for case, ruling in every)
            named = {draft.speaker for _case, ruling in every for draft in ruling.drafts}
            return Decide(found, tuple(speaker for speaker in entered if speaker.id in named))

        return self.record(made, count, stay=stay, told=told)

    def record(
        self, made: Callable[[], Command[tuple[Verdict, ...]]], count: int, *, stay: bool = False, told: str = ""
    ) -> bool:
        """Make a command that records ``count`` verdicts, run it, and say ``told``; whether it was done or begun.

        The window does not wait for many, nor for a first one before which the project is frozen.
        """
        workspace, self._reviewing.going_on = self._context.workspace, not stay
        if count <= AT_HAND and not workspace.freeze_due():
            try:
                done = self._context.attempt(lambda: workspace.do(made())) is not None
            finally:
                self._reviewing.going_on = False
            if done and told:
                self._context.say(told)
            return done

        def work(report: Report) -> None:
            report(0, 0)
            try:
                workspace.do(made())
            finally:
                workspace.done_reading()

        def ended() -> None:
            self._ended()
            if told:
                self._context.say(told)

        self._context.bridge.set_busy(busy=True)
        self._context.jobs.start(_("Deciding"), work, lambda _nothing: ended(), self._failed, self._ended)
        return True

    def _ended(self) -> None:
        self._reviewing.going_on = False
        self._context.bridge.set_busy(busy=False)

    def _failed(self, fault: Exception) -> None:
        self._ended()
        self._context.tell_fault(fault)


def _with_speaker(ruling: Ruling, alike: Iterable[Case]) -> Iterator[tuple[Case, Ruling]]:
    for case in alike:
        if (same := with_speaker(case, ruling.drafts[0].speaker)) is not None:
            yield case, same


def _given(case: Case, ruling: Ruling, because: Because, seconds: int, *, checks: bool) -> Given:
    settles = ruling.decision not in UNSETTLED
    checked = case.verdict.id if checks and settles and case.verdict is not None else None
    return given(case, ruling, because.reason, because.note, seconds=seconds, checks=checked)
