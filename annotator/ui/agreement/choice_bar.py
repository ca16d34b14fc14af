"""The head of the page: what was compared, what is to be measured, and the way to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.agreement.comparison import Comparison
from annotator.ui.agreement.choosing import Choosing
from annotator.ui.agreement.measuring import Choice, Found
from annotator.wording.agreement_study import Study
from annotator.wording.translation import _, ngettext


class ChoiceBar(QWidget):
    """``changed``: something else is to be measured; ``renamed``: names are to be hidden, or shown again."""

    changed = Signal()
    renamed = Signal()
    page_wanted = Signal()
    tables_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("role", "quiet")
        self.told.setMinimumWidth(40)
        self.stories = Choosing(_("All stories"), _("{count} stories"))
        self.people = Choosing(_("All annotators"), _("{count} annotators"))
        self.labels = Choosing(_("All labels"), _("{count} labels"))
        self.base = QComboBox()
        self.base.setAccessibleName(_("Measured on"))
        self.base.setToolTip(_("What is measured: the marks as they are now, or as they stood before the review."))
        self.base.hide()
        self._frozen: bool | None = None
        self.by_name = QCheckBox(_("Same names as one"))
        self.by_name.setToolTip(_("Takes speakers of the same name for one, although the register has them apart."))
        self.by_name.hide()
        self.gamma = QCheckBox(_("Gamma"))
        self.gamma.setToolTip(_("Computed only when asked for: it takes the longest."))
        self.blind = QCheckBox(_("Hide names"))
        self.export = QPushButton(_("Export report") + "  ▾")
        menu = QMenu(self.export)
        menu.addAction(_("Page for a paper (HTML)…"), self.page_wanted.emit)
        menu.addAction(_("Tables of raw counts (CSV)…"), self.tables_wanted.emit)
        self.export.setMenu(menu)
        self._lay_out()
        for part in (self.stories, self.people, self.labels):
            part.changed.connect(self.changed)
        for box in (self.gamma, self.by_name):
            box.toggled.connect(self.changed)
        self.base.activated.connect(self._measure_on)
        self.blind.toggled.connect(self.renamed)

    def choice(self) -> Choice:
        """What is to be measured."""
        people = self.people.chosen()
        named = tuple(sorted(people)) if people else None
        gamma, by_name = self.gamma.isChecked(), self.by_name.isChecked()
        return Choice(self.stories.chosen(), named, self.labels.chosen(), gamma, by_name, self._frozen)

    def forget(self) -> None:
        """Another project: nobody has said what is to be measured."""
        self._frozen = None

    def offer(self, found: Found, study: Study, order: Sequence[str]) -> None:
        """Offer what there is, and say what was compared; annotators in ``order``."""
        compared, columns = found.compared, found.compared.columns
        self._offer_copies(found)
        self.by_name.setVisible(bool(study.named_twice))
        self.stories.offer({key: study.stories.get(key, key) for key in columns.stories})
        self.labels.offer({key: study.labels.get(key, key) for key in columns.labels})
        self.people.offer({who: study.annotator(who) for who in columns.annotators}, order)
        late = _("{count} changed after the first verdict").format(count=study.late)
        self.told.setText(" · ".join([told_of(compared), *([late] if study.late else [])]))

    def _offer_copies(self, found: Found) -> None:
        self.base.setVisible(found.copy is not None)
        if found.copy is not None:
            day = found.copy.made.astimezone().date().isoformat()
            self.base.clear()
            self.base.addItems([_("Marks as they are now"), _("Before the review, {day}").format(day=day)])
            self.base.setCurrentIndex(int(bool(found.choice.frozen)))

    def _measure_on(self, place: int) -> None:
        self._frozen = bool(place)
        self.changed.emit()

    def _lay_out(self) -> None:
        title = QLabel(_("Agreement"))
        title.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 10)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.told)
        for part in (
            self.base,
            self.stories,
            self.people,
            self.labels,
            self.by_name,
            self.gamma,
            self.blind,
            self.export,
        ):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)


def told_of(compared: Comparison) -> str:
    """What was compared, in a line."""
    articles, people = len(compared.articles), len(compared.annotators)
    parts = [
        ngettext("{count} article", "{count} articles", articles).format(count=f"{articles:,}"),
        ngettext("{count} annotator", "{count} annotators", people).format(count=people),
        ngettext("{count} mark", "{count} marks", len(compared)).format(count=f"{len(compared):,}"),
    ]
    if left := len(compared.left_out):
        parts.append(_("{left} left out: fewer than two are done").format(left=f"{left:,}"))
    return " · ".join(parts)
