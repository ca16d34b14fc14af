"""What stands behind a row of the coverage: its members word by word, its contradictions, who recorded an absence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from annotator.discovery.origins import OtherOrigin
from annotator.model.article import Article
from annotator.model.span import Span
from annotator.reuse.coverage import Cell, CoverageRow
from annotator.reuse.members import reference_of
from annotator.text.word_diff import Wording
from annotator.ui.panels.coverage.model import SIGNS, CoverageModel
from annotator.ui.panels.coverage.piece_format import on_a_line, piece_format
from annotator.ui.panels.coverage.pieces import Piece, pieces_of_several, pieces_of_speaker
from annotator.ui.theme.tokens import Theme
from annotator.wording.translation import _

_MOST = 40
"""Quotes of a speaker that are listed for an article."""
_LONGEST = 600


class _Against(Struct, frozen=True):
    """What members are compared with: a wording, and whose words it is that ``others`` give to somebody else.

    ``apart`` says by article what stands behind its name.
    """

    reference: Wording | None
    others: Mapping[str, OtherOrigin]
    apart: Mapping[str, str]


class Detail(QTextBrowser):
    """``asked`` carries an annotation's id and the words in it that were clicked (a Span)."""

    asked = Signal(str, object)

    def __init__(self, theme: Callable[[], Theme], model: CoverageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setOpenLinks(False)
        self.setAccessibleName(_("What differs"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.anchorClicked.connect(self._clicked)

    def show_row(self, row: CoverageRow | None, column: int) -> None:
        """Show what stands behind ``row``, with the article of that column brought into sight."""
        self.document().clear()
        writer = _Writer(self.textCursor(), self._theme())
        loaded = self._model.loaded
        if row is None or loaded is None:
            return
        writer.begin()
        writer.write(" ".join(row.label.split()), bold=True)
        group = loaded.groups.get(row.key)
        reference = reference_of(group, loaded.marked) if group else None
        if group is not None and group.reference:
            writer.begin()
            writer.write(_("Compared with: {words}").replace("{words}", " ".join(group.reference.split())), quiet=True)
        self._contradictions(writer, row)
        against = _Against(reference, loaded.other_origins(row.key), loaded.apart())
        here = None
        for number, cell in enumerate(row.cells):
            article = self._model.article_at(number + 2)
            if article is not None and (cell.annotations or cell.by):
                start = self._article(writer, row, number + 2, cell, article, against)
                here = start if number + 2 == column else here
        self._bring(here)

    def _bring(self, block: int | None) -> None:
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if block is None:
            return

        def scroll() -> None:
            found = self.document().findBlockByNumber(block)
            if found.isValid():
                top = self.document().documentLayout().blockBoundingRect(found).top()
                self.verticalScrollBar().setValue(int(top) - 6)

        QTimer.singleShot(0, self, scroll)

    def _contradictions(self, writer: _Writer, row: CoverageRow) -> None:
        for conflict in row.conflicts:
            writer.begin()
            writer.write("⚠ ", warning=True)
            for number, (key, given) in enumerate(zip((conflict.one, conflict.other), conflict.given, strict=True)):
                if number:
                    writer.write(_(" against "), quiet=True)
                writer.write(_short(given), link=_link(key, None), bold=True)
                writer.write(f" ({self._outlet(key)})", quiet=True)
            if self._model.loaded is not None and self._model.loaded.is_linked(conflict):
                writer.write(_(" · linked"), quiet=True)

    def _outlet(self, key: str) -> str:
        loaded = self._model.loaded
        annotation = loaded.annotation(key) if loaded else None
        return loaded.head(annotation.article) if loaded and annotation else ""

    def _article(
        self, writer: _Writer, row: CoverageRow, column: int, cell: Cell, article: Article, against: _Against
    ) -> int:
        writer.begin(above=8)
        block = writer.block
        writer.write(self._model.loaded.head(article.id) if self._model.loaded else "", bold=True)
        told = self._model.told(row, column).partition(" · ")[2]
        sign = SIGNS.get(cell.how, "")
        apart = f" · {against.apart[article.id]}" if against.apart[article.id] else ""
        writer.write(f"{apart}   {sign}\u00a0{told}", quiet=True)
        self._members(writer, cell.annotations[:_MOST], against)
        return block

    def _members(self, writer: _Writer, keys: Sequence[str], against: _Against) -> None:
        loaded = self._model.loaded
        if loaded is None:
            return
        found = [one for key in keys if (one := loaded.annotation(key))]
        if against.reference is None:
            for one in found:
                writer.begin()
                writer.write(_short(loaded.marked.words(one.id)), link=_link(one.id, one.fragments[0]))
            return
        compared = pieces_of_several(against.reference, [loaded.marked.wording(one) for one in found])
        for one, written in zip(found, compared, strict=True):
            writer.begin()
            for piece in (*written, *pieces_of_speaker(against.others.get(one.id), one.fragments)):
                writer.piece(one.id, piece)

    def _clicked(self, url: QUrl) -> None:
        key, _colon, place = url.toString().partition("@")
        start, _dash, end = place.partition("-")
        self.asked.emit(key, Span(int(start), int(end)) if end else None)


class _Writer:
    """Writes plain text with formats: nothing of it is ever read as markup."""

    def __init__(self, cursor: QTextCursor, theme: Theme) -> None:
        self._cursor, self._theme, self._first = cursor, theme, True

    @property
    def block(self) -> int:
        """The number of the line that is written."""
        return self._cursor.blockNumber()

    def begin(self, above: int = 2) -> None:
        """A new line."""
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._first else above)
        form.setLineHeight(118, 1)
        if self._first:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._first = False

    def write(
        self, text: str, *, bold: bool = False, quiet: bool = False, warning: bool = False, link: str = ""
    ) -> None:
        """Words in one format; ``link`` is where a click on them leads."""
        colour = self._theme.warning if warning else self._theme.muted if quiet else self._theme.text
        self._cursor.insertText(text, self._format(colour, bold=bold, link=link))

    def piece(self, key: str, piece: Piece) -> None:
        """A piece of a member: what was added is underlined, what is missing struck out, what moved is in italics."""
        form = piece_format(piece.role, self._theme)
        if piece.span is not None:
            form.setAnchor(True)
            form.setAnchorHref(_link(key, piece.span))
        self._cursor.insertText(on_a_line(piece.text), form)

    def _format(self, colour: str, *, bold: bool = False, link: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(colour))
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if link:
            form.setAnchor(True)
            form.setAnchorHref(link)
        return form


def _link(key: str, span: Span | None) -> str:
    return f"{key}@{span.start}-{span.end}" if span is not None else key


def _short(words: str) -> str:
    line = " ".join(words[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def outlets(articles: Sequence[Article]) -> list[str]:
    """The outlets of ``articles``, each once, by name."""
    return sorted({article.outlet for article in articles if article.outlet}, key=str.casefold)
