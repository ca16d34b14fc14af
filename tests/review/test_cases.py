"""Cases, their statuses, and which verdicts stand."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.verdict import Verdict
from annotator.review.cases import Case, cases, judged
from annotator.review.standing import standing
from annotator.review.stood import digest_of
from tests.reviews import INSIDE, MENTION, QUOTE, case, mark, verdict, work

A, B = mark("a1", QUOTE), mark("b1", INSIDE)


def settled(found: Case, name: str = "1") -> Verdict:
    return verdict(name, *(m.id for m in found.members), stood=found.stood, result=f"g{name}")


def test_a_case_is_open_agreed_settled_stale_or_put_off() -> None:
    found = case(A, B)
    assert (found.status, found.key, found.kinds) == ("open", "a1", ("boundary-trivial",))
    assert case(A, mark("b1", QUOTE)).status == "agreed"
    by_status = {
        "settled": [settled(found)],
        "stale": [msgspec.structs.replace(settled(found), stood="other")],
        "deferred": [verdict("1", "a1", "b1", decision="defer")],
        "open": [verdict("1", "a1", decision="comment"), verdict("2", "b1", decision="codebook")],
    }
    for status, given_verdicts in by_status.items():
        (again,) = judged([found], given_verdicts)
        assert again.status == status
        assert list(again.history) == given_verdicts


def test_putting_off_what_was_decided_leaves_the_verdict_and_deciding_ends_it() -> None:
    found = case(A, B)
    first = settled(found)
    (again,) = judged([found], [first, verdict("2", "a1", "b1", decision="defer")])
    assert (again.status, again.verdict) == ("deferred", first)
    (again,) = judged([found], [first, verdict("2", "a1", "b1", decision="defer"), settled(found, "3")])
    assert (again.status, again.verdict.id if again.verdict else "") == ("settled", "3")


def test_only_the_newest_about_any_one_annotation_stands() -> None:
    first, second = verdict("1", "a1", "b1", result="g1"), verdict("2", "b1", "c1", result="g2")
    other = verdict("3", "d1", result="g3", more=("g4",))
    check = verdict("4", "d1", checks="3")
    replaced = verdict("5", "e1", result="g5")
    assert standing([check, other, second, first]) == [second, other]
    found = standing([first, second, other, replaced, verdict("6", "e2", replaces="5", decision="nobody")])
    assert [key for one in found for key in one.gold] == ["g2", "g3", "g4"]


@given(st.permutations(range(6)))
def test_what_stands_does_not_depend_on_the_order_in_which_verdicts_come(order: list[int]) -> None:
    listed = [verdict(str(n), f"a{n % 3}", f"b{n % 2}", result=f"g{n}") for n in range(6)]
    assert standing([listed[n] for n in order]) == standing(listed)


def test_a_verdict_goes_stale_with_extents_labels_attributes_speakers_and_links_but_not_with_notes() -> None:
    link = Link("l", "said_by", "a1", "a2", "a")
    before = digest_of((A, B), [link])
    for changed in (
        msgspec.structs.replace(A, fragments=(INSIDE,)),
        msgspec.structs.replace(A, label="claim"),
        msgspec.structs.replace(A, attributes={"form": "direct"}),
        msgspec.structs.replace(A, speaker="s"),
    ):
        assert digest_of((changed, B), [link]) != before
    assert digest_of((A, B), []) != before
    assert digest_of((A,), [link]) != before
    for same in (
        msgspec.structs.replace(A, note="n", certainty="discuss", revision=4, modified="2026"),
        msgspec.structs.replace(A, attributes={"form": ""}),
    ):
        assert digest_of((B, same), [link]) == before


def test_a_verdict_follows_most_of_its_annotations_and_its_case_returns() -> None:
    marks = [A, B, mark("c1", QUOTE)]
    given_verdict = settled(case(*marks))
    moved = [mark("a1", Span(60, 80)), B, mark("c1", QUOTE)]
    found = {c.key: c for c in cases(work(*moved), [given_verdict])}
    assert {key: c.status for key, c in found.items()} == {"b1": "stale", "a1": "open"}
    assert found["b1"].verdict == given_verdict
    assert found["a1"].history == (given_verdict,)


def test_what_is_left_of_a_verdict_whose_annotations_are_gone_comes_back() -> None:
    given_verdict = verdict("1", "a1", result="g1")
    other = mark("a2", MENTION, label="speaker")
    found = cases(work(other), [given_verdict])
    assert [(c.key, c.status, c.members) for c in found if not c.members] == [("a1", "stale", ())]
    again = cases(work(other), [given_verdict, verdict("2", "a1", decision="nobody", replaces="1")])
    assert [c.verdict.id for c in again if c.verdict is not None] == ["2"]
    (left,) = cases(work(done="ab"), [given_verdict])
    assert (left.status, left.verdict) == ("stale", given_verdict), "the one mark of the article was taken away"
    assert cases(work(), [given_verdict]) == [], "gold that came alone is nobody's to review"


def test_links_tell_the_case_that_they_lead_to() -> None:
    marks = [A, B, mark("a2", MENTION, label="speaker"), mark("b2", MENTION, label="speaker")]
    links = [Link("l", "said_by", "b1", "b2", "b"), Link("m", "said_by", "a1", "s", "a", target_kind="speaker")]
    found = next(c for c in cases(work(*marks, links=links)) if c.key == "a1")
    assert dict(zip((link.id for link in found.links), found.aims, strict=True)) == {"l": "a2", "m": "s"}
