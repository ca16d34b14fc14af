import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.word_diff import Wording, word_diff

WORDS = st.sampled_from(("wait", "for", "one", "we", "all", "the", "line", "300"))


def whole(text):
    return Wording(text, (Span(0, len(text)),))


def changes(before, after):
    """Kinds, and the words that each change is about."""
    found = word_diff(whole(before), whole(after)).changes

    def words(text, span):
        return span and text[span.start : span.end]

    return [(change.kind, words(before, change.before), words(after, change.after)) for change in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("We need to wait", "“we need to wait,”", []),
        ("shut down the line", "shut the line down", [("moved", "down", "down")]),
        ("close the line", "close the whole line", [("added", None, "whole")]),
        ("close the whole line", "close the line", [("dropped", "whole", None)]),
        ("nearly 300 people", "more than 280 people", [("figure", "nearly 300", "more than 280")]),
        ("if adults were held", "if adults are held", [("inflected", "were", "are")]),
        ("the zero-waiting rule", "the zerowaiting rule", [("spelling", "zero-waiting", "zerowaiting")]),
        ("the zero-waiting rule", "the zero waiting rule", [("spelling", "zero-waiting", "zero waiting")]),
        ("the D.O.J. said", "the DOJ said", [("abbreviation", "D.O.J.", "DOJ")]),
        ("it does not matter", "it doesn't matter", [("abbreviation", "does not", "doesn't")]),
        ("shut the line now", "SHUT THE LINE now", [("capitals", "shut the line", "SHUT THE LINE")]),
        ("wait, then go", "wait then go", [("punctuation", "wait, then", "wait then")]),
        ("the harbour office", "the harbor office", [("spelling", "harbour", "harbor")]),
        ("a careful plan", "an effective plan", [("replaced", "a careful", "an effective")]),
        ("did not pro-\n\nvide it", "did not provide it", []),
    ],
)
def test_each_kind_of_change_is_told_with_its_words(before, after, expected):
    assert changes(before, after) == expected


def test_fragments_are_read_as_one_and_changes_stay_within_them():
    text = "“We wait,” she said. “We go home.”"
    split = Wording(text, (Span(0, 10), Span(21, 34)))
    diff = word_diff(split, whole("We wait. We stay."))
    places = [change.before for change in diff.changes]
    assert [text[place.start : place.end] for place in places] == ["go home"]
    assert (diff.kept, diff.words) == (3, (5, 4))


@given(st.text(max_size=60), st.text(max_size=60))
def test_places_lie_in_their_wordings(before, after):
    for change in word_diff(whole(before), whole(after)).changes:
        for place, text in ((change.before, before), (change.after, after)):
            assert place is None or 0 <= place.start < place.end <= len(text)
        assert change.before or change.after


@given(st.lists(WORDS, max_size=12))
def test_nothing_differs_from_itself_whatever_its_case(words):
    text = " ".join(words)
    assert not word_diff(whole(text), whole(text)).changes
    assert word_diff(whole(text), whole(text.upper())).kept == len(words)


@given(
    st.lists(WORDS, max_size=10),
    st.lists(WORDS, max_size=10),
)
def test_both_ways_as_many_words_differ(one, other):
    there, back = (word_diff(whole(" ".join(a)), whole(" ".join(b))) for a, b in ((one, other), (other, one)))
    assert there.words == back.words[::-1]
    assert len(there.of("added")) + len(there.of("replaced")) <= len(other)


def test_long_repetition_takes_no_time():
    start = time.perf_counter()
    word_diff(whole("we wait " * 50_000), whole("wait we " * 50_000))
    assert time.perf_counter() - start < 5
