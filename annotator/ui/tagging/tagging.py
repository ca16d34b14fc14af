"""The verbs of the tagging hand: each takes what is under the caret, does one command and says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from annotator.commands.annotations import DropAnnotations, Tag
from annotator.model.annotation import Certainty
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Codebook, Label
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.panels.inspector.foot import CERTAINTIES
from annotator.ui.panels.inspector.panel import Inspector
from annotator.ui.proposing.hand import ProposalHand
from annotator.ui.proposing.offers import Offers
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.tagging.attempt import attempted, changed, say_unwritable
from annotator.ui.tagging.fragments import Way, words_of
from annotator.ui.tagging.linking import Linking
from annotator.ui.tagging.roles import role_of
from annotator.ui.tagging.shaping import Shaping
from annotator.ui.tagging.under_hand import UnderHand
from annotator.wording.situations import sentence
from annotator.wording.translation import _

NEXT_CERTAINTY: dict[Certainty, Certainty] = {"sure": "unsure", "unsure": "discuss", "discuss": "sure"}


class Tagging(QObject):
    """Tags in the pane that has the keyboard, changes the selected annotation, and hands on to the inspector."""

    def __init__(self, context: Context, desk: Desk, inspector: Inspector) -> None:
        super().__init__(desk)
        self.context, self.desk, self.inspector = context, desk, inspector
        self.linking = Linking(context, desk, self.focus_text)
        self.under = UnderHand(context, desk, inspector.known, lambda: self.codebook)
        self.proposals = ProposalHand(context, desk, Offers(context, desk))
        self.shaping = Shaping(context, desk, self.under, self.proposals.reshape)
        self._codebook: Codebook | None = None
        inspector.left.connect(self.focus_text)
        desk.article_opened.connect(self._follow_pane)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._forget)

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""
        if self._codebook is None:
            self._codebook = self.context.workspace.read.codebook()
        return self._codebook

    def can_tag(self) -> bool:
        """Whether there is a pane to tag in and somebody who may."""
        workspace = self.context.bridge.workspace
        return workspace is not None and not workspace.read_only and self.desk.current() is not None

    def has_selected(self) -> bool:
        """Whether an annotation is selected."""
        return self.can_tag() and self.context.selection.annotation is not None

    def has_shape(self) -> bool:
        """Whether an annotation is selected, or the hand stands at a proposal."""
        return self.has_selected() or (self.can_tag() and self.proposals.has_current())

    def say_why_not(self) -> None:
        """Say why a key about the selected annotation, or any that tags, does nothing."""
        if self.can_tag() and self.context.selection.annotation is None:
            self.context.say(_("No annotation is selected: put the caret into one, or go to the next by F8."))
        else:
            say_unwritable(self.context)

    def focus_text(self) -> None:
        """Gives the keyboard back to the text."""
        pane = self.desk.current()
        if pane is not None:
            pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Tagging

    def tag(self, label: Label) -> None:
        """Tags the selection, or what is under the caret, and after a quote asks for its speaker."""
        pane = self.desk.current()
        if pane is None or pane.article is None or self.proposals.relabel(label):
            return
        role = role_of(self.codebook, label.id)
        chosen = pane.selection()
        try:
            span = self.under.span(pane, label.id)
        except TaggingError as refused:
            told = sentence(refused)
            self.context.say(
                _("{told} N goes to what is proposed here.").replace("{told}", told)
                if self.proposals.is_at_any()
                else told
            )
            return
        speaker = self.under.known_by(pane, span) if role == "mention" else None
        tagging = Tag(pane.article.id, (span,), label.id, self.codebook.defaults(label.id), speaker)
        done, annotation = attempted(self.context, tagging)
        if not done or annotation is None:
            self._select_same(pane, tagging)
            return
        if chosen:
            pane.set_caret(span.end, scroll=False)
        pane.select_annotation(annotation, scroll=False)
        self._say_tagged(pane, label, span, speaker)
        if role == "quote":
            self.inspector.ask_speaker()

    def relabel(self, label: Label) -> None:
        """Gives the selected annotation another label."""
        annotation = self.under.selected()
        if annotation and annotation.label != label.id and changed(self.context, annotation, label=label.id):
            self.context.say(_("Now {label}").format(label=label.title or label.id))

    # The selected annotation

    def delete(self) -> None:
        """Removes the selected annotation, with its links."""
        annotation = self.under.selected()
        if annotation is None:
            return
        label = self.codebook.label(annotation.label)
        title = (label.title if label else "") or annotation.label
        done, _nothing = attempted(self.context, DropAnnotations((annotation.id,), annotation.label))
        if done:
            self.context.say(_("Deleted: {label}. Ctrl+Z brings it back.").format(label=title))

    def copy(self) -> None:
        """Copies the words of the selected annotation."""
        annotation = self.under.selected()
        if annotation:
            text = self.context.workspace.read.text(annotation.article)
            QGuiApplication.clipboard().setText(annotation.quoted(text))
            self.context.say(_("Copied"))

    def turn_certainty(self) -> None:
        """Sure, unsure, to discuss, and again."""
        annotation = self.under.selected()
        if annotation:
            certainty = NEXT_CERTAINTY[annotation.certainty]
            if changed(self.context, annotation, certainty=certainty):
                self.context.say(_(CERTAINTIES[certainty]))

    def ask_speaker(self) -> None:
        """Hands on to the speaker field."""
        if self.under.selected_or_caret() and not self.inspector.ask_speaker():
            self.context.say(_("Select a quote, a claim or a mention to say who is meant."))

    def ask_note(self) -> None:
        """Hands on to the note."""
        if self.under.selected_or_caret():
            self.inspector.ask_note()

    def ask_attributes(self) -> None:
        """Hands on to the first attribute."""
        if self.under.selected_or_caret():
            self.inspector.ask_attributes()

    def link(self) -> None:
        """Begins to link the selected annotation to another by letter."""
        annotation = self.under.selected_or_caret()
        if annotation:
            self.linking.begin(annotation, self.codebook)

    def step(self, way: Way) -> None:
        """Goes to the next or previous mark."""
        pane = self.desk.current()
        if pane is not None and (pane.next_mark() if way == "on" else pane.previous_mark()) is None:
            self.context.say(_("No mark further on.") if way == "on" else _("No mark before this one."))

    def _say_tagged(self, pane: ReadingPane, label: Label, span: Span, speaker: str | None) -> None:
        told = f"{label.title or label.id}: {words_of(pane.view.text, (span,), 60)}"
        name = self.inspector.known.name(speaker)
        self.context.say(f"{told} ({name})" if name else told)

    def _select_same(self, pane: ReadingPane, tagging: Tag) -> None:
        """Selects the annotation that stands already where ``tagging`` was refused."""
        place = tagging.fragments[0]
        for annotation in self.context.workspace.seen.annotations_at(tagging.article, place):
            if (annotation.label, annotation.fragments) == (tagging.label, tagging.fragments):
                pane.select_annotation(annotation.id, scroll=False)

    # What happens

    def _follow_pane(self, article: str) -> None:
        pane = self.desk.pane_of(article)
        if pane is not None and not pane.property("tagging"):
            pane.setProperty("tagging", True)
            pane.boundary_dragged.connect(self.shaping.drag)

    def _changed(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._codebook = None

    def _forget(self) -> None:
        self._codebook = None
        self.linking.cancel()
