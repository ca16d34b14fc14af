"""The same quote in the panes that are open: brought into sight, or said to be missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.model.annotation import Annotation
from annotator.model.changes import ChangeSet
from annotator.model.group import Group
from annotator.reuse.claim_places import of_claim
from annotator.ui.after_paint import AfterPaint
from annotator.ui.context import Context
from annotator.ui.loading import let_hands_wait
from annotator.ui.proposing.offers import Offers
from annotator.ui.reading.desk import Desk
from annotator.ui.tagging.attempt import say_unwritable
from annotator.ui.twins.grouping import Grouping
from annotator.ui.twins.in_panes import InPanes
from annotator.ui.twins.shown import Shown, shown_twins
from annotator.ui.twins.story_twins import StoryTwins
from annotator.ui.twins.tag_once import TagOnce
from annotator.wording.translation import _, ngettext

if TYPE_CHECKING:
    from annotator.reuse.twins import TwinGroup

_IDLE_MS = 1200
"""How long after a story is opened its words are compared, if nobody asks sooner."""
_REST_MS = 150
"""How long a mark that words were not looked for has to stay selected until they are."""
_SEARCHES = 2
"""The one that was under way when the quote was tagged, and that for its words."""
_WHOLE = frozenset({"group", "annotator", "project", "codebook"})
_CONCERN = _WHOLE | {"annotation"}


class DeskTwins(QObject):
    """Follows what is selected; the pane in front is never moved. ``under_hand`` answers the annotation that is meant,
    or says how to select one.
    """

    def __init__(
        self, context: Context, desk: Desk, offers: Offers, under_hand: Callable[[], Annotation | None]
    ) -> None:
        super().__init__(desk)
        self._context, self._desk, self._offers, self._under_hand = context, desk, offers, under_hand
        self.grouping, self.story = Grouping(context), StoryTwins(context, self)
        self.once = TagOnce(context, desk, offers, self.story)
        self.panes = InPanes(context, desk)
        self._made: frozenset[str] = frozenset()
        self._asked = ""
        """The annotation whose twins were asked for by key, or that was made just now."""
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._compare)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._search)
        self.story.found.connect(self._found)
        context.selection.group_shown.connect(self.show_group)
        context.selection.annotation_changed.connect(self._selected)
        context.selection.story_changed.connect(lambda _story: self._idle.start(_IDLE_MS))
        context.bridge.changed.connect(self._changed)
        context.bridge.workspace_changed.connect(self._start)
        desk.article_opened.connect(self._opened)
        self._resumed = AfterPaint(self)
        self._resumed.due.connect(self._resume)
        self._resumed.start()

    # -- verbs --------------------------------------------------------------------------------------------------

    def can(self) -> bool:
        """Whether there is a pane with an article."""
        return self._context.bridge.workspace is not None and self._desk.current() is not None

    def can_group(self) -> bool:
        """Whether groups may be changed from here."""
        return self.can() and not self._context.workspace.read_only

    def say_why_not(self) -> None:
        """Say why no group can be changed, where the project can only be read."""
        say_unwritable(self._context)

    def can_take(self) -> bool:
        """Whether twins are offered that can be tagged."""
        return self.can_group() and bool(self.once.offered)

    def show(self) -> None:
        """Bring the twins of the annotation under the hand into sight; again: the next where an article has several."""
        annotation = self._under_hand()
        if annotation is None:
            return
        shown = self._context.selection.twins
        # What was tagged just now is asked for too, but its twins were not brought: that comes before going on.
        brought = self.panes.holds and self._asked == annotation.id
        again = brought and shown is not None and shown.source.id == annotation.id
        if again and shown is not None and ((told := self.panes.turn(shown)) or self._turn_here(shown)):
            self._context.say(told)
            return
        self._asked = annotation.id
        self._look(annotation, search=True)
        self._show(annotation, follow=True, hold=True)

    def _turn_here(self, shown: Shown) -> bool:
        """On to the next place in the article itself, where it has the words more than once and no other has."""
        here = [one for one in shown.at(shown.source.article) if one.annotation]
        at = next((number for number, one in enumerate(here) if one.annotation == shown.source.id), 0)
        if len(here) > 1:
            following = here[(at + 1) % len(here)]
            self._asked = following.annotation
            self._context.selection.show(following.article, following.fragments[0], following.annotation)
            self.panes.holds = True
        return len(here) > 1

    def begin(self) -> None:
        """Begin a group of the annotation under the hand."""
        annotation = self._under_hand()
        if annotation is not None:
            self.grouping.begin(annotation)

    def put(self) -> None:
        """Put the annotation under the hand into the group that was begun or shown last."""
        annotation = self._under_hand()
        if annotation is not None and self.grouping.put(annotation):
            self._show(annotation, follow=True, hold=True)

    def show_group(self, key: str) -> None:
        """Bring the members of a group into sight in all panes but the one in front, and say where there is none."""
        seen = self._context.workspace.seen
        group = seen.group(key)
        pane = self._desk.current()
        if group is None or not group.members or pane is None:
            return
        self.grouping.last = key
        members = seen.annotations_by_id(member.annotation for member in group.members)
        here = pane.selected_annotation()
        source = next((one for one in members if one.id == here), members[0] if members else None)
        if source is not None:
            if source.id != here:
                pane.select_annotation(None)  # before: what else is selected in front would take the group away
            self._put_up(self._shown(source, group), follow=True, hold=True)

    def offer(self, key: str) -> None:
        """Offer the twins of an annotation that was made just now, wherever the hand has gone since."""
        annotation = self._context.workspace.seen.annotation(key)
        if annotation is not None:
            self._asked = key
            self._look(annotation)
            self._offer(annotation)

    def await_offer(self) -> None:
        """Have the next keys wait until it is known whether the quote that was tagged just now has twins."""
        for _search in range(_SEARCHES):
            workspace, key = self._context.bridge.workspace, self._context.selection.annotation
            annotation = workspace.seen.annotation(key) if workspace is not None and key else None
            if annotation is None or annotation.id != self._asked or self._is_looked(annotation):
                return
            if self.story.is_looking():
                let_hands_wait(self.story.ended, self)

    def take_awaited(self) -> None:
        """Tag all twins once those that are looked for are known; say why where nothing can be changed."""
        self.await_offer()
        if self.can_take():
            self.once.take_all()
        else:
            self.say_why_not()

    # -- what is shown ------------------------------------------------------------------------------------------

    def _resume(self) -> None:
        """What is selected since the project was left is shown with its twins; the panes stand as they stood."""
        selection = self._context.selection
        if selection.annotation is not None and selection.twins is None:
            self._selected(selection.annotation, follow=False)

    def _selected(self, key: str | None, *, follow: bool = True) -> None:
        if self._context.selection.holds_twins:
            return
        workspace = self._context.bridge.workspace
        annotation = workspace.seen.annotation(key) if workspace is not None and key else None
        fresh = annotation is not None and annotation.id in self._made
        self._made = frozenset()
        if annotation is not None and annotation.id not in (self._asked, self.once.quote):
            self.once.leave()
            self._asked = annotation.id if fresh else ""
        if annotation is None or not self.grouping.kind(annotation):
            self._clear()
            return
        if fresh or self._is_looked(annotation):
            self._look(annotation)
        else:
            self._rest.start()
        self._show(annotation, follow=follow and not fresh)

    def _search(self) -> None:
        shown = self._context.selection.twins
        if shown is not None:
            self._look(shown.source)
            self._found()

    def _show(self, annotation: Annotation, *, follow: bool, hold: bool = False) -> None:
        group = self.grouping.group_of(annotation)
        if group is not None:
            self.grouping.last = group.id
        shown = self._shown(annotation, group)
        if self._asked == annotation.id:
            self._offer(annotation)  # before: nothing is brought to where the bar then lies
        self._put_up(shown, follow=follow, hold=hold)
        if self._asked == annotation.id:
            self._tell(shown)

    def _shown(self, source: Annotation, group: Group | None) -> Shown:
        seen, looked = self._context.workspace.seen, self._is_looked(source)
        return shown_twins(seen, source, group, self._known(source), self.once.text_of, looked=looked)

    def _put_up(self, shown: Shown, *, follow: bool, hold: bool = False) -> None:
        self._context.selection.set_twins(shown)
        self.panes.show(shown, follow=follow, hold=hold)

    def _clear(self) -> None:
        self._context.selection.set_twins(None)
        self.panes.clear()

    def _offer(self, annotation: Annotation) -> None:
        mine = annotation.annotator == self._context.workspace.annotator
        quoted = mine and self.grouping.kind(annotation) == "quote"
        if quoted and self._is_looked(annotation) and self._offers.proposing():
            self.once.begin(annotation.id)

    def _tell(self, shown: Shown) -> None:
        if not shown.looked or self.once.offered or shown.source.id in self._made or self.panes.has_turned():
            return
        others = len({one.article for one in shown.others()} - {shown.source.article})
        if shown.group is not None:
            told = ngettext(
                "The group has members in {count} article.", "The group has members in {count} articles.", others + 1
            )
            self._context.say(told.format(count=others + 1))
        elif others:
            told = ngettext(
                "In no group yet. {count} other article has these words: Ctrl+Space begins a group, Q tags them there.",
                "In no group yet. {count} other articles have these words: Ctrl+Space begins a group, Q tags them "
                "there.",
                others,
            )
            self._context.say(told.format(count=others))
        elif self.panes.holds:
            self._context.say(_("In no group, and no twin was found in the other articles of the story."))

    # -- what is looked for ---------------------------------------------------------------------------------------

    def _look(self, annotation: Annotation, *, search: bool = False) -> None:
        """Search the story, where whoever is at work wants that, or asked for it."""
        article = self._context.workspace.read.article(annotation.article)
        if article is not None and (search or self._offers.proposing()):
            self.story.ask(article.story, (annotation.article, annotation.fragments))

    def _known(self, annotation: Annotation) -> TwinGroup | None:
        words = (annotation.article, annotation.fragments)
        found = self.story.of(words)
        if found is None or self.grouping.kind(annotation) != "claim":
            return found
        return of_claim(found, words, self.once.text_of)

    def _is_looked(self, annotation: Annotation) -> bool:
        return self.story.is_known((annotation.article, annotation.fragments))

    def _compare(self) -> None:
        if self._rest.isActive():
            self._idle.start(_REST_MS)  # the hand walks: comparing would take its turns from what paints each mark
            return
        story = self._context.selection.story
        if self._context.bridge.workspace is not None and story is not None and self._offers.proposing():
            self.story.ask(story)

    def _found(self) -> None:
        shown = self._context.selection.twins
        if shown is not None and not shown.looked and self._is_looked(shown.source):
            asked = self._asked == shown.source.id
            self._show(shown.source, follow=not asked or self.panes.holds, hold=self.panes.holds)
        elif self._asked and (shown is None or shown.source.id != self._asked):
            self.offer(self._asked)

    # -- what happens ---------------------------------------------------------------------------------------------

    def _changed(self, changes: ChangeSet) -> None:
        self._made = changes.ids - changes.dropped if "annotation" in changes.kinds else frozenset()
        shown = self._context.selection.twins
        if shown is None or not self._may_alter(changes, shown):
            return
        annotation = self._context.workspace.seen.annotation(shown.source.id)
        if annotation is None:
            self._clear()
        else:
            self._look(annotation)
            self._show(annotation, follow=False)

    def _may_alter(self, changes: ChangeSet, shown: Shown) -> bool:
        """Whether they may be others after it: not where it only touched articles in which the words do not stand."""
        if not changes.kinds & _CONCERN:
            return False
        is_looked = self._is_looked(shown.source)
        return bool(changes.kinds & _WHOLE) or is_looked != shown.looked or shown.is_touched(changes)

    def _opened(self, _article: str) -> None:
        shown = self._context.selection.twins
        if shown is not None:
            self.panes.show(shown, follow=True)

    def _start(self) -> None:
        self.grouping.last = None
        self._made, self._asked = frozenset(), ""
        self._clear()
        self._resumed.start()
