"""The verbs of the tagging hand: each takes what is under the caret, does one command and says so."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag
from annotator.model.annotation import Annotation, Certainty
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Codebook, Label
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from annotator.ui.context import Context
from annotator.ui.panels.inspector import Inspector
from annotator.ui.reading.desk import Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.tagging import fragments as pieces
from annotator.ui.tagging.attempt import attempted
from annotator.ui.tagging.fragments import Edge, Fragments, Unit, Way
from annotator.ui.tagging.linking import Linking
from annotator.ui.tagging.roles import role_of
from annotator.ui.tagging.stretches import Ground, mention, stretch
from annotator.wording.situations import sentence
from annotator.wording.translation import _, later

NEXT_CERTAINTY: dict[Certainty, Certainty] = {"sure": "unsure", "unsure": "discuss", "discuss": "sure"}
CERTAINTIES: dict[Certainty, str] = {"sure": later("Sure"), "unsure": later("Unsure"), "discuss": later("To discuss")}


class Tagging(QObject):
    """Tags in the pane that has the keyboard, changes the selected annotation, and hands on to the inspector."""

    def __init__(self, context: Context, desk: Desk, inspector: Inspector) -> None:
        super().__init__(desk)
        self.context, self.desk, self.inspector = context, desk, inspector
        self.linking = Linking(context, desk, self.focus_text)
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

    def focus_text(self) -> None:
        """Gives the keyboard back to the text."""
        pane = self.desk.current()
        if pane is not None:
            pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Tagging

    def tag(self, label: Label) -> None:
        """Tags the selection, or what is under the caret, and after a quote asks for its speaker."""
        pane = self.desk.current()
        if pane is None or pane.article is None:
            return
        role = role_of(self.codebook, label.id)
        chosen = pane.selection()
        try:
            span = pieces.trimmed(pane.view.text, chosen) if chosen else self._under_caret(pane, label)
        except TaggingError as refused:
            self.context.say(sentence(refused))
            return
        speaker = self._named(pane, span) if role == "mention" else None
        defaults = {one.id: one.default for one in label.attributes if one.default is not None}
        tagging = Tag(pane.article.id, (span,), label.id, defaults, speaker)
        done, annotation = attempted(self.context, tagging)
        if not done or annotation is None:
            self._select_same(pane, tagging)
            return
        if chosen:
            pane.set_caret(span.end, scroll=False)
        pane.select_annotation(annotation, scroll=False)
        named = self.inspector.known.name(speaker)
        self.context.say(
            f"{label.title or label.id}: {pieces.words_of(pane.view.text, (span,), 60)}"
            + (f" ({named})" if named else "")
        )
        if role == "quote":
            self.inspector.ask_speaker()

    def relabel(self, label: Label) -> None:
        """Gives the selected annotation another label."""
        annotation = self._selected()
        if annotation and annotation.label != label.id and self._change(annotation, label=label.id):
            self.context.say(_("Now {label}").format(label=label.title or label.id))

    # Fragments and boundaries

    def add_fragment(self) -> None:
        """Adds the selection, or the passage under the caret, to the selected annotation, or grows what it touches."""
        pane, annotation = self.desk.current(), self._selected_here()
        if pane is None or annotation is None:
            return
        label = self.codebook.label(annotation.label) or Label(annotation.label)
        try:
            chosen = pane.selection()
            span = pieces.trimmed(pane.view.text, chosen) if chosen else self._under_caret(pane, label)
        except TaggingError as refused:
            self.context.say(sentence(refused))
            return
        found = pieces.with_added(pane.view.text, annotation.fragments, span) if span else annotation.fragments
        if found == annotation.fragments:
            self.context.say(_("These words belong to it already; select others to add."))
        elif self._change(annotation, fragments=found):
            pane.set_caret(span.end, scroll=False)
            self._say_fragments(found)

    def take_out(self) -> None:
        """Takes the selected words out of the selected annotation, which may fall into fragments."""
        pane, annotation = self.desk.current(), self._selected_here()
        chosen = pane.selection() if pane else None
        if pane is None or annotation is None or chosen is None:
            self.context.say(_("Select the words of the annotation that do not belong to it."))
            return
        found = pieces.without(pane.view.text, annotation.fragments, chosen)
        if not found:
            self.context.say(_("Nothing would be left; press Delete to remove the annotation."))
        elif found != annotation.fragments and self._change(annotation, fragments=found):
            pane.set_caret(chosen.start, scroll=False)
            self._say_fragments(found)

    def move(self, edge: Edge, way: Way, unit: Unit) -> None:
        """Moves a boundary of the fragment nearest to the caret."""
        pane, annotation = self.desk.current(), self._selected_here()
        if pane is None or annotation is None:
            return
        number = pieces.nearest(annotation.fragments, pane.caret())
        found = pieces.moved(pane.view.text, annotation.fragments, number, edge, way, unit)
        self._reshape(annotation, found, pane)

    def _drag(self, key: str, number: int, edge: Edge, position: int) -> None:
        annotation = self.context.workspace.read.annotation(key)
        pane = self.desk.pane_of(annotation.article) if annotation else None
        if annotation and pane and number < len(annotation.fragments):
            self._reshape(annotation, pieces.placed(pane.view.text, annotation.fragments, number, edge, position), pane)

    def _reshape(self, annotation: Annotation, found: Fragments, pane: ReadingPane) -> None:
        if found != annotation.fragments and self._change(annotation, fragments=found):
            self.context.say(pieces.words_of(pane.view.text, found, 90))

    # The selected annotation

    def delete(self) -> None:
        """Removes the selected annotation, with its links."""
        annotation = self._selected()
        if annotation is None:
            return
        label = self.codebook.label(annotation.label)
        title = (label.title if label else "") or annotation.label
        done, _nothing = attempted(self.context, DropAnnotations((annotation.id,), annotation.label))
        if done:
            self.context.say(_("Deleted: {label}. Ctrl+Z brings it back.").format(label=title))

    def copy(self) -> None:
        """Copies the words of the selected annotation."""
        annotation = self._selected()
        if annotation:
            text = self.context.workspace.read.text(annotation.article)
            QGuiApplication.clipboard().setText(annotation.quoted(text))
            self.context.say(_("Copied"))

    def turn_certainty(self) -> None:
        """Sure, unsure, to discuss, and again."""
        annotation = self._selected()
        if annotation:
            certainty = NEXT_CERTAINTY[annotation.certainty]
            if self._change(annotation, certainty=certainty):
                self.context.say(_(CERTAINTIES[certainty]))

    def ask_speaker(self) -> None:
        """Hands on to the speaker field."""
        if self._selected_or_under() and not self.inspector.ask_speaker():
            self.context.say(_("Select a quote, a claim or a mention to say who is meant."))

    def ask_note(self) -> None:
        """Hands on to the note."""
        if self._selected_or_under():
            self.inspector.ask_note()

    def ask_attributes(self) -> None:
        """Hands on to the first attribute."""
        if self._selected_or_under():
            self.inspector.ask_attributes()

    def link(self) -> None:
        """Begins to link the selected annotation to another by letter."""
        annotation = self._selected_or_under()
        if annotation:
            self.linking.begin(annotation, self.codebook)

    def step(self, way: Way) -> None:
        """Goes to the next or previous mark."""
        pane = self.desk.current()
        if pane is not None and (pane.next_mark() if way == "on" else pane.previous_mark()) is None:
            self.context.say(_("No mark further on.") if way == "on" else _("No mark before this one."))

    # What is under the hand

    def _under_caret(self, pane: ReadingPane, label: Label) -> Span:
        known = self.inspector.known
        return stretch(role_of(self.codebook, label.id), self._ground(pane), known.cues, known.register)

    def _named(self, pane: ReadingPane, span: Span) -> str | None:
        """Whom the register knows by exactly these words."""
        known = self.inspector.known
        ground = msgspec.structs.replace(self._ground(pane), position=span.start)
        found = mention(ground, known.cues, known.register)
        return found.speaker if found and found.span == span else None

    def _ground(self, pane: ReadingPane) -> Ground:
        at = pane.caret()
        return Ground(pane.view.text, at, pane.view.paragraph(at), pane.view.quotations)

    def _selected(self) -> Annotation | None:
        key = self.context.selection.annotation
        found = self.context.workspace.read.annotation(key) if key else None
        if found is None:
            self.context.say(_("Select an annotation first: click it, or press F8 or Tab on its words."))
        return found

    def _selected_here(self) -> Annotation | None:
        """The selected annotation, if it is in the pane that has the keyboard."""
        pane, annotation = self.desk.current(), self._selected()
        if annotation and pane and pane.article and pane.article.id != annotation.article:
            self.context.say(_("The selected annotation is in another article."))
            return None
        return annotation

    def _selected_or_under(self) -> Annotation | None:
        """The selected annotation, else the one under the caret, which is then selected."""
        pane = self.desk.current()
        if pane is not None and self.context.selection.annotation is None:
            under = pane.annotations_under_caret()
            if under:
                pane.select_annotation(under[0], scroll=False)
        return self._selected()

    def _select_same(self, pane: ReadingPane, tagging: Tag) -> None:
        """Selects the annotation that stands already where ``tagging`` was refused."""
        place = tagging.fragments[0]
        for annotation in self.context.workspace.read.annotations_at(tagging.article, place):
            if (annotation.label, annotation.fragments) == (tagging.label, tagging.fragments):
                pane.select_annotation(annotation.id, scroll=False)

    def _change(self, annotation: Annotation, **changes: object) -> bool:
        done, _nothing = attempted(self.context, ChangeAnnotation(annotation.id, **changes))  # type: ignore[arg-type]
        return done

    def _say_fragments(self, found: Fragments) -> None:
        if len(found) == 1:
            self.context.say(_("One stretch now"))
        else:
            self.context.say(_("{count} fragments now").format(count=len(found)))

    # What happens

    def _follow_pane(self, article: str) -> None:
        pane = self.desk.pane_of(article)
        if pane is not None and not pane.property("tagging"):
            pane.setProperty("tagging", True)
            pane.boundary_dragged.connect(self._drag)

    def _changed(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._codebook = None

    def _forget(self) -> None:
        self._codebook = None
        self.linking.cancel()
