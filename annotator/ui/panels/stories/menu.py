"""What can be done with stories and articles beside opening them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.commands.articles import AddStory, ChangeStory, DropArticles, DropStory, MoveArticles, MoveStory
from annotator.commands.team import ChangeState
from annotator.model.article import Article
from annotator.model.story import Story
from annotator.model.team import SetState
from annotator.ui.context import Context
from annotator.ui.reading.header import STATES
from annotator.ui.shell.late_dialogs import run_dialog
from annotator.wording.translation import _, ngettext


class StoryMenu(QObject):
    """Every entry is one step that can be undone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent

    def fill(self, menu: QMenu, story: Story | None, articles: Sequence[Article]) -> None:
        """Offer what goes with the selected articles, or else with the story."""
        if self._context.workspace.read_only:
            return
        if articles:
            self._offer_articles(menu, articles)
        elif story:
            menu.addAction(_("Rename story…"), lambda: self.rename(story))
            menu.addAction(_("Move up"), QKeySequence("Alt+Up"), lambda: self.move_story(story, -1))
            menu.addAction(_("Move down"), QKeySequence("Alt+Down"), lambda: self.move_story(story, 1))
            menu.addSeparator()
            menu.addAction(_("Delete story…"), lambda: self.drop(story, ()))
        menu.addSeparator()
        menu.addAction(_("New story…"), self.add)

    def add(self) -> str | None:
        """Ask for a title and make a story of it."""
        title = self._context.asking.text(_("New story"), _("Title of the story:"))
        if not title or not title.strip():
            return None
        return self._context.attempt(lambda: self._context.workspace.do(AddStory(title.strip())))

    def rename(self, story: Story) -> None:
        """Ask for another title."""
        title = self._context.asking.text(_("Rename story"), _("Title of the story:"), story.title)
        if title and title.strip():
            self._change(msgspec.structs.replace(story, title=title.strip()))

    def move_story(self, story: Story, by: int) -> None:
        """Change the place of a story in the list."""
        self.place_story(story, [listed.id for listed in self._context.workspace.read.stories()].index(story.id) + by)

    def move(self, articles: Sequence[Article], by: int) -> None:
        """Change the place of articles in their story, which becomes its reading order."""
        listed = [article.id for article in self._context.workspace.read.articles(articles[0].story)]
        chosen = [article.id for article in articles if article.id in listed]
        rows = [listed.index(key) for key in chosen]
        place = min(rows) - 1 if by < 0 else max(rows) + 2 - len(rows)
        if 0 <= place <= len(listed) - len(chosen):
            self.put(sorted(chosen, key=listed.index), articles[0].story, place)

    def put(self, articles: Sequence[str], story: str, place: int) -> None:
        """Move articles to a place among those of a story that stay."""
        self._context.attempt(lambda: self._context.workspace.do(MoveArticles(tuple(articles), story, place)))

    def place_story(self, story: Story, place: int) -> None:
        """Move a story to a place in the list."""
        self._context.attempt(lambda: self._context.workspace.do(MoveStory(story.id, place, story.title)))

    def correct(self, story: Story | None, articles: Sequence[Article]) -> None:
        """Correct what is known of articles, or rename the story."""
        if self._context.workspace.read_only:
            return
        if not articles:
            if story:
                self.rename(story)
            return
        run_dialog("details", self._context, [article.id for article in articles], self._window)

    def drop(self, story: Story | None, articles: Sequence[Article]) -> None:
        """Remove articles, or a story with its articles, after asking."""
        if self._context.workspace.read_only:
            return
        count = len(articles)
        if count:
            question = ngettext("Remove this article?", "Remove {count} articles?", count)
            detail = _("All annotations on it are removed too. Undo brings everything back.")
            if self._context.asking.confirm(question.format(count=count), detail, _("Remove")):
                self._context.attempt(lambda: self._context.workspace.do(DropArticles(tuple(a.id for a in articles))))
        elif story:
            detail = _("Its articles and all annotations on them are removed too. Undo brings everything back.")
            if self._context.asking.confirm(
                _("Delete the story “{title}”?").format(title=story.title), detail, _("Delete")
            ):
                self._context.attempt(lambda: self._context.workspace.do(DropStory(story.id, story.title)))

    def put_into(self, articles: Sequence[Article], story: Story) -> None:
        """Move articles to the end of another story."""
        self.put([article.id for article in articles], story.id, len(self._context.workspace.read.articles(story.id)))

    def set_state(self, articles: Sequence[Article], state: SetState) -> None:
        """Say how far one has come."""
        workspace = self._context.workspace
        if (who := workspace.annotator) is not None:
            keys = tuple(article.id for article in articles)
            self._context.attempt(lambda: workspace.do(ChangeState(keys, who, state)))

    def _offer_articles(self, menu: QMenu, articles: Sequence[Article]) -> None:
        states = menu.addMenu(_("State"))
        for state, title in STATES.items():
            states.addAction(_(title), partial(self.set_state, articles, state))
        others = [s for s in self._context.workspace.read.stories() if s.id != articles[0].story][:40]
        into = menu.addMenu(_("Move to story"))
        into.setEnabled(bool(others))
        for story in others:
            title = story.title.replace("&", "&&")
            into.addAction(title, partial(self.put_into, articles, story))
        menu.addAction(_("Move up"), QKeySequence("Alt+Up"), lambda: self.move(articles, -1))
        menu.addAction(_("Move down"), QKeySequence("Alt+Down"), lambda: self.move(articles, 1))
        menu.addAction(_("Correct details…"), lambda: self.correct(None, articles))
        menu.addSeparator()
        menu.addAction(_("Remove from project…"), lambda: self.drop(None, articles))

    def _change(self, story: Story) -> None:
        self._context.attempt(lambda: self._context.workspace.do(ChangeStory(story)))
