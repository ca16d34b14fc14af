"""One section of the report as it stands on the page: its tables and charts, one under the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.agreement.chart_view import ChartView
from annotator.ui.agreement.sheet_view import SheetView
from annotator.ui.context import Context
from annotator.wording.agreement_cells import Sheet
from annotator.wording.agreement_sheets import Part
from annotator.wording.translation import _

_WIDE = 760
_LEFT = Qt.AlignmentFlag.AlignLeft


class SectionView(QScrollArea):
    """``asked`` and ``at`` are those of its tables and charts; ``stops`` are both, in their order."""

    asked = Signal(object, object, bool)
    at = Signal(object, object)

    def __init__(self, title: str, parts: Iterable[Part], context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: list[SheetView] = []
        self.charts: list[ChartView] = []
        self.stops: list[QWidget] = []
        self._drawn = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("agreementSection")
        # From the outside in: whatever is put into something else is dressed anew, with all that is in it.
        body = QWidget(self)
        body.setObjectName("agreementBody")
        self.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 18, 28)
        column.setSpacing(6)
        head = _label(title, "title", body)
        column.addWidget(head)
        column.addSpacing(6)
        for part in parts:
            made = self._made(part, context, column, body)
            column.addWidget(made, 0, _LEFT if not isinstance(part, str) else Qt.AlignmentFlag(0))
            if not isinstance(part, str):
                self.stops.append(made)
            column.addSpacing(10 if isinstance(part, str) else 18)
        if not (self.sheets or self.charts or column.count() > 2):
            column.addWidget(
                _label(_("Nothing of this kind was made on the articles that are compared."), "quiet", body)
            )
        column.addStretch(1)

    def _made(self, part: Part, context: Context, column: QVBoxLayout, body: QWidget) -> QWidget:
        if isinstance(part, str):
            return _label(part, "", body, wide=_WIDE)
        caption = part.caption if isinstance(part, Sheet) else part.chart.caption
        column.addWidget(_label(caption, "quiet", body, wide=_WIDE))
        if isinstance(part, Sheet):
            view = SheetView(part, context.theme(), body)
            view.asked.connect(self.asked)
            view.at.connect(self.at)
            self.sheets.append(view)
            return view
        chart = ChartView(part, context, body)
        chart.asked.connect(self.asked)
        chart.at.connect(self.at)
        self.charts.append(chart)
        return chart

    def draw(self) -> None:
        """It is looked at now: draw the charts, once."""
        if not self._drawn:
            self._drawn = True
            for chart in self.charts:
                chart.draw()

    def leave(self) -> None:
        """It will not be looked at any more."""
        for chart in self.charts:
            chart.stop()


def _label(words: str, role: str, parent: QWidget, *, wide: int | None = None) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    if wide is not None:
        label.setWordWrap(True)
        label.setMaximumWidth(wide)
    return label
