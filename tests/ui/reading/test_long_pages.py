"""Long articles: laid out a little at a time, and at their place whatever becomes of their lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QImage

from annotator.model.span import Span
from annotator.ui.reading import laid_out
from annotator.ui.reading.laid_out import laid_until
from annotator.ui.reading.looks import Looks
from annotator.ui.reading.marks import Mark, MarkIndex
from annotator.ui.reading.minimap import Minimap
from annotator.ui.reading.page import ReadingFace
from annotator.ui.reading.text_view import TextView
from annotator.ui.theme.tokens import LIGHT
from tests.ui.reading.samples import LABELS

PARAGRAPH = "The captains met at the quay and waited for the last boat, which came late, and then they all went home.\n"
LONG = "".join(f"{number}. {PARAGRAPH}" for number in range(4000))
FAR = LONG.index("3600. ")


@pytest.fixture
def view(shown) -> TextView:
    return shown(TextView(Looks(LABELS, LIGHT)), 400, 300)


class Steps(QObject):
    """How often a layout was to go on."""

    def __init__(self, layout: QObject) -> None:
        super().__init__(layout)
        self.taken = 0
        layout.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        self.taken += event.type() == QEvent.Type.Timer
        return False


def laid_out_whole(view: TextView) -> bool:
    return laid_until(view.document()) == view.document().characterCount()


def stood(view: TextView) -> None:
    """At a far place, with all of the text laid out."""
    view.show_text(LONG, MarkIndex())
    view.reach(len(LONG), lambda: view.scroll_to(FAR))


def test_what_is_not_looked_at_is_laid_out_in_small_steps(view, qtbot, monkeypatch):
    monkeypatch.setattr(laid_out, "AT_ONCE", 0.0)
    view.show_text(LONG, MarkIndex())
    steps = [laid_until(view.document())]
    while not laid_out_whole(view):
        QCoreApplication.processEvents()
        steps.append(laid_until(view.document()))
    assert steps[0] < 30_000
    assert max(after - before for before, after in pairwise(steps)) < 30_000


def test_nothing_is_laid_out_beside_while_the_view_is_not_painted(view, qtbot):
    view.setUpdatesEnabled(False)
    view.show_text(LONG, MarkIndex())
    before, steps = laid_until(view.document()), Steps(view.document().documentLayout())
    qtbot.waitUntil(lambda: steps.taken > 5, timeout=20_000)
    assert laid_until(view.document()) == before
    view.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: laid_out_whole(view), timeout=20_000)


def test_a_far_place_is_kept_when_the_view_grows_narrower_and_nobody_waits_for_it(view, qtbot):
    stood(view)
    qtbot.waitUntil(lambda: view.sight().start == FAR, timeout=20_000)
    view.resize(330, 300)
    assert laid_until(view.document()) < FAR / 2
    assert view.top_position() == FAR
    view.resize(350, 280)
    assert view.top_position() == FAR
    qtbot.waitUntil(lambda: laid_out_whole(view) and view.viewport().updatesEnabled(), timeout=20_000)
    assert view.verticalScrollBar().value() > 0
    assert abs(view.top_position() - FAR) < 60


def test_who_goes_elsewhere_while_it_comes_back_arrives_there(view, qtbot):
    stood(view)
    qtbot.waitUntil(lambda: view.sight().start == FAR, timeout=20_000)
    view.resize(330, 300)
    there = Span(LONG.index("3000. "), LONG.index("3000. ") + 4)
    arrived = []
    view.reach(there.end, lambda: arrived.append(view.top_position()) or view.show_span(there))
    qtbot.waitUntil(lambda: bool(arrived), timeout=20_000)
    assert abs(arrived[0] - FAR) < 60
    assert view.sight().contains(there)
    assert view.viewport().updatesEnabled()


def test_another_text_is_shown_from_its_start_while_the_one_before_comes_back(view, qtbot):
    stood(view)
    qtbot.waitUntil(lambda: view.sight().start == FAR, timeout=20_000)
    view.resize(330, 300)
    view.show_text("A short one.", MarkIndex())
    assert view.top_position() == 0
    assert view.viewport().updatesEnabled()


def test_larger_words_stay_at_a_far_place(view, qtbot):
    stood(view)
    qtbot.waitUntil(lambda: view.sight().start == FAR, timeout=20_000)
    view.set_face(ReadingFace(zoom=1.4))
    assert abs(view.top_position() - FAR) < 60


def test_a_mark_that_changes_while_a_map_is_counted_is_on_it(shown, qtbot, monkeypatch):
    monkeypatch.setattr("annotator.ui.reading.minimap._AT_ONCE", 10)
    marks = [Mark(str(at), (Span(at * 100, at * 100 + 20),), "quote") for at in range(400)]

    def picture(shown_map: Minimap) -> QImage:
        return shown_map.grab(QRect(0, 0, 18, 300)).toImage()

    moved = Mark("7", (Span(60_000, 60_500),), "cue")
    index, whole = MarkIndex(marks), MarkIndex([*marks[:7], moved, *marks[8:]])
    changing, expected = shown(Minimap(Looks(LABELS, LIGHT)), 18, 300), shown(Minimap(Looks(LABELS, LIGHT)), 18, 300)
    changing.show_marks(index, 70_000)
    while not changing._counting.isActive():
        QCoreApplication.processEvents()
    index.put(moved)
    changing.change([marks[7]], [moved])
    expected.show_marks(whole, 70_000)
    for one in (changing, expected):
        qtbot.waitUntil(lambda one=one: not one._outdated and not one._counting.isActive(), timeout=20_000)
    assert picture(changing) == picture(expected)
