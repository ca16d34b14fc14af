from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.anchoring import find_again

TEXT = "The mayor said “we must wait”.\nHer deputy said:  “we must\nwait” - and left. Both wait."


@given(st.text(min_size=1, max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_what_is_there_once_is_found(quoted, before, after):
    text = before + quoted + after
    found = find_again(text, quoted, before, after, len(before))
    if quoted.strip():
        assert found is not None
        assert text[found.start : found.end] == quoted


def test_spaces_and_marks_need_not_agree():
    found = find_again(TEXT, 'said: "we must wait"')
    assert TEXT[found.start : found.end] == "said:  “we must\nwait”"
    found = find_again(TEXT, "wait” — and")
    assert TEXT[found.start : found.end] == "wait” - and"


def test_of_several_the_context_decides():
    assert find_again(TEXT, "wait", prefix="Both ") == Span(TEXT.rindex("wait"), TEXT.rindex("wait") + 4)
    assert find_again(TEXT, "wait", suffix="”. Her") == Span(TEXT.index("wait"), TEXT.index("wait") + 4)


def test_of_equals_the_nearest_and_on_a_draw_none():
    assert find_again("ha ha ha", "ha", position=6) == Span(6, 8)
    assert find_again("ha ha ha", "ha") is None
    assert find_again("ha ha", "ho") is None
    assert find_again("ha ha", "  ") is None
