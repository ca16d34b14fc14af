import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.intervals import Interval, Intervals


def interval(start: int, length: int, number: int) -> Interval:
    return Interval(start, -start - length, f"a{number}", 0)


many = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=700).map(
    lambda pairs: [interval(start, length, number) for number, (start, length) in enumerate(pairs)]
)


@given(many, st.integers(0, 400), st.integers(1, 50))
def test_finds_what_overlaps_and_nothing_else(intervals, start, length):
    end = start + length
    wanted = sorted(one for one in intervals if one.start < end and start < one.end)
    assert Intervals(intervals).within(start, end) == wanted


@given(many, st.data())
def test_adding_and_removing_one_by_one_is_the_same_as_at_once(intervals, data):
    gone = data.draw(st.sets(st.sampled_from(intervals))) if intervals else set()
    grown = Intervals()
    for one in intervals:
        grown.add(one)
    for one in gone:
        grown.remove(one)
    left = sorted(set(intervals) - gone)
    assert grown.within(0, 10_000) == left
    assert len(grown) == len(left)
    assert list(grown.after((-1,))) == left
    assert list(grown.before((10_000,))) == left[::-1]


def test_removing_what_is_not_there_is_a_fault():
    with pytest.raises(KeyError):
        Intervals([interval(3, 4, 1)]).remove(interval(3, 4, 2))
    with pytest.raises(KeyError):
        Intervals().remove(interval(3, 4, 2))


@given(many, st.integers(0, 300))
def test_walks_both_ways_from_a_place(intervals, place):
    held = Intervals(intervals)
    assert list(held.after((place,))) == sorted(one for one in intervals if one > (place,))
    assert list(held.before((place,))) == sorted((one for one in intervals if one < (place,)), reverse=True)
