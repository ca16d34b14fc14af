from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.model.span import Span
from annotator.model.team import Annotator
from annotator.ui.reading.marks import LEVELS
from annotator.ui.reading.page import MARGIN
from annotator.ui.reading.painter import underline_y
from annotator.ui.reading.pane import ReadingPane
from annotator.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT

from .samples import LABELS, MARKS, TEXT, article, mark, span_of

NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pane(shown):
    made = shown(ReadingPane(LABELS, LIGHT))
    made.show_article(article(), TEXT, MARKS, "in_progress")
    made.view.setFocus()
    return made


def ids(pane: ReadingPane) -> set[str]:
    return {one.annotation for one in pane.view.marks_painter.marks}


def test_names_are_plain_text(pane):
    assert pane.header.outlet.textFormat() == Qt.TextFormat.PlainText
    assert pane.header.outlet.whole == "Post <b>a1</b>"
    pane.set_describe(lambda name: f"<img src=x> {name}")
    pane.card.ask("<b>x</b>", pane.mapToGlobal(pane.rect().center()))
    assert pane.card.textFormat() == Qt.TextFormat.PlainText
    pane.card.dismiss()


def test_marks_change_one_by_one(pane):
    pane.update_marks([mark("new", "Nobody was told")], ["quote"])
    assert ids(pane) == {"new", "inner", "parted", "mixed", "advert"}
    pane.set_annotators([Annotator("zones", "zones", "machine")])
    assert pane.header.count.text() == "4 tags"  # import found the advert, nobody tagged it
    pane.update_marks([mark("headline", "Advertisement", label="furniture", annotator="me")])
    assert pane.header.count.text() == "5 tags"
    pane.update_marks([], ["headline"])
    assert pane.header.count.text() == "4 tags"
    pane.update_marks([mark("new", "noon")])
    pane.set_caret(span_of("noon").start)
    assert pane.annotations_under_caret() == ["new"]


def test_marks_that_are_shown_already_are_not_shown_anew(pane):
    before = pane.view.marks_painter.marks
    pane.set_marks(list(MARKS))
    assert pane.view.marks_painter.marks is before
    pane.set_marks([*MARKS[1:], mark(MARKS[0].annotation, "Nobody was told")])
    assert pane.view.marks_painter.marks is not before
    pane.set_marks(MARKS[1:])
    assert MARKS[0].annotation not in ids(pane)


def test_changing_marks_never_scrolls_or_moves_the_caret(pane):
    pane.resize(320, 160)
    pane.view.verticalScrollBar().setValue(60)
    before = pane.view_state()
    pane.update_marks([mark("new", "They left at noon")], ["inner"])
    pane.select_annotation("new", scroll=False)
    assert pane.view_state() == before


def test_a_selected_annotation_that_goes_is_no_longer_selected(pane, qtbot):
    pane.select_annotation("inner")
    with qtbot.waitSignal(pane.annotation_selected) as told:
        pane.update_marks([], ["inner"])
    assert told.args == [""]
    assert pane.selected_annotation() is None


def test_tab_goes_round_the_stack_and_shift_leaves(pane, qtbot):
    pane.set_caret(span_of("close the line").start + 3)
    for expected in ("inner", "quote", "inner"):
        qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
        assert pane.selected_annotation() == expected
        assert pane.view.hasFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert not pane.view.hasFocus()


def test_tab_leaves_where_there_is_no_other_mark(pane, qtbot):
    pane.set_caret(span_of("The captains").start + 3)
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.selected_annotation() is not None
    qtbot.keyClick(pane.view, Qt.Key.Key_Tab)
    assert not pane.view.hasFocus()


def test_next_and_previous_mark(pane):
    walked = []
    while name := pane.next_mark():
        walked.append(name)
    assert walked == ["parted", "quote", "inner", "mixed"]
    back = []
    while name := pane.previous_mark():
        back.append(name)
    assert back == ["inner", "quote", "parted"]


def test_hidden_labels_and_annotators_are_not_shown_and_come_back(pane):
    pane.set_annotators([Annotator("me", "Me"), Annotator("you", "You")])
    pane.update_marks([mark("yours", "Monday", annotator="you")])
    actions = {action.text(): action for action in pane.header.menu.actions()}
    actions["Quote"].setChecked(False)
    assert ids(pane) == {"advert"}
    pane.update_marks([mark("late", "noon"), mark("cue", "said", label="cue")])
    assert ids(pane) == {"advert", "cue"}
    actions["Quote"].setChecked(True)
    actions["You"].setChecked(False)
    assert ids(pane) == {"quote", "inner", "parted", "mixed", "advert", "late", "cue"}


def test_search_goes_round(pane, qtbot):
    pane.search.open()
    qtbot.keyClicks(pane.find_bar.field, "the")
    assert pane.find_bar.told.text().endswith("of 6")
    first = pane.selection()
    for _ in range(6):
        qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.selection() == first
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selection() != first
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert not pane.view.overlay.hits


def test_the_view_comes_back_to_where_it_was(pane):
    pane.resize(320, 200)
    pane.view.select(span_of("They left"), caret_at_start=True)
    state = pane.view_state()
    pane.show_article(article("other"), "short", [])
    pane.restore_view_state(state)
    assert pane.caret() <= 5
    pane.show_article(article(), TEXT, MARKS)
    pane.restore_view_state(state)
    assert pane.view_state() == state
    assert pane.selection() == span_of("They left")
    pane.restore_view_state({"caret": -5, "top": 10**9})
    assert pane.caret() == 0


@pytest.mark.parametrize("theme", [DARK, HIGH_CONTRAST, LIGHT], ids=lambda theme: theme.name)
def test_themes_change_while_open(pane, theme):
    pane.set_theme(theme)
    pane.select_annotation("parted")
    assert pane.view.viewport().grab().toImage().pixelColor(2, 2).name() == theme.surface


def test_the_far_end_is_reached(pane, qtbot):
    long = "The ferry left the harbour at noon. " * 6_000
    pane.show_article(article(), long, [])
    pane.go_to(Span(len(long) - 10, len(long)))
    qtbot.waitUntil(lambda: pane.caret() == len(long) - 10)
    assert pane.view.viewport().rect().contains(pane.view.caret_rect(len(long) - 10).center().toPoint())


def test_a_jump_that_has_not_arrived_is_forgotten_with_its_text(pane, qtbot):
    long = "The ferry left the harbour at noon. " * 30_000
    pane.show_article(article(), long, [])
    pane.go_to(Span(len(long) - 10, len(long)))
    pane.show_article(article("other"), TEXT, MARKS)
    qtbot.wait(50)
    assert pane.caret() == 0


@pytest.fixture
def long_pane(pane, qtbot):
    pane.resize(320, 200)
    pane.show_article(article(), "The ferry left the harbour at noon.\n" * 200, [])
    bar = pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    return pane


def test_the_map_is_clicked(long_pane, qtbot):
    with qtbot.waitSignal(long_pane.minimap.asked) as told:
        qtbot.mouseClick(long_pane.minimap, Qt.MouseButton.LeftButton, pos=long_pane.minimap.rect().bottomLeft())
    assert told.args[0] >= len(long_pane.view.text) - 100
    bar = long_pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() > bar.maximum() - 60)


def test_what_is_in_sight_is_drawn_along_the_map(long_pane, qtbot):
    view, shown = long_pane.view, long_pane.minimap
    at = QPoint(8, 2)
    shown.set_sight(view.sight())
    qtbot.mousePress(shown, Qt.MouseButton.LeftButton, pos=at)
    assert view.verticalScrollBar().value() == 0, "taken hold of, nothing moves"
    # Qt's own move carries no buttons here.
    down, to = Qt.MouseButton.LeftButton, QPointF(8, shown.height() / 2)
    moved = QMouseEvent(QEvent.Type.MouseMove, to, shown.mapToGlobal(to), Qt.MouseButton.NoButton, down, NO_KEYS)
    QApplication.sendEvent(shown, moved)
    middle = len(view.text) // 2
    qtbot.waitUntil(lambda: view.sight().start < middle < view.sight().end)


def test_words_from_right_to_left_are_in_sight_from_their_first_to_their_last(pane):
    text = "ראש העיר אמרה ביום שני כי הנמל לא ייסגר לפני החורף וכי כל המלחים יישארו בעבודתם.\n\nהדובר אישר.\n"
    pane.resize(320, 400)
    pane.show_article(article(), text, [])
    assert pane.view.sight() == Span(0, len(text))


def test_a_pane_is_never_narrower_than_a_column_of_a_newspaper_however_large_its_words(pane):
    pane.resize(10, 300)
    for zoom in (0.7, 1.0, 2.0):
        pane.set_reading("serif", zoom)
        words = pane.view.document().defaultFont()
        room = pane.minimumWidth() - 2 * MARGIN
        assert QFontMetricsF(words).horizontalAdvance("the captains were not told") < room


@pytest.mark.parametrize("zoom", [0.6, 0.75, 1.0, 2.0])
def test_the_lowest_underline_strikes_out_no_words_of_the_next_line(pane, zoom):
    pane.set_reading("serif", zoom)
    first, second = pane.view.visible_lines()[:2]
    letters = QFontMetricsF(pane.view.document().defaultFont())
    top, bottom = first.marks.top, first.marks.bottom
    small = second.origin.y() + second.marks.top + letters.ascent() - letters.xHeight()
    lows = [underline_y(top, bottom, level) for level in range(LEVELS)]
    assert first.origin.y() + lows[-1] <= small + 1
    assert all(below - above >= 1.2 for above, below in pairwise(lows)), "and none lies on another"


def test_a_narrow_head_shows_a_sign_of_the_state_and_cuts_nothing_it_says(pane):
    pane.header.show_shared("version · 83 % shared")
    for width in (pane.minimumWidth(), 600):
        pane.resize(width, 300)
        header = pane.header
        header.layout().activate()
        assert header.state.text() == ("◐" if width < 600 else "In progress")
        assert header.state.accessibleName() == "State: In progress"
        for label in (header.shared, header.count):
            assert label.width() >= label.sizeHint().width()


@pytest.mark.parametrize("shared", ["", "8 % shared", "version · 83 % shared"])
def test_what_is_said_of_an_article_stands_whole_and_counts_give_way(pane, shared):
    header, said = pane.header, "∅ no twin found here"
    header.show_shared(shared)
    header.say("no twin found here", "In none of it.")
    seen = []
    for width in (*range(pane.minimumWidth(), 700, 20), 700):
        pane.resize(width, 300)
        header.layout().activate()
        shown = [one for one in (header.told, header.shared, header.count) if one.isVisible()]
        assert header.told.text() == said
        assert all(one.width() >= one.sizeHint().width() for one in shown)
        seen.append(len(shown))
    assert seen == sorted(seen), "what gave way comes back with the room"
    assert header.count.isVisible()
    assert header.shared.isVisible() == bool(shared)
    pane.resize(pane.minimumWidth(), 300)
    header.say("")
    assert header.count.isVisible()
    assert header.shared.isVisible() == bool(shared)


def test_an_empty_article_is_no_trouble(pane):
    pane.show_article(article(), "", [])
    assert pane.caret() == 0
    assert pane.selection() is None
    assert pane.next_mark() is None


@pytest.mark.parametrize("width", [240, 258, 600])
def test_how_many_hits_there_are_is_read_in_the_narrowest_pane(pane, width):
    pane.resize(width, 400)
    pane.search.open()
    bar = pane.find_bar
    bar.field.setText("e")
    QApplication.processEvents()
    count = len(bar.hits)
    assert count > 9
    assert bar.told.text() in (f"1 of {count}", f"1/{count}")
    assert bar.told.accessibleName() == f"1 of {count}"
    assert bar.told.isVisible()
    assert bar.told.width() >= bar.told.sizeHint().width()
    assert bar.field.width() >= 8 * bar.fontMetrics().averageCharWidth()
    assert bar.rect().contains(bar.told.geometry())
