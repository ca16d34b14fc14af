import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.span import Span
from annotator.reuse.values import Quantity, conflicts, number, precision_in


def claim(key, words="", **attributes):
    return Annotation(key, "a", "ada", "claim", (Span(0, 1),), {"kind": "quantity", **attributes}), words


def told(*claims):
    return [(found.kind, found.one, found.other) for found in conflicts(claims)]


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("nearly 3,000 children", "more than 3,000 children", True),
        ("nearly 3,000 children", "2,900 children", False),
        ("about 300 people", "more than 300 people", False),
        ("about 280 passengers", "nearly 300 people", False),
        ("exactly 286 people", "more than 300 people", True),
        ("545 children", "more than 500 of the parents", False),
        ("545 children", "544 children", True),
        ("at least 300", "300", False),
        ("rund 300 Menschen", "mehr als 400 Menschen", True),
        ("plus de 3 000 enfants", "moins de 2 000 enfants", True),
        ("hundreds of children", "three children", False),
        ("1.540 Personen", "1,540 people", False),
    ],
)
def test_numbers_that_exclude_each_other_are_told(one, other, conflict):
    assert told(claim("1", one), claim("2", other)) == ([("value", "1", "2")] if conflict else [])


def test_attributes_count_more_than_words_and_units_part():
    assert told(claim("1", "many", value="300"), claim("2", "few", value="286", precision="about")) == []
    assert told(claim("1", value="300", precision="more_than"), claim("2", value="286")) == [("value", "1", "2")]
    assert told(claim("1", value="300", unit="people"), claim("2", value="286", unit="Days")) == []
    assert told(claim("1", value="300", precision="vague"), claim("2", value="2")) == []
    assert told(
        claim("1", "nearly 300", value="300", precision="about"), claim("2", value="301", precision="more_than")
    )


def test_dates_conflict_only_where_both_say_more():
    march = [
        claim(str(n), kind="date", date_value=date) for n, date in enumerate(("2018-04", "2018-04-03", "2018-04-06"))
    ]
    assert told(*march) == [("date", "1", "2")]
    assert told(claim("1", kind="date", date_value="2018"), claim("2", kind="date", date_value="2019-01"))
    assert told(claim("1", kind="event", date_value="soon"), claim("2", "May 3 and 4", kind="event")) == []


def test_a_number_is_read_however_its_thousands_are_parted():
    assert {number(written) for written in ("3,000", "3.000", "3 000", "3\u202f000", "3'000", "3000")} == {3000.0}
    assert (number("2.5"), number("2,5"), number("two"), number("3 to 4"), number("")) == (2.5, 2.5, None, None, None)
    assert precision_in("no more than 12") == "at_most"


@given(
    st.floats(0, 1e9), st.sampled_from(["exact", "about", "nearly", "more_than", "less_than", "at_least", "at_most"])
)
def test_bounds_are_in_order(value, precision):
    least, greatest = Quantity(value, precision).bounds
    assert least <= greatest or (precision == "nearly" and value == 0)


@given(st.lists(st.sampled_from(["nearly 300", "more than 300", "286", "about 290", "some"]), max_size=6))
def test_conflicts_do_not_depend_on_order(words):
    there = [claim(str(n), said) for n, said in enumerate(words)]
    pairs = {frozenset((found.one, found.other)) for found in conflicts(there)}
    assert pairs == {frozenset((found.one, found.other)) for found in conflicts(there[::-1])}
