"""The review screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from annotator.agreement.disagreements import Work, disagreements
from annotator.exchange.work_reader import read_work, those_who_tag
from annotator.ui.context import Context
from annotator.ui.jobs import Report
from annotator.ui.selection import QueueAsked
from annotator.ui.shell.icons import Icons
from annotator.wording.translation import _, ngettext


class ReviewPage(QWidget):
    """What the annotators of the project differ in; with a queue asked for, only the units of that queue."""

    def __init__(self, context: Context, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self._context, self._icons = context, icons
        self._asked: QueueAsked | None = None
        self.head, self.list = QLabel(), QListView()
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setProperty("role", "title")
        self._lines = QStringListModel(self)
        self.list.setModel(self._lines)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)

    def set_theme(self) -> None:
        """The style sheet of the window says all."""

    def take_keyboard(self) -> None:
        """Read what stands now, and give the keyboard to the queue."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def ask(self, asked: QueueAsked) -> None:
        """Show only the units in which these annotations stand."""
        self._asked = asked
        self._read()

    def _read(self) -> None:
        workspace, asked = self._context.workspace, self._asked

        def work(_report: Report) -> list[str]:
            try:
                read = workspace.read
                found = read_work(read, [annotator.id for annotator in those_who_tag(read)])
                return _told(found, asked)
            finally:
                workspace.done_reading()

        self._context.jobs.start(_("Compare annotators"), work, self._show, lambda _fault: None)

    def _show(self, lines: Sequence[str]) -> None:
        told = ngettext("{count} disagreement", "{count} disagreements", len(lines)).format(count=len(lines))
        self.head.setText(_("{title}: {told}").format(title=self._asked.title, told=told) if self._asked else told)
        self._lines.setStringList(lines)


def _told(work: Work, asked: QueueAsked | None) -> list[str]:
    annotations = {annotation.id: annotation for annotation in work.annotations}
    return [
        f"{unit.label}  {annotations[unit.members[0].annotation].quoted(work.texts[unit.article])}"
        for unit in disagreements(work)
        if unit.facets and (asked is None or any(member.annotation in asked.annotations for member in unit.members))
    ]
