"""The codebook's guidelines, to be read beside the tagging."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QShortcut, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.changes import ChangeSet
from annotator.model.codebook import Attribute, Label
from annotator.ui.context import Context
from annotator.ui.dialogs.codebook.looks import label_icon
from annotator.ui.dialogs.framed import fit
from annotator.ui.reading.page import ReadingFace, font_of
from annotator.wording.translation import _

_SIZE = (860, 620)
_INDENT = 24.0


class GuidelinesDialog(QDialog):
    """What each label is for, its attributes and their values; typing filters the labels and marks the words.

    It stands beside the window without holding it up, and follows when the codebook is changed.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._codebook = context.workspace.read.codebook()
        self.search = QLineEdit()
        self.labels = QListWidget()
        self.page = QTextEdit()
        self.empty = QLabel(_("No guideline holds these words."))
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._fill())
        self.labels.currentRowChanged.connect(lambda _row: self._show_label())
        context.bridge.changed.connect(self._follow)
        self._fill()

    def _follow(self, changes: ChangeSet) -> None:
        if "codebook" in changes.kinds:
            self._codebook = self._context.workspace.read.codebook()
            self._fill()

    def _fill(self) -> None:
        """The labels that hold the words searched for; the one that was read stays when it is among them."""
        stays = self._chosen()
        found = [label for label in self._codebook.labels if self._holds(label)]
        self.labels.blockSignals(True)
        self.labels.clear()
        for label in found:
            title = label.title or label.id
            item = QListWidgetItem(_("{label} (retired)").format(label=title) if label.retired else title)
            item.setIcon(label_icon(label, self._context.theme()))
            item.setData(Qt.ItemDataRole.UserRole, label.id)
            self.labels.addItem(item)
        ids = [label.id for label in found]
        self.labels.setCurrentRow(ids.index(stays) if stays in ids else min(0, len(ids) - 1))
        self.labels.blockSignals(False)
        self._show_label()

    def _holds(self, label: Label) -> bool:
        words = self.search.text().casefold().split()
        text = "\n".join(text for text, _level in guideline_of(label)).casefold()
        return all(word in text for word in words)

    def _chosen(self) -> str | None:
        item = self.labels.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _show_label(self) -> None:
        label = self._codebook.label(self._chosen() or "")
        self.page.setVisible(label is not None)
        self.empty.setVisible(label is None)
        self.page.clear()
        if label is not None:
            self._write(label)
            self._mark_words()

    def _write(self, label: Label) -> None:
        """Words go in as plain text with a format beside them, never as markup."""
        cursor = self.page.textCursor()
        for n, (text, level) in enumerate(guideline_of(label)):
            block, face = self._format(level)
            if n == 0:
                cursor.setBlockFormat(block)
                cursor.setCharFormat(face)
            else:
                cursor.insertBlock(block, face)
            cursor.insertText(text, face)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, level: int) -> tuple[QTextBlockFormat, QTextCharFormat]:
        """For a title (0), a guideline (1), an attribute (2) and its explanation (3), a value (4) and its (5)."""
        theme = self._context.theme()
        block, face = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin((0.0, 6.0, 18.0, 2.0, 8.0, 0.0)[level])
        block.setLeftMargin(_INDENT if level > 3 else 0.0)
        block.setLineHeight(130.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        size = self.page.font().pointSizeF()
        face.setFontPointSize(size * (1.4 if level == 0 else 1.0))
        face.setFontWeight(QFont.Weight.DemiBold if level in (0, 2, 4) else QFont.Weight.Normal)
        face.setForeground(QColor(theme.muted if level in (3, 5) else theme.text))
        return block, face

    def _mark_words(self) -> None:
        marks = []
        face = QTextCharFormat()
        face.setBackground(QColor(self._context.theme().selection))
        for word in self.search.text().split():
            cursor = self.page.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, face
                marks.append(mark)
                cursor = self.page.document().find(word, cursor)
        self.page.setExtraSelections(marks)

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Guidelines"))
        fit(self, *_SIZE)
        self.search.setPlaceholderText(_("Search the guidelines"))
        self.search.setAccessibleName(_("Search the guidelines"))
        self.search.setClearButtonEnabled(True)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        self.labels.setAccessibleName(_("Labels"))
        self.labels.setFixedWidth(220)
        self.labels.setIconSize(QSize(18, 18))
        self.page.setReadOnly(True)
        self.page.setAcceptRichText(False)
        self.page.setTabChangesFocus(True)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.page.setAccessibleName(_("Guideline"))
        self.page.setFont(font_of(ReadingFace(face=self._context.settings().face)))
        self.page.document().setDocumentMargin(22)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "quiet")
        body = QHBoxLayout()
        body.setSpacing(10)
        body.addWidget(self.labels)
        body.addWidget(self.page, 1)
        body.addWidget(self.empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addLayout(body)


def guideline_of(label: Label) -> list[tuple[str, int]]:
    """The paragraphs that explain a label, each with its level (see ``GuidelinesDialog``)."""
    title = label.title or label.id
    told = [(f"{title} · {label.key.upper()}" if label.key else title, 0)]
    told.append((label.guideline.strip() or _("No guideline yet."), 1))
    for attribute in label.attributes:
        told += _attribute(attribute)
    return told


def _attribute(attribute: Attribute) -> list[tuple[str, int]]:
    told = [(attribute.title or attribute.id, 2)]
    if attribute.guideline.strip():
        told.append((attribute.guideline.strip(), 3))
    for value in attribute.values:
        told.append((value.title or value.id, 4))
        if value.guideline.strip():
            told.append((value.guideline.strip(), 5))
    return told
