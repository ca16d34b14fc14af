"""The list of a codebook's labels: each with its looks, its title and its key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QToolButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.model.codebook import Codebook, Label
from annotator.ui.dialogs.codebook.looks import label_icon
from annotator.ui.dialogs.codebook.rows import RowButtons
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

_WIDTH = 286
_ROW = QSize(0, 28)


class LabelList(QWidget):
    """``chosen`` carries the place of the label under the hand; ``retired`` that it should change sides."""

    chosen = Signal(int)
    retired = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(18, 18))
        self.tree.setAccessibleName(_("Labels"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.buttons = RowButtons(self.tree, _("Add label"))
        self.retire = QToolButton()
        self.buttons.line.insertWidget(3, self.retire)
        self.retire.clicked.connect(self.retired)
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tree)
        layout.addWidget(self.buttons)
        self.tree.currentItemChanged.connect(lambda *_items: self.chosen.emit(self.row))

    @property
    def row(self) -> int:
        """The place of the label under the hand, -1 when there is none."""
        item = self.tree.currentItem()
        return -1 if item is None else self.tree.indexOfTopLevelItem(item)

    def show_labels(self, codebook: Codebook, row: int) -> None:
        """These labels, the one at ``row`` under the hand; tells nobody."""
        self.tree.blockSignals(True)
        while self.tree.topLevelItemCount() > len(codebook.labels):
            self.tree.takeTopLevelItem(self.tree.topLevelItemCount() - 1)
        for at, label in enumerate(codebook.labels):
            self._fill(self.tree.topLevelItem(at) or QTreeWidgetItem(self.tree), label)
        if (item := self.tree.topLevelItem(min(row, len(codebook.labels) - 1))) is not None:
            self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)

    def show_place(self, label: Label | None, at: int, count: int, *, deletable: bool) -> None:
        """What can be done with the label under the hand."""
        self.buttons.show_place(at, count)
        self.buttons.delete.setEnabled(deletable)
        hint = _("Delete (Delete)") if deletable else _("Annotations bear this label; retire it instead")
        self.buttons.delete.setToolTip(hint)
        self.buttons.delete.setAccessibleName(hint)
        retired = label is not None and label.retired
        self.retire.setEnabled(label is not None)
        self.retire.setText(_("Bring back") if retired else _("Retire"))
        self.retire.setToolTip(
            _("Offer this label again")
            if retired
            else _("Keep its annotations, and offer the label no more for new ones")
        )

    def _fill(self, item: QTreeWidgetItem, label: Label) -> None:
        title = label.title or label.id
        item.setText(0, _("{label} (retired)").format(label=title) if label.retired else title)
        item.setIcon(0, label_icon(label, self._theme))
        item.setText(1, (label.key or "").upper())
        muted = QBrush(QColor(self._theme.muted))
        item.setForeground(0, muted if label.retired else QBrush(QColor(self._theme.text)))
        item.setForeground(1, muted)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignCenter)
        item.setSizeHint(0, _ROW)
