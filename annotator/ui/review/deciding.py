"""What the hand decides: shows the case under it with its choices, and records the one that is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from annotator.model.speaker import Speaker
from annotator.model.verdict import Decision
from annotator.review import rulings
from annotator.review.again import again, with_speaker
from annotator.review.cases import Case
from annotator.review.rulings import GoldDraft, Ruling
from annotator.review.similar import like, speakers_like
from annotator.ui.context import Context
from annotator.ui.review.article_names import short_place_of
from annotator.ui.review.because import BecauseForm
from annotator.ui.review.choices import Choice, choices, proposed, title_of
from annotator.ui.review.editing import Editing
from annotator.ui.review.faces import STATUSES, Seen, face_of
from annotator.ui.review.gold_words import gold_words
from annotator.ui.review.guidance import clauses
from annotator.ui.review.recording import Recording
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.screen import Screen
from annotator.ui.review.sides import Side
from annotator.ui.tagging.fragments import words_of
from annotator.wording.translation import _, later, ngettext

_EARLIER = 400
"""So many of the cases decided last are looked through for the same difference."""


class Deciding(QObject):
    """Listens to the panel at the right and to :class:`Editing`; whoever may not decide sees and changes nothing."""

    def __init__(self, context: Context, screen: Screen, recording: Recording, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._screen, self._recording = context, screen, recording
        self._reviewing: Reviewing = screen.reviewing
        self._sides: tuple[Side, ...] = ()
        self.choices: list[Choice] = []
        self.proposal: Choice | None = None
        self._preview: Choice | None = None
        self.editing = Editing(self._reviewing, screen, self)
        self._last: tuple[str | None, str] = (None, "")
        self._alike: list[Case] = []
        panel = screen.verdict
        self._reviewing.shown.connect(self.show)
        panel.decided.connect(self.take)
        panel.looked_at.connect(self._look_at)
        panel.because.left.connect(screen.take_keyboard)
        panel.because.said.connect(lambda: self.put_off("comment"))
        self.editing.changed.connect(self._show_again)
        self.editing.taken.connect(self._take_edited)
        self.editing.left.connect(self._leave_editing)
        screen.twins.shown_asked.connect(self._reviewing.go_to)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the case under the hand with all that can be decided."""
        case = self._reviewing.case()
        if case is None or self._reviewing.loaded is None:
            self.choices, self._sides = [], ()
            self._screen.card.show_face(None)
            self._screen.verdict.show_choices((), None, _("Nothing to decide"), may=False)
            self._screen.twins.show_twins(())
            return
        another = self._last[0] != case.key
        self._last = (case.key, case.stood)
        if another:
            self._preview = None
            self.editing.end()
        text = self._reviewing.text(case.article)
        self._sides = self._reviewing.sides(case)
        self.choices = choices(case, self._sides, text)
        self.proposal = self._proposal(case)
        self._show_face(case)
        panel = self._screen.verdict
        panel.show_choices(self.choices, self.proposal, self._status(case), may=self._reviewing.may_decide())
        self._show_preview(case)
        self._offer_speaker(case)
        if another:
            panel.because.clear()
            panel.because.offer(clauses(case, self._ground.codebook))
            self._screen.area.verticalScrollBar().setValue(0)
            self._show_twins(case)

    @property
    def because(self) -> BecauseForm:
        """Where the reason stands."""
        return self._screen.verdict.because

    @property
    def _ground(self) -> Any:
        return self._screen.ground()

    def _proposal(self, case: Case) -> Choice | None:
        if case.status != "stale" or case.verdict is None:
            return None
        again_ = proposed(case.verdict, self.choices)
        gold = self._gold(case)
        if again_ is None and gold is not None:
            again_ = Choice("edited", "", _("As it was decided"), gold)
        return again_

    def _gold(self, case: Case) -> Ruling | None:
        """What stands as gold, as an edited ruling."""
        if case.verdict is None:
            return None
        found = self._context.workspace.read.annotations_by_id(case.verdict.gold)
        drafts = tuple(
            GoldDraft(gold.label, gold.fragments, gold.attributes, gold.speaker, gold.certainty) for gold in found
        )
        return Ruling("edited" if drafts else "nobody", drafts, case.verdict.links, case.verdict.of)

    def _show_face(self, case: Case) -> None:
        ruling, title = self._shown_ruling(case)
        loaded = self._reviewing.loaded
        assert loaded is not None
        checking = self._reviewing.checking
        seen = Seen(
            self._ground,
            self._context.theme(),
            self._reviewing.text(case.article),
            dict(loaded.people),
            ruling,
            title,
            tuple(self._earlier(case)),
            self._reviewing.blind,
            checking,
            loaded.articles,
            self._reviewing.together(case),
            self._reviewing.breaks(case.article),
        )
        self._screen.card.show_face(face_of(case, self._sides, seen))

    def _shown_ruling(self, case: Case) -> tuple[Ruling | None, str]:
        if self.editing.draft is not None:
            return self.editing.draft, _("Edited")
        chosen = self._preview or self.proposal
        if chosen is not None:
            return chosen.ruling, chosen.title
        if case.verdict is None or self._reviewing.checking:
            return None, ""
        return self._gold(case), title_of(case.verdict, self._sides)

    def _earlier(self, case: Case) -> Sequence[Case]:
        decided = [other for other in self._reviewing.decided_last(_EARLIER) if other.key != case.key]
        same = [other for other in decided if other.kinds == case.kinds and other.unit.label == case.unit.label]
        return same[:3] if case.kinds else ()

    def _status(self, case: Case) -> str:
        if not self._reviewing.may_decide():
            return _("You see what is decided and decide nothing")
        if self._reviewing.checking:
            return _("Checked") if self._reviewing.is_checked(case) else _("Decide it again, unseen")
        told = _(STATUSES[case.status]).capitalize()
        if case.status in ("settled", "stale") and case.verdict is not None:
            told = f"{told}: {title_of(case.verdict, self._sides)}"
        return _("{status}. Enter takes the old decision again.").format(status=told) if self.proposal else told

    def _look_at(self, choice: Choice | None) -> None:
        case = self._reviewing.case()
        if case is None or self.editing.draft is not None:
            return
        usable = choice if choice is not None and choice.ruling is not None else None
        if usable is not self._preview:
            self._preview = usable
            self._show_face(case)
            self._show_preview(case)

    def _show_preview(self, case: Case) -> None:
        ruling, _title = self._shown_ruling(case)
        words = gold_words(ruling, self._ground) if ruling is not None else ""
        self._screen.verdict.preview.setText(words or _("Point at a decision, or go to it by Tab, to see its gold."))

    def _offer_speaker(self, case: Case) -> None:
        disputed = any(facet.kind == "speaker" for facet in case.unit.facets)
        disputed = disputed and self._reviewing.may_decide() and not self._reviewing.checking
        self._alike = speakers_like(case, self._reviewing.left_by_speaker()) if disputed else []
        names = {self._ground.speaker(m.speaker).casefold() for m in case.members if m.speaker}
        self._screen.verdict.offer_speaker(len(self._alike), on=len(names) == 1)

    def _show_twins(self, case: Case) -> None:
        loaded = self._reviewing.loaded
        keys = loaded.twins.of(case) if loaded is not None and case.members and not self._reviewing.checking else []
        twins = [self._reviewing.cases[key] for key in keys if key in self._reviewing.cases]
        self._screen.twins.show_twins([(twin.key, self._twin_words(twin), twin.left) for twin in twins])

    def _twin_words(self, twin: Case) -> str:
        loaded = self._reviewing.loaded
        assert loaded is not None
        text = self._reviewing.text(twin.article)
        words = words_of(text, twin.members[0].fragments, 60).strip("“”‘’\"'") if twin.members else ""
        return f"{short_place_of(loaded.articles.get(twin.article))}   “{words}”   {_(STATUSES[twin.status])}"

    # -- deciding -----------------------------------------------------------------------------------------------

    def take(self, name: str) -> None:
        """Take the choice of that name."""
        choice = next((one for one in self.choices if one.name == name), None)
        case = self._reviewing.case()
        if choice is None or case is None or not self._decides():
            return
        if choice.ruling is None:
            self._context.say(_refusal(choice))
            return
        self._record(case, choice.ruling)

    def take_number(self, number: int) -> None:
        """Take the version of the annotator of that number."""
        if not any(c.side is not None and c.side.number == number for c in self.choices):
            self._context.say(_("Nobody has the number {number} here.").format(number=number))
        self.take(f"take:{number}")

    def take_proposal(self) -> None:
        """Take what is proposed, or what is being edited."""
        case = self._reviewing.case()
        if self.editing.draft is not None:
            self.editing.take()
        elif case is not None and self.proposal is not None and self.proposal.ruling is not None and self._decides():
            self._record(case, self.proposal.ruling)

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

    def apply(self, base: Ruling, cases: Sequence[Case]) -> int:
        """Decide several cases as ``base`` decides this one, in one step; how many that were."""
        made = [(case, self._same(base, case)) for case in cases]
        possible = [(case, ruling) for case, ruling in made if ruling is not None]
        if possible and self._decides() and self._recording.decide(possible, self.because.because()):
            self.because.clear()
            return len(possible)
        return 0

    def similar(self) -> list[Case]:
        """The cases that are like the one under the hand, itself first."""
        case = self._reviewing.case()
        return [case, *like(case, self._reviewing.cases.values())] if case is not None else []

    def same_for(self, base: Ruling, case: Case) -> Ruling | None:
        """What the decision ``base`` about the case under the hand comes to for another."""
        return self._same(base, case)

    def _same(self, base: Ruling, case: Case) -> Ruling | None:
        if case is self._reviewing.case():
            return base
        return again(base, case, self._reviewing.text(case.article))

    def _record(self, case: Case, ruling: Ruling, entered: Sequence[Speaker] = ()) -> None:
        others: dict[str, tuple[Case, Ruling]] = {}
        for key in self._screen.twins.chosen():
            twin = self._reviewing.cases[key]
            if (same := self._same(ruling, twin)) is not None:
                others[key] = (twin, same)
        if self._screen.verdict.also_speaker() and ruling.drafts:
            for other in self._alike:
                if (same := with_speaker(other, ruling.drafts[0].speaker)) is not None:
                    others.setdefault(other.key, (other, same))
        others.pop(case.key, None)
        because = self.because.because()
        self.because.clear()
        if self._recording.decide([(case, ruling), *others.values()], because, entered=entered) and others:
            told = ngettext("Decided, and {count} more with it", "Decided, and {count} more with it", len(others))
            self._context.say(told.format(count=len(others)))

    def _decides(self) -> bool:
        if self._context.bridge.busy:
            self._context.say(_("One moment: a large step is still under way."))
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
        usual = (choice for name in ("majority", "union") for choice in self.choices if choice.name == name)
        order = [self._preview, self.proposal, *usual, *self.choices]
        base = next((c.ruling for c in order if c is not None and c.ruling is not None and c.ruling.drafts), None)
        if base is not None:
            self.editing.begin(base)

    def _take_edited(self, ruling: Ruling) -> None:
        case = self._reviewing.case()
        if case is not None:
            self._record(case, ruling, self.editing.entered)
            self._screen.take_keyboard()

    def _leave_editing(self) -> None:
        self.show()
        self._screen.take_keyboard()

    def _show_again(self) -> None:
        case = self._reviewing.case()
        if case is not None:
            self._show_face(case)


def _refusal(choice: Choice) -> str:
    if choice.side is not None:
        told = _("{who} marked nothing here; press 0 if nobody is right to mark it.")
        return told.format(who=choice.side.title)
    return _("“{decision}” cannot be taken here.").format(decision=choice.title)


_SAID = {
    "defer": later("Deferred"),
    "comment": later("Comment recorded"),
    "codebook": later("Recorded as a problem of the codebook"),
}
