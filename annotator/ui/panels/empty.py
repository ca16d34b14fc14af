"""What stands where nothing is open: how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from annotator.paths import ENDING
from annotator.ui.actions.action import Action
from annotator.ui.actions.keys import shown
from annotator.ui.actions.registry import run
from annotator.ui.shell.icons import Icons
from annotator.ui.widgets.page_button import PageButton
from annotator.ui.widgets.page_column import put_in_middle
from annotator.wording.translation import _

_WIDTH = 460


class Empty(QStackedWidget):
    """Three pages: no project, a project without articles, articles of which none is open. ``again`` names a file."""

    again = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self._pages: dict[str, QWidget] = {}

    def show_first_run(self, begin: Sequence[tuple[Action, str]], recent: Sequence[str], icons: Icons) -> None:
        """No project is open: ``begin`` are ways to begin with what each gives, ``recent`` the files opened last."""
        page = _Page(
            _("Read side by side. Tag who said what."),
            _("See how outlets report the same event: quotes, speakers and claims, marked in the words themselves."),
        )
        for at, (action, told) in enumerate(begin):
            page.offer(action, told, icons, primary=at == 0 and not recent)
        if recent:
            page.list_recent(recent, self.again.emit)
        page.close_with(_("Or drop articles, folders or a project file anywhere on this window."))
        self._show("first", page)

    def show_no_articles(self, begin: Sequence[tuple[Action, str]], icons: Icons) -> None:
        """The project has no article yet."""
        page = _Page(
            _("This project has no articles yet."),
            _("Text, Markdown, HTML, PDF, Word, and tables of articles. A folder becomes a story."),
        )
        for at, (action, told) in enumerate(begin):
            page.offer(action, told, icons, primary=at == 0)
        page.close_with(_("Or drop files and folders anywhere on this window."))
        self._show("articles", page)

    def show_nothing_open(self, begin: Sequence[tuple[Action, str]], icons: Icons) -> None:
        """Articles are there, and none is open."""
        page = _Page(
            _("Nothing is open."),
            _("Choose a story at the left and press Enter: its first articles open side by side."),
        )
        for action, told in begin:
            page.offer(action, told, icons, primary=False)
        self._show("open", page)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first way to begin."""
        page = self.currentWidget()
        if button := page.findChild(PageButton) if page else None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, name: str, page: QWidget) -> None:
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        if before := self._pages.pop(name, None):
            self.removeWidget(before)
            before.deleteLater()
        self._pages[name] = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        if had_keyboard:
            self.take_keyboard()


class _Page(QWidget):
    def __init__(self, title: str, told: str) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        head, below = QLabel(title), QLabel(told)
        head.setProperty("role", "title")
        below.setProperty("role", "quiet")
        for label in (head, below):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._column.addWidget(label)
        self._column.addSpacing(14)
        self._column.setContentsMargins(0, 0, 0, 0)
        put_in_middle(self, self._column, _WIDTH)

    def offer(self, action: Action, told: str, icons: Icons, *, primary: bool) -> None:
        """A way to begin, as a wide button."""
        button = PageButton()
        button.setObjectName("beginning")
        button.setProperty("role", "primary" if primary else "choice")
        button.setAccessibleName(action.title)
        button.setAccessibleDescription(told)
        button.clicked.connect(lambda: run(action))
        row = QHBoxLayout(button)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(14)
        name, below, keys = QLabel(action.title), QLabel(told), QLabel(shown(action.keys))
        name.setProperty("role", "strong")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        words.addWidget(below)
        picture = QLabel()
        picture.setPixmap(icons.on_accent(action.icon, 20) if primary else icons.pixmap(action.icon, 20))
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(keys)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label in (name, below, keys):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if primary:
                label.setProperty("on", "accent")
        if not primary:
            below.setProperty("role", "quiet")
            keys.setProperty("role", "quiet")
        button.setMinimumSize(QSize(_WIDTH, 58))
        self._column.addWidget(button)

    def list_recent(self, files: Sequence[str], open_again: object) -> None:
        """The project files opened last."""
        self._column.addSpacing(8)
        head = QLabel(_("Opened last"))
        head.setProperty("role", "quiet")
        self._column.addWidget(head)
        for file in files[:4]:
            name = file.replace("\\", "/").rsplit("/", 1)[-1]
            button = PageButton(name.removesuffix(ENDING).replace("&", "&&"))
            button.setObjectName("recent")
            button.setProperty("role", "link")
            button.setToolTip(file)
            button.clicked.connect(lambda _checked=False, chosen=file: open_again(chosen))  # type: ignore[operator]
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def close_with(self, told: str) -> None:
        """A last line."""
        line = QFrame()
        line.setFrameShape(QFrame.Shape.NoFrame)
        label = QLabel(told)
        label.setProperty("role", "quiet")
        label.setWordWrap(True)
        self._column.addSpacing(10)
        self._column.addWidget(label)
