"""The middle of the window: the desk, or what to do where nothing is open, under a quiet bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from annotator.ui.actions.registry import Registry
from annotator.ui.context import Context
from annotator.ui.panels.empty import Empty
from annotator.ui.reading.desk import Desk
from annotator.ui.shell.icons import Icons
from annotator.ui.shell.notice import Notice
from annotator.wording.translation import _


class _Pages(QStackedWidget):
    """Wants the room of the page that is shown: of itself a stack wants that of its largest, seen or not."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


class Middle(QWidget):
    """Shows the page that fits what is open, or the place that one went to."""

    def __init__(self, context: Context, desk: Desk, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self._context, self._desk, self._icons = context, desk, icons
        self.empty, self.notice, self.pages = Empty(), Notice(), _Pages()
        self.waits_for_articles = False
        """Whether a project is open that has none."""
        self._place: QWidget | None = None
        self.pages.addWidget(self.empty)
        self.pages.addWidget(desk)
        if desk.panes:  # they have been painted: nothing else is to be seen in between
            self.pages.setCurrentWidget(desk)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.notice)
        column.addWidget(self._above)
        column.addWidget(self.pages, 1)

    def show_place(self, place: QWidget | None) -> None:
        """Show a place beside the desk, or None for the desk."""
        self._place = place
        self._above.setVisible(place is None)
        if place is not None and self.pages.indexOf(place) < 0:
            self.pages.addWidget(place)

    def show_page(self, registry: Registry) -> None:
        """Show the desk, or what can be done of what is in the registry."""
        self.waits_for_articles = False
        if self._place is not None:
            self.pages.setCurrentWidget(self._place)
            return
        if self._desk.panes:
            self.pages.setCurrentWidget(self._desk)
            return
        workspace, icons, get = self._context.bridge.workspace, self._icons(), registry.get
        self.pages.setCurrentWidget(self.empty)
        if workspace is None:
            begin = [
                (get("file.sample"), _("Articles on one invented event, tagged by two annotators")),
                (get("file.new"), _("An empty project in a file of its own")),
                (get("file.open"), _("A project file (.annotator)")),
            ]
            self.empty.show_first_run(begin, self._context.settings().recent, icons)
        elif not workspace.list.has_articles():
            self.waits_for_articles = True
            begin = [
                (get("file.import"), _("Files or whole folders")),
                (get("file.import_dataset"), _("Tagged articles as JSON")),
            ]
            self.empty.show_no_articles(begin, icons)
        else:
            self.empty.show_nothing_open([(get("go.stories"), _("Arrows choose, Enter opens"))], icons)
