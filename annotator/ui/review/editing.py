"""Editing what is taken: the draft of a ruling, its boundaries moved by key, all else in the form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from annotator.model.identity import new_id
from annotator.model.speaker import Speaker
from annotator.review import rulings
from annotator.review.rulings import Ruling
from annotator.ui.review.reviewing import Reviewing
from annotator.ui.review.screen import Screen
from annotator.ui.tagging import fragments as pieces
from annotator.ui.tagging.fragments import Edge, Unit, Way


class Editing(QObject):
    """``changed`` tells that :attr:`draft` is another, ``taken`` carries it, ``left`` that nothing is taken."""

    changed = Signal()
    taken = Signal(object)
    left = Signal()

    def __init__(self, reviewing: Reviewing, screen: Screen, parent: QObject) -> None:
        super().__init__(parent)
        self._reviewing, self._screen = reviewing, screen
        self.draft: Ruling | None = None
        self.entered: list[Speaker] = []
        """Speakers named here whom the register does not have: they are made with the verdict."""
        self._piece = -1
        screen.form.changed.connect(self.change)
        screen.form.entered.connect(self.enter_speaker)
        screen.form.piece_chosen.connect(self.choose_piece)
        screen.form.taken.connect(self.take)
        screen.form.given_up.connect(self.leave)

    def begin(self, base: Ruling) -> None:
        """Edit ``base``, which has a draft at least."""
        self.draft = rulings.edited(base)
        self.entered, self._piece = [], -1
        self._screen.right.setCurrentWidget(self._screen.form)
        bar = self._screen.area.verticalScrollBar()
        place = bar.value()
        self._screen.card.setFocus(Qt.FocusReason.OtherFocusReason)
        bar.setValue(place)  # an area scrolls to what gets the keyboard; the passage stays where it is read
        self._show()

    def move(self, edge: Edge, way: Way, unit: Unit) -> None:
        """Move the beginning of the first fragment, or the end of the last: of the chosen piece, or of all."""
        case = self._reviewing.case()
        if self.draft is None or case is None:
            return
        place = self._piece if self._piece >= 0 else 0 if edge == "start" else len(self.draft.drafts) - 1
        held = self.draft.drafts[place].fragments
        number = 0 if edge == "start" else len(held) - 1
        found = pieces.moved(self._reviewing.text(case.article), held, number, edge, way, unit)
        self.draft = rulings.edited(self.draft, place, fragments=found)
        self._show()

    def change(self, changes: dict[str, Any]) -> None:
        """Change label, attributes or speaker, of the chosen piece or of all alike."""
        if self.draft is not None:
            for place in [self._piece] if self._piece >= 0 else range(len(self.draft.drafts)):
                self.draft = rulings.edited(self.draft, place, **changes)
            self._show()

    def choose_piece(self, place: int) -> None:
        """Change this piece alone, from 0; -1: all alike."""
        if self.draft is not None:
            self._piece = place
            self._show()

    def enter_speaker(self, name: str) -> None:
        """Name a speaker whom the register does not have yet."""
        if self.draft is not None and name.strip():
            speaker = Speaker(new_id(), name.strip())
            self.entered.append(speaker)
            self.change({"speaker": speaker.id})

    def take(self) -> None:
        """Take it as it is."""
        draft = self.draft
        if draft is not None:
            self.end()
            self.taken.emit(draft)

    def leave(self) -> None:
        """Take nothing."""
        if self.draft is not None:
            self.end()
            self.left.emit()

    def end(self) -> None:
        """Offer decisions again."""
        self.draft = None
        self._screen.right.setCurrentWidget(self._screen.verdict)

    def _show(self) -> None:
        assert self.draft is not None
        draft, ground = self.draft.drafts[max(self._piece, 0)], self._screen.ground()
        names = {speaker.id: speaker.name for speaker in self.entered}
        name = names.get(draft.speaker) or ground.speaker(draft.speaker) if draft.speaker else ""
        self._screen.form.show_pieces(len(self.draft.drafts), self._piece)
        self._screen.form.show_draft(draft, ground.codebook, name)
        self.changed.emit()
