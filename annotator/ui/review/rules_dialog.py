"""Settle by rule: which rules, what each would settle, all in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from annotator.commands.review import ChooseRules
from annotator.review.cases import Case
from annotator.review.given import Given, given
from annotator.review.rules import TRIVIAL, UNANIMOUS, apply, majority_rule
from annotator.ui.context import Context
from annotator.ui.dialogs.framed import press_with_ctrl_enter
from annotator.ui.jobs import Job, Report
from annotator.ui.widgets.number_field import NumberField
from annotator.wording.translation import _, ngettext

_SOME = 500


class RulesDialog(QDialog):
    """Off until ticked. What a rule settled is marked as such, and can be taken back and decided by hand."""

    def __init__(self, context: Context, cases: Sequence[Case], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settle by rule"))
        self._context, self._cases = context, cases
        chosen = context.workspace.read.project().rules
        head = QLabel(
            _(
                "A rule settles what needs no eye, and marks it so in the result. What somebody decided or put off is "
                "left alone, and a mark that one annotator alone made is never dropped."
            )
        )
        head.setWordWrap(True)
        self.unanimous = QCheckBox(_("Unanimous: all who are done marked it, alike in every respect"))
        self.trivial = QCheckBox(_("Trivial boundary: they differ in quotation marks, punctuation or space only"))
        self.majority = QCheckBox(_("Majority: so many say the same, and they are more than half"))
        self.fewest = NumberField()
        self.fewest.setRange(2, 99)
        self.fewest.setAccessibleName(_("How many must say the same"))
        self.unanimous.setChecked(UNANIMOUS in chosen)
        self.trivial.setChecked(TRIVIAL in chosen)
        held = [rule for rule in chosen if rule.startswith("majority-of-")]
        self.majority.setChecked(bool(held))
        if held:
            self.fewest.setValue(int(held[0].removeprefix("majority-of-").split()[0]))
        self.told = QLabel()
        self.told.setProperty("role", "strong")
        self.told.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.keep = self.buttons.addButton(_("Keep as chosen"), QDialogButtonBox.ButtonRole.ApplyRole)
        self.settle = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        make_default(self.buttons, self.settle)
        press_with_ctrl_enter(self, self.settle)
        self.keep.clicked.connect(self._keep)
        self.buttons.accepted.connect(self._settle)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (head, self.unanimous, self.trivial):
            column.addWidget(widget)
        beside = QHBoxLayout()
        beside.addWidget(self.majority, 1)
        beside.addWidget(self.fewest)
        column.addLayout(beside)
        column.addStretch(1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        for box in (self.unanimous, self.trivial, self.majority):
            box.toggled.connect(self._preview)
        self.fewest.valueChanged.connect(self._preview)
        self.resize(580, 320)
        self._made: tuple[Given, ...] = ()
        self._job: Job | None = None
        self._turn = 0
        self._settling = False
        self._preview()

    def rules(self) -> tuple[str, ...]:
        """The rules that are ticked."""
        ticked = (
            (self.unanimous, UNANIMOUS),
            (self.trivial, TRIVIAL),
            (self.majority, majority_rule(self.fewest.value())),
        )
        return tuple(rule for box, rule in ticked if box.isChecked())

    def _preview(self) -> None:
        """Try the rules beside the window; of several questions only the last is answered."""
        self._stop()
        turn, rules = self._turn, self.rules()
        self._made = ()
        self.told.setText(_("Counting…"))
        self._offer(0)
        self.fewest.setEnabled(self.majority.isChecked())

        def show(made: tuple[Given, ...]) -> None:
            if turn == self._turn:
                self._show(made)

        self._job = self._context.jobs.start(
            _("Trying rules"), lambda report: tried(self._cases, rules, report), show, self._context.tell_fault
        )

    def _show(self, made: tuple[Given, ...]) -> None:
        self._made = made
        counts = Counter(one.rule for one in made)
        titles = {UNANIMOUS: _("Unanimous"), TRIVIAL: _("Trivial boundary")}
        lines = [f"{titles.get(rule, _('Majority'))}: {counts[rule]:,}" for rule in self.rules()]
        self.told.setText("   ·   ".join(lines) or _("No rule is chosen."))
        self._offer(len(made))

    def _offer(self, count: int) -> None:
        self.settle.setText(ngettext("Settle {count} case", "Settle {count} cases", count).format(count=f"{count:,}"))
        self.settle.setEnabled(count > 0)

    def _stop(self) -> None:
        self._turn += 1
        if self._job is not None and isValid(self._job):
            self._job.cancel()
        self._job = None

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def settled(self) -> tuple[Given, ...]:
        """What is to be settled, once the dialog was accepted; nothing where the rules were only kept."""
        return self._made if self._settling else ()

    def _keep(self) -> None:
        workspace, rules = self._context.workspace, self.rules()
        if self._context.attempt(lambda: (workspace.do(ChooseRules(rules)), True)) is not None:
            self.accept()

    def _settle(self) -> None:
        self._settling = True
        self.accept()


def tried(cases: Sequence[Case], rules: Sequence[str], report: Report) -> tuple[Given, ...]:
    """What ``rules`` settle of ``cases``, ready to be recorded; tells how far it is."""
    made: list[Given] = []
    for start in range(0, len(cases), _SOME):
        report(start, len(cases))
        made += [given(one.case, one.ruling, rule=one.rule) for one in apply(cases[start : start + _SOME], rules)]
    return tuple(made)


def make_default(buttons: QDialogButtonBox, button: QPushButton) -> None:
    """Have Enter press ``button`` and no other of ``buttons``."""
    for other in buttons.buttons():
        if isinstance(other, QPushButton):
            other.setAutoDefault(other is button)
            other.setDefault(other is button)
