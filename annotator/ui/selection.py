"""What is under the hand: shared by all panels, which never call each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from annotator.discovery.proposals import Proposal
from annotator.model.span import Span

if TYPE_CHECKING:
    from annotator.ui.twins.shown import Shown

Proposed = tuple[str, Proposal]


class QueueAsked(Struct, frozen=True):
    """The units in which ``annotations`` (ids) stand are to be reviewed; ``title`` says why these."""

    title: str
    annotations: frozenset[str]


class Selection(QObject):
    """The open story, the article that has the focus, the selected words or caret, the selected annotation.

    Setting what is already so tells nobody. ``shown`` asks the desk to open an article and go to a place or mark,
    ``speaker_shown`` asks for the page of a speaker (an id), ``group_shown`` to bring the members of a group (its id)
    into sight in all other panes; ``queue_asked`` asks the
    review for a queue (:class:`QueueAsked`).
    """

    story_changed = Signal(object)
    article_changed = Signal(object)
    span_changed = Signal(object)
    annotation_changed = Signal(object)
    proposal_changed = Signal(object)
    twins_changed = Signal(object)
    shown = Signal(str, object, object)
    words_shown = Signal(str, object, str)
    group_shown = Signal(str)
    twin_taken = Signal(str, object)
    queue_asked = Signal(object)
    speaker_shown = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.story: str | None = None
        self.article: str | None = None
        self.span: Span | None = None
        """The selected words of :attr:`article`; empty (start == end) where there is only a caret."""
        self.annotation: str | None = None
        self.speaker: str | None = None
        """Whose page was asked for last."""
        self.proposal: Proposed | None = None
        """The article's id and the proposal at which the hand stands; never beside a selected annotation."""
        self.twins: Shown | None = None
        """The twins of what is under the hand, as far as they are known."""
        self.holds_twins = False
        """Whether they stay, whatever is selected now."""

    def set_story(self, story: str | None) -> None:
        """Another story is open."""
        if story != self.story:
            self.story = story
            self.story_changed.emit(story)

    def set_article(self, article: str | None) -> None:
        """Another article has the focus."""
        if article != self.article:
            self.article = article
            self.article_changed.emit(article)

    def set_span(self, span: Span | None) -> None:
        """Other words of the article are selected, or the caret moved."""
        if span != self.span:
            self.span = span
            self.span_changed.emit(span)

    def set_annotation(self, annotation: str | None) -> None:
        """Another annotation is selected, or none."""
        if annotation != self.annotation:
            self.annotation = annotation
            if annotation is not None:
                self.set_proposal(None)
            self.annotation_changed.emit(annotation)

    def set_proposal(self, proposal: Proposed | None) -> None:
        """The hand stands at another proposal, or at none."""
        if proposal != self.proposal:
            self.proposal = proposal
            self.proposal_changed.emit(proposal)

    def set_twins(self, twins: Shown | None) -> None:
        """Other twins are shown, or none."""
        if twins is not self.twins:
            self.twins = twins
            self.twins_changed.emit(twins)

    def show(self, article: str, span: Span | None = None, annotation: str | None = None) -> None:
        """Have an article shown, at a place of it or at one of its marks, which is then selected."""
        self.shown.emit(article, span, annotation)

    def show_words(self, article: str, words: Span, annotation: str = "") -> None:
        """Have words of an article selected in its pane, with the annotation (its id) that they are of.

        The twins that are shown stay: one looks at a difference between them.
        """
        self.holds_twins = True
        self.words_shown.emit(article, words, annotation)
        self.holds_twins = False

    def take_twin(self, article: str, fragments: tuple[Span, ...]) -> None:
        """Have a twin that is shown tagged and grouped with its quote."""
        self.twin_taken.emit(article, fragments)

    def show_group(self, group: str) -> None:
        """Have the members of a group shown in the panes that are open, without leaving the one in front."""
        self.group_shown.emit(group)

    def show_speaker(self, speaker: str) -> None:
        """Have the page of a speaker shown."""
        self.speaker = speaker
        self.speaker_shown.emit(speaker)
