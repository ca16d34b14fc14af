import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMainWindow

from annotator.model.span import Span
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import MarkIndex
from annotator.ui.reading.reading_view import ReadingView
from annotator.ui.theme.tokens import LIGHT

from .samples import LABELS, MARKS, TEXT, span_of

KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def view(shown):
    made = shown(ReadingView(Looks(LABELS, LIGHT)))
    made.show_text(TEXT, MarkIndex(MARKS))
    made.setFocus()
    return made


def words(view: ReadingView) -> str:
    span = view.selected()
    return TEXT[span.start : span.end]


def middle(view: ReadingView, part: str) -> QPointF:
    position = span_of(part).start + len(part) // 2
    return view.caret_rect(position).center()


def test_every_position_comes_back_through_the_widget(view):
    for position in range(len(TEXT) + 1):
        if TEXT[position - 1 : position + 1] != "\r\n":
            view.select(Span(position, position))
            assert view.caret() == position


def test_selecting_by_mouse_and_by_span_is_the_same(view, qtbot):
    span = span_of("A. Brandt 😀, the harbour")
    view.select(span)
    assert view.selected() == span
    assert view.textCursor().selectedText() == "A. Brandt 😀, the harbour"


def test_copy_gives_the_article_and_not_the_document(view, qtbot):
    view.select(Span(0, len(TEXT)))
    qtbot.keyClick(view, KEY.Key_C, HELD.ControlModifier)
    assert QGuiApplication.clipboard().text() == TEXT
    assert not QGuiApplication.clipboard().mimeData().hasHtml()
    QGuiApplication.clipboard().clear()  # a clipboard without a screen outlives Python, and what is in it is Python's


def test_letters_go_on_to_the_window(shown, qtbot):
    window = shown(QMainWindow())
    view = ReadingView(Looks(LABELS, LIGHT))
    window.setCentralWidget(view)
    view.show_text(TEXT, MarkIndex())
    asked: list[str] = []
    for key in ("Q", "1", "Space", "Return", "Delete", "F8", "Shift+Alt+Left", "Ctrl+Alt+Right", "Ctrl+PgDown"):
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: asked.append(key))
        window.addAction(action)
    with qtbot.waitActive(window):
        window.activateWindow()
    view.setFocus()
    for key, held in (
        (KEY.Key_Q, HELD.NoModifier),
        (KEY.Key_1, HELD.NoModifier),
        (KEY.Key_Space, HELD.NoModifier),
        (KEY.Key_Return, HELD.NoModifier),
        (KEY.Key_Delete, HELD.NoModifier),
        (KEY.Key_F8, HELD.NoModifier),
        (KEY.Key_Left, HELD.ShiftModifier | HELD.AltModifier),
        (KEY.Key_Right, HELD.ControlModifier | HELD.AltModifier),
        (KEY.Key_PageDown, HELD.ControlModifier),
    ):
        qtbot.keyClick(view, key, held)
    assert asked == ["Q", "1", "Space", "Return", "Delete", "F8", "Shift+Alt+Left", "Ctrl+Alt+Right", "Ctrl+PgDown"]
    assert view.toPlainText().startswith("Ferry line")


def test_keys_move_and_extend(view, qtbot):
    view.select(Span(0, 0))
    qtbot.keyClick(view, KEY.Key_Right, HELD.ControlModifier | HELD.ShiftModifier)
    assert words(view).strip() == "Ferry"
    qtbot.keyClick(view, KEY.Key_Down, HELD.ControlModifier)
    assert view.caret() == span_of("The captains").start
    qtbot.keyClick(view, KEY.Key_PageDown, HELD.AltModifier)
    assert view.caret() == span_of("“We need").start
    qtbot.keyClick(view, KEY.Key_PageUp, HELD.AltModifier | HELD.ShiftModifier)
    assert words(view).strip() == "The captains met on Monday."
    qtbot.keyClick(view, KEY.Key_Up, HELD.ControlModifier)
    assert view.caret() == 0
    qtbot.keyClick(view, KEY.Key_End, HELD.ControlModifier)
    assert view.caret() == len(TEXT)


def test_growing_and_shrinking_take_the_same_path(view, qtbot):
    caret = span_of("close the line").start + 2
    view.select(Span(caret, caret))
    path = [view.selected()]
    for _ in range(5):
        qtbot.keyClick(view, KEY.Key_Up, HELD.AltModifier)
        path.append(view.selected())
    assert TEXT[path[1].start : path[1].end] == "close"
    assert path[3] == span_of("“We need to close the line,”")
    for selection in reversed(path[:-1]):
        qtbot.keyClick(view, KEY.Key_Down, HELD.AltModifier)
        assert view.selected() == selection


def test_signals_speak_code_points(view):
    selections, carets = [], []
    view.selection_changed.connect(selections.append)
    view.caret_moved.connect(carets.append)
    view.select(span_of("the harbour master"))
    assert selections[-1] == span_of("the harbour master")
    assert carets[-1] == span_of("the harbour master").end


def test_a_click_names_the_innermost_mark_and_the_next_click_the_one_around_it(view, qtbot):
    at = middle(view, "close the line").toPoint()
    with qtbot.waitSignal(view.mark_activated) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["inner"]
    view.emphasise("inner")
    with qtbot.waitSignal(view.mark_activated) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["quote"]


def test_right_to_left_words_are_hit_where_they_stand(view, qtbot):
    with qtbot.waitSignal(view.mark_activated) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, "שלום").toPoint())
    assert told.args == ["mixed"]


def test_a_boundary_is_dragged_by_its_handle_and_never_across_the_next(view, qtbot):
    view.emphasise("parted")
    handle = next(one for one in view.handles() if (one.fragment, one.edge) == (0, "end"))
    to = view.caret_rect(span_of("met on").end).center()
    with qtbot.waitSignal(view.boundary_dragged) as told:
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=handle.rect.center().toPoint())
        qtbot.mouseMove(view.viewport(), to.toPoint())
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=to.toPoint())
    assert told.args == ["parted", 0, "end", span_of("met on").end]


def test_zoom_keeps_the_place_and_the_selection(view):
    view.select(span_of("The last boat"))
    view.set_face(type(view.face)("sans", 1.6, 40))
    assert view.selected() == span_of("The last boat")
    assert view.document().defaultFont().families()[0] != "Source Serif 4"


def test_lonely_quotation_marks_are_known(view):
    view.show_lonely_marks()
    assert [TEXT[span.start : span.end] for span in view.overlay.lonely] == ["“"]


def test_the_right_pixels_are_tinted(view, qapp):
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    rects = list(view.marks_painter.rects(span_of("need"), view.visible_lines()))
    tinted = rects[0].topLeft() + QPointF(1, 2)
    plain = next(view.marks_painter.rects(span_of("Nobody"), view.visible_lines())).topLeft() + QPointF(1, 1)
    tint = picture.pixelColor((tinted * ratio).toPoint())
    assert picture.pixelColor((plain * ratio).toPoint()).name() == LIGHT.surface
    assert tint.blue() > tint.red() + 15


def test_one_line_without_breaks_is_shown_as_paragraphs(view):
    line = " ".join(f"Sentence number {number} tells of the ferry and its captain." for number in range(80))
    view.show_text(line, MarkIndex())
    assert view.document().blockCount() > 5
    view.select(Span(0, len(line)))
    assert view.selected() == Span(0, len(line))
    assert line[view.paragraph(2_000).start :][:8] == "Sentence"
