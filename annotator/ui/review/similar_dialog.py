"""Apply to all similar: one decision for all cases in which the same people differ in the same way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.model.article import Article
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.ui.review.article_names import short_place_of
from annotator.ui.review.choices import Choice
from annotator.ui.review.comparison import Ground
from annotator.ui.review.deciding import Deciding
from annotator.ui.review.gold_words import draft_words
from annotator.ui.review.rules_dialog import make_default
from annotator.ui.tagging.fragments import words_of
from annotator.wording.translation import _, ngettext

_ROW = Qt.ItemDataRole.UserRole


class SimilarDialog(QDialog):
    """At the left the decisions, at the right each case with what it would make gold; what is ticked is decided."""

    def __init__(
        self,
        deciding: Deciding,
        ground: Ground,
        articles: Mapping[str, Article],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Apply to all similar"))
        self._deciding, self._ground, self._articles = deciding, ground, articles
        self._cases = deciding.similar()
        self._offered = [choice for choice in deciding.showing.choices if choice.ruling is not None]
        head = QLabel()
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.PlainText)
        others = len(self._cases) - 1
        told = ngettext(
            "{count} other case differs as this one does: the same kind, between the same annotators.",
            "{count} other cases differ as this one does: the same kind, between the same annotators.",
            others,
        )
        head.setText(told.format(count=others))
        self.decisions, self.list = QListWidget(), QListWidget()
        self.decisions.setAccessibleName(_("Decision"))
        self.list.setAccessibleName(_("Cases to decide"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.decisions.setSpacing(2)
        for choice in self._offered:
            self.decisions.addItem(choice.title)
        self.decisions.currentRowChanged.connect(self._preview)
        self.list.itemChanged.connect(self._count)
        parts = QSplitter()
        parts.addWidget(self.decisions)
        parts.addWidget(self.list)
        parts.setSizes([200, 520])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        make_default(self.buttons, self.apply)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(parts, 1)
        column.addWidget(self.buttons)
        self.resize(760, 460)
        preferred = next((row for row, one in enumerate(self._offered) if one is deciding.showing.proposal), 0)
        self.decisions.setCurrentRow(preferred)
        self.decisions.setFocus()

    def decision(self) -> Ruling:
        """The decision about the case under the hand."""
        ruling = self._choice().ruling
        assert ruling is not None
        return ruling

    def chosen(self) -> Sequence[Case]:
        """The cases that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [self._cases[i.data(_ROW)] for i in items if i.checkState() == Qt.CheckState.Checked]

    def _choice(self) -> Choice:
        return self._offered[max(self.decisions.currentRow(), 0)]

    def _preview(self) -> None:
        base = self.decision()
        self.list.blockSignals(True)
        self.list.clear()
        for row, case in enumerate(self._cases):
            ruling = self._deciding.same_for(base, case)
            item = QListWidgetItem(self._told(case, ruling))
            item.setData(_ROW, row)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if ruling is not None else Qt.ItemFlag.NoItemFlags)
            item.setCheckState(Qt.CheckState.Checked if ruling is not None else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._count()

    def _told(self, case: Case, ruling: Ruling | None) -> str:
        text = self._ground.text(case.article)
        if ruling is None:
            words = words_of(text, case.members[0].fragments, 70)
            return _("“{words}” — cannot be decided so").format(words=words)
        gold = " + ".join(
            f"“{words_of(text, draft.fragments, 90)}” {draft_words(draft, self._ground)}" for draft in ruling.drafts
        )
        if not gold:
            gold = _("nothing: “{words}”").format(words=words_of(text, case.members[0].fragments, 80))
        return f"★ {gold}\n{self._place(case)}"

    def _place(self, case: Case) -> str:
        return short_place_of(self._articles.get(case.article))

    def _count(self) -> None:
        count = len(self.chosen())
        self.apply.setText(ngettext("Decide {count} case", "Decide {count} cases", count).format(count=count))
        self.apply.setEnabled(count > 0)
