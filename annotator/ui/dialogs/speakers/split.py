"""One entry made two: the places that mean somebody else are ticked and get a name of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.commands.speakers import SplitSpeaker
from annotator.model.speaker import Speaker
from annotator.ui.context import Context
from annotator.ui.dialogs.find_and_tag.list import TickList, TickModel
from annotator.ui.dialogs.framed import fit, press_with_ctrl_enter
from annotator.ui.dialogs.speakers.places import places_of
from annotator.ui.panels.search.hit_list import HitDelegate
from annotator.wording.translation import _

_ALL = 1_000_000


class SplitDialog(QDialog):
    """Space ticks, A ticks everything or nothing."""

    def __init__(self, context: Context, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Split speaker"))
        self._speaker = speaker
        self._places = places_of(context.workspace.seen, speaker.id, _ALL)
        self.name, self.told, self.button = QLineEdit(), QLabel(), QPushButton(_("Split"))
        self.rows = TickModel(self)
        delegate = HitDelegate(context.theme, self)
        delegate.labels = {label.id: label for label in context.workspace.read.codebook().labels}
        self.list = TickList(self.rows, delegate, _("Places"))
        self._arrange()
        self.rows.add(self._places.groups)
        self.rows.tick(list(range(self.rows.rowCount())), ticked=False)
        self.list.step(1)
        self.name.textChanged.connect(self._tell)
        self.rows.ticked_changed.connect(self._tell)
        self._tell()

    def command(self) -> SplitSpeaker:
        """What was decided, as one step."""
        ticked = [hit.annotation for hit in self.rows.ticked() if hit.annotation]
        links = tuple(self._places.links[key] for key in ticked if key in self._places.links)
        marks = tuple(key for key in ticked if key not in self._places.links)
        return SplitSpeaker(self._speaker.id, self.name.text().strip(), marks, links)

    def _tell(self) -> None:
        ticked = len(self.rows.ticked())
        named = bool(self.name.text().strip())
        if not ticked:
            told = _("Tick the places that mean somebody else: Space ticks one, A all.")
        elif named:
            told = _("{count} of {all} places go to the new entry.")
        else:
            told = _("{count} of {all} places go to the new entry, which needs a name.")
        self.told.setText(told.format(count=ticked, all=len(self.rows.hits())))
        self.button.setEnabled(ticked > 0 and named)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.name.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        fit(self, 760, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        title = QLabel()
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setText(_("Which places of “{name}” mean somebody else?").format(name=self._speaker.name))
        title.setProperty("role", "strong")
        title.setWordWrap(True)
        field = QHBoxLayout()
        field.setSpacing(10)
        words = QLabel(_("Name of the new entry"))
        words.setProperty("role", "quiet")
        words.setBuddy(self.name)
        self.name.setAccessibleName(words.text())
        field.addWidget(words)
        field.addWidget(self.name, 1)
        self.told.setProperty("role", "quiet")
        column.addWidget(title)
        column.addLayout(field)
        column.addWidget(self.list, 1)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        press_with_ctrl_enter(self, self.button)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        column.addLayout(foot)
