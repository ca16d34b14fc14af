from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.ui.reading.marks import LEVELS, Mark, MarkIndex


def mark(name: str, *ends: tuple[int, int], label: str = "quote") -> Mark:
    return Mark(name, tuple(Span(*pair) for pair in ends), label)


def test_the_innermost_comes_first():
    index = MarkIndex([mark("outer", (0, 100)), mark("inner", (10, 20)), mark("other", (50, 60))])
    assert index.at(15) == ["inner", "outer"]
    assert index.at(20) == ["outer"]
    assert index.at(100) == []


def test_fragments_are_found_and_the_gap_between_them():
    index = MarkIndex([mark("parted", (0, 10), (30, 40))])
    assert index.at(20) == []
    assert [piece.number for piece in index.within(Span(0, 40))] == [0, 1]
    assert [(gap.start, gap.end) for gap in index.gaps(Span(15, 16))] == [(10, 30)]


def test_putting_replaces_and_removing_leaves_nothing():
    index = MarkIndex([mark("a", (0, 10), (30, 40))])
    index.put(mark("a", (5, 6)))
    assert index.at(7) == []
    assert index.gaps(Span(0, 100)) == []
    index.remove("a")
    index.remove("never there")
    assert len(index) == 0
    assert index.within(Span(0, 100)) == []


def test_next_and_previous_go_through_every_mark_once():
    marks = [mark("a", (0, 50)), mark("b", (0, 10)), mark("c", (20, 30), (60, 70)), mark("d", (40, 45))]
    index = MarkIndex(marks)
    first = index.next(-1)
    walked = [first]
    while (following := index.next(0, walked[-1])) is not None:
        walked.append(following)
    assert walked == ["a", "b", "c", "d"]
    assert index.previous(0, "c") == "b"
    assert index.previous(20) == "b"
    assert index.next(20) == "d"
    assert index.previous(0) is None


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(spans, max_size=25))
def test_no_two_underlines_cross_on_one_level_but_the_lowest(found):
    index = MarkIndex(Mark(str(number), (span,), "quote") for number, span in enumerate(found))
    levels = index.levels(Span(0, 200))
    assert levels.keys() == {str(number) for number in range(len(found))}
    for one, level in levels.items():
        for other, beside in levels.items():
            if one < other and level == beside < LEVELS - 1:
                assert not found[int(one)].overlaps(found[int(other)])


def test_zones_take_no_level():
    index = MarkIndex([mark("zone", (0, 100), label="furniture"), mark("quote", (0, 50))])
    assert index.levels(Span(0, 100), {"furniture"}) == {"quote": 0}


def test_one_of_ten_thousand_changes_in_far_less_than_a_millisecond():
    index = MarkIndex(mark(str(at), (at * 10, at * 10 + 25)) for at in range(10_000))
    started = perf_counter()
    for at in range(200):
        index.put(mark(str(at * 50), (at * 3, at * 3 + 7), (9_000, 9_100)))
        index.at(at * 400)
    assert (perf_counter() - started) / 200 < 0.001
