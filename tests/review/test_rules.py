"""Rules, checks of verdicts, and what became of one's work."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings

from annotator.model.annotation import Annotation
from annotator.model.errors import TaggingError
from annotator.model.link import Link
from annotator.model.span import Span, joined
from annotator.model.verdict import Verdict
from annotator.review import check, habits, rules
from annotator.review.cases import cases, judged
from tests.review.test_rulings import MARKS
from tests.reviews import INSIDE, QUOTE, case, mark, verdict, work
from tests.studies import TEXT

ALL = (rules.UNANIMOUS, rules.TRIVIAL, rules.majority_rule(2))


def test_unanimous_takes_what_two_or_more_marked_alike() -> None:
    (found,) = rules.apply([case(mark("a1", QUOTE), mark("b1", QUOTE))], [rules.UNANIMOUS])
    assert (found.ruling.drafts[0].fragments, found.ruling.of, found.rule) == ((QUOTE,), ("a", "b"), "unanimous 1")
    for other in (
        case(mark("a1", QUOTE)),
        case(mark("a1", QUOTE), done="b"),
        case(mark("a1", QUOTE), mark("b1", INSIDE)),
    ):
        assert rules.apply([other], [rules.UNANIMOUS]) == []


def test_a_trivial_boundary_takes_the_usual_extent_where_nothing_else_differs() -> None:
    (found,) = rules.apply([case(mark("a1", INSIDE), mark("b1", QUOTE), mark("c1", INSIDE))], [rules.TRIVIAL])
    assert (found.ruling.drafts[0].fragments, found.ruling.of) == ((INSIDE,), ("a", "c"))
    (found,) = rules.apply([case(mark("a1", INSIDE), mark("b1", QUOTE))], [rules.TRIVIAL])
    assert found.ruling.drafts[0].fragments == (QUOTE,)
    for other in (
        case(mark("a1", INSIDE), mark("b1", QUOTE, speaker="s")),
        case(mark("a1", INSIDE), mark("b1", QUOTE), done="c"),
        case(mark("a1", Span(1, 20)), mark("b1", QUOTE)),
    ):
        assert rules.apply([other], [rules.TRIVIAL]) == []


def test_a_majority_is_of_everything_and_of_all_who_are_done() -> None:
    alike = [mark("a1", QUOTE), mark("b1", QUOTE)]
    for others in ((mark("c1", INSIDE),), (mark("c1", QUOTE, label="quote", speaker="s"),), ()):
        (found,) = rules.apply([case(*alike, *others, done="c")], [rules.majority_rule(2)])
        assert (found.ruling.decision, found.ruling.of) == ("majority", ("a", "b"))
    assert rules.apply([case(*alike, mark("c1", INSIDE))], [rules.majority_rule(3)]) == []
    assert rules.apply([case(*alike, done="cd")], [rules.majority_rule(2)]) == []
    link = Link("l", "said_by", "a1", "s", "a", target_kind="speaker")
    assert rules.apply([case(*alike, mark("c1", INSIDE), links=[link])], [rules.majority_rule(2)]) == []


def test_rules_leave_alone_what_was_decided_or_put_off_and_an_unknown_one_is_told() -> None:
    one = case(mark("a1", QUOTE), mark("b1", QUOTE))
    for decision in ("take", "defer"):
        decided = judged([one], [verdict("1", "a1", "b1", decision=decision)])
        assert rules.apply(decided, ALL) == []
    for name in ("unanimous", "unanimous 2", "majority-of-1 1", "majority-of-100 1", ""):
        with pytest.raises(TaggingError, match="unknown_rule"):
            rules.apply([], [name])


@settings(max_examples=100, deadline=None)
@given(MARKS)
def test_no_rule_drops_what_somebody_marked(made: list[tuple[object, ...]]) -> None:
    marks = [
        mark(f"{who}{number}", *joined(where), label=label, speaker=speaker, attributes=attributes)  # type: ignore[arg-type]
        for number, (who, where, label, speaker, attributes) in enumerate(made)
    ]
    for found in rules.apply(cases(work(*marks, done="abcd")), ALL):
        assert found.ruling.drafts
        assert len(found.case.annotators) > 1


def test_a_sample_to_check_is_drawn_from_what_others_decided_by_hand() -> None:
    listed = [verdict(f"{n:03}", f"a{n}") for n in range(100)]
    listed += [verdict("200", "b", rule="unanimous 1"), verdict("201", "c", checks="001")]
    drawn = check.sample(listed, 0.1, 3, "other")
    assert len(drawn) == 10
    assert drawn == check.sample(reversed(listed), 0.1, 3, "other") != check.sample(listed, 0.1, 4, "other")
    assert check.sample(listed, 0.1, 3, "judge") == []


def test_agreement_between_adjudicators_is_counted_once_a_verdict() -> None:
    def pair(number: int, first: dict[str, object], second: dict[str, object]) -> list[Verdict]:
        one = verdict(f"1{number:02}", f"a{number}", **first)  # type: ignore[arg-type]
        return [one, verdict(f"2{number:02}", f"a{number}", checks=one.id, **second)]  # type: ignore[arg-type]

    ada, ben, nobody = {"of": ("a",)}, {"of": ("b",)}, {"decision": "nobody"}
    listed = [*pair(1, ada, ada), *pair(2, ben, ben), *pair(3, ada, ben), *pair(4, nobody, nobody)]
    listed += [verdict("301", "a1", checks="101", decision="defer"), verdict("302", "a9", checks="gone")]
    found = check.agreement(listed)
    assert [one.same for one in found.pairs] == [True, True, False, True]
    assert found.percent.value == 0.75
    assert found.kappa.value == pytest.approx((0.75 - 5 / 16) / (1 - 5 / 16))
    last = check.agreement([*listed, verdict("303", "a3", checks="103", of=("a",))])
    assert last.percent.value == 1
    empty = check.agreement([])
    assert (empty.percent.value, empty.kappa.value) == (None, None)
    assert empty.percent.reason


def test_what_became_of_ones_work() -> None:
    marks = [
        mark("a1", QUOTE, attributes={"form": "direct"}),
        mark("b1", QUOTE, attributes={"form": "mixed"}),
        mark("a2", Span(30, 40)),
        mark("b3", Span(50, 60)),
        mark("a4", Span(72, 82)),
        mark("b4", Span(72, 89)),
    ]
    gold = {
        "g1": Annotation("g1", "t", "judge", "quote", (QUOTE,), {"form": "mixed"}, origin="verdict"),
        "g3": Annotation("g3", "t", "judge", "quote", (Span(50, 60),), origin="verdict"),
        "g4": Annotation("g4", "t", "judge", "quote", (Span(72, 89),), origin="verdict"),
    }
    verdicts = [
        verdict("1", "a1", "b1", result="g1", reason="codebook"),
        verdict("2", "a2", decision="nobody", reason="slip"),
        verdict("3", "b3", result="g3"),
        verdict("4", "a4", "b4", result="g4"),
    ]
    found = cases(work(*marks), verdicts)
    ada = habits.of("a", found, gold, {"t": TEXT})

    assert [(fate.became, fate.changed) for fate in ada.fates] == [
        ("changed", ("form",)),
        ("dropped", ()),
        ("added", ()),
        ("changed", ("boundary",)),
    ]
    assert ada.confused == {habits.Confused("form", "direct", "mixed"): 1}
    assert ada.boundaries == {"end early": 1}
    assert ada.reasons == {"codebook": 1, "slip": 1, "": 2}
    ben = habits.of("b", found, gold, {"t": TEXT})
    assert ben.became == {"kept": 3}
    assert msgspec.to_builtins(ben.fates[0].became) == "kept"
