"""Find and tag all: the same words wherever they stand, tagged in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.annotations import TagAll
from annotator.model.errors import Situation
from annotator.ui.context import Context
from annotator.ui.dialogs.find_and_tag.list import TickList, TickModel
from annotator.ui.dialogs.find_and_tag.places import Wanted, places
from annotator.ui.dialogs.framed import fit, press_with_ctrl_enter
from annotator.ui.jobs import Job, Report
from annotator.ui.panels.search.hit_list import HitDelegate
from annotator.ui.panels.search.hits import HitGroup
from annotator.ui.panels.tables.delegate import SpeakerLine
from annotator.ui.tagging.roles import role_of
from annotator.wording.situations import sentence
from annotator.wording.translation import _, ngettext

_PAUSE = 150
_AT_ONCE = 100
"""Up to so many places are tagged on the window's thread, more beside it."""


class FindAndTagDialog(QDialog):
    """Lists where ``needle`` stands, all ticked; tagging the ticked ones is one command, undone in one step.

    The window stays usable beside it. A letter of the codebook, typed in the list, chooses the label.
    """

    def __init__(self, context: Context, needle: str, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find and tag all"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._job: Job | None = None
        self._round, self._busy = 0, False
        self._labels = context.workspace.read.codebook().offered()
        self.needle, self.where, self.label = QLineEdit(" ".join(needle.split())), QComboBox(), QComboBox()
        self.case, self.whole = QCheckBox(_("Match case")), QCheckBox(_("Whole words"))
        self.speaker = SpeakerLine(context.workspace.read.speakers())
        self.rows = TickModel(self)
        delegate = HitDelegate(context.theme, self)
        delegate.labels = {one.id: one for one in context.workspace.read.codebook().labels}
        self.list = TickList(self.rows, delegate, _("Places"))
        self.list.empty_words = _("Wherever the words above stand is listed here.")
        self.told, self.hint, self.button = QLabel(), QLabel(), QPushButton()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fill(label)
        self._arrange()
        self._connect()
        self._find()
        (self.list if needle.strip() else self.needle).setFocus()

    # -- finding ------------------------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        selection, where = self._context.selection, self.where.currentData()
        return Wanted(
            self.needle.text(),
            self._context.workspace.annotator,
            selection.article if where == "article" else None,
            selection.story if where == "story" else None,
            not self.case.isChecked(),
            self.whole.isChecked(),
        )

    def _find(self) -> None:
        self._soon.stop()
        self._round += 1
        if self._job is not None:
            self._job.cancel()
        self.rows.clear()
        self._tell()
        wanted, turn, workspace = self._wanted(), self._round, self._context.workspace
        if not wanted.needle.strip():
            return
        self.told.setText(_("Searching…"))

        def work(report: Report) -> tuple[HitGroup, ...]:
            try:
                return places(workspace, wanted, report)
            finally:
                workspace.done_reading()

        self._job = self._context.jobs.start(_("Searching"), work, lambda found: self._take(turn, found), self._failed)
        self._job.progressed.connect(lambda done, total: self._progressed(turn, done, total))

    def _take(self, turn: int, found: tuple[HitGroup, ...]) -> None:
        if turn == self._round:
            self._round += 1
            self.rows.add(found)
            self.list.step(1)
            self._tell()

    def _progressed(self, turn: int, done: int, total: int) -> None:
        if turn == self._round and total:
            self.told.setText(_("Searching… {done} of {total} articles").format(done=done, total=total))

    # -- tagging ------------------------------------------------------------------------------------------------

    def tag(self) -> None:
        """Tag what is ticked."""
        ticked = self.rows.ticked()
        speaker = self.speaker.chosen()
        if not ticked or self._busy or speaker[1]:
            return
        places, label = tuple((hit.article, hit.span) for hit in ticked), str(self.label.currentData())
        command = TagAll(places, label, self._context.workspace.read.codebook().defaults(label), speaker[0])
        if len(ticked) <= _AT_ONCE:
            made = self._context.attempt(lambda: self._context.workspace.do(command))
            if made is not None:
                self._tagged(made)
            return
        self._busy = True
        self._tell()
        workspace = self._context.workspace
        self._context.jobs.start(_("Tagging"), lambda _report: workspace.do(command), self._tagged, self._failed)

    def _tagged(self, made: tuple[str, ...]) -> None:
        self._busy = False
        told = ngettext(
            "Tagged {count} place. Undo takes it back.", "Tagged {count} places. Undo takes all back.", len(made)
        )
        self._context.say(told.format(count=len(made)))
        self.accept()

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._tell()
        self.told.setText(sentence(fault) if isinstance(fault, Situation) else _("This did not work."))

    # -- telling ------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        ticked, open_places, hits = len(self.rows.ticked()), self.rows.open(), len(self.rows.hits())
        parts = [ngettext("{count} place", "{count} places", hits).format(count=hits)]
        if hits > open_places:
            parts.append(_("{count} already tagged").format(count=hits - open_places))
        if ticked < open_places:
            parts.append(_("{count} ticked").format(count=ticked))
        unknown = self.speaker.chosen()[1]
        if unknown:
            parts = [_("No speaker is called “{name}”. Choose one of the register, or none.").format(name=unknown)]
        if self._busy:
            parts = [_("Tagging…")]
        self.told.setText(" · ".join(parts))
        self.button.setText(_("Tag {count}").format(count=ticked))
        self.button.setEnabled(ticked > 0 and not self._busy and not unknown)

    def _choose_label(self, letter: str) -> None:
        for n, label in enumerate(self._labels):
            if label.key and label.key.casefold() == letter.casefold():
                self.label.setCurrentIndex(n)

    def _likely(self) -> str:
        """The label that words like these mostly bear: a name is a mention of somebody."""
        words = self.needle.text().split()
        if not words or not all(word[0].isupper() for word in words):
            return ""
        codebook = self._context.workspace.read.codebook()
        return next((one.id for one in self._labels if role_of(codebook, one.id) == "mention"), "")

    def _label_changed(self) -> None:
        self.rows.set_label(str(self.label.currentData()))

    def _show(self) -> None:
        hit = self.list.current_hit()
        if hit is not None:
            self._context.selection.show(hit.article, hit.span, None)

    # -- furniture ----------------------------------------------------------------------------------------------

    def _fill(self, label: str) -> None:
        selection = self._context.selection
        for value, title, there in (
            ("article", _("This article"), selection.article),
            ("story", _("This story"), selection.story),
            ("project", _("All stories"), "project"),
        ):
            if there:
                self.where.addItem(title, value)
        self.where.setCurrentIndex(max(0, self.where.findData("story")))
        for one in self._labels:
            self.label.addItem(f"{one.title or one.id}    {one.key}" if one.key else one.title or one.id, one.id)
        self.label.setCurrentIndex(max(0, self.label.findData(label or self._likely())))
        self.rows.set_label(str(self.label.currentData()))
        self.whole.setChecked(True)
        self.needle.selectAll()
        self.hint.setText(
            _("Space ticks · A all or none · a label’s letter chooses it · Ctrl+G shows the place · Ctrl+Enter tags")
        )

    def _arrange(self) -> None:
        fit(self, 1000, 720)
        self.list.setMinimumHeight(160)
        self.speaker.setPlaceholderText(_("Nobody in particular"))
        self.speaker.setClearButtonEnabled(True)
        for label in (self.told, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", "quiet")
        self.button.setDefault(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for row, column, words, field in (
            (0, 0, _("&Words"), self.needle),
            (0, 2, _("&In"), self.where),
            (1, 0, _("Tag &as"), self.label),
            (1, 2, _("Who is &meant"), self.speaker),
        ):
            name = QLabel(words)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, row, column)
            grid.addWidget(field, row, column + 1)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        options, foot = QHBoxLayout(), QHBoxLayout()
        options.addWidget(self.case)
        options.addWidget(self.whole)
        options.addStretch(1)
        options.addWidget(self.told)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        foot.addWidget(self.hint, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(16, 16, 16, 14)
        column_.setSpacing(10)
        column_.addLayout(grid)
        column_.addLayout(options)
        column_.addWidget(self.list, 1)
        column_.addLayout(foot)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._find)
        self.needle.textChanged.connect(self._soon.start)
        self.where.currentIndexChanged.connect(self._find)
        self.case.toggled.connect(self._find)
        self.whole.toggled.connect(self._find)
        self.label.currentIndexChanged.connect(self._label_changed)
        self.speaker.textChanged.connect(self._tell)
        self.rows.ticked_changed.connect(self._tell)
        self.list.typed.connect(self._choose_label)
        self.list.doubleClicked.connect(self._show)
        self.button.clicked.connect(self.tag)
        QShortcut(QKeySequence("Ctrl+G"), self, self._show)
        press_with_ctrl_enter(self, self.button)
        self.finished.connect(self._stop)

    def _stop(self) -> None:
        self._round += 1
        self._soon.stop()
        if self._job is not None and not self._busy:
            self._job.cancel()
