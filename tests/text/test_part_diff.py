"""Members of one article, each compared with the part of a wording that it renders."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.part_diff import part_diffs
from annotator.text.word_diff import Wording, word_diff

WHOLE = "We need to close the northern line before winter because the captains asked for it in spring"


def wording(words: str) -> Wording:
    return Wording(words, (Span(0, len(words)),))


def lacking(*members: str) -> list[list[str]]:
    """Of each member the words of WHOLE that it is told to lack."""
    found = part_diffs(wording(WHOLE), [wording(member) for member in members])
    return [
        [WHOLE[c.before.start : c.before.end] for c in changes if c.kind in ("dropped", "replaced") and c.before]
        for changes in found
    ]


def test_one_alone_is_compared_with_the_whole() -> None:
    member = wording("close the northern line")
    assert part_diffs(wording(WHOLE), [member]) == [word_diff(wording(WHOLE), member).changes]


def test_a_part_beside_the_whole_lacks_nothing() -> None:
    assert lacking(WHOLE, "the captains asked for it") == [[], []]
    assert lacking("the captains asked for it", WHOLE) == [[], []]


def test_two_halves_lack_nothing() -> None:
    assert lacking(
        "We need to close the northern line before winter", "because the captains asked for it in spring"
    ) == [
        [],
        [],
    ]


def test_what_is_gone_within_its_part_is_told() -> None:
    assert lacking(WHOLE, "We need to close the line before winter") == [[], ["northern"]]


def test_what_no_member_has_is_told_at_the_nearest() -> None:
    first, second = lacking("We need to close the northern line", "the captains asked for it")
    assert first == ["before winter because", "in spring"]
    assert second == []


def test_two_who_mark_the_same_words_are_told_the_same() -> None:
    first, second = lacking("We need to close the northern line", "We need to close the northern line")
    assert first == second == ["before winter because the captains asked for it in spring"]


def test_what_shares_nothing_but_small_words_has_no_changes() -> None:
    member = wording("Nobody told the islanders")
    assert part_diffs(wording(WHOLE), [wording(WHOLE), member]) == [(), ()]


def test_words_of_its_own_beside_its_part_are_added_and_strike_nothing() -> None:
    changes = part_diffs(wording(WHOLE), [wording(WHOLE), wording("Yesterday captains asked for it again")])[1]
    assert {change.kind for change in changes} == {"added"}


@given(st.lists(st.lists(st.sampled_from([*WHOLE.split(), "never", "3,000"])).map(" ".join), min_size=1, max_size=4))
def test_changes_lie_in_both_and_none_is_new(members: list[str]) -> None:
    for member, changes in zip(members, part_diffs(wording(WHOLE), [wording(one) for one in members]), strict=True):
        gone = [c.before for c in word_diff(wording(WHOLE), wording(member)).of("dropped", "replaced") if c.before]
        for change in changes:
            assert change.after is None or change.after.end <= len(member)
            if change.kind in ("dropped", "replaced") and change.before:
                assert any(span.contains(change.before) for span in gone)
