"""What stands in the review's place where there is nothing to decide: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.ui.widgets.flow import FlowLayout
from annotator.ui.widgets.page_button import PageButton
from annotator.ui.widgets.page_column import put_in_middle
from annotator.wording.translation import _

_WIDTH = 700


class Told(QWidget):
    """One sentence, one of what to do, and the buttons that do it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.words.setProperty("role", "quiet")
        self.adjudicator = PageButton(_("Add an adjudicator…"))
        self.mine = PageButton(_("What changed in my work"))
        self.who, self.back = PageButton(_("Choose who you are…")), PageButton(_("Back to the desk"))
        column = QVBoxLayout()
        column.setSpacing(10)
        for label in (self.title, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        for button in (self.mine, self.adjudicator, self.who, self.back):
            flow.addWidget(button)
        column.addSpacing(12)
        column.addWidget(buttons)
        put_in_middle(self, column, _WIDTH)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The annotators are being compared."""
        self._show(_("Comparing what the annotators marked…"), "", choose=False)

    def show_no_adjudicator(self, name: str, *, decided: bool) -> None:
        """Whoever is at work (``name``, empty for nobody) does not decide; ``decided``: there are verdicts to see."""
        title = _("Adjudicators decide what is gold.")
        told = _("You are {name}, who tags. Come in as an adjudicator to review what annotators differ in.")
        words = told.format(name=name) if name else _("Say who you are to review what annotators differ in.")
        self._show(title, words, choose=True)
        self.mine.setVisible(bool(name) and decided)
        self._mark_first()

    def show_one_annotator(self) -> None:
        """There is nobody to compare."""
        self._show(
            _("There is one annotator's work here, or none."),
            _("Two are needed to differ. Bring in a second one's work: merge their file, or import their dataset."),
            choose=False,
        )

    def show_no_disagreement(self, *, done: bool) -> None:
        """They differ in nothing; ``done``: somebody is done with an article."""
        words = _("Look at a sample of it once more (audit), or export it as gold (Ctrl+E).")
        if not done:
            words = _(
                "Nobody has marked an article as done yet. Until then a mark that one has and another lacks is not "
                "missing: mark finished articles as done in the Story menu."
            )
        self._show(_("The annotators differ in nothing that can be compared."), words, choose=False)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first button."""
        self._first().setFocus()

    def _first(self) -> PageButton:
        """What one most likely came for."""
        return next(
            one for one in (self.mine, self.adjudicator, self.back) if one is self.back or one.isVisibleTo(self)
        )

    def _mark_first(self) -> None:
        for button in (self.mine, self.adjudicator):
            button.setProperty("role", "primary" if button is self._first() else "")
            button.style().polish(button)

    def _show(self, title: str, words: str, *, choose: bool) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.adjudicator.setVisible(choose)
        self.who.setVisible(choose)
        self.mine.hide()
        self._mark_first()
