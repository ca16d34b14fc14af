from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QTextLayout

from annotator.ui.reading.geometry import has_right_to_left, stretches


@pytest.fixture
def line_of(qapp):
    layouts = []

    def make(text: str):
        layout = QTextLayout(text, QFont())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(5_000)
        layout.endLayout()
        layouts.append(layout)
        return line

    return make


MIXED = "abc שלום עולם def"


def test_latin_is_one_stretch(line_of):
    line = line_of("abc def ghi")
    (plain,) = stretches(line, 2, 6, mixed=False)
    (by_glyphs,) = stretches(line, 2, 6, mixed=True)
    assert plain == pytest.approx(by_glyphs, abs=1.0)


def test_a_span_over_two_directions_is_two_stretches(line_of):
    found = stretches(line_of(MIXED), 6, 16, mixed=True)
    assert len(found) == 2
    assert found[0][1] < found[1][0]


def test_all_of_a_mixed_line_is_one_stretch(line_of):
    line = line_of(MIXED)
    ((left, right),) = stretches(line, 0, len(MIXED), mixed=True)
    assert (left, right) == pytest.approx((0, line.naturalTextWidth()), abs=1.5)


def test_parts_of_a_mixed_line_fill_it_without_overlapping(line_of):
    line = line_of(MIXED)
    found = sorted(part for at in range(len(MIXED)) for part in stretches(line, at, at + 1, mixed=True))
    assert sum(right - left for left, right in found) == pytest.approx(line.naturalTextWidth(), abs=3)
    assert all(one[1] <= other[0] + 1.5 for one, other in pairwise(found))


def test_nothing_of_another_line(line_of):
    assert stretches(line_of("abc"), 7, 9, mixed=False) == []


def test_which_text_is_mixed():
    assert has_right_to_left(MIXED)
    assert has_right_to_left("مرحبا")
    assert not has_right_to_left("“Grüße” 漢字 😀")
