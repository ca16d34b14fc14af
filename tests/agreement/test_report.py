"""The report: layers from the codebook, characters counted, three annotators, each left out in turn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotator.agreement import krippendorff
from annotator.agreement.coefficients import gwet_ac1
from annotator.agreement.columns import columns_of
from annotator.agreement.comparison import Comparison
from annotator.agreement.covering import ac1, coincidences
from annotator.agreement.disagreements import Work
from annotator.agreement.layers import layers_of
from annotator.agreement.ratings import rated
from annotator.agreement.report import Report, Settings
from annotator.agreement.reporting import report_of
from annotator.exchange.work_reader import same_names
from annotator.model.annotation import Annotation
from annotator.model.codebook import Attribute, Codebook, GroupType, Label, LinkType
from annotator.model.group import Group, Member
from annotator.model.link import Link
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from tests.studies import default_codebook

LENGTH = 40
TEXTS = {"s": "x" * LENGTH, "t": "y" * LENGTH}
BOOK = Codebook("book", labels=(Label("quote", attributes=(Attribute("form"), Attribute("seen", kind="many"))),))


def mark(name: str, start: int, end: int, article: str = "t", **facts: object) -> Annotation:
    return Annotation(name, article, name[0], "quote", (Span(start, end),), **facts)  # type: ignore[arg-type]


def compared(marks: Sequence[Annotation], who: str = "abc", **facts: object) -> Comparison:
    everyone = {"expected": {"s": who, "t": who}, "layers": {"quote": "quote"}, **facts}
    return Comparison(columns_of(Work(marks, TEXTS, **everyone), who), tuple(who))  # type: ignore[arg-type]


def report(marks: Sequence[Annotation], who: str = "abc", **facts: object) -> Report:
    return report_of(compared(marks, who, **facts), BOOK, Settings(replicates=50, gamma=None))


def test_labels_that_answer_one_question_share_a_layer() -> None:
    said = dict.fromkeys(("direct", "indirect"), "direct")
    book = Codebook(
        "book",
        labels=(*(Label(name) for name in ("direct", "indirect", "cue", "claim", "idea")), Label("caption", zone=True)),
        links=(LinkType("said_by", sources=tuple(said), targets=("@speaker",)), LinkType("cued_by", "", (), ("cue",))),
        groups=(GroupType("claim", labels=("claim", "idea")),),
    )

    assert layers_of(book) == {**said, "cue": "cue", "claim": "claim", "idea": "claim"}
    assert set(layers_of(default_codebook()).items()) == {(name, name) for name in layers_of(default_codebook())}


def test_a_layer_that_the_codebook_gives_a_label_holds() -> None:
    said = LinkType("said_by", sources=("direct", "scare"), targets=("@speaker",))
    labels = (Label("direct", layer="quote"), Label("scare", layer="tone"), Label("indirect", layer="quote"))
    groups = (GroupType("quote", labels=("direct", "scare", "irony")),)
    book = Codebook("book", labels=(*labels, Label("irony"), Label("caption", layer="quote", zone=True)), groups=groups)

    told = {"direct": "direct", "indirect": "direct", "scare": "scare", "irony": "irony"}
    assert layers_of(book) == layers_of(replace(book, links=(said,))) == told


def test_labels_of_a_codebook_that_has_nothing_else_share_a_layer() -> None:
    named = (Label("person"), Label("place"), Label("caption", zone=True))

    assert layers_of(Codebook("book", labels=named)) == {"person": "person", "place": "person"}
    assert layers_of(Codebook("book", labels=named, groups=(GroupType("claim"),)))["place"] == "place"


spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(lambda s: (s[0], min(LENGTH, s[0] + s[1])))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("st"), spans), max_size=12), st.data())
def test_characters_are_counted_as_one_by_one(
    drawn: list[tuple[str, str, tuple[int, int]]], data: st.DataObject
) -> None:
    expected = {key: data.draw(st.sets(st.sampled_from("abc"), min_size=2)) for key in "st"}
    marks = [mark(f"{who}{n}", *span, article) for n, (who, article, span) in enumerate(drawn)]
    both = compared(marks, expected=expected)
    table, present = both.covered()
    widths = table[:, both.labels.index("quote")]
    items = []
    for article, place in itertools.product("st", range(LENGTH)):
        row = [
            int(any(a.annotator == who and a.article == article and a.start <= place < a.end for a in marks))
            if who in expected[article]
            else None
            for who in "abc"
        ]
        items.append(row)
    ratings = rated(items, (1, 0))

    assert widths.sum(axis=1).tolist() == [LENGTH, LENGTH]
    assert np.allclose(coincidences(widths, present).sum(axis=0), krippendorff.coincidences(ratings))
    found = ac1(widths, present)
    if found.value is not None:
        assert found.value == pytest.approx(gwet_ac1(ratings.tally()).value)


def test_each_of_three_is_left_out_in_turn() -> None:
    marks = [mark(f"{who}{n}", *span) for who in "ab" for n, span in enumerate([(0, 9), (12, 20)])]
    found = report([*marks, mark("c1", 0, 9), mark("c2", 30, 35)])

    assert [(one.key, one.response) for one in found.pairs.matrix] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [one.exact.f1.value for one in found.pairs.matrix] == [1.0, 0.5, 0.5]
    without = {one.annotator: (one.exact_f1.value, one.alpha.value) for one in found.pairs.leave_one_out}
    assert without["c"] == (1.0, 1.0)
    assert without["a"] == without["b"]
    assert without["a"][0] == 0.5
    label = found.labels["quote"]
    assert label.exact.f1.value == pytest.approx(4 / 6)
    assert label.missing == {"a": 1, "b": 1, "c": 1}
    assert label.mean_iou.value == 1.0
    assert [one.exact_f1.reason for one in found.articles] == ["nobody marked", ""]


def test_attributes_count_only_where_two_have_answered() -> None:
    answers = [("a1", "direct"), ("b1", "direct"), ("a2", "direct"), ("b2", "mixed"), ("a3", "mixed"), ("b3", None)]
    marks = [
        mark(
            name, int(name[1]) * 5, int(name[1]) * 5 + 4, attributes={"form": form, "seen": (form, "x")} if form else {}
        )
        for name, form in answers
    ]
    found = report(marks, "ab").attributes

    form = found["quote.form"]
    assert (form.units, form.lone, form.percent.value) == (2, 1, 0.5)
    assert form.confusions == (("direct", "mixed", 1),)
    assert form.alpha is not None
    assert form.alpha.value == pytest.approx(0.0)
    assert (form.distance, found["quote.seen"].distance) == ("nominal", "masi_2006")
    assert "quote.@speaker" not in found


def test_links_and_groups_are_compared_between_units() -> None:
    marks = [mark(f"{who}{n}", n * 9, n * 9 + 6) for who in "ab" for n in (1, 2, 3)]
    links = [Link(f"{who}{n}l", "inside", f"{who}{n}", f"{who}{m}", who) for who, n, m in (("a", 1, 2), ("b", 1, 2))]
    links.append(Link("a3l", "inside", "a3", "a2", "a"))
    groups = [Group(f"g{who}", "quote", who, members=tuple(Member(f"{who}{n}") for n in (1, 2, 3))) for who in "ab"]
    found = report(marks, "ab", links=links, groups=groups)

    inside = found.links["inside"].scores
    assert (inside.precision.value, inside.recall.value) == (1.0, 0.5)
    (group,) = found.groups["quote"]
    assert (group.groups, group.muc.f1.value, group.b_cubed.f1.value) == ((1, 1), 1.0, 1.0)
    assert group.adjusted_rand.reason == "no variation"


def test_links_to_one_passage_are_the_same_whoever_is_meant_there() -> None:
    marks = [mark(f"{who}{n}", n * 9, n * 9 + 6, speaker=f"{who}-{n}") for who in "ab" for n in (1, 2)]
    found = report(marks, "ab", links=[Link(f"{who}l", "said_by", f"{who}1", f"{who}2", who) for who in "ab"])
    lone = report(marks[:1], "ab", links=[Link("al", "said_by", "a1", "x", "a", target_kind="speaker")])

    assert found.links["said_by"].scores.f1.value == 1.0
    assert lone.links["said_by"].scores.f1.reason == "one annotator"


def test_speakers_of_one_name_are_one_when_asked_for() -> None:
    speakers = [Speaker("2", "Ada Lund"), Speaker("1", "ada lund"), Speaker("3", "Ben")]

    assert same_names(speakers) == {"2": "1"}
