"""The inspector: everything about the selected annotation, to be read and changed in place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from annotator.commands.command import Command
from annotator.model.changes import ChangeSet
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.panels.inspector.attributes import AttributesPart
from annotator.ui.panels.inspector.foot import FootPart
from annotator.ui.panels.inspector.glance import Glance
from annotator.ui.panels.inspector.head import HeadPart
from annotator.ui.panels.inspector.hint import HintPart
from annotator.ui.panels.inspector.links import GroupsPart, LinksPart
from annotator.ui.panels.inspector.parts import SECTION, Hands
from annotator.ui.panels.inspector.proposal import ProposalPart
from annotator.ui.panels.inspector.speakers import SpeakersPart
from annotator.ui.panels.inspector.style import sheet
from annotator.ui.panels.inspector.subject import Subject, belongings, subject_of, warned
from annotator.ui.tagging.attempt import attempted
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.known_speakers import KnownSpeakers
from annotator.ui.widgets.layout_order import in_layout_order
from annotator.wording.findings import warning
from annotator.wording.translation import _

WIDTH = 320
_LEAST = 260


class Inspector(QWidget):
    """Follows the selection and the bridge; every edit is one command at once."""

    left = Signal()
    """The hand goes back to the text."""
    speaker_wanted = Signal(str)
    """The id of a speaker whose entry in the register is to be opened."""
    wanted = Signal()
    """A key asks for it while it is hidden."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.known = KnownSpeakers(context.bridge, self)
        self.subject: Subject | None = None
        self._glance = Glance(lambda: context.workspace.seen)
        self._stale = False
        self._reached: tuple[QWidget, ...] = ()
        hands = Hands(
            do=self._do,
            show=lambda article, annotation: context.selection.show(article, None, annotation),
            show_fellow=self._show_fellow,
            leave=self.left.emit,
            say=context.say,
            open_speaker=self.speaker_wanted.emit,
            show_page=context.selection.show_speaker,
            reader=lambda: context.workspace.seen,
            text_of=self._glance.text_of,
            codebook=self._glance.codebook,
            theme=context.theme,
            known=self.known,
        )
        self.head, self.speakers, self.attributes = HeadPart(hands), SpeakersPart(hands), AttributesPart(hands)
        self.links, self.groups, self.foot = LinksPart(hands), GroupsPart(hands), FootPart(hands)
        self.hint, self.body, self.proposal = HintPart(), QWidget(), ProposalPart(hands)
        self._refresh, self._rest = AfterPaint(self), AfterPaint(self)
        self._refresh.due.connect(self.show_now)
        self._rest.due.connect(self._show_read)
        self._arrange()
        self.set_theme(context.theme())
        context.selection.annotation_changed.connect(self._turn)
        context.selection.proposal_changed.connect(self._turn)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._start)
        self._start()

    def set_theme(self, theme: Theme) -> None:
        """Shows itself in the colours of ``theme``."""
        self.setStyleSheet(sheet(theme, self.font().pointSizeF()))
        self.head.forget_labels()
        self.hint.set_theme(theme)
        self._turn()

    def show_now(self) -> None:
        """Shows the selected annotation as it is stored at this moment."""
        self._read()
        self._show_read()

    def _show_read(self) -> None:
        self._rest.stop()
        if self.subject is not None:
            self._show(self.subject)

    def _read(self) -> None:
        self._refresh.stop()
        key = self._context.selection.annotation
        workspace = self._context.bridge.workspace
        if self.subject is not None and self.subject.annotation.id != key:
            self.foot.leave_subject()
        self.subject = None
        if key is not None and workspace is not None:
            me = None if workspace.read_only else workspace.annotator
            self.subject = subject_of(
                workspace.seen, self._glance.codebook(), self._glance.team(), me, self._glance.text_of, key
            )
        held = self.body.focusWidget()
        if self.subject is None and held is not None and held.hasFocus():
            self.left.emit()
        proposed = self._context.selection.proposal if self.subject is None and workspace is not None else None
        self.body.setVisible(self.subject is not None)
        self.proposal.setVisible(proposed is not None)
        self.hint.setVisible(self.subject is None and proposed is None)
        if proposed is not None:
            self.proposal.show_proposal(*proposed)

    def ask_speaker(self) -> bool:
        """Gives the keyboard to the speaker field, with the proposal in it; False where the label has none."""
        if not self.isVisible():
            self.wanted.emit()
        self._read()
        if self.subject is None:
            return False
        # Only what takes the keyboard is shown before the text is painted; the rest follows at once.
        self.speakers.show_subject(self.subject)
        self._rest.start()
        return self.speakers.ask() and self._scroll_to_focus()

    def ask_attributes(self) -> bool:
        """Gives the keyboard to the first attribute; False where the label has none."""
        return self._come() and self.attributes.ask() and self._scroll_to_focus()

    def ask_note(self) -> None:
        """Gives the keyboard to the note."""
        if self._come():
            self.foot.ask()
            self._scroll_to_focus()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._turn()

    def _come(self) -> bool:
        if not self.isVisible():
            self.wanted.emit()
        self.show_now()
        return self.subject is not None

    def _scroll_to_focus(self) -> bool:
        focused = self.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, 60)
        return True

    def _show(self, subject: Subject) -> None:
        self.head.show_subject(subject)
        self.speakers.show_subject(subject)
        self.attributes.show_subject(subject)
        self.links.show_subject(subject)
        read, key = self._context.workspace.seen, subject.annotation.id
        groups, codebook = self._glance.groups_of(key), self._glance.codebook()
        articles = self._glance.fellows_of(subject.annotation.article) if groups else {}
        self.groups.show_belongings(belongings(read, groups, codebook, key, articles))
        found = warned(read, groups, codebook, subject, self._glance.text_of(subject.annotation.article))
        self.foot.show_subject(subject, [warning(one.key) for one in found])
        self._order()

    def _order(self) -> None:
        """Has Tab follow the layout, whatever was made when."""
        reached = tuple(in_layout_order(self.body))
        if reached != self._reached:
            self._reached = reached
            for one, following in pairwise(reached):
                QWidget.setTabOrder(one, following)

    def _turn(self) -> None:
        """Has what is selected shown once the text has been painted; a hidden panel waits until it is seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._refresh.start()

    def _changed(self, changes: ChangeSet) -> None:
        self._glance.forget(changes.kinds)
        if "codebook" in changes.kinds:
            self._begin_codebook()
        if changes.kinds & {"codebook", "annotator", "project", "speaker", "article"} or self._concerns(changes):
            self._turn()

    def _concerns(self, changes: ChangeSet) -> bool:
        """Whether the change touches the annotation shown, or anything that is linked with it."""
        key = self._context.selection.annotation
        if key is None:
            return False
        subject = self.subject
        if changes.kinds & {"link", "group"} or key in changes.ids or subject is None:
            return True
        linked = {tie.other.id for tie in subject.ties} | {one.link.target for one in subject.chain}
        return bool(changes.ids & (linked | ({subject.cue.other.id} if subject.cue else set())))

    def _start(self) -> None:
        self.foot.leave_subject()
        self.speakers.forget()
        self.subject = None
        self._glance.forget_all()
        self._begin_codebook()
        self._turn()

    def _begin_codebook(self) -> None:
        self.head.forget_labels()
        self.attributes.forget_forms()
        if self._context.bridge.workspace is not None:
            self.hint.show_codebook(self._glance.codebook())

    def _show_fellow(self, article: str, annotation: str, group: str) -> None:
        self._context.selection.show(article, None, annotation)
        self._context.selection.show_group(group)

    def _do(self, command: Command[Any]) -> bool:
        done, _answer = attempted(self._context, command)
        return done

    def _arrange(self) -> None:
        self.setMinimumWidth(_LEAST)
        self.setAccessibleName(_("Inspector"))
        self.body.setObjectName("inspectorBody")
        parts = QVBoxLayout(self.body)
        parts.setContentsMargins(14, 12, 14, 14)
        parts.setSpacing(SECTION)
        for part in (self.head, self.speakers, self.attributes, self.links, self.groups, self.foot):
            parts.addWidget(part)
        parts.addStretch(1)
        page = QWidget()
        page.setObjectName("inspectorPage")
        both = QVBoxLayout(page)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.body)
        both.addWidget(self.proposal)
        both.addWidget(self.hint)
        for form in (self.body, self.proposal):
            form.hide()  # an empty form is painted before anything is read for it
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        area.verticalScrollBar().valueChanged.connect(self.speakers.close_lists)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
