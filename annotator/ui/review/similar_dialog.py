"""Apply to all similar: one decision for all cases in which the same people differ in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.model.article import Article
from annotator.review.again import again
from annotator.review.cases import Case
from annotator.review.rulings import Ruling
from annotator.review.similar import like
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import press_with_ctrl_enter
from annotator.ui.dialogs.underway import Underway
from annotator.ui.jobs import Report
from annotator.ui.review.case_list import CaseList
from annotator.ui.review.choices import Choice
from annotator.ui.review.comparison import Ground
from annotator.ui.review.deciding import Deciding
from annotator.ui.review.gold_words import gold_words
from annotator.ui.review.rules_dialog import make_default
from annotator.ui.review.similar_delegate import SimilarDelegate
from annotator.ui.review.similar_rows import Rulings, SimilarRows, SimilarWords
from annotator.ui.tagging.fragments import words_of
from annotator.wording.article_words import short_place_of
from annotator.wording.translation import _, ngettext

_SOME, _WORDS = 200, 140


class SimilarDialog(QDialog):
    """At the left the decisions, at the right each case with what it would make gold; what is ticked is decided.

    The cases are looked for beside the window, and nothing can be decided before all of them are there.
    """

    def __init__(
        self,
        context: Context,
        deciding: Deciding,
        ground: Ground,
        articles: Mapping[str, Article],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Apply to all similar"))
        self._context, self._ground, self._articles = context, ground, articles
        self._case, self._all = deciding.subject()
        self._cases: Sequence[Case] | None = None
        self._offered = [choice for choice in deciding.showing.choices if choice.ruling is not None]
        self.head, self.underway = QLabel(), Underway(context.jobs)
        self.head.setWordWrap(True)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.decisions, self.rows = QListWidget(), SimilarRows(self._told, self)
        self.list = CaseList(_("Cases to decide"), SimilarDelegate(context.theme))
        self.decisions.setAccessibleName(_("Decision"))
        self.decisions.setSpacing(2)
        self.list.setModel(self.rows)
        for choice in self._offered:
            self.decisions.addItem(choice.title)
        self._lay_out()
        self.decisions.currentRowChanged.connect(self._look)
        self.rows.turned.connect(self._count)
        preferred = next((row for row, one in enumerate(self._offered) if one is deciding.showing.proposal), 0)
        self.decisions.setCurrentRow(preferred)
        self.decisions.setFocus()

    def chosen(self) -> list[tuple[Case, Ruling]]:
        """The cases that are ticked, each with its decision."""
        return self.rows.ticked()

    def done(self, result: int) -> None:
        self.underway.stop()
        super().done(result)

    def _choice(self) -> Choice:
        return self._offered[max(self.decisions.currentRow(), 0)]

    def _look(self) -> None:
        """Look for the cases, once, and for what the decision comes to in each."""
        base = self._choice().ruling
        assert base is not None
        known, case, all_, workspace = self._cases, self._case, self._all, self._context.workspace

        def work(report: Report) -> Rulings:
            try:
                found = known if known is not None else [case, *like(case, _reported(all_, report))]
                return rulings(base, found, workspace.read.text, report)
            finally:
                workspace.done_reading()

        self.apply.setEnabled(False)
        self.apply.setText(_("Decide"))
        if known is None:
            self.head.setText(_("Looking for cases that differ as this one does …"))
        self.underway.start(_("Looking for similar cases"), work, self._show, self._failed)

    def _show(self, found: Rulings) -> None:
        self._cases = [case for case, _ruling in found]
        others = len(found) - 1
        told = ngettext(
            "{count} other case differs as this one does: the same kind, between the same annotators.",
            "{count} other cases differ as this one does: the same kind, between the same annotators.",
            others,
        )
        self.head.setText(told.format(count=f"{others:,}"))
        row = max(self.list.currentIndex().row(), 0)
        self.rows.replace(found)
        self.list.setCurrentIndex(self.rows.index(row))
        self._count()

    def _failed(self, fault: Exception) -> None:
        self.reject()
        self._context.tell_fault(fault)

    def _told(self, case: Case, ruling: Ruling | None) -> SimilarWords:
        text = self._ground.text(case.article)
        drafts = ruling.drafts if ruling is not None else ()
        passages = dict.fromkeys(draft.fragments for draft in drafts) or (case.members[0].fragments,)
        gold = gold_words(ruling, self._ground, case.kinds) if ruling is not None else _("cannot be decided so")
        return SimilarWords(
            " + ".join(words_of(text, passage, _WORDS) for passage in passages),
            " ".join(gold.splitlines()),
            short_place_of(self._articles.get(case.article)),
            self._ground.colour(case.unit.label),
        )

    def _count(self) -> None:
        count = self.rows.count
        self.apply.setText(ngettext("Decide {count} case", "Decide {count} cases", count).format(count=f"{count:,}"))
        self.apply.setEnabled(count > 0)

    def _lay_out(self) -> None:
        parts = QSplitter()
        parts.addWidget(self.decisions)
        parts.addWidget(self.list)
        parts.setSizes([180, 740])
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.apply = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        make_default(self.buttons, self.apply)
        press_with_ctrl_enter(self, self.apply)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(parts, 1)
        below = QHBoxLayout()
        below.addWidget(self.underway, 1)
        below.addWidget(self.buttons)
        column.addLayout(below)
        self.resize(960, 600)


def rulings(base: Ruling, cases: Sequence[Case], text: Callable[[str], str], report: Report) -> Rulings:
    """What ``base``, decided about the first of ``cases``, comes to for each; ``text`` reads that of an article."""
    found: list[tuple[Case, Ruling | None]] = [(cases[0], base)]
    article, words = "", ""
    for case in _reported(cases[1:], report):
        if case.article != article:
            article, words = case.article, text(case.article)
        found.append((case, again(base, case, words)))
    return found


def _reported(cases: Sequence[Case], report: Report) -> Iterator[Case]:
    for done, case in enumerate(cases):
        if done % _SOME == 0:
            report(done, len(cases))
        yield case
