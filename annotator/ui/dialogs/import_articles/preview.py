"""The text of one found article exactly as it will be stored, with its zones tinted; or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from annotator.exchange.reading.found import Refused, Zone
from annotator.model.codebook import Label
from annotator.model.span import Span
from annotator.ui.dialogs.framed import plain
from annotator.ui.dialogs.import_articles.choices import Choices
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.ui.reading.page import ReadingFace
from annotator.ui.reading.text_view import TextView
from annotator.ui.theme.tokens import Theme
from annotator.wording.situations import worded
from annotator.wording.translation import _, ngettext

SHOWN = 200_000
"""Code points of a text that are shown; what follows is stored all the same."""


class Preview(QStackedWidget):
    """Reads only. Its :attr:`view` speaks code points of the text."""

    def __init__(self, labels: Sequence[Label], theme: Theme, face: ReadingFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # In the desk a zone is only ruled; here the zones are what is being looked at.
        self.view = TextView(Looks([structs.replace(label, zone=False) for label in labels], theme))
        self.view.set_face(face)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName(_("Text as it will be stored"))
        self.cut, self.why = plain(role="quiet"), plain(role="danger")
        self._shown: tuple[str, int] | None = None
        self._zones: tuple[Zone, ...] = ()
        self._arrange()

    def show_row(self, choices: Choices, place: int | None) -> None:
        """Shows the text of an article, or the sentence about what was refused; nothing for None."""
        row = choices[place] if place is not None else None
        if row is None or isinstance(row, Refused):
            self._shown = None
            self.why.setText(worded(row.key, row.facts) if row else "")
            self.setCurrentIndex(1)
            return
        article = row.article
        self._zones = article.zones
        if self._shown != (article.sha256, article.length):
            self._shown = (article.sha256, article.length)
            self.view.show_text(article.text[:SHOWN], self._marks())
            self._tell_cut(article.length)
        else:
            self.view.show_marks(self._marks())
        self.setCurrentIndex(0)

    def show_zone(self, zone: Zone | None) -> None:
        """Brings a zone into sight and stresses it."""
        at = self._zones.index(zone) if zone in self._zones else None
        self.view.marks_painter.selected = None if at is None else str(at)
        if zone is not None and at is not None:
            self.view.show_span(Span(zone.span.start, min(zone.span.end, SHOWN)))
        self.view.viewport().update()

    def _marks(self) -> MarkIndex:
        return MarkIndex(
            Mark(str(at), (Span(zone.span.start, min(zone.span.end, SHOWN)),), zone.label)
            for at, zone in enumerate(self._zones)
            if zone.span.start < SHOWN
        )

    def _tell_cut(self, length: int) -> None:
        more = max(0, length - SHOWN)
        told = ngettext("… and {count} more character, not shown", "… and {count} more characters, not shown", more)
        self.cut.setText(told.format(count=more))
        self.cut.setVisible(more > 0)

    def _arrange(self) -> None:
        page = QFrame()
        page.setObjectName("readingPane")
        column = QVBoxLayout(page)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view, 1)
        column.addWidget(self.cut)
        self.cut.setContentsMargins(14, 4, 14, 6)
        self.cut.hide()
        self.why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.why.setMargin(40)
        self.addWidget(page)
        self.addWidget(self.why)
