"""Connects the desk with the open project, its changes and what is under the hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from annotator.commands.team import ChangeState
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.changes import ChangeSet
from annotator.model.codebook import Codebook
from annotator.model.span import Span
from annotator.model.team import Annotator, SetState
from annotator.ui.context import Context
from annotator.ui.loading import Turns
from annotator.ui.marks_shown import Whose, described, machines_of, marks_of
from annotator.ui.offered import assigned_to_hand, offered, opened_first
from annotator.ui.reading.desk import MOST, Desk
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.stored_marks import StoredMarks
from annotator.wording.translation import _

MANY = 500
"""From so many changed annotations on, panes are read anew rather than one by one."""
NEXT_STATE: dict[SetState, SetState] = {"todo": "in_progress", "in_progress": "done", "done": "todo"}


class DeskKeeper(QObject):
    """Opens articles of the project on the desk and keeps them as stored.

    ``others`` are the annotators, beside the present one and the program, whose marks are shown too.
    """

    emptied = Signal()
    """The last article was closed."""
    filled = Signal()
    """The first article was opened."""
    whose_changed = Signal()

    def __init__(self, context: Context, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self.desk = context, desk
        self.others: frozenset[str] = frozenset()
        self._stored = StoredMarks(context, self)
        self._codebook = Codebook("")
        self._team: Sequence[Annotator] = ()
        desk.set_describe(self._describe)
        desk.pane_focused.connect(self._focused)
        desk.article_closed.connect(self._closed)
        desk.state_asked.connect(self.turn_state)
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._start)
        context.selection.shown.connect(self.show)
        context.selection.words_shown.connect(self.show_words)
        context.selection.annotation_changed.connect(self._select)

    # What is opened

    def open(self, article: str, *, focus: bool = True) -> ReadingPane | None:
        """Show an article in a pane, its own if it has one; None when it is no longer there."""
        pane = self.desk.pane_of(article)
        if pane is None:
            found = self._context.workspace.read.article(article)
            if found is None:
                return None
            empty = not self.desk.panes
            text = self._context.workspace.read.text(article)
            pane = self.desk.open(found, text, (), self._state(article))
            pane.set_annotators(self._shown_team())
            self._bring_marks(pane)
            self._connect(pane)
            if empty:
                self.filled.emit()
            if pane is self.desk.current():
                self._focused(article)
        if focus:
            self.desk.focus_pane(self.desk.panes.index(pane))
        return pane

    def open_side_by_side(self, articles: Sequence[str]) -> None:
        """Show these articles and no others, as many as the desk holds."""
        wanted = list(articles)[:MOST]
        for article in self.desk.articles:
            if article not in wanted:
                self.desk.close_article(article)
        if self.open_in_turns(wanted):
            self.desk.focus_pane(0)

    def open_in_turns(self, articles: Iterable[str]) -> bool:
        """Show these articles beside what is shown, one after another; whether nobody closed the project meanwhile.

        They are painted when all of them stand: each that comes makes the others narrower.
        """
        turns = self._turns()
        self.desk.setUpdatesEnabled(False)
        stays = all(self._open_in_turn(article, turns) for article in articles)
        if isValid(self.desk):
            self.desk.setUpdatesEnabled(True)
        return stays

    def _open_in_turn(self, article: str, turns: Turns) -> bool:
        self.open(article, focus=False)
        return turns.end()

    def _turns(self) -> Turns:
        bridge, workspace = self._context.bridge, self._context.workspace
        return Turns(lambda: isValid(self.desk) and bridge.workspace is workspace)

    def open_story(self, story: str) -> None:
        """Show the first articles of a story; where any of it are one's own to tag, only such."""
        workspace = self._context.workspace
        if found := opened_first(workspace.read.articles(story), assigned_to_hand(workspace)):
            self._context.selection.set_story(story)
            self.open_side_by_side(found)

    def take_over(self) -> bool:
        """Keep, as stored, the panes that were painted before the project was open; whether there were any."""
        found, turns = [pane for pane in self.desk.panes if not _is_kept(pane)], self._turns()
        for pane in found:
            assert pane.article is not None
            if self._context.workspace.read.article(pane.article.id) is None:
                self.desk.close_article(pane.article.id)
                continue
            self._connect(pane)
            self._show_stored(pane, pane.article.id)
            self.desk.article_opened.emit(pane.article.id)
            if not turns.end():
                return True
        current = self.desk.current()
        if found and current is not None and current.article is not None:
            self._focused(current.article.id)
        return bool(found)

    def show(self, article: str, span: Span | None = None, annotation: str | None = None) -> None:
        """Show an article at a place of it, or at one of its marks."""
        pane = self.open(article)
        if pane is None:
            return
        if annotation is not None:
            pane.select_annotation(annotation)
        if span is not None:
            pane.go_to(span)

    def show_words(self, article: str, words: Span, annotation: str = "") -> None:
        """Show an article with these words of it selected."""
        pane = self.open(article)
        if pane is not None:
            pane.select_annotation(annotation or None, scroll=False)
            pane.view.reach(words.end, partial(_select, pane, words))

    def step(self, by: int) -> None:
        """Show the article ``by`` places further in its story in the current pane, or go to its pane."""
        pane = self.desk.current()
        if pane is None or pane.article is None:
            return
        listed = [a.id for a in self._offered(pane.article.story)]
        at = listed.index(pane.article.id) + by if pane.article.id in listed else -1
        if not 0 <= at < len(listed):
            return
        if self.desk.pane_of(listed[at]) is None:
            self._replace(pane, listed[at])
        else:
            self.open(listed[at])

    def _replace(self, pane: ReadingPane, article: str) -> None:
        before = pane.article.id if pane.article else ""
        place = self.desk.panes.index(pane)
        self.desk.close_article(before)
        self.open(article, focus=False)
        self.desk.move_pane(article, place - len(self.desk.panes) + 1)
        self.desk.focus_pane(place)

    def _offered(self, story: str) -> list[Article]:
        workspace = self._context.workspace
        return offered(workspace.read.articles(story), assigned_to_hand(workspace))

    # States

    def turn_state(self, article: str) -> None:
        """The next state: to do, in progress, done, and again."""
        self.set_state(article, NEXT_STATE[self._state(article)])

    def set_state(self, article: str, state: SetState) -> None:
        """Say how far the present annotator has come with an article."""
        workspace = self._context.workspace
        if workspace.annotator:
            who = workspace.annotator
            self._context.attempt(lambda: workspace.do(ChangeState((article,), who, state)))
            if state == "done" and len([a for a in self._team if a.role != "machine"]) > 1:
                self._context.say(_("Done: what you have not marked in it now counts as left out."))

    def set_current_state(self, state: SetState) -> None:
        """Say how far the present annotator has come with the article that has the focus."""
        pane = self.desk.current()
        if pane is not None and pane.article is not None:
            self.set_state(pane.article.id, state)

    def finish(self) -> None:
        """The article is done: on to the next."""
        self.set_current_state("done")
        self.step(1)

    # Whose marks

    def show_marks_of(self, others: Collection[str]) -> None:
        """Show the marks of these annotators beside one's own."""
        whose = self._context.workspace.whose()
        self.others = frozenset(others) if whose is None else whose.intersection(others)
        self.again()
        self.whose_changed.emit()

    def again(self) -> None:
        """Read the team and all marks anew."""
        if self._context.bridge.workspace is None:
            return
        self._team = self._context.workspace.read.annotators()
        for pane in self.desk.panes:
            if pane.article and _is_kept(pane):
                self._show_stored(pane, pane.article.id)

    def _show_stored(self, pane: ReadingPane, article: str) -> None:
        pane.set_annotators(self._shown_team())
        self._bring_marks(pane)
        pane.show_state(self._state(article))

    def _bring_marks(self, pane: ReadingPane) -> None:
        self._stored.bring(pane, self._whose(), self._codebook)

    def _whose(self) -> Whose:
        whose = self._context.workspace.whose()
        seen = self.others if whose is None else self.others & whose
        machines = machines_of(self._team)
        return Whose(self._context.workspace.annotator, machines if whose is None else machines & whose, seen)

    def _shown_team(self) -> list[Annotator]:
        shown = self._whose().shown
        return [annotator for annotator in self._team if annotator.id in shown]

    def _state(self, article: str) -> SetState:
        workspace = self._context.workspace
        found = workspace.read.annotation_set(article, workspace.annotator) if workspace.annotator else None
        return found.state if found else "todo"

    # What happens

    def _start(self) -> None:
        for pane in self.desk.panes:
            if pane.article and _is_kept(pane):
                self.desk.close_article(pane.article.id)
        self.others = frozenset()
        workspace = self._context.bridge.workspace
        if workspace is not None:
            self._codebook = workspace.read.codebook()
            self._team = workspace.read.annotators()
            self.desk.set_labels(self._codebook.labels)

    def _changed(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._codebook = self._context.workspace.read.codebook()
            self.desk.set_labels(self._codebook.labels)
        if changes.kinds & {"codebook", "annotator", "project"}:
            self.again()
        if changes.kinds & {"article", "story"}:
            self._follow_articles(changes)
        for pane in self.desk.panes:
            if pane.article and pane.article.id in changes.articles:
                self._follow(pane, pane.article.id, changes)

    def _follow_articles(self, changes: ChangeSet) -> None:
        for pane in self.desk.panes:
            if pane.article is None or (changes.articles and pane.article.id not in changes.articles):
                continue
            found = self._context.workspace.read.article(pane.article.id)
            if found is None:
                self.desk.close_article(pane.article.id)
            else:
                pane.article = found
                pane.header.show_article(found)

    def _follow(self, pane: ReadingPane, article: str, changes: ChangeSet) -> None:
        if "set" in changes.kinds:
            pane.show_state(self._state(article))
        if "annotation" not in changes.kinds:
            return
        if len(changes.ids) > MANY or pane.waits:
            self._bring_marks(pane)
            return
        stored = self._context.workspace.seen.annotations_by_id(changes.ids - changes.dropped)
        whose = self._whose()
        mine = [a for a in stored if a.article == article and a.annotator in whose.shown]
        pane.update_marks(marks_of(mine, self._codebook, whose), changes.dropped)

    def _connect(self, pane: ReadingPane) -> None:
        if _is_kept(pane):  # a full desk shows another article in a pane that it has
            return
        pane.setProperty("kept", True)
        pane.selection_changed.connect(partial(self._selected, pane))
        pane.annotation_selected.connect(partial(self._marked, pane))

    def _focused(self, article: str) -> None:
        selection, pane = self._context.selection, self.desk.pane_of(article)
        if pane is None or pane.article is None:
            return
        selection.set_story(pane.article.story)
        selection.set_article(article)
        selection.set_span(pane.view.selected())
        selection.set_annotation(pane.selected_annotation())

    def _selected(self, pane: ReadingPane, span: Span) -> None:
        if pane is self.desk.current():
            self._context.selection.set_span(span)

    def _marked(self, pane: ReadingPane, annotation: str) -> None:
        if pane is self.desk.current():
            self._context.selection.set_annotation(annotation or None)

    def _select(self, annotation: str | None) -> None:
        pane = self.desk.current()
        if pane is not None and pane.selected_annotation() != annotation:
            pane.select_annotation(annotation)

    def _closed(self, article: str) -> None:
        self._stored.forget(article)
        if self._context.selection.article == article and self.desk.current() is None:
            self._context.selection.set_annotation(None)
            self._context.selection.set_span(None)
            self._context.selection.set_article(None)
        if not self.desk.panes:
            self.emptied.emit()

    def _describe(self, annotation: str) -> str:
        read: Callable[[str], Annotation | None] = self._context.workspace.seen.annotation
        found = read(annotation)
        return described(self._context.workspace.seen, found, self._team) if found else ""


def _select(pane: ReadingPane, words: Span) -> None:
    pane.view.select(words, scroll=False)
    pane.view.show_span(words)


def _is_kept(pane: ReadingPane) -> bool:
    """Whether what happens in a pane is followed here: not yet in one that was painted before the project was open."""
    return bool(pane.property("kept"))
