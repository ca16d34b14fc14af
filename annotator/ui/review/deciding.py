"""What the hand decides about the case under it: the choice that is taken is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from annotator.model.speaker import Speaker
from annotator.model.verdict import Decision
from annotator.review import rulings
from annotator.review.again import again
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.ui.context import Context
from annotator.ui.review.because import BecauseForm
from annotator.ui.review.choices import OTHER, chosen_unasked
from annotator.ui.review.editing import Editing
from annotator.ui.review.recording import Recording
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.screen import Screen
from annotator.ui.review.showing import Showing
from annotator.wording.translation import _, later, ngettext


class Deciding(QObject):
    """Listens to the panel at the right and to :class:`Editing`; whoever may not decide sees and changes nothing."""

    def __init__(self, context: Context, screen: Screen, recording: Recording, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._screen, self._recording = context, screen, recording
        self._reviewing: Reviewing = screen.reviewing
        self.editing = Editing(self._reviewing, screen, self)
        self.showing = Showing(context, screen, self.editing, self)
        panel = screen.verdict
        panel.decided.connect(self.take)
        panel.because.left.connect(screen.take_keyboard)
        panel.because.said.connect(lambda: self.put_off("comment"))
        self.editing.taken.connect(self._take_edited)
        self.editing.left.connect(self._leave_editing)

    @property
    def because(self) -> BecauseForm:
        """Where the reason stands."""
        return self._screen.verdict.because

    def take(self, name: str) -> None:
        """Take the choice of that name."""
        choice = next((one for one in self.showing.choices if one.name == name), None)
        case = self._reviewing.case()
        if choice is None or case is None or not self._decides():
            return
        if choice.ruling is None:
            self._context.say(choice.why)
            return
        unasked = chosen_unasked(case, choice, self._screen.ground())
        told = _("Where nobody had a majority, this was taken: {gold}. Ctrl+Z takes it back; E edits instead.")
        self._record(case, choice.ruling, told=told.replace("{gold}", unasked) if unasked else "")

    def take_number(self, number: int) -> None:
        """Take the version of the annotator of that number."""
        if not any(c.side is not None and c.side.number == number for c in self.showing.choices):
            self._context.say(_("Nobody has the number {number} here.").format(number=number))
        self.take(f"take:{number}")

    def take_other(self) -> None:
        """Take the other mark of whoever marked the same twice."""
        if not any(choice.name == OTHER for choice in self.showing.choices):
            self._context.say(_("Nobody marked this twice."))
        self.take(OTHER)

    def take_proposal(self) -> None:
        """Take what is proposed, or what is being edited."""
        case = self._reviewing.case()
        if self.editing.draft is not None:
            self.editing.take()
            return
        ruling = self.showing.proposal.ruling if self.showing.proposal is not None else None
        if case is not None and ruling is not None and self._decides():
            self._record(case, ruling)

    def put_off(self, decision: Decision) -> None:
        """Defer, comment, or tell a problem of the codebook: nothing is settled."""
        case = self._reviewing.case()
        if case is None or not self._decides():
            return
        because = self.because.because()
        if decision == "comment" and not because.note:
            self.because.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        stay = decision != "defer"
        if self._recording.decide([(case, rulings.put_off(decision))], because, stay=stay):
            self.because.clear()
            self._screen.take_keyboard()
            self._context.say(_(_SAID[decision]))

    def apply(self, rulings: Sequence[tuple[Case, Ruling]]) -> int:
        """Decide several cases, in one step; how many that were, or will be."""
        count = len(rulings)
        told = ngettext("Decided {count} case in one step", "Decided {count} cases in one step", count)
        because = self.because.because()
        if count and self._decides() and self._recording.decide(rulings, because, told=told.format(count=f"{count:,}")):
            self.because.clear()
            return count
        return 0

    def subject(self) -> tuple[Case, list[Case]]:
        """The case under the hand, of which there is one, and all cases there are."""
        case = self._reviewing.case()
        assert case is not None
        return case, list(self._reviewing.cases.values())

    def _record(self, case: Case, ruling: Ruling, entered: Sequence[Speaker] = (), told: str = "") -> None:
        others: dict[str, tuple[Case, Ruling]] = {}
        chosen = [key for key in self._screen.twins.chosen() if key != case.key]
        for key in chosen:
            twin = self._reviewing.cases[key]
            if (same := again(ruling, twin, self._reviewing.text(twin.article))) is not None:
                others[key] = (twin, same)
        also = self._screen.verdict.also_speaker() and bool(ruling.drafts)
        alike = [self._reviewing.cases[key] for key in self.showing.alike if key not in others] if also else []
        because = self.because.because()
        self.because.clear()
        if count := len(others) + len(alike):
            more = ngettext("Decided, and {count} more with it.", "Decided, and {count} more with it.", count)
            told = " ".join(part for part in (more.format(count=f"{count:,}"), told) if part)
        if left := len(chosen) - len(others):
            stay = ngettext(
                "{count} other stays open: this cannot be decided there.",
                "{count} others stay open: this cannot be decided there.",
                left,
            )
            told = " ".join(part for part in (told, stay.format(count=left)) if part)
        self._recording.decide([(case, ruling), *others.values()], because, alike=alike, entered=entered, told=told)

    def _decides(self) -> bool:
        if self._reviewing.waits:
            self._context.say(_("One moment: a large step is still under way."))
            return False
        if self._context.workspace.read_only:
            self._context.say(_("This project is open for reading only: nothing is decided here."))
            return False
        if not self._reviewing.may_decide():
            self._context.say(_("Only an adjudicator decides: choose who you are in the Team menu."))
            return False
        return True

    def edit(self) -> None:
        """Begin to edit: what is looked at, else what most have, else the first version."""
        case = self._reviewing.case()
        if case is None or not self._decides():
            return
        usual = (choice for name in ("majority", "union") for choice in self.showing.choices if choice.name == name)
        order = [self.showing.preview, self.showing.proposal, *usual, *self.showing.choices]
        base = next((c.ruling for c in order if c is not None and c.ruling is not None and c.ruling.drafts), None)
        if base is not None:
            self.editing.begin(base)

    def _take_edited(self, ruling: Ruling) -> None:
        case = self._reviewing.case()
        if case is not None:
            self._record(case, ruling, self.editing.entered)
            self._screen.take_keyboard()

    def _leave_editing(self) -> None:
        self.showing.show()
        self._screen.take_keyboard()


_SAID = {
    "defer": later("Deferred"),
    "comment": later("Comment recorded"),
    "codebook": later("Recorded as a problem of the codebook"),
}
