from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.model.span import Span
from annotator.ui.reading.bridge import TextBridge

PIECES = [
    "a",
    "Word ",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    "\xa0",
    "\t",
    "é",
    "e\u0301",
]
PIECES += [
    "😀",
    "👩‍👩‍👧",
    "🇩🇪",
    "שלום",
    "مرحبا",
    "\u200f",
    "漢字",
    "𝔘",
    "\ufffc",
    "\ufdd0",
    "\x00",
    "“",
    "\u00ad",
    "\u200b",
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@st.composite
def bridged(draw):
    text = draw(texts)
    breaks = draw(st.lists(st.integers(0, max(len(text), 1)), max_size=6))
    return text, TextBridge(text, breaks), set(breaks)


def document(bridge: TextBridge) -> QTextDocument:
    made = QTextDocument()
    QTextCursor(made).insertText(bridge.shown)
    return made


def normal(text: str) -> str:
    """``text`` as Qt tells a selection: one U+2029 a line end."""
    for end in ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"):
        text = text.replace(end, "\u2029")
    for order in ("\x00", "\ufdd0", "\ufffc"):
        text = text.replace(order, "\ufffd")
    return text


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(bridged())
def test_the_document_counts_as_the_bridge_does(case):
    _, bridge, _ = case
    assert document(bridge).characterCount() - 1 == units(bridge.shown)


@given(bridged())
def test_positions_come_back(case):
    text, bridge, _ = case
    for position in range(len(text) + 1):
        inside_pair = text[position - 1 : position + 1] == "\r\n"
        came_back = bridge.to_article(bridge.to_document(position))
        assert came_back == position or (inside_pair and came_back == position + 1)
        assert bridge.to_article(bridge.to_document_end(position)) in (position, position + inside_pair)


@given(bridged())
def test_positions_never_cross(case):
    text, bridge, _ = case
    there = [bridge.to_document(position) for position in range(len(text) + 1)]
    back = [bridge.to_article(unit) for unit in range(units(bridge.shown) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert back[0] == 0
    assert back[-1] == len(text)
    ends = [bridge.to_document_end(position) for position in range(len(text) + 1)]
    assert all(0 <= start - end <= 1 for start, end in zip(there, ends, strict=True))


@given(bridged(), st.data())
def test_what_is_shown_selected_is_what_is_stored(case, data):
    text, bridge, _ = case
    shown = document(bridge)
    one, other = (units(bridge.shown[: data.draw(st.integers(0, len(bridge.shown)))]) for _ in range(2))
    cursor = QTextCursor(shown)
    cursor.setPosition(one)
    cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
    span = bridge.article_span(cursor.anchor(), cursor.position())
    told = cursor.selectedText()
    start = min(cursor.anchor(), cursor.position())
    of_the_view = sum(
        1 for at, sign in enumerate(told) if sign == "\u2029" and _is_of_the_view(bridge, start + units(told[:at]))
    )
    kept = normal(text[span.start : span.end])
    assert len(told) - of_the_view == len(kept)
    assert told.replace("\u2029", "") == kept.replace("\u2029", "")


@given(bridged(), st.data())
def test_what_is_stored_is_what_is_selected(case, data):
    text, bridge, _ = case
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    if text[start - 1 : start + 1] == "\r\n" or text[end - 1 : end + 1] == "\r\n":
        return
    shown = document(bridge)
    cursor = QTextCursor(shown)
    one, other = bridge.document_span(Span(start, end))
    cursor.setPosition(one)
    cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
    assert bridge.article_span(one, other) == Span(start, end)
    assert cursor.selectedText().replace("\u2029", "") == normal(text[start:end]).replace("\u2029", "")


def test_a_break_of_the_view_is_no_character():
    bridge = TextBridge("glued.Words", [6])
    assert bridge.shown == "glued.\nWords"
    assert bridge.document_span(Span(0, 6)) == (0, 6)
    assert bridge.document_span(Span(6, 11)) == (7, 12)
    assert bridge.article_span(0, 7) == Span(0, 6)


def test_a_break_of_the_view_never_parts_a_line_end():
    bridge = TextBridge("a\r\nb", [2, 3])
    assert bridge.shown.count("\n") <= 2
    assert bridge.to_article(bridge.to_document(3)) == 3


def test_blank_lines_are_found_in_units_of_the_document():
    assert list(TextBridge("😀\n\nb\r\n\r\nc").blank_lines()) == [3, 6]


def _is_of_the_view(bridge: TextBridge, unit: int) -> bool:
    return bridge.to_article(unit) == bridge.to_article(unit + 1)
