"""The main window: places what is on it and connects it, and decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

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
from annotator.ui.actions.view_actions import view_actions
from annotator.ui.asking import Asking, Dialogs
from annotator.ui.bridge import Bridge
from annotator.ui.context import Context
from annotator.ui.desk_keeper import DeskKeeper
from annotator.ui.frame import Frame
from annotator.ui.jobs import ThreadJobs
from annotator.ui.panels.empty import Empty
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.search import SearchPanel
from annotator.ui.panels.stories import Stories
from annotator.ui.panels.tables import Tables
from annotator.ui.reading.desk import Desk
from annotator.ui.selection import Selection
from annotator.ui.shell.active_time import ActiveTime
from annotator.ui.shell.appearance import Appearance
from annotator.ui.shell.backups import Backups
from annotator.ui.shell.docks import Docks, Side
from annotator.ui.shell.faults import Faults
from annotator.ui.shell.help_verbs import HelpVerbs
from annotator.ui.shell.notice import Notice
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.ui.shell.remembering import Remembering
from annotator.ui.shell.status_line import StatusLine
from annotator.ui.shell.steps import Steps
from annotator.ui.shell.view_state import ViewState, WindowState
from annotator.ui.shell.who import Who
from annotator.ui.tagging.actions import tagging_actions
from annotator.ui.tagging.tagging import Tagging
from annotator.wording.translation import _


def open_main_window(
    frame: Frame, preferences: Preferences, view_state: ViewState, project: Path | None, *, demo: bool = False
) -> MainWindow:
    """Furnish the frame, and open a project or the sample story in it."""
    window = MainWindow(frame, preferences, view_state, ask=not demo)
    if demo:
        window.opening.sample()
    elif project is not None:
        window.opening.open(project)
    return window


class MainWindow(QObject):
    """Stories at the left, the desk in the middle, the line below; ``asking`` and ``jobs`` may be stand-ins."""

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        view_state: ViewState,
        *,
        asking: Asking | None = None,
        ask: bool = True,
    ) -> None:
        super().__init__(frame)
        self.frame, self.preferences, self._view_state, self._ask = frame, preferences, view_state, ask
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.appearance = Appearance(application, preferences, self)
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
        self.faults = Faults(paths.state_folder(), self._tell_fault)
        self.faults.install()
        self.desk = Desk((), self.appearance.theme())
        self.keeper = DeskKeeper(self.context, self.desk, self)
        self.opening = Opening(self.context, preferences, self)
        self.steps, self.who = Steps(self.context, self), Who(self.context, self)
        self.remembering = Remembering(self.context, self.keeper, view_state, self)
        self.time = ActiveTime(self.context, parent=self)
        application.installEventFilter(self.time)
        self.backups = Backups(self.context, self)
        self.help = HelpVerbs(self.context, lambda: self.registry, preferences, frame)
        self.verbs = ProjectVerbs(self.context, self.opening, self.who, preferences, frame)
        self.stories = Stories(self.context, self.appearance.icons)
        self.inspector = Inspector(self.context)
        self.tables, self.search = Tables(self.context), SearchPanel(self.context)
        self.tagging = Tagging(self.context, self.desk, self.inspector)
        self.docks = Docks(frame)
        self._place()
        self._tagging_ids: frozenset[str] = frozenset()
        self.registry = Registry(lambda: preferences.now().shortcuts)
        self.registry.put(self._actions())
        self.menus = Menus(self.registry, frame.menuBar(), frame, self.appearance.icons())
        self.menus.build()
        self.status = StatusLine(
            frame.statusBar(), self.context, self.steps, self.who, self.who.choices, self.appearance.icons
        )
        self._connect()
        self._read_as_wished()
        self._show_page()

    # What stands where

    def _place(self) -> None:
        self.empty, self.notice = Empty(), Notice()
        self.centre = QStackedWidget()
        self.centre.addWidget(self.empty)
        self.centre.addWidget(self.desk)
        middle = QWidget()
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.centre, 1)
        self.frame.setCentralWidget(middle)
        self.docks.add("stories", _("Stories"), self.stories, Side.LeftDockWidgetArea)
        self.docks.add("inspector", _("Inspector"), self.inspector, Side.RightDockWidgetArea)
        self.docks.add("tables", _("Tables"), self.tables, Side.BottomDockWidgetArea)
        self.docks.add("search", _("Search"), self.search, Side.BottomDockWidgetArea, shown=False)
        self.docks.arrange(self._view_state.window().docks)

    def _actions(self) -> list[Action]:
        return [
            *file_actions(self.verbs, self.opening, self.frame.close),
            *edit_actions(self.steps, self.desk, self.verbs, self._search),
            *view_actions(self.preferences, self.desk, self.docks, self._marks_of),
            *story_actions(self.keeper, self.stories, self.verbs.is_writable),
            *help_actions(self.help.palette, self.help.sheet, self.help.change_keys, self.help.about),
        ]

    def _connect(self) -> None:
        self.frame.closing.connect(self._close)
        self.frame.activated.connect(self._to_text)
        self.frame.dropped.connect(self.verbs.drop)
        self.jobs.started.connect(self.status.follow)
        self.opening.leaving.connect(self._leave)
        self.opening.opened.connect(self._opened)
        self.context.bridge.workspace_changed.connect(self._show_page)
        self.context.bridge.changed.connect(self._changed)
        self.context.bridge.workspace_changed.connect(self._retag)
        self.inspector.wanted.connect(lambda: self.docks.bring("inspector"))
        self.keeper.emptied.connect(self._show_page)
        self.keeper.filled.connect(self._show_page)
        self.stories.story_opened.connect(self.keeper.open_story)
        self.stories.opened.connect(self._open_articles)
        self.stories.article_added.connect(self.keeper.open)
        self.desk.article_opened.connect(self._hear)
        self.who.changed.connect(self.keeper.again)
        self.who.changed.connect(self.stories.model.show_progress)
        self.appearance.changed.connect(self._recolour)
        self.preferences.changed.connect(self._follow_preferences)
        self.empty.again.connect(lambda name: self.opening.open(Path(name)))

    def _say(self, message: str) -> None:
        self.status.say(message)

    def _search(self) -> None:
        pane = self.desk.current()
        chosen = pane.selection() if pane else None
        self.docks.bring("search")
        self.search.search(pane.view.text[chosen.start : chosen.end] if pane and chosen else "")

    def _retag(self) -> None:
        """The keys of tagging are the codebook's: they come, change and go with it."""
        self.registry.drop([a.id for a in self.registry.actions if a.id in self._tagging_ids])
        if self.context.bridge.workspace is not None:
            made = tagging_actions(self.tagging)
            self._tagging_ids = frozenset(a.id for a in made)
            self.registry.put(made)
        self.menus.build()

    def _changed(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._retag()
        if changes.kinds & {"article", "story"}:
            self._show_page()

    # What is shown

    def _show_page(self) -> None:
        workspace = self.context.bridge.workspace
        icons, get = self.appearance.icons(), self.registry.get
        for dock in self.docks.by_name.values():
            dock.setEnabled(workspace is not None)
        if self.desk.panes:
            self.centre.setCurrentWidget(self.desk)
            return
        self.centre.setCurrentWidget(self.empty)
        if workspace is None:
            begin = [
                (get("file.sample"), _("Articles on one invented event, tagged by two annotators")),
                (get("file.new"), _("An empty project in a file of its own")),
                (get("file.open"), _("A project file (.annotator)")),
            ]
            self.empty.show_first_run(begin, self.preferences.now().recent, icons)
        elif not workspace.list.story_sizes():
            begin = [
                (get("file.import"), _("Files or whole folders")),
                (get("file.import_dataset"), _("Tagged articles as JSON")),
            ]
            self.empty.show_no_articles(begin, icons)
        else:
            self.empty.show_nothing_open([], icons)

    def _opened(self) -> None:
        workspace = self.context.workspace
        self.frame.setWindowTitle(f"{workspace.read.project().name} — annotator")
        state = self.remembering.state()
        self.who.settle(state.annotator, ask=False)
        self.remembering.bring_back(state)
        if not self.desk.panes and (stories := workspace.read.stories()):
            self.keeper.open_story(stories[0].id)
        self.notice.setVisible(workspace.read_only)
        if workspace.read_only:
            self.notice.show_read_only(workspace.occupant, self.appearance.icons())
        self._to_text()
        if self._ask and self.who.present() is None:
            QTimer.singleShot(0, self, lambda: self.who.settle("", ask=True))

    def _to_text(self) -> None:
        pane = self.desk.current()
        self.desk.focus_pane(self.desk.panes.index(pane) if pane else 0)

    def _open_articles(self, articles: list[str]) -> None:
        if len(articles) == 1:
            self.keeper.open(articles[0])
        else:
            self.keeper.open_side_by_side(articles)

    def _hear(self, article: str) -> None:
        if (pane := self.desk.pane_of(article)) is not None:
            self.menus.hear_reading_keys(pane.view)

    def _marks_of(self) -> list[Action]:
        mine = self.context.workspace.annotator if self.context.bridge.workspace else None

        def turn(key: str) -> None:
            self.keeper.show_marks_of(self.keeper.others ^ {key})

        return [
            Action(
                f"marks.{a.id}",
                a.name,
                "view",
                lambda key=a.id: turn(key),  # type: ignore[misc]
                checked=lambda key=a.id: key in self.keeper.others,  # type: ignore[misc]
            )
            for a in self.who.people()
            if a.id != mine
        ]

    def _recolour(self) -> None:
        self.desk.set_theme(self.appearance.theme())
        self.inspector.set_theme(self.appearance.theme())
        self.menus.set_icons(self.appearance.icons())
        self.status.again()
        self._show_page()

    def _follow_preferences(self, names: frozenset[str]) -> None:
        if "shortcuts" in names:
            self.menus.build()
        self._read_as_wished()

    def _read_as_wished(self) -> None:
        now = self.preferences.now()
        self.desk.set_reading(now.face, now.zoom / 100 * now.text_size / 12, now.measure)

    # How it ends

    def _leave(self) -> None:
        self.time.store()
        self.remembering.keep()

    def _close(self) -> None:
        frame = self.frame
        state = WindowState(bytes(frame.saveGeometry().data()), bytes(frame.saveState().data()))
        self._view_state.keep_window(state)
        self.jobs.stop()
        self.opening.close()
        self.faults.remove()

    def _tell_fault(self, fault: BaseException, log: Path) -> None:
        if isinstance(fault, Situation):
            self.context.asking.trouble(fault)
            return
        told = _("Something went wrong in the program. Your project is as the last change left it; you can go on.")
        self.context.asking.tell(told, _("What happened is written down in {file}.").format(file=str(log)))
