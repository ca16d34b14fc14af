"""The zones of the page that are proposed for an article: kept, dropped, renamed, added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.reading.found import Zone
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.ui.dialogs.framed import captioned
from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.wording.translation import _

_WORDS = 90
"""Code points of a zone that its row shows."""


class ZoneList(QWidget):
    """The zones of one article, ticked where they go in; the box below renames the current one."""

    changed = Signal()
    current_changed = Signal(object)
    """The Zone whose row is current, or None."""

    def __init__(self, labels: Sequence[Label], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {label.id: label.title or label.id for label in labels if label.zone and not label.retired}
        self._choices: Choices | None = None
        self._place = 0
        self._span = Span(0, 0)
        self.list, self.label = QListWidget(), QComboBox()
        self.add = QPushButton(_("Mark selected words"))
        self._arrange()

    def show_article(self, choices: Choices | None, place: int = 0) -> None:
        """Lists the zones of an article, or none."""
        self._choices, self._place = choices, place
        self._fill()
        self.select_words(Span(0, 0))

    def select_words(self, span: Span) -> None:
        """What is selected in the text, to be marked as a zone."""
        self._span = span
        self.add.setEnabled(self._choices is not None and len(span) > 0 and self.label.count() > 0)

    def zone(self) -> Zone | None:
        """The zone whose row is current."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _fill(self, current: Zone | None = None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if self._choices is not None:
            text = self._choices.candidates[self._place].article.text
            for zone, kept in self._choices.zones(self._place):
                self._list(zone, kept, text)
                if zone == current:
                    self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)
        self._tell_current()

    def _list(self, zone: Zone, kept: bool, text: str) -> None:
        words = " ".join(text[zone.span.start : min(zone.span.end, zone.span.start + _WORDS)].split())
        item = QListWidgetItem(f"{self._names.get(zone.label, zone.label)} · {words}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, zone)
        self.list.addItem(item)

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._choices is not None:
            kept = item.checkState() == Qt.CheckState.Checked
            self._choices.keep_zone(self._place, item.data(Qt.ItemDataRole.UserRole), kept)
            self.changed.emit()

    def _renamed(self) -> None:
        zone, label = self.zone(), self.label.currentData()
        if self._choices is not None and zone is not None and label and label != zone.label:
            self._fill(self._choices.relabel_zone(self._place, zone, label))
            self.changed.emit()

    def _added(self) -> None:
        if self._choices is not None and len(self._span):
            zone = Zone(self.label.currentData(), self._span)
            self._choices.keep_zone(self._place, zone, True)
            self._fill(zone)
            self.changed.emit()

    def _tell_current(self) -> None:
        zone = self.zone()
        if zone is not None:
            self.label.setCurrentIndex(self.label.findData(zone.label))
        self.current_changed.emit(zone)

    def _arrange(self) -> None:
        for label, title in self._names.items():
            self.label.addItem(title, label)
        self.list.setAccessibleName(_("Zones of the page"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * 5)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentItemChanged.connect(self._tell_current)
        self.label.activated.connect(self._renamed)
        self.add.clicked.connect(self._added)
        row = QHBoxLayout()
        row.addWidget(captioned(_("Zone is"), self.label, _("Kind of zone")))
        row.addWidget(self.label, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(captioned(_("Zones of the page, kept where ticked"), self.list, _("Zones of the page")))
        column.addWidget(self.list, 1)
        column.addLayout(row)

    def sizeHint(self) -> QSize:
        return QSize(360, self.fontMetrics().height() * 12)
