"""The head of the review: how far one is, how long the rest takes, and what is left by kind, each kind a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.model.verdict import Verdict
from annotator.review.check import agreement
from annotator.review.queue import KINDS
from annotator.ui.theme.contrast import over
from annotator.ui.theme.tokens import Theme
from annotator.ui.widgets.flow import FlowLayout
from annotator.wording.agreement_words import figure
from annotator.wording.facet_words import kind_title
from annotator.wording.translation import _, ngettext

_HOUR, _MINUTE = 3600, 60


class ReviewHead(QWidget):
    """``kind_chosen`` names a kind to see alone, or is empty for all."""

    kind_chosen = Signal(str)

    def __init__(self, theme: Callable[[], Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place, self.rest = QLabel(), QLabel()
        self.place.setProperty("part", "count")
        self.rest.setProperty("part", "quiet")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(6)
        for label in (self.place, self.rest):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = _Bar(theme)
        self._chips: dict[str, QToolButton] = {}
        kinds = QWidget()
        flow = FlowLayout(kinds, 5)
        for kind in KINDS:
            chip = QToolButton()
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, kind=kind: self.kind_chosen.emit(kind if on else ""))
            self._chips[kind] = chip
            flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        kinds.setSizePolicy(policy)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.place)
        first.addWidget(self.rest, 1)
        first.addLayout(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 12, 9)
        column.setSpacing(7)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addWidget(kinds)

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes to, in order."""
        items = (self.tools.itemAt(place) for place in range(self.tools.count()))
        tools = (item.widget() for item in items if item is not None)
        return [*(tool for tool in tools if tool is not None), *self._chips.values()]

    def show_progress(self, place: int, count: int, left: int, pace: float | None, checks: str | None = None) -> None:
        """The case under the hand is the ``place``-th (from 1) of ``count``; ``pace`` are seconds a verdict.

        ``checks`` says how well checks agree, where verdicts are checked.
        """
        told = _("{place} of {count}").format(place=f"{place:,}", count=f"{count:,}") if count else _("Nothing here")
        self.place.setText(told)
        rest = ngettext("{count} left", "{count} left", left).format(count=f"{left:,}")
        if left and pace is not None:
            rest = _("{rest} · about {time} at your pace").format(rest=rest, time=duration(left * pace))
        if count and not left:
            rest = _("Nothing left here. Look at a sample of what all agree on (audit), or export the gold (Ctrl+E).")
            rest = rest if checks is None else _("All of the sample is checked")
        self.rest.setText(" · ".join(part for part in (rest, checks) if part))
        self.bar.show_share((count - left) / count if count else 0.0)

    def show_left(self, left: Mapping[str, int], chosen: str) -> None:
        """What is left by kind; a kind of which nothing is left, and which was not chosen, is not offered."""
        for kind, chip in self._chips.items():
            count = left.get(kind, 0)
            chip.setText(f"{kind_title(kind)}  {count:,}")
            chip.setAccessibleName(_("Only {kind}: {count} left").format(kind=kind_title(kind), count=f"{count:,}"))
            chip.setChecked(kind == chosen)
            chip.setVisible(bool(count) or kind == chosen)


def check_words(verdicts: Iterable[Verdict]) -> str:
    """How well those who checked agree with what was decided."""
    found = agreement(verdicts)
    if not found.pairs:
        return ""
    same = sum(pair.same for pair in found.pairs)
    told = _("checks agree on {same} of {count}, kappa {kappa}")
    return told.format(same=f"{same:,}", count=f"{len(found.pairs):,}", kappa=figure(found.kappa))


def duration(seconds: float) -> str:
    """A time in hours and minutes, as one says it."""
    if seconds < _MINUTE:
        return _("a minute")
    minutes = round(seconds / _MINUTE)
    if seconds < _HOUR:
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    hours, minutes = divmod(minutes, 60)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


class _Bar(QWidget):
    def __init__(self, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(4)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        theme, painter = self._theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # Fainter than an edge: where edges are bright, an empty bar would look like a full one.
        painter.setBrush(QColor(over(theme.window, theme.text, 0.2)))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setBrush(QColor(theme.ok))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 2, 2)
