"""The form beside the table of found articles: what is typed goes to all selected ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from annotator.exchange.importing import Candidate
from annotator.exchange.reading.duplicates import Twin
from annotator.exchange.reading.folders import READER_OF
from annotator.exchange.reading.found import Refused
from annotator.ui.dialogs.article_fields import NAMES, ArticleFields
from annotator.ui.dialogs.framed import captioned
from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.wording.translation import _

ENCODINGS = (
    "utf-8",
    "utf-16",
    "cp1252",
    "iso-8859-15",
    "cp1250",
    "iso-8859-2",
    "cp1251",
    "koi8-r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "mac-roman",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
)
"""Offered besides the one that was detected; another can be typed."""
_DECODED = frozenset({"text", "markdown", "html", "table"})


class Details(ArticleFields):
    """The fields of the selected articles, of which each is a version, and how their files are read."""

    version_chosen = Signal(object)
    """A Twin, or None."""
    encoding_chosen = Signal(str)
    columns_asked = Signal()

    def __init__(self, titles: Callable[[Twin], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._shown_encoding = ""
        self.version, self.encoding = QComboBox(), QComboBox()
        self.columns = QPushButton(_("Columns…"))
        self._arrange_more()

    def show_rows(self, choices: Choices, places: Sequence[int]) -> None:
        """Shows what the selected rows have in common."""
        candidates = [choices.candidates[place] for place in places if place < len(choices.candidates)]
        held = [place for place in places if place < len(choices.candidates)]
        self.show_values({name: [choices.value(place, name) for place in held] for name in NAMES})
        for line in self.lines.values():
            line.setEnabled(bool(candidates))
        self.story.setEnabled(bool(candidates))
        self._show_version(candidates)
        self._show_encoding([choices[place] for place in places])

    def _show_version(self, candidates: Sequence[Candidate]) -> None:
        one = candidates[0] if len(candidates) == 1 else None
        self.version.clear()
        self.version.addItem(_("No other article") if len(candidates) < 2 else _("(choose for one article at a time)"))
        for twin in one.near if one else ():
            words = _("{title} ({share} % alike)").format(title=self._titles(twin), share=round(100 * twin.similarity))
            self.version.addItem(words, twin)
        if one and one.version_of:
            self.version.setCurrentIndex(1 + one.near.index(one.version_of))
        self.version.setEnabled(bool(one and one.near))

    def _show_encoding(self, rows: Sequence[Candidate | Refused]) -> None:
        used = {row.article.encoding if isinstance(row, Candidate) else "" for row in rows}
        readers = {_reader(row) for row in rows}
        self._shown_encoding = next(iter(used)) if len(used) == 1 else ""
        with QSignalBlocker(self.encoding):
            self.encoding.setEditText(self._shown_encoding)
        line = self.encoding.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("(several values)") if len(used) > 1 else "")
        self.encoding.setEnabled(bool(rows) and readers <= _DECODED)
        self.columns.setVisible(readers == {"table"})
        self.columns.setEnabled(len({_path(row) for row in rows}) == 1)

    def _choose_encoding(self) -> None:
        chosen = self.encoding.currentText().strip()
        if chosen and chosen != self._shown_encoding:
            self._shown_encoding = chosen
            self.encoding_chosen.emit(chosen)

    def _arrange_more(self) -> None:
        self.encoding.setEditable(True)
        self.encoding.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.encoding.addItems(ENCODINGS)
        line = self.encoding.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._choose_encoding)
        self.encoding.activated.connect(self._choose_encoding)
        self.version.activated.connect(lambda _at: self.version_chosen.emit(self.version.currentData()))
        self.version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.columns.clicked.connect(self.columns_asked)
        self.columns.setToolTip(_("Say which column of the table holds what"))
        row = QHBoxLayout()
        row.addWidget(self.encoding, 1)
        row.addWidget(self.columns)
        self.grid.addWidget(captioned(_("Version of"), self.version), 5, 0)
        self.grid.addWidget(self.version, 5, 1)
        self.grid.addWidget(captioned(_("Encoding"), self.encoding), 5, 2)
        self.grid.addLayout(row, 5, 3)
        self.setTabOrder(self.lines["url"], self.version)
        self.setTabOrder(self.version, self.encoding)
        self.setTabOrder(self.encoding, self.columns)


def _path(row: Candidate | Refused) -> object:
    return row.article.path if isinstance(row, Candidate) else row.path


def _reader(row: Candidate | Refused) -> str:
    if isinstance(row, Candidate):
        return row.article.reader
    return READER_OF.get(row.path.suffix.lower(), "") if row.path else ""
