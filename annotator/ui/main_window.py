"""The main window: places what is on it and connects it, and decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QStackedWidget, QVBoxLayout, QWidget

from annotator import paths
from annotator.model.errors import Situation
from annotator.ui.actions.action import Action
from annotator.ui.actions.edit_actions import edit_actions
from annotator.ui.actions.file_actions import file_actions
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
from annotator.ui.panels.stories import Stories
from annotator.ui.reading.desk import Desk
from annotator.ui.selection import Selection
from annotator.ui.shell.active_time import ActiveTime
from annotator.ui.shell.appearance import Appearance
from annotator.ui.shell.faults import Faults
from annotator.ui.shell.notice import Notice
from annotator.ui.shell.opening import Opening
from annotator.ui.shell.preferences import Preferences
from annotator.ui.shell.project_verbs import ProjectVerbs
from annotator.ui.shell.remembering import Remembering
from annotator.ui.shell.status_line import StatusLine
from annotator.ui.shell.steps import Steps
from annotator.ui.shell.view_state import ViewState, WindowState
from annotator.ui.shell.who import Who
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
            say=lambda message: self.status.say(message),
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
        self.verbs = ProjectVerbs(self.context, self.opening, preferences, frame)
        self.stories = Stories(self.context, self.appearance.icons)
        self.docks: dict[str, QDockWidget] = {}
        self._place()
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

    def add_panel(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> None:
        """Put a panel beside the desk."""
        dock = QDockWidget(title, self.frame)
        dock.setObjectName(f"dock_{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setWidget(panel)
        self.frame.addDockWidget(area, dock)
        self.docks[name] = dock

    def _place(self) -> None:
        self.empty, self.notice = Empty(), Notice()
        self.centre = QStackedWidget()
        self.centre.addWidget(self.empty)
        self.centre.addWidget(self.desk)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.centre, 1)
        self.frame.setCentralWidget(middle)
        self.add_panel("stories", _("Stories"), self.stories, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.frame.resizeDocks([self.docks["stories"]], [250], Qt.Orientation.Horizontal)
        self.frame.restoreState(self._view_state.window().docks)

    def _actions(self) -> list[Action]:
        return [
            *file_actions(self.verbs, self.opening, self.frame.close),
            *edit_actions(self.steps, self.desk),
            *view_actions(self.preferences, self.desk, self.docks, self._marks_of),
            *story_actions(self.keeper, self.stories, self.verbs.is_writable),
        ]

    def _connect(self) -> None:
        self.frame.closing.connect(self._close)
        self.jobs.started.connect(self.status.follow)
        self.opening.leaving.connect(self._leave)
        self.opening.opened.connect(self._opened)
        self.context.bridge.workspace_changed.connect(self._show_page)
        self.context.bridge.changed.connect(self._show_page)
        self.keeper.emptied.connect(self._show_page)
        self.keeper.filled.connect(self._show_page)
        self.stories.story_opened.connect(self.keeper.open_story)
        self.stories.opened.connect(self._open_articles)
        self.stories.article_added.connect(self.keeper.open)
        self.desk.article_opened.connect(self._hear)
        self.who.changed.connect(self.keeper.again)
        self.who.changed.connect(self.stories.model.show_progress)
        self.appearance.changed.connect(self._recolour)
        self.preferences.changed.connect(self._read_as_wished)

    # What is shown

    def _show_page(self) -> None:
        workspace = self.context.bridge.workspace
        icons, get = self.appearance.icons(), self.registry.get
        for dock in self.docks.values():
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
            self.empty.show_no_articles([], icons)
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
        if self._ask and self.who.present() is None:
            QTimer.singleShot(0, self, lambda: self.who.settle("", ask=True))

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
        self.menus.set_icons(self.appearance.icons())
        self.status.again()
        self._show_page()

    def _read_as_wished(self) -> None:
        now = self.preferences.now()
        self.desk.set_reading(now.face, now.zoom / 100 * now.text_size / 12, now.measure)

    # How it ends

    def _leave(self) -> None:
        self.time.store()
        self.remembering.keep()

    def _close(self) -> None:
        frame = self.frame
        state = WindowState(frame.saveGeometry().data(), frame.saveState().data())
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
