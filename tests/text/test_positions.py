from hypothesis import given
from hypothesis import strategies as st

from annotator.text.positions import Utf16Map

anything = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("😀𝄞e\u0301\r\n\u2028"))


@given(anything)
def test_each_position_is_where_the_encoded_text_has_it(text):
    positions = Utf16Map(text)
    for position in range(len(text) + 1):
        unit = len(text[:position].encode("utf-16-le")) // 2
        assert positions.to_utf16(position) == unit
        assert positions.to_code_point(unit) == position
    assert positions.length == len(text)
    assert positions.units == len(text.encode("utf-16-le")) // 2


@given(anything)
def test_a_unit_inside_a_pair_is_the_start_of_its_character(text):
    positions = Utf16Map(text)
    for position, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert positions.to_code_point(positions.to_utf16(position) + 1) == position


def test_a_lone_surrogate_is_one_unit():
    assert Utf16Map("a\ud800b").units == 3
