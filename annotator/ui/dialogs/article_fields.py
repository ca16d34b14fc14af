"""Fields for what is known of articles, of one or of many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from annotator.exchange.reading.dates import iso_date
from annotator.ui.dialogs.framed import captioned, plain
from annotator.ui.widgets.completion import complete_from
from annotator.ui.widgets.elided_line import ElidedLine
from annotator.wording.translation import _, later

NAMES: dict[str, str] = {
    "title": later("Title"),
    "outlet": later("Outlet"),
    "byline": later("Byline"),
    "published": later("Date"),
    "language": later("Language"),
    "url": later("Address"),
    "story": later("Story"),
}
"""The fields in their order, and what a person calls them."""

_PLACES = {
    "title": (0, 0, 3),
    "outlet": (1, 0, 1),
    "byline": (1, 2, 1),
    "published": (2, 0, 1),
    "language": (2, 2, 1),
    "story": (3, 0, 1),
    "url": (3, 2, 1),
}
"""Row, column of the caption, columns that the field spans."""


def as_date(typed: str) -> str | None:
    """``typed`` as an ISO date; None when it is none. A text that is more than a date is not taken for one."""
    found = iso_date(typed.strip())
    return found if found and len(typed.strip()) <= 40 else None


class ArticleFields(QWidget):
    """A line for each field. Where articles differ it is empty and says so, until something is typed for all."""

    edited = Signal(str, object)
    """A field, and the value for all (None: blank)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story = QComboBox()
        self.story.setEditable(True)
        self.story.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.story.lineEdit()
        assert line is not None
        self.lines: dict[str, QLineEdit] = {name: line if name == "story" else ElidedLine() for name in NAMES}
        self.date_problem = plain(role="danger")
        self.date_problem.hide()
        self.grid = QGridLayout(self)
        self.rows = 5
        self._arrange()

    def offer(self, stories: Sequence[str], outlets: Iterable[str]) -> None:
        """Stories to choose from and outlets by which typing is completed."""
        typed, hint = self.lines["story"].text(), self.lines["story"].placeholderText()
        self.story.clear()
        self.story.addItems(list(stories))
        self.lines["story"].setText(typed)
        self.lines["story"].setPlaceholderText(hint)
        complete_from(self.lines["outlet"], sorted(set(outlets)))

    def show_values(self, values: Mapping[str, Iterable[str | None]]) -> None:
        """Shows, by field, the one value of all articles, or that there are several."""
        for name, line in self.lines.items():
            different = {value or "" for value in values.get(name, ())}
            several = len(different) > 1
            line.setPlaceholderText(_("(several values)") if several else _hint(name))
            line.setText("" if several else next(iter(different), ""))
            line.setCursorPosition(0)
        self._check_date("")

    def open_problem(self) -> QLineEdit | None:
        """The date line, when what stands in it is no date."""
        return self.lines["published"] if self.date_problem.isVisibleTo(self) else None

    def _arrange(self) -> None:
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(7)
        for name, (row, column, span) in _PLACES.items():
            line = self.lines[name]
            control: QWidget = self.story if name == "story" else line
            caption = captioned(_(NAMES[name]), line)
            control.setAccessibleName(_(NAMES[name]))
            self.grid.addWidget(caption, row, column)
            self.grid.addWidget(control, row, column + 1, 1, span)
            line.textEdited.connect(lambda typed, name=name: self._typed(name, typed))
        self.story.textActivated.connect(lambda chosen: self._typed("story", chosen))
        self.grid.addWidget(self.date_problem, 4, 1, 1, 3)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)
        # Tab goes as the eye does: along the rows.
        before: QWidget = self.lines["title"]
        for name in ("outlet", "byline", "published", "language"):
            self.setTabOrder(before, self.lines[name])
            before = self.lines[name]
        self.setTabOrder(before, self.story)
        self.setTabOrder(self.story, self.lines["url"])

    def _typed(self, name: str, typed: str) -> None:
        value = typed.strip() or None
        if name == "published":
            self._check_date(typed)
            value = as_date(typed)
            if typed.strip() and value is None:
                return
        self.edited.emit(name, value)

    def _check_date(self, typed: str) -> None:
        wrong = bool(typed.strip()) and as_date(typed) is None
        self.date_problem.setText(_("This is no date; write it as 2018-04-03, 2018-04 or 2018.") if wrong else "")
        self.date_problem.setVisible(wrong)


def _hint(name: str) -> str:
    return {"published": _("such as 2018-04-03"), "language": _("such as en")}.get(name, "")
