"""The register of speakers: found, corrected, entered, merged, split."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.commands.speakers import AddSpeaker, ChangeSpeaker, DropSpeaker
from annotator.model.changes import ChangeSet
from annotator.model.speaker import Speaker
from annotator.storage.listing import SpeakerRow
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import fit
from annotator.ui.dialogs.speakers.details import SpeakerDetails
from annotator.ui.dialogs.speakers.duplicates import Pair, duplicates
from annotator.ui.dialogs.speakers.merge import MergeDialog
from annotator.ui.dialogs.speakers.places import Places, places_of
from annotator.ui.dialogs.speakers.split import SplitDialog
from annotator.ui.dialogs.underway import Latest
from annotator.ui.jobs import Report
from annotator.ui.panels.search.hit_list import HitDelegate, HitList, HitModel
from annotator.ui.panels.tables.rows import TableRow
from annotator.ui.panels.tables.speakers import speaker_columns, speaker_rows
from annotator.ui.panels.tables.view import RowTable
from annotator.ui.widgets.page_button import enter_only_on
from annotator.wording.translation import _, ngettext

_PAUSE = 120
_LISTED = 25
"""Pairs in the menu; as they are merged, others follow."""


class SpeakersDialog(QDialog):
    """Left the list, right the selected entry and where it is mentioned. The window stays usable beside it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Speakers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._entries: Mapping[str, SpeakerRow] = {}
        self._wanted = ""
        self._counting, self._finding = Latest(context.jobs, self), Latest(context.jobs, self)
        self.field = QLineEdit()
        self.table = RowTable(context, _("Speakers"))
        self.details, self.hits = SpeakerDetails(), HitModel(self)
        self._delegate = HitDelegate(context.theme, self)
        self.places = HitList(self.hits, self._delegate, _("Where they are mentioned"))
        self.told, self.hint = QLabel(), QPushButton()
        self.hint.hide()
        self.new, self.merge, self.split, self.drop, self.quotes = (
            QPushButton(words) for words in (_("&New…"), _("&Merge…"), _("S&plit…"), _("&Delete"), _("&Quotes"))
        )
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._filtering = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._connect()
        self.refresh()
        self.field.setFocus()

    # -- showing ------------------------------------------------------------------------------------------------

    def show_speaker(self, key: str) -> None:
        """Go to an entry, as soon as it is listed."""
        self._wanted = key
        self._go()

    def refresh(self) -> None:
        """Read the register anew, beside the window."""
        workspace, whose = self._context.workspace, self._context.workspace.whose()

        def work(_report: Report) -> list[SpeakerRow]:
            try:
                return workspace.list.speakers(whose)
            finally:
                workspace.done_reading()

        self._counting.start(_("Counting speakers"), work, self._list, self._context.tell_fault)

    def _list(self, found: list[SpeakerRow]) -> None:
        workspace = self._context.workspace
        self._entries = {entry.speaker.id: entry for entry in found}
        self._delegate.labels = {label.id: label for label in workspace.read.codebook().labels}
        self.table.rows.replace(speaker_rows(found, aliases=False, editable=not workspace.read_only))
        self.table.empty_words = _("No speakers yet. They are entered as quotes get their source.")
        self._propose([entry.speaker for entry in found])
        if self._chosen():
            self._selected()
        else:
            self._arranged()
        self._go()

    def _go(self) -> None:
        if self._wanted not in self._entries:
            return
        self.field.clear()
        self.table.rows.filter("")
        self.table.go_to(self._wanted)
        self._wanted = ""
        self._selected()

    def _propose(self, speakers: list[Speaker]) -> None:
        pairs = duplicates(speakers)
        self.hint.setVisible(bool(pairs))
        words = ngettext("{count} possible duplicate", "{count} possible duplicates", len(pairs))
        self.hint.setText(words.format(count=len(pairs)))
        menu = QMenu(self)
        for pair in pairs[:_LISTED]:
            words = _("{one} and {other}: both “{name}”") if pair.whole else _("{one} and {other}: same surname")
            one, other = (self._entries[key].speaker.name for key in (pair.one, pair.other))
            told = words.format(one=one, other=other, name=pair.name)
            menu.addAction(told.replace("&", "&&"), partial(self._compare, pair))
        before = self.hint.menu()
        self.hint.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.table.rows.filter(self.field.text())
            self.table.rows.settle()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _arranged(self) -> None:
        """Whoever is filtered out is no longer chosen: what the keys do is done to what is seen."""
        if self._chosen():
            return
        if self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        else:
            self._selected()

    def _compare(self, pair: Pair) -> None:
        """Select both, so that one look and one key decide."""
        self.show_speaker(pair.one)
        at = self.table.rows.row_of(pair.other)
        if at is not None:
            flags = self.table.selectionModel().SelectionFlag
            self.table.selectionModel().select(self.table.rows.index(at, 0), flags.Select | flags.Rows)
        self.table.setFocus()

    def _selected(self) -> None:
        chosen, writable = self._chosen(), not self._context.workspace.read_only
        one = chosen[0] if len(chosen) == 1 else None
        self.merge.setEnabled(writable and len(chosen) > 1)
        self.drop.setEnabled(writable and bool(chosen))
        self.new.setEnabled(writable)
        self.quotes.setEnabled(one is not None)
        self.details.show_speaker(one)
        self.details.setEnabled(writable and one is not None)
        self.hits.clear()
        self.split.setEnabled(False)
        self._finding.stop()
        if one is not None:
            self.told.clear()
            self._find_places(one.id)
        elif chosen:
            self.told.setText(_("{count} entries selected").format(count=len(chosen)))
        else:
            self._show_places(Places((), {}, 0))

    def _find_places(self, speaker: str) -> None:
        workspace = self._context.workspace

        def work(_report: Report) -> Places:
            try:
                return places_of(workspace.seen, speaker)
            finally:
                workspace.done_reading()

        self._finding.start(_("Looking for places"), work, self._show_places, self._context.tell_fault)

    def _show_places(self, found: Places) -> None:
        self.hits.add(found.groups)
        self.split.setEnabled(found.count > 1 and not self._context.workspace.read_only)
        self.told.setText(ngettext("{count} place", "{count} places", found.count).format(count=found.count))

    def _chosen(self) -> list[Speaker]:
        return [row.of for row in self.table.selected() if isinstance(row.of, Speaker)]

    def done(self, result: int) -> None:
        self._counting.stop()
        self._finding.stop()
        super().done(result)

    # -- changing -----------------------------------------------------------------------------------------------

    def _store(self, speaker: Speaker) -> None:
        workspace = self._context.workspace
        if self._context.attempt(lambda: (workspace.do(ChangeSpeaker(speaker)), True)) is not None:
            # At once, for counting takes a while: what is taken back meanwhile is not to look like something begun.
            self.details.show_speaker(workspace.read.speaker(speaker.id))

    def _add(self) -> None:
        name = self._context.asking.text(_("New speaker"), _("Name"), self.field.text())
        if name is not None:
            made = self._context.attempt(lambda: self._context.workspace.do(AddSpeaker(name)))
            if made is not None:
                self.refresh()
                self.show_speaker(made)

    def _merge(self) -> None:
        asked = MergeDialog([self._entries[speaker.id] for speaker in self._chosen()], self)
        if asked.exec():
            command = asked.command()
            self._context.attempt(lambda: self._context.workspace.do(command))
            self.refresh()
            self.show_speaker(command.kept)
        asked.deleteLater()

    def _split(self) -> None:
        asked = SplitDialog(self._context, self._chosen()[0], self)
        if asked.exec():
            command = asked.command()
            made = self._context.attempt(lambda: self._context.workspace.do(command))
            if made is not None:
                self.refresh()
                self.show_speaker(made)
        asked.deleteLater()

    def _drop(self) -> None:
        for speaker in self._chosen():
            mentions = self._entries[speaker.id].mentions
            question = _("Delete {name}?").format(name=speaker.name)
            told = ngettext(
                "{count} mention stays and means nobody then. Undo brings the entry back.",
                "{count} mentions stay and mean nobody then. Undo brings the entry back.",
                mentions,
            )
            if mentions and not self._context.asking.confirm(question, told.format(count=mentions), _("Delete")):
                return
            command = DropSpeaker(speaker.id, speaker.name)
            self._context.attempt(partial(self._context.workspace.do, command))

    def _follow(self, changes: ChangeSet) -> None:
        if changes.kinds & {"speaker", "annotation", "link", "article", "codebook"}:
            self._counting.stop()
            self._soon.start()

    # -- going there --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        hit = self.places.current_hit()
        if hit is not None:
            self._context.selection.show(hit.article, hit.span, hit.annotation)

    def _show_quotes(self) -> None:
        """Everything with which somebody is quoted, in the window."""
        self._context.selection.show_speaker(self._chosen()[0].id)

    def _open(self, _row: TableRow) -> None:
        self.details.name.setFocus()
        self.details.name.selectAll()

    # -- furniture ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._follow)
        self._context.bridge.workspace_changed.connect(self.reject)
        self._soon.timeout.connect(self.refresh)
        self._filtering.timeout.connect(lambda: self.table.rows.filter(self.field.text()))
        self.field.textChanged.connect(self._filtering.start)
        self.table.selectionModel().selectionChanged.connect(lambda *_changes: self._selected())
        self.table.rows.layoutChanged.connect(lambda *_changes: self._arranged())
        self.table.opened.connect(self._open)
        self.details.changed.connect(self._store)
        self.places.activated.connect(self._show)
        self.places.doubleClicked.connect(self._show)
        for button, act in ((self.new, self._add), (self.merge, self._merge), (self.split, self._split)):
            button.clicked.connect(act)
        self.drop.clicked.connect(self._drop)
        self.quotes.clicked.connect(self._show_quotes)

    def _arrange(self) -> None:
        fit(self, 1240, 800)
        self.table.begin(speaker_columns(aliases=False))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.field.setPlaceholderText(_("Filter by name or alias"))
        self.field.setAccessibleName(_("Filter by name or alias"))
        self.field.setClearButtonEnabled(True)
        self.told.setProperty("role", "quiet")
        for button in (self.new, self.merge, self.split, self.drop, self.quotes, self.hint):
            enter_only_on(button)
        left, right, keys, top = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for button in (self.new, self.merge, self.split, self.quotes):
            keys.addWidget(button)
        keys.addStretch(1)
        keys.addWidget(self.drop)
        top.addWidget(self.field, 1)
        top.addWidget(self.hint)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        left.addLayout(keys)
        right.addWidget(self.details)
        right.addWidget(self.told)
        right.addWidget(self.places, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        for layout in (left, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
            half = QWidget()
            half.setLayout(layout)
            halves.addWidget(half)
        halves.setSizes([600, 440])
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(halves)
