"""Several entries made one: which to keep, and what then moves."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.speakers import MergeSpeakers
from annotator.storage.listing import SpeakerRow
from annotator.ui.panels.tables.rows import one_line
from annotator.wording.translation import _, ngettext


class MergeDialog(QDialog):
    """Digits or arrows choose which of ``entries`` is kept; the preview says what the others give up."""

    def __init__(self, entries: Sequence[SpeakerRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge speakers"))
        self._entries = sorted(entries, key=lambda e: (-(e.mentions + e.quotes), e.speaker.name))
        self._group, self.preview, self.button = QButtonGroup(self), QLabel(), QPushButton()
        self._arrange()
        self._group.idClicked.connect(self._tell)
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()
        self._tell()

    def command(self) -> MergeSpeakers:
        """What was decided, as one step."""
        kept = self._kept().speaker.id
        return MergeSpeakers(kept, tuple(e.speaker.id for e in self._entries if e.speaker.id != kept))

    def _kept(self) -> SpeakerRow:
        return self._entries[self._group.checkedId()]

    def _tell(self) -> None:
        kept = self._kept()
        others = [entry for entry in self._entries if entry is not kept]
        mentions = sum(entry.mentions for entry in others)
        moving = ngettext(
            "{count} mention will then mean {name}.", "{count} mentions will then mean {name}.", mentions
        ).format(count=mentions, name=kept.speaker.name)
        names = dict.fromkeys(n for e in others for n in (e.speaker.name, *e.speaker.aliases))
        new = [name for name in names if name not in (kept.speaker.name, *kept.speaker.aliases)]
        lines = [moving, _("Quotes that lead straight to the others move as well.")]
        if new:
            lines.append(_("It will also be called: {names}").format(names="; ".join(new)))
        going = ngettext("{count} entry goes away.", "{count} entries go away.", len(others))
        lines.append(going.format(count=len(others)))
        self.preview.setText("\n".join(lines))
        self.button.setText(_("Merge {count}").format(count=len(self._entries)))

    def _arrange(self) -> None:
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        title = QLabel(_("Which entry is kept?"))
        title.setProperty("role", "strong")
        column.addWidget(title)
        for n, entry in enumerate(self._entries):
            choice = QRadioButton(_told(entry).replace("&", "&&"))
            self._group.addButton(choice, n)
            column.addWidget(choice)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setProperty("role", "quiet")
        column.addSpacing(6)
        column.addWidget(self.preview)
        column.addStretch(1)
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        column.addSpacing(8)
        column.addLayout(foot)


def _told(entry: SpeakerRow) -> str:
    """An entry so that two of one name can be told apart."""
    mentions = ngettext("{count} mention", "{count} mentions", entry.mentions).format(count=entry.mentions)
    quotes = ngettext("{count} quote", "{count} quotes", entry.quotes).format(count=entry.quotes)
    known = shorten(one_line(entry.speaker.description or "; ".join(entry.speaker.aliases)), 60, placeholder="…")
    return "  ·  ".join(part for part in (entry.speaker.name, mentions, quotes, known) if part)
