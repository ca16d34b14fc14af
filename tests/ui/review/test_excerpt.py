"""What of a text a card shows: positions go from code points to Qt's units and never astray."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.ui.review.excerpt import Excerpt

TEXTS = st.text(alphabet="ab “”\n\r\u2028\x00é🛳\ufeffשx", min_size=1, max_size=400)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le")


@given(TEXTS, st.data())
def test_each_character_of_a_span_is_shown_where_it_is_said_to_be(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=3))
    spans = [Span(at, min(at + data.draw(st.integers(1, 40)), len(text))) for at in starts]
    breaks = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=5)))
    excerpt = Excerpt(text, spans, 20, breaks)
    shown = _units(excerpt.shown)
    for span in spans:
        found = "".join(shown[2 * a : 2 * b].decode("utf-16-le") for a, b in excerpt.units(span))
        assert len(found) == len(span)
        for one, other in zip(found, text[span.start : span.end], strict=True):
            assert one == other or (one == " " and not other.isprintable()) or other in "\ufeff\u2028"
        assert excerpt.holds(span)
    assert "\n" not in excerpt.shown


def test_far_passages_are_shown_with_a_gap_between() -> None:
    text = "one " + "word " * 200 + "two"
    excerpt = Excerpt(text, [Span(0, 3), Span(len(text) - 3, len(text))])
    assert "[…]" in excerpt.shown
    assert not excerpt.holds(Span(0, len(text)))
    assert len(excerpt.shown) < 300
