"""Which column of a table of articles holds what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QTableWidget, QTableWidgetItem, QWidget

from annotator.exchange.reading.decoding import decode
from annotator.exchange.reading.extract import file_bytes, shown_name
from annotator.exchange.reading.found import ColumnMapping
from annotator.exchange.reading.rows import rows_of
from annotator.exchange.reading.table import guess_mapping
from annotator.ui.dialogs.article_fields import NAMES
from annotator.ui.dialogs.framed import FramedDialog, captioned, plain
from annotator.ui.jobs import Jobs
from annotator.ui.widgets.table_dress import dress
from annotator.wording.translation import _, later

FIELDS: dict[str, str] = {"text": later("Text"), **NAMES, "name": later("Name of the file")}
_ROWS = 6
_CELL = 200
"""Code points of a cell that are shown."""


class TableHead(Struct, frozen=True):
    """The columns of a table, and its first rows as they stand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_head(path: Path, encoding: str | None) -> TableHead:
    """The beginning of a table. Raises ArticleError when it is none."""
    text, _used = decode(file_bytes(path), shown_name(path), encoding)
    cells = [row.cells for row in islice(rows_of(path, text), _ROWS) if isinstance(row.cells, dict)]
    columns = tuple(dict.fromkeys(column for row in cells for column in row))
    return TableHead(columns, tuple(tuple(row.get(column, "")[:_CELL] for column in columns) for row in cells))


class ColumnsDialog(FramedDialog):
    """Answers :meth:`mapping` once accepted; the text must have a column."""

    def __init__(self, jobs: Jobs, name: str, head: TableHead, mapping: ColumnMapping | None, parent: QWidget) -> None:
        super().__init__(jobs, _("Columns of {name}").format(name=name), _("Use these columns"), parent)
        self.boxes = {field: QComboBox() for field in FIELDS}
        chosen = structs.asdict(mapping) if mapping else _guessed(head.columns)
        self.body.addWidget(plain(_("Say which column holds what. What no column holds can be typed afterwards.")))
        self.body.addLayout(self._fields(head.columns, chosen))
        self.body.addWidget(_first_rows(head), 1)
        self.boxes["text"].currentIndexChanged.connect(self._check)
        self._check()
        self.fit(760, 520)

    def mapping(self) -> ColumnMapping:
        """What was chosen."""
        return ColumnMapping(**{field: box.currentData() for field, box in self.boxes.items()})

    def _fields(self, columns: Sequence[str], chosen: dict[str, str | None]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for number, (field, title) in enumerate(FIELDS.items()):
            box = self.boxes[field]
            box.addItem(_("(no column)"), None)
            for column in columns:
                box.addItem(column, column)
            box.setCurrentIndex(max(0, box.findData(chosen.get(field), Qt.ItemDataRole.UserRole)))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14)
            grid.addWidget(captioned(_(title), box), number // 3, number % 3 * 2)
            grid.addWidget(box, number // 3, number % 3 * 2 + 1)
            grid.setColumnStretch(number % 3 * 2 + 1, 1)
        return grid

    def _check(self) -> None:
        missing = self.boxes["text"].currentData() is None
        self.say(_("Choose the column that holds the articles' text.") if missing else "")
        self.accept_button.setDisabled(missing)


def _guessed(columns: Sequence[str]) -> dict[str, str | None]:
    """Also where no column is called like a text, which is all that a table may not lack."""
    if guess := guess_mapping(columns):
        return structs.asdict(guess)
    guess = guess_mapping([*columns, "text"])
    return {**structs.asdict(guess), "text": None} if guess else {}


def _first_rows(head: TableHead) -> QTableWidget:
    table = QTableWidget(len(head.rows), len(head.columns))
    table.setAccessibleName(_("First rows of the table"))
    table.setHorizontalHeaderLabels([column or _("(without name)") for column in head.columns])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    dress(table)
    table.horizontalHeader().setDefaultSectionSize(table.fontMetrics().averageCharWidth() * 22)
    table.horizontalHeader().setStretchLastSection(True)
    for y, row in enumerate(head.rows):
        for x, cell in enumerate(row):
            table.setItem(y, x, QTableWidgetItem(" ".join(cell.split())))
    return table
