"""What Qt shows as selected is what is stored, whatever the text is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.commands.articles import ImportArticles, NewArticle
from annotator.text.paragraphs import LINE_ENDS
from tests.journeys.person import Person

PIECES = (
    *("a", "word", " ", "  ", "\t", ".", "“", "”", '"', "«", "’"),
    *(
        "🚢",
        "👩\u200d🚀",
        "🇳🇴",
        "e\u0301",
        "n\u0303o",
        "ﬁ",
        "ß",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\x01",
        "\ufffc",
        "\ufffd",
    ),
    *("שלום", "مرحبا", "\u200f", "\u202e", "\u2066", "你好", "「引用」", "ｶﾞ", "𠮷", "ไทย", "नमस्ते"),
    *("\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\v", "\f"),
)
KEYS = ("Right", "Ctrl+Right", "Down", "Ctrl+Down", "End", "Left", "Alt+PgDown")
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join).filter(str.strip)
moves = st.lists(st.sampled_from(KEYS), max_size=6)
_LINE_END = re.compile(f"\r\n|[{LINE_ENDS}]")


def _shown(words: str) -> str:
    """As a document shows it: every line end alike, orders of Qt's as the sign for what cannot be shown."""
    return _LINE_END.sub("\n", words).replace("\ufffc", "\ufffd").replace("\ufeff", "\u2060")


def _selected(person: Person) -> str:
    return person.pane.view.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")


def test_what_is_selected_by_keys_is_what_is_stored(person: Person, project_of: Callable[..., Path]) -> None:
    person.sit_down(project_of("Begin here."))

    @given(texts, moves, moves)
    @example("🚢\r\n“🇳🇴 e\u0301”", ["Right"], ["Right", "Right", "Right"])
    @example("\ufeffa", [], ["Right"])
    @example("שלום 🚢 مرحبا\r\n你好", ["Ctrl+Right"], ["Ctrl+Right", "Down"])
    def check(text: str, onward: list[str], extending: list[str]) -> None:
        (article,) = person.workspace.do(ImportArticles((NewArticle(text, story="Ferry"),)))
        person.window.keeper.open_side_by_side([article])
        person.press("Ctrl+Home")
        for key in onward:
            person.press(key)
        for key in extending:
            person.press(f"Shift+{key}")
        span, shown = person.pane.view.selected(), _selected(person)
        assert _shown(text[span.start : span.end]) == shown
        if not text[span.start : span.end].strip():
            return
        person.press("C")
        (claim,) = person.annotations("claim")
        assert claim.fragments[0].start >= span.start
        assert claim.fragments[0].end <= span.end
        assert person.words(claim) == [text[span.start : span.end].strip()]
        mark = person.pane.view.marks_painter.marks.get(claim.id)
        assert mark is not None
        assert mark.fragments == claim.fragments

    check()


def test_copied_words_are_those_of_the_file(person: Person, project_of: Callable[..., Path]) -> None:
    text = "“Home at last 🚢🎉\r\nnever e\u0301 again,” she wrote.\x85\u2028שלום"
    person.sit_down(project_of(text))
    person.press("Ctrl+A")
    data = person.pane.view.createMimeDataFromSelection()
    assert data.text() == text
