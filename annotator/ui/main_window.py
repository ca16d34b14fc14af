"""The main window: places what is on it and connects it, and decides nothing."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from annotator import paths
from annotator.model.changes import ChangeSet
from annotator.model.errors import Situation
from annotator.ui.actions.action import Action
from annotator.ui.actions.edit_actions import edit_actions
from annotator.ui.actions.file_actions import file_actions
from annotator.ui.actions.help_actions import help_actions
from annotator.ui.actions.menus import Menus
from annotator.ui.actions.registry import Registry
from annotator.ui.actions.story_actions import story_actions
from annotator.ui.actions.team_actions import team_actions
from annotator.ui.actions.view_actions import pane_actions, view_actions
from annotator.ui.asking import Asking, Dialogs
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.first_desk import FirstDesk, empty_desk
from annotator.ui.frame import Frame
from annotator.ui.jobs import ThreadJobs
from annotator.ui.panels.stories.panel import Stories
from annotator.ui.review.actions import review_actions
from annotator.ui.selection import Selection
from annotator.ui.shell.active_time import ActiveTime
from annotator.ui.shell.appearance import Appearance
from annotator.ui.shell.backups import Backups
from annotator.ui.shell.faults import Faults
from annotator.ui.shell.help_verbs import HelpVerbs
from annotator.ui.shell.late_panels import PANELS, LatePanels
from annotator.ui.shell.middle import Middle
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.places import DESK, Places
from annotator.ui.shell.preferences import Preferences, reading_of
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.ui.shell.remembering import Remembering
from annotator.ui.shell.resting import Resting
from annotator.ui.shell.status_line import StatusLine
from annotator.ui.shell.steps import Steps
from annotator.ui.shell.tab_order import TabOrder
from annotator.ui.shell.view_state import ViewState
from annotator.ui.shell.who import Who
from annotator.ui.shell.whose_marks import WhoseMarks
from annotator.ui.shell.window_state import WindowState
from annotator.wording.translation import _

if TYPE_CHECKING:
    from annotator.ui.shell.side_panels import SidePanels


class MainWindow(QObject):
    """Stories at the left, the desk in the middle, the line below; ``asking`` may be a stand-in.

    ``first`` was painted before. ``staged``: what stands beside the desk is made once the articles can be seen;
    ``completed`` tells when it is.
    """

    completed = Signal()

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        view_state: ViewState,
        *,
        asking: Asking | None = None,
        ask: bool = True,
        staged: bool = False,
        first: FirstDesk | None = None,
    ) -> None:
        super().__init__(frame)
        self.frame, self.preferences, self._view_state, self._ask = frame, preferences, view_state, ask
        self.appearance = Appearance(frame, preferences)
        self.jobs = ThreadJobs(self)
        self.context = Context(
            bridge=Bridge(self),
            selection=Selection(self),
            asking=asking or Dialogs(frame),
            jobs=self.jobs,
            settings=preferences.now,
            theme=self.appearance.theme,
            say=self._say,
        )
        self.faults: Faults | None = None
        first = first or empty_desk(frame, self.appearance.theme(), view_state)
        self.desk = first.desk
        self.keeper = DeskKeeper(self.context, self.desk, self)
        self.opening = Opening(self.context, preferences, self)
        self.steps, self.who = Steps(self.context, self), Who(self.context, self)
        self.remembering = Remembering(self.context, self.keeper, view_state, self)
        self.time = ActiveTime(self.context, parent=self)
        if frame.isVisible():
            self.time.watch(frame)
        else:
            frame.painted.connect(lambda: self.time.watch(frame))
        self.backups = Backups(self.context, self)
        self.help = HelpVerbs(self.context, lambda: self.registry, preferences, frame)
        self.verbs = ProjectVerbs(self.context, self.opening, preferences, frame)
        self.stories = Stories(self.context, self.appearance.icons)
        self.middle = Middle(self.context, self.desk, self.appearance.icons)
        self.marks = WhoseMarks(self.context, self.keeper, self.who, self.middle.notice, self.appearance.icons)
        self.sides: SidePanels | None = None
        self.docks = first.docks
        self.resting = Resting(lambda: (self.middle.empty, self.desk, *self.docks.by_name.values()), self._to_text)
        self.places = Places(self.context, self.middle, self.docks, self.appearance.icons, self)
        first.middle.addWidget(self.middle)
        self.middle.show()  # now: a layout would do so after the next paint
        self.docks.fill("stories", self.stories)
        self._tagging_ids: frozenset[str] = frozenset()
        self.registry = Registry(lambda: preferences.now().shortcuts)
        self.registry.put(self._actions())
        self.menus = Menus(self.registry, frame.menuBar(), frame, self.appearance.icons())
        self.menus.build()
        self.status = StatusLine(
            frame.statusBar(), self.context, self.steps, self.who, self.marks.people, self.appearance.icons
        )
        self._connect()
        self._read_as_wished()
        if not self.desk.panes:
            self._show_page()
        if staged:
            late = LatePanels(self)
            late.loaded.connect(self._make_sides)
            late.painted.connect(self._complete)
        else:
            self._make_sides()
            self._complete()

    def _make_sides(self) -> None:
        # Imported now, late a second time: the articles are painted without waiting for the panels beside them.
        make: type[SidePanels] = importlib.import_module(PANELS).SidePanels
        self.sides = make(self.context, self.desk, self.docks, self.verbs.edit_speakers)

    def _complete(self) -> None:
        for article in self.desk.articles:
            self.desk.article_opened.emit(article)
        self._retag()
        self.completed.emit()

    def watch_faults(self, folder: Path) -> None:
        """Log what goes wrong in the program there, and tell it once."""
        self.faults = Faults(folder, self._tell_fault)
        self.faults.install()

    # What can be done

    def _actions(self) -> list[Action]:
        return [
            *file_actions(self.verbs, self.opening, self.frame.close),
            *edit_actions(self.steps, self.desk, self.verbs, self._search),
            *view_actions(self.preferences, self.docks, self.marks.choices, self.places.at_desk),
            *self.places.at_desk(pane_actions(self.desk)),
            *self.places.at_desk(story_actions(self.keeper, self.stories, self.verbs)),
            *team_actions(self.verbs.team, self.who.choices),
            *self.places.actions(),
            *review_actions(self.places.review, self.places.can_review),
            *help_actions(self.help.palette, self.help.sheet, self.help.change_keys, self.help.about),
        ]

    def _connect(self) -> None:
        self.frame.closing.connect(self._close)
        self.frame.activated.connect(self._activated)
        self.frame.dropped.connect(self.verbs.drop)
        self.jobs.started.connect(self.status.follow)
        self.opening.leaving.connect(self._leave)
        self.opening.entering.connect(lambda: self.middle.setUpdatesEnabled(False))
        self.opening.opened.connect(self._opened)
        self.opening.entered.connect(lambda: self.middle.setUpdatesEnabled(True))
        self.context.bridge.workspace_changed.connect(self._show_page)
        self.context.bridge.changed.connect(self._changed)
        self.context.bridge.workspace_changed.connect(self._retag)
        self.keeper.emptied.connect(self._show_page)
        self.keeper.emptied.connect(self.middle.empty.take_keyboard)
        self.keeper.filled.connect(self._show_page)
        self.stories.story_opened.connect(self.keeper.open_story)
        self.stories.opened.connect(self._open_articles)
        self.stories.article_added.connect(self.keeper.open)
        self.desk.article_opened.connect(self._hear)
        TabOrder(self.stories.tree, self.desk, self.docks, self.status.person)
        self.context.bridge.busy_changed.connect(self.resting.rest)
        self.places.changed.connect(self._placed)
        self.places.made.connect(self._furnish)
        self.context.selection.shown.connect(lambda: self.places.show(DESK))
        self.context.selection.queue_asked.connect(self.places.ask)
        self.who.changed.connect(self.marks.offer)
        self.who.changed.connect(self.remembering.keep_soon)
        self.who.changed.connect(self.stories.model.show_progress)
        self.appearance.changed.connect(self._recolour)
        self.preferences.changed.connect(self._follow_preferences)
        self.middle.empty.again.connect(lambda name: self.opening.open(Path(name)))

    def _say(self, message: str) -> None:
        self.status.say(message)

    def _search(self, words: str) -> None:
        self.places.show(DESK)
        self.docks.bring("search")
        if self.sides is not None:
            self.sides.search.search(words)

    def _retag(self) -> None:
        """The keys of tagging are the codebook's: they come, change and go with it."""
        self.registry.drop(self._tagging_ids)
        made = self.sides.actions() if self.sides is not None else ()
        self._tagging_ids = frozenset(action.id for action in made)
        self.registry.put(made)
        self.menus.build()

    def _changed(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._retag()
        if changes.kinds & {"article", "story"}:
            waited = self.middle.waits_for_articles
            self._show_page()
            if waited and not self.middle.waits_for_articles:
                QTimer.singleShot(0, self, self._open_first)  # others have still to hear of the change

    # What is shown

    def _show_page(self) -> None:
        workspace = self.context.bridge.workspace
        if workspace is None:
            self.places.show(DESK)
            self.frame.setWindowTitle("annotator")
            self.middle.notice.hide()
        self.middle.show_page(self.registry)
        self.places.settle()

    def _placed(self, place: str) -> None:
        self._show_page()
        if place == DESK:
            self._to_text()
        else:
            self.places.take_keyboard()

    def _furnish(self, name: str, page: QWidget) -> None:
        if name == "review":
            self.menus.hear("review", page)
            self.places.connect_review(page, self.who)

    def _opened(self) -> None:
        workspace = self.context.workspace
        self.places.show(DESK)
        self.frame.setWindowTitle(f"{workspace.read.project().name} — annotator")
        state = self.remembering.state()
        unasked = not self._ask or workspace.read_only or workspace.path == paths.sample_file()
        self.who.settle(state.annotator, pick=unasked)
        self.remembering.bring_back(state)
        if not state.panes and not self.desk.panes:
            self._open_first()
        if self.context.bridge.workspace is not workspace:
            return  # closed while one article after the other was shown
        self.middle.notice.setVisible(workspace.read_only)
        if workspace.read_only:
            self.middle.notice.show_read_only(workspace.occupant, self.appearance.icons(), self.opening.again)
        else:
            self.marks.offer()
        self._to_text()
        if self._ask and self.who.present() is None:
            QTimer.singleShot(0, self, self.who.ask)

    def _open_first(self) -> None:
        workspace = self.context.bridge.workspace
        if workspace is not None and (stories := workspace.read.stories()) and not self.desk.panes:
            self.keeper.open_story(stories[0].id)

    def _activated(self) -> None:
        # A window that comes to the front late has given the keyboard to the first or last field there is.
        if self.places.now != DESK:
            return
        if not self.desk.panes or self.frame.focusWidget() in (None, self.stories.filter, self.status.person):
            self._to_text()

    def _to_text(self) -> None:
        pane = self.desk.current()
        if not self.desk.panes:
            self.middle.empty.take_keyboard()
        else:
            self.desk.focus_pane(self.desk.panes.index(pane) if pane else 0)

    def _open_articles(self, articles: list[str]) -> None:
        if len(articles) == 1:
            self.keeper.open(articles[0])
        else:
            self.keeper.open_side_by_side(articles)

    def _hear(self, article: str) -> None:
        if (pane := self.desk.pane_of(article)) is not None:
            self.menus.hear("reading", pane.view)

    def _recolour(self) -> None:
        self.desk.set_theme(self.appearance.theme())
        if self.sides is not None:
            self.sides.recolour()
        self.menus.set_icons(self.appearance.icons())
        self.status.again()
        self.places.recolour()
        self._show_page()

    def _follow_preferences(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            self.menus.build()
        self._read_as_wished()

    def _read_as_wished(self) -> None:
        self.desk.set_reading(*reading_of(self.preferences.now()))

    # How it ends

    def _leave(self) -> None:
        for dialog in self.frame.findChildren(QDialog):
            dialog.close()
        # Whoever still reads must have ended before the file is closed under their hands.
        self.jobs.stop()
        self.time.store()
        self.remembering.keep()

    def _close(self) -> None:
        geometry = bytes(self.frame.saveGeometry().data())
        self._view_state.keep_window(WindowState(geometry, self.docks.parting()))
        self.jobs.stop()
        self.opening.close()
        if self.faults is not None:
            self.faults.remove()

    def _tell_fault(self, fault: BaseException, log: Path) -> None:
        if isinstance(fault, Situation):
            self.context.asking.trouble(fault)
            return
        told = _("Something went wrong in the program. Your project is as the last change left it; you can go on.")
        self.context.asking.tell(told, _("What happened is written down in {file}.").format(file=str(log)))
