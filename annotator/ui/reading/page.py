"""The page: typeface, size, measure and the distances between lines and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from annotator.ui.reading.bridge import TextBridge

Face = Literal["serif", "sans"]

FAMILIES: Mapping[Face, list[str]] = {
    "serif": ["Source Serif 4", "Charter", "Iowan Old Style", "Noto Serif", "Georgia", "Liberation Serif", "serif"],
    "sans": ["Source Sans 3", "Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "sans-serif"],
}
MARGIN = 18.0
"""Pixels between the words and the edge of the page: room for the rails of fragments."""

LEAST = 25
"""Characters on the shortest line, as in the column of a newspaper."""

_LINE_HEIGHT = 1.6
"""From line to line, in sizes of the letters: typefaces bring very different distances of their own."""
_PARAGRAPH = 0.55
_BLANK = 0.35
_SAMPLE = "The captains said on Monday that nobody had warned them before the ferry line was closed. "


class ReadingFace(Struct, frozen=True):
    """``zoom`` is a factor; ``measure`` the number of characters on a full line."""

    face: Face = "serif"
    zoom: float = 1.0
    measure: int = 68


def font_of(face: ReadingFace) -> QFont:
    """The font of the words, a little larger than that of the controls."""
    font = QFont(QApplication.font())
    font.setFamilies(FAMILIES[face.face])
    font.setPointSizeF(max(5.0, QApplication.font().pointSizeF() * 1.15 * face.zoom))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def measure_width(face: ReadingFace, font: QFont) -> int:
    """The width of a page in pixels that holds ``face.measure`` characters of ordinary text a line."""
    character = QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    return round(face.measure * character + 2 * MARGIN)


def least_width(face: ReadingFace, font: QFont) -> int:
    """The width of a page in pixels below which words no longer read as lines: :data:`LEAST` characters a line."""
    return measure_width(replace(face, measure=min(face.measure, LEAST)), font)


def line_ends(position_at: Callable[[QPointF], int], y: float, width: float) -> tuple[int, int]:
    """The first and the last position of the line at the height ``y``, in whichever direction it runs."""
    left, right = position_at(QPointF(MARGIN + 1, y)), position_at(QPointF(width - MARGIN, y))
    return min(left, right), max(left, right)


def document_of(bridge: TextBridge, face: ReadingFace, parent: QObject) -> QTextDocument:
    """A document that shows the text of ``bridge``; nothing in it is ever laid out before it is looked at."""
    font = font_of(face)
    size = QFontMetricsF(font).height()
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setDocumentMargin(MARGIN)
    paragraph, blank = QTextBlockFormat(), QTextBlockFormat()
    lines = max(100.0, 100 * _LINE_HEIGHT * QFontInfo(font).pixelSize() / size)
    paragraph.setLineHeight(lines, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    paragraph.setBottomMargin(_PARAGRAPH * size)
    blank.setLineHeight(_BLANK * size, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(paragraph)
    cursor.insertText(bridge.shown)
    for position in bridge.blank_lines():
        cursor.setPosition(position)
        cursor.setBlockFormat(blank)
    cursor.endEditBlock()
    return document
