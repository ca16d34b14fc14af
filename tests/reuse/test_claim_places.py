"""Places that say what a claim says, among those that only share its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.reuse.claim_places import of_claim, says_the_same
from annotator.reuse.twins import Twin, TwinGroup
from annotator.text.word_diff import Wording

WORDS = ("the", "office", "kept", "3,000", "crates", "17", "or", "more")
CLAIM = "the harbour office kept nearly 3,000 crates from their owners"


def whole(text: str) -> Wording:
    return Wording(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("place", "same"),
    [
        (CLAIM, True),
        ("nearly 3,000 crates were kept from their owners by the harbour office", True),
        ("The harbour office kept nearly 3,000 crates", True),
        ("the harbour office kept crates from their owners", False),
        ("the harbour office kept more than 2,000 crates from their owners", False),
        ("They kept nearly 3,000 crates. The harbour office heard of it from their owners", False),
        ("the harbour office spoke of 3,000 crates with regret and asked for patience until spring", False),
    ],
)
def test_a_place_says_the_same_with_the_same_figures_in_one_sentence(place: str, same: bool) -> None:
    assert says_the_same(whole(CLAIM), whole(place)) is same


@given(st.lists(st.sampled_from(WORDS), min_size=1), st.integers(1, 9))
def test_a_claim_says_the_same_as_itself_and_not_with_another_figure(words: list[str], figure: int) -> None:
    said = " ".join(words)
    assert says_the_same(whole(said), whole(said))
    assert not says_the_same(whole(f"{said} {figure}00,000"), whole(f"{said} of them"))


def test_the_claim_itself_is_never_left_out() -> None:
    texts = {"a": f"They say {CLAIM}.", "b": "Crates stood there.", "c": f"It is told that {CLAIM}."}
    here = (Span(9, 9 + len(CLAIM)),)
    members = (
        Twin("a", here, "same"),
        Twin("b", (Span(0, 6),), "unclear"),
        Twin("c", (Span(16, 16 + len(CLAIM)),), "same"),
    )
    found = of_claim(TwinGroup(members, 2, "claim"), ("a", here), texts.__getitem__)
    assert [member.article for member in found.members] == ["a", "c"]
    assert found.reference == 0
