"""What is shown of the case under the hand: its card, what can be decided about it, its twins in other articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from annotator.review.cases import Case
from annotator.review.rulings import GoldDraft, Ruling
from annotator.storage.since import Since
from annotator.ui.context import Context
from annotator.ui.review.choices import Choice, choices, proposed, title_of
from annotator.ui.review.editing import Editing
from annotator.ui.review.faces import STATUSES, Seen, face_of
from annotator.ui.review.gold_words import gold_words
from annotator.ui.review.guidance import clauses
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.screen import Screen
from annotator.ui.review.sides import Side
from annotator.ui.review.since import changed_since, sentences_since
from annotator.ui.tagging.fragments import bare, words_of
from annotator.wording.article_words import told_apart
from annotator.wording.translation import _

_EARLIER = 400
"""So many of the cases decided last are looked through for the same difference."""


class Showing(QObject):
    """Keeps the card and the panel at the right as :class:`Reviewing` and :class:`Editing` say."""

    def __init__(self, context: Context, screen: Screen, editing: Editing, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._screen, self._editing = context, screen, editing
        self._reviewing: Reviewing = screen.reviewing
        self._sides: tuple[Side, ...] = ()
        self.choices: list[Choice] = []
        """What can be decided."""
        self.proposal: Choice | None = None
        """What Enter takes."""
        self.preview: Choice | None = None
        """What is looked at."""
        self.alike: list[str] = []
        """The keys of others in which the same speakers are in dispute."""
        self._last: tuple[str | None, str] = (None, "")
        self._looked_up: tuple[tuple[str, str, str], Sequence[Since]] = (("", "", ""), ())
        self._reviewing.shown.connect(self.show)
        screen.verdict.looked_at.connect(self._look_at)
        editing.changed.connect(self._show_again)
        screen.twins.shown_asked.connect(self._reviewing.go_to)

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
            self.preview = None
            self._editing.end()
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
    def _ground(self) -> Any:
        return self._screen.ground()

    def _proposal(self, case: Case) -> Choice | None:
        if case.status != "stale" or case.verdict is None or self._unseen(case):
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
        seen = Seen(
            self._ground,
            self._context.theme(),
            self._reviewing.text(case.article),
            dict(loaded.people),
            ruling,
            title,
            tuple(self._earlier(case)),
            self._reviewing.blind,
            self._unseen(case),
            loaded.articles,
            self._reviewing.together(case),
            self._reviewing.breaks(case.article),
            self._since(case),
        )
        self._screen.card.show_face(face_of(case, self._sides, seen))

    def _since(self, case: Case) -> tuple[str, ...]:
        """What was changed since it was decided; looked up in the change log once for each state of a case."""
        if case.status != "stale" or case.verdict is None or self._unseen(case):
            return ()
        asked = (case.key, case.stood, case.verdict.id)
        if self._looked_up[0] != asked:
            self._looked_up = asked, changed_since(self._context.workspace.read, case, case.verdict)
        loaded = self._reviewing.loaded
        assert loaded is not None
        blind = self._reviewing.blind
        return tuple(sentences_since(self._looked_up[1], self._sides, self._ground, loaded.people, blind=blind))

    def _shown_ruling(self, case: Case) -> tuple[Ruling | None, str]:
        if self._editing.draft is not None:
            return self._editing.draft, _("Edited")
        chosen = self.preview or self.proposal
        if chosen is not None:
            return chosen.ruling, chosen.title
        if case.verdict is None or self._unseen(case):
            return None, ""
        return self._gold(case), title_of(case.verdict, self._sides)

    def _unseen(self, case: Case) -> bool:
        """Whether what was decided is kept from who is at work: they are to decide it again."""
        return self._reviewing.checking and not self._reviewing.is_checked(case)

    def _earlier(self, case: Case) -> Sequence[Case]:
        """Where the same difference was decided before; whoever checks what others decided does not see that."""
        if self._reviewing.checking:
            return ()
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
        if case is None or self._editing.draft is not None:
            return
        usable = choice if choice is not None and choice.ruling is not None else None
        if usable is not self.preview:
            self.preview = usable
            self._show_face(case)
            self._show_preview(case)

    def _show_preview(self, case: Case) -> None:
        ruling, _title = self._shown_ruling(case)
        words = gold_words(ruling, self._ground) if ruling is not None else ""
        self._screen.verdict.preview.setText(words or _("Point at a decision, or go to it by Tab, to see its gold."))

    def _offer_speaker(self, case: Case) -> None:
        disputed = any(facet.kind == "speaker" for facet in case.unit.facets)
        disputed = disputed and self._reviewing.may_decide() and not self._reviewing.checking
        self.alike = self._reviewing.speakers_alike(case) if disputed else []
        names = {self._ground.speaker(m.speaker).casefold() for m in case.members if m.speaker}
        self._screen.verdict.offer_speaker(len(self.alike), on=len(names) == 1)

    def _show_twins(self, case: Case) -> None:
        loaded = self._reviewing.loaded
        keys = loaded.twins.of(case) if loaded is not None and case.members and not self._reviewing.checking else []
        twins = [self._reviewing.cases[key] for key in keys if key in self._reviewing.cases]
        articles = loaded.articles if loaded is not None else {}
        places = told_apart(articles[one.article] for one in (case, *twins) if one.article in articles)
        told = [(twin.key, self._twin_words(twin, places.get(twin.article, "")), twin.left) for twin in twins]
        self._screen.twins.show_twins(told)

    def _twin_words(self, twin: Case, place: str) -> str:
        text = self._reviewing.text(twin.article)
        words = bare(words_of(text, twin.members[0].fragments, 60)) if twin.members else ""
        status = "" if twin.status == "open" else f"{_(STATUSES[twin.status])}   "
        return f"{place}   {status}“{words}”"

    def _show_again(self) -> None:
        case = self._reviewing.case()
        if case is not None:
            self._show_face(case)
