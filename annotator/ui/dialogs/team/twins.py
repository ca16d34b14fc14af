"""Speakers who may be one: which are, is decided once, as one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import msgspec
from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.commands.speakers import MergeSpeakers, UniteSpeakers
from annotator.discovery.proposed_twins import proposed
from annotator.discovery.twins import Twins
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import FramedDialog, plain
from annotator.ui.dialogs.team.listed import ListedModel, ListedView
from annotator.wording.translation import _, ngettext
from annotator.wording.twins import why_twins

_LIKELY = frozenset(("identifier", "name", "title"))
"""Why two are proposed so strongly that they stand ticked."""
_Role = Qt.ItemDataRole


class Pair(Struct):
    """Two speakers by id: ``kept`` stays and takes in ``other`` where ``ticked``."""

    kept: str
    other: str
    twins: Twins
    ticked: bool


def united(pairs: Sequence[Pair]) -> UniteSpeakers:
    """The ticked pairs as one step: where pairs hang together, all become the one that most of them keep first."""
    into: dict[str, str] = {}

    def root(key: str) -> str:
        while into.get(key, key) != key:
            key = into[key]
        return key

    for pair in pairs:
        if pair.ticked:
            kept, other = root(pair.kept), root(pair.other)
            into.setdefault(kept, kept)
            into[other] = kept
    merged: dict[str, list[str]] = defaultdict(list)
    for key in into:
        if root(key) != key:
            merged[root(key)].append(key)
    return UniteSpeakers(tuple(MergeSpeakers(kept, tuple(others)) for kept, others in merged.items()))


class TwinsList(QWidget):
    """Space ticks the selected pairs, A all or none, X lets the other one be kept."""

    changed = Signal()

    def __init__(self, context: Context, among: Collection[str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speakers = context.workspace.read.speakers()
        uses = context.workspace.list.uses()
        self._names = {speaker.id: speaker.name for speaker in speakers}
        self._uses = uses
        self.pairs = [_pair(twin, uses, self._names) for twin in proposed(speakers, among)]
        headings = (_("Stays"), _("Becomes one with it"), _("Because of"))
        self.model = _TwinsModel(headings, self._cell)
        self.view = _TwinsView(self.model, _("Speakers who may be one"), (4, 4, 3), many=True)
        self.model.show_entries(self.pairs)
        self.model.ticked.connect(self.changed)
        self.view.go_to_row(0)
        hint = plain(_("Space ticks a pair, A all or none, X lets the other one stay."), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.view, 1)
        column.addWidget(hint)

    @property
    def count(self) -> int:
        """How many pairs are ticked."""
        return sum(pair.ticked for pair in self.pairs)

    def command(self) -> UniteSpeakers:
        """What was decided."""
        return united(self.pairs)

    def _cell(self, pair: Pair, column: int) -> str:
        if column == 2:
            return why_twins(pair.twins)
        key = pair.kept if column == 0 else pair.other
        return _("{name} · {count}×").format(name=self._names[key], count=self._uses.get(key, 0))


class TwinsDialog(FramedDialog):
    """All speakers of the project who may be one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.jobs, _("Speakers who may be one"), _("Make one"), parent)
        self._context = context
        self.list = TwinsList(context)
        self.told = plain(role="strong")
        self.body.addWidget(self.told)
        self.body.addWidget(self.list, 1)
        self.list.changed.connect(self._tell)
        self._tell()
        self.fit(760, 480)
        self.list.view.setFocus()

    def accept(self) -> None:
        """Make the ticked ones one."""
        command = self.list.command()
        self._context.attempt(lambda: self._context.workspace.do(command))
        super().accept()

    def _tell(self) -> None:
        self.told.setText(twins_told(len(self.list.pairs)))
        self.accept_button.setText(unite_words(self.list.count))
        self.accept_button.setEnabled(self.list.count > 0 and not self._context.workspace.read_only)


def twins_told(count: int) -> str:
    """What the list is about."""
    if not count:
        return _("No two speakers of the register look like one.")
    one, many = "{count} pair of speakers may be one person.", "{count} pairs of speakers may be one person each."
    return ngettext(one, many, count).format(count=count)


def unite_words(count: int) -> str:
    """What the button says."""
    return ngettext("Make {count} pair one", "Make {count} pairs one", count).format(count=count)


class _TwinsModel(ListedModel):
    ticked = Signal()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole) -> object:
        if role == _Role.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self.entry(index.row()).ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag(0))

    def setData(self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self.entry(index.row()).ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.again()
        return True

    def again(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 2))
        self.ticked.emit()


class _TwinsView(ListedView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.listed
        assert isinstance(model, _TwinsModel)
        chosen: list[Pair] = self.chosen()
        if event.key() == Qt.Key.Key_A and not event.modifiers():
            chosen = [model.entry(row) for row in range(model.rowCount())]
        elif event.key() == Qt.Key.Key_X and not event.modifiers():
            for pair in chosen:
                pair.kept, pair.other = pair.other, pair.kept
            model.again()
            return
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        wanted = not all(pair.ticked for pair in chosen)
        for pair in chosen:
            pair.ticked = wanted
        model.again()


def _pair(twin: Twins, uses: dict[str, int], names: dict[str, str]) -> Pair:
    """What is used more stays; where neither is, the longer name."""
    kept, other = sorted((twin.one, twin.other), key=lambda key: (-uses.get(key, 0), -len(names[key]), key))
    return Pair(kept, other, msgspec.structs.replace(twin), twin.why in _LIKELY)
