"""The agreement page: how well the annotators agree, and behind every number its passages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.gold_reader import Golden
from annotator.model.changes import ChangeSet
from annotator.ui.agreement.choice_bar import ChoiceBar
from annotator.ui.agreement.explained import Explained
from annotator.ui.agreement.exporting import Exporting
from annotator.ui.agreement.measuring import Found, Measuring
from annotator.ui.agreement.passages import ask
from annotator.ui.agreement.sections import SectionView
from annotator.ui.context import Context
from annotator.ui.dialogs.underway import Underway
from annotator.ui.jobs import Report
from annotator.ui.shell.icons import Icons
from annotator.wording.agreement_cells import Cell, Column, Sheet
from annotator.wording.agreement_gold import against
from annotator.wording.agreement_methods import methods
from annotator.wording.agreement_page import SECTIONS
from annotator.wording.agreement_sheets import Part
from annotator.wording.agreement_study import Study
from annotator.wording.translation import _

Where = tuple[int, Column, Cell]


class AgreementPage(QWidget):
    """Chooses what is measured, measures it as a job, and shows the report section by section."""

    def __init__(self, context: Context, icons: Callable[[], Icons]) -> None:
        super().__init__()
        self._context, self._icons = context, icons
        self._measuring: Measuring | None = None
        self._found: Found | None = None
        self._study: Study | None = None
        self._stale = True
        self.setObjectName("agreementPage")
        self.bar = ChoiceBar()
        self.underway = Underway(context.jobs)
        self.cancel = QPushButton(_("Cancel"))
        self.sections, self.list = QStackedWidget(), QListWidget()
        self.list.setObjectName("agreementList")
        self.list.setAccessibleName(_("Sections of the report"))
        self.list.setFixedWidth(172)
        self.explained = Explained()
        self.exporting = Exporting(context, self)
        self._views: dict[int, SectionView] = {}
        self._lay_out()
        self._connect()
        self.set_theme()

    # -- what places ask ----------------------------------------------------------------------------------------

    def set_theme(self) -> None:
        """Follow the theme of the context."""
        theme = self._context.theme()
        self.setStyleSheet(
            f"#agreementSection, #agreementBody {{ background: {theme.surface}; }}"
            f"#agreementSheet {{ background: {theme.surface}; border: none; }}"
            "#agreementSheet::item { padding: 0; border: none; background: transparent; }"
            "#agreementSheet QHeaderView { background: transparent; border: none; }"
            f"#agreementExplained {{ background: {theme.window}; border-top: 1px solid {theme.border}; }}"
            f"#agreementList {{ background: {theme.window}; border: none; border-right: 1px solid {theme.border};"
            " padding-top: 12px; }"
            "#agreementList::item { padding: 0 14px; }"
        )
        if self._found is not None:
            self._show_report()

    def take_keyboard(self) -> None:
        """Measure what stands now unless it is known, and give the keyboard to the sections."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.measure()

    # -- measuring ----------------------------------------------------------------------------------------------

    def measure(self) -> None:
        """Show the figures of what is chosen; what was measured before and has not changed, at once."""
        workspace = self._context.bridge.workspace
        if workspace is None:
            return
        if self._measuring is None or self._measuring.workspace is not workspace:
            self._measuring = Measuring(workspace)
        measuring = self._measuring
        choice = measuring.settled(self.bar.choice())
        known, study = measuring.known(choice), measuring.study(choice)
        if known is not None and study is not None:
            self.underway.stop()
            if known is not self._found:
                self._done((known, study))
            return

        def work(report: Report) -> tuple[Found, Study]:
            return measuring.measure(choice, report)

        self.underway.start(_("Measuring agreement"), work, self._done, self._context.tell_fault)

    def _done(self, result: tuple[Found, Study]) -> None:
        self._found, self._study = result
        self._stale = False
        self._show_report()

    def _changed(self, changes: ChangeSet) -> None:
        if self._measuring is not None and self._measuring.heed(changes):
            self._stale = True
            if self.isVisible():
                self.measure()

    def _left(self) -> None:
        """Another project, or none."""
        self.underway.stop()
        self._measuring = self._found = self._study = None
        self.bar.forget()
        self._forget_views()

    # -- showing ------------------------------------------------------------------------------------------------

    def _show_report(self) -> None:
        found, study = self._found, self._named()
        if found is None or study is None:
            return
        self.bar.offer(found, study, self._order())
        place, row = max(self.list.currentRow(), 0), self._place_of_focus()
        self._forget_views()
        self.list.setCurrentRow(place)
        self._turn(place)
        if row:
            self._enter()

    def _named(self) -> Study | None:
        """The study with its names, or with numbers in an order that tells nothing."""
        study = self._study
        if study is None or not self.bar.blind.isChecked():
            return study
        hidden = {who: _("Annotator {number}").format(number=n) for n, who in enumerate(self._order(), start=1)}
        return msgspec.structs.replace(study, annotators=hidden)

    def _order(self) -> list[str]:
        """Annotators by name; where names are hidden, shuffled the same way each time."""
        if self._study is None:
            return []
        order = sorted(self._study.annotators, key=lambda who: (self._study.annotators[who], who))  # type: ignore[union-attr]
        if self.bar.blind.isChecked():
            random.Random(" ".join(sorted(order))).shuffle(order)  # noqa: S311 - not a secret
        return order

    def _view(self, row: int) -> SectionView | None:
        """A section, made when it is first looked at."""
        found, study = self._found, self._named()
        if row not in self._views and found is not None and study is not None:
            view = SectionView(*self._section(row, found, study), self._context, self.sections)
            view.asked.connect(self._ask)
            view.at.connect(self._explain)
            self.sections.addWidget(view)
            before: QWidget = self.list
            for stop in view.stops:
                self.setTabOrder(before, stop)
                before = stop
            self._views[row] = view
        return self._views.get(row)

    def _section(self, row: int, found: Found, study: Study) -> tuple[str, Iterable[Part]]:
        titles = list(SECTIONS.values())
        if row < len(titles):
            title, make = titles[row]
            return _(title), make(found.report, study)
        if row == len(titles):
            return _("Against gold"), self._gold(study)
        return _("Methods"), methods(found.report, study)

    def _gold(self, study: Study) -> Iterable[Part]:
        """Annotators against gold; measured first where that was not done, and then shown."""
        if (golden := self._golden()) is not None:
            return against(golden, study)
        return [_("Annotators are measured against what was decided …")]

    def _golden(self) -> Golden | None:
        if self._measuring is None or self._found is None:
            return None
        return self._measuring.known_gold(self._found.choice)

    def _measure_gold(self) -> None:
        measuring, found = self._measuring, self._found
        if measuring is not None and found is not None and self._golden() is None:
            self.underway.start(
                _("Measuring against gold"),
                lambda _report: measuring.measure_gold(found.choice),
                self._gilded,
                self._context.tell_fault,
            )

    def _gilded(self, _golden: Golden) -> None:
        row = len(SECTIONS)
        if (view := self._views.pop(row, None)) is not None:
            self.sections.removeWidget(view)
            view.deleteLater()
        if self.list.currentRow() == row:
            self._turn(row)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_views(self) -> None:
        for view in self._views.values():
            view.leave()
            self.sections.removeWidget(view)
            view.deleteLater()
        self._views.clear()

    def _place_of_focus(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and any(view.isAncestorOf(focus) for view in self._views.values())

    def _turn(self, row: int) -> None:
        view = self._view(row)
        if view is not None:
            self.sections.setCurrentWidget(view)
            view.draw()
            self.explained.clear()
            if row == len(SECTIONS):
                self._measure_gold()

    def _enter(self) -> None:
        view = self._view(self.list.currentRow())
        if view is not None and view.sheets:
            view.sheets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self, sheet: Sheet, where: Where) -> None:
        self.explained.show_cell(sheet, *where)

    def _ask(self, sheet: Sheet, where: tuple[int, int], differing: bool) -> None:
        if self._found is not None:
            golden = self._golden() if self.list.currentRow() == len(SECTIONS) else None
            ask(self._context, self._found, golden, (sheet, *where, differing))

    # -- making -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(24, 0, 24, 8)
        running.addWidget(self.underway, 1)
        running.addWidget(self.cancel)
        self._running.hide()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addWidget(self.sections, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._running)
        column.addLayout(body, 1)
        column.addWidget(self.explained)

    def _connect(self) -> None:
        for title in [*(title for title, _make in SECTIONS.values()), _("Against gold"), _("Methods")]:
            item = QListWidgetItem(_(title))
            item.setSizeHint(QSize(0, round(self.list.fontMetrics().height() * 1.9)))
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._turn)
        self.list.activated.connect(self._enter)
        self.bar.changed.connect(self.measure)
        self.bar.renamed.connect(self._show_report)
        self.bar.page_wanted.connect(lambda: self.exporting.page(self._found, self._named(), self._golden()))
        self.bar.tables_wanted.connect(lambda: self.exporting.tables(self._found, self._named()))
        self.cancel.clicked.connect(self.underway.stop)
        self.underway.changed.connect(self._running.setVisible)
        self._context.bridge.changed.connect(self._changed)
        self._context.bridge.workspace_changed.connect(self._left)
