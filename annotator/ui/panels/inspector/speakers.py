"""Who said it: the chain of speakers of a quote or claim, or whom a mention means, and the cue."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from annotator.commands.attribution import Mean
from annotator.commands.links import ChangeLink, DropLink
from annotator.discovery.attribution import Attribution
from annotator.ui.after_paint import AfterPaint
from annotator.ui.panels.inspector.parts import Caption, Hands, PlainButton, column, row
from annotator.ui.panels.inspector.speaker_row import TITLES, SpeakerRow
from annotator.ui.panels.inspector.subject import POSITIONS, Saying, Subject
from annotator.ui.tagging.fragments import words_of
from annotator.ui.tagging.settling import proposed_choice, settled, without_cue, words_at
from annotator.ui.widgets.speaker_choices import Choice
from annotator.ui.widgets.speaker_field import NOBODY
from annotator.wording.translation import _


class SpeakersPart(QWidget):
    """Every field stores with one command; the proposal for an open quote is made when its field is entered."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._subject: Subject | None = None
        self._proposal: Attribution | None = None
        self._wanted: SpeakerRow | None = None
        self.rows: list[SpeakerRow] = []
        self.add, self.cue_caption, self.cue = PlainButton(), Caption(_("Cue")), PlainButton()
        self.cue.clicked.connect(self._show_cue)
        self.add.clicked.connect(self._add_row)
        self._later = AfterPaint(self)
        self._later.due.connect(self.propose_now)
        self._layout = column(self, gap=6)
        self._layout.addWidget(self.add)
        self._layout.addLayout(row(self.cue_caption, self.cue, stretched=1))
        self._row(0)

    def show_subject(self, subject: Subject) -> None:
        """Shows whose words they are; hides itself where the label says nothing of that."""
        same = self._subject is not None and self._subject.annotation.id == subject.annotation.id
        before, self._subject = self._subject, subject
        tells = subject.says is not None or subject.role == "mention"
        self.setVisible(tells)
        if not tells:
            return
        sayings: list[Saying | None] = [*subject.chain] or [None]
        extra = same and before is not None and before.chain == subject.chain and self._shown() > len(sayings)
        if subject.role == "mention":
            sayings = [None]
        for number, saying in enumerate(sayings):
            self._show_row(self._row(number), saying, alone=len(sayings) == 1, same=same)
        for spare in self.rows[len(sayings) + (1 if extra else 0) :]:
            spare.hide()
        self._show_rest(subject)

    def forget(self) -> None:
        """The annotation is gone from sight, and perhaps the project with it: nothing is proposed any more."""
        self._later.stop()
        self._subject, self._wanted = None, None

    def ask(self) -> bool:
        """Gives the keyboard to the first field that nobody stands in, else to the first; whether there is one."""
        shown = [one for one in self.rows if not one.isHidden()]
        if self.isHidden() or not shown or not shown[0].field.isEnabled():
            return False
        field = next((one for one in shown if not one.field.text()), shown[0]).field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.open_when_proposed = True
        return True

    def close_lists(self) -> None:
        """Takes open lists away: their fields have moved."""
        for line in self.rows:
            line.field.close_list()

    def propose_now(self) -> None:
        """Makes the proposal that is due: once the field is painted, or at the first key in it."""
        self._later.stop()
        line, self._wanted = self._wanted, None
        subject = self._subject
        if line is None or subject is None or not subject.changeable:
            return
        text = self._hands.text_of(subject.annotation.article)
        self._proposal, near = self._hands.known.sources(text, subject.annotation.fragments)
        line.field.propose(self._proposed(subject, line, text), near)
        if line.field.open_when_proposed:
            line.field.open_when_proposed = False
            if not line.field.stored:
                # Once more later: what was just shown above the field may still have to find its room.
                QTimer.singleShot(0, line.field, line.field.open_list_if_entered)

    def _proposed(self, subject: Subject, line: SpeakerRow, text: str) -> Choice | None:
        known = self._hands.known
        if subject.role == "mention" or line.field.text() or line.position != "origin":
            self._proposal = None
        if subject.role == "mention" and not line.field.text():
            words = words_of(text, subject.annotation.fragments)
            return None if known.is_pronoun(words) else Choice(words)
        if self._proposal is None:
            return None
        if without_cue(self._hands.codebook(), subject.annotation.label):
            self._proposal = msgspec.structs.replace(self._proposal, cue=None)
        mention, cue = words_at(text, self._proposal.mention), words_at(text, self._proposal.cue)
        line.told.setText(f"{mention} · {cue}" if cue else mention)
        line.told.show()
        return proposed_choice(self._proposal, known, line.told.text())

    def _row(self, number: int) -> SpeakerRow:
        if number == len(self.rows):
            line = SpeakerRow(self._hands, self)
            line.field.focused.connect(partial(self._entered, line))
            line.field.before_key = self.propose_now
            line.field.chosen.connect(partial(self._chosen, line))
            line.field.left.connect(self._hands.leave)
            line.mention.clicked.connect(partial(self._show_mention, line))
            line.menu.aboutToShow.connect(partial(self._offer, line))
            self._layout.insertWidget(number, line)
            self.rows.append(line)
        return self.rows[number]

    def _shown(self) -> int:
        return sum(not one.isHidden() for one in self.rows)

    def _show_row(self, line: SpeakerRow, saying: Saying | None, *, alone: bool, same: bool) -> None:
        subject = self._subject
        assert subject is not None
        speaker = subject.annotation.speaker if subject.role == "mention" else saying.speaker if saying else None
        line.show_saying(saying, self._hands.known.name(speaker), same=same)
        line.show_caption(subject.role, alone=alone)
        line.field.setEnabled(subject.changeable)
        line.more.setVisible(bool(speaker or saying))
        line.show()

    def _show_rest(self, subject: Subject) -> None:
        chain = bool(subject.chain) and subject.changeable and self._has_positions()
        used = {one.position for one in self.rows if not one.isHidden()}
        free = [_(TITLES[position]).casefold() for position in POSITIONS if position not in used]
        self.add.show_words(_("+ Add {position}").format(position=_(" or ").join(free)))
        self.add.setVisible(chain and bool(free))
        linked = not without_cue(self._hands.codebook(), subject.annotation.label)
        self.cue_caption.setVisible(linked and subject.cue is not None)
        self.cue.setVisible(linked and subject.cue is not None)
        if subject.cue:
            self.cue.show_words(f"↗ {subject.cue.other.words}")
            self.cue.setToolTip(_("Go to the cue"))

    def _has_positions(self) -> bool:
        says = self._hands.codebook().link(self._subject.says or "") if self._subject else None
        return says is not None and any(one.id == "position" for one in says.attributes)

    def _entered(self, line: SpeakerRow) -> None:
        self._wanted = line
        self._later.start()

    def _chosen(self, line: SpeakerRow, choice: Choice) -> None:
        subject = self._subject
        if subject is None or not subject.changeable:
            return
        if choice.speaker:
            self._hands.known.used(choice.speaker)
        line.told.hide()
        if subject.role == "mention":
            if choice != NOBODY or subject.annotation.speaker:
                self._hands.do(Mean(subject.annotation.id, choice.speaker, "" if choice.speaker else choice.name))
        elif choice == NOBODY and line.saying:
            self._hands.do(DropLink(line.saying.link.id, line.saying.link.type))
        elif choice != NOBODY or self._proposal:
            self._attribute(subject, line, choice)

    def _attribute(self, subject: Subject, line: SpeakerRow, choice: Choice) -> None:
        if sum(saying.position == line.position for saying in subject.chain) > 1 and line.saying:
            self._change_one_of_several(line.saying, choice)
            return
        proposal = self._proposal if line.saying is None and line.position == "origin" else None
        if proposal and subject.cue:
            proposal = msgspec.structs.replace(proposal, cue=None)
        words = words_at(self._hands.text_of(subject.annotation.article), proposal.mention) if proposal else ""
        codebook = self._hands.codebook()
        self._hands.do(settled(subject.annotation.id, choice, line.position, proposal, codebook, words))

    def _change_one_of_several(self, saying: Saying, choice: Choice) -> None:
        """An attribution would take the place of all links in the same position, so only the mention is changed."""
        if saying.mention is not None:
            self._hands.do(Mean(saying.mention.id, choice.speaker, "" if choice.speaker else choice.name))
        else:
            self._hands.say(_("Several stand in this place of the chain; remove this one and add it anew."))

    def _add_row(self) -> None:
        used = {one.position for one in self.rows if not one.isHidden()}
        free = next((position for position in POSITIONS if position not in used), None)
        if self._subject is None or free is None:
            return
        line = self._row(self._shown())
        self._show_row(line, None, alone=False, same=False)
        line.position = free
        for one in self.rows:
            one.show_caption(self._subject.role, alone=False)
        line.field.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_rest(self._subject)

    def _offer(self, line: SpeakerRow) -> None:
        line.menu.clear()
        subject, saying = self._subject, line.saying
        speaker = saying.speaker if saying else subject.annotation.speaker if subject else None
        if speaker:
            line.menu.addAction(_("Open in the register of speakers")).triggered.connect(
                lambda: self._hands.open_speaker(speaker)
            )
            line.menu.addAction(_("Speaker page")).triggered.connect(lambda: self._hands.show_page(speaker))
        if saying is None or subject is None or not subject.changeable:
            return
        for position in POSITIONS if self._has_positions() else ():
            if position != saying.position:
                entry = line.menu.addAction(_("Make it {position}").format(position=_(TITLES[position]).casefold()))
                entry.triggered.connect(partial(self._reposition, saying, position))
        line.menu.addAction(_("Remove")).triggered.connect(
            lambda: self._hands.do(DropLink(saying.link.id, saying.link.type))
        )

    def _reposition(self, saying: Saying, position: str) -> None:
        stored = self._hands.reader().link(saying.link.id) or saying.link
        self._hands.do(ChangeLink(saying.link.id, {**stored.attributes, "position": position}))

    def _show_mention(self, line: SpeakerRow) -> None:
        if line.saying and line.saying.mention and line.saying.mention.article:
            self._hands.show(line.saying.mention.article, line.saying.mention.id)

    def _show_cue(self) -> None:
        if self._subject and self._subject.cue and self._subject.cue.other.article:
            self._hands.show(self._subject.cue.other.article, self._subject.cue.other.id)
