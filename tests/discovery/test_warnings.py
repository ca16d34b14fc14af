"""The checks of a codebook: each warns where it should, and nowhere else."""

from __future__ import annotations

import msgspec
import pytest

from annotator import paths
from annotator.discovery.warnings import Warning, origins_differ, warnings_of  # noqa: A004 - the field's word
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_reader import read_dataset
from annotator.model.annotation import Annotation
from annotator.model.codebook import Codebook
from annotator.model.codebook_rules import CHECKS
from annotator.model.group import Group, GroupKind, Member
from annotator.model.link import End, Link
from annotator.model.span import Span
from annotator.model.speaker import Speaker
from annotator.wording.findings import WARNINGS

CODEBOOK = read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")
TEXT = "“One,” she said, “two.” 'tis \"three"


def warned(label: str, attributes: dict[str, str], *spans: tuple[int, int], links: tuple[str, ...] = ()) -> list[str]:
    fragments = tuple(Span(*span) for span in spans or ((0, 6),))
    annotation = Annotation("a", "article", "ada", label, fragments, attributes)
    drawn = [Link(str(n), name, "a", "b") for n, name in enumerate(links)]
    found = warnings_of([annotation], drawn, CODEBOOK, TEXT)
    assert {warning.annotation for warning in found} <= {"a"}
    return [warning.key for warning in found]


@pytest.mark.parametrize(
    ("attributes", "links", "expected"),
    [
        ({}, (), ["quote_without_speaker"]),
        ({"form": "indirect"}, ("cued_by",), ["quote_without_speaker"]),
        ({"form": "marks_only"}, (), []),
        ({"form": "narrated"}, (), []),
        ({"form": "direct"}, ("said_by",), []),
    ],
)
def test_a_quote_wants_a_speaker(attributes: dict[str, str], links: tuple[str, ...], expected: list[str]) -> None:
    assert warned("quote", attributes, links=links) == expected


@pytest.mark.parametrize(
    ("spans", "odd"),
    [
        (((0, 6),), False),
        (((0, 5),), True),
        (((0, 5), (17, 21)), False),
        (((0, 6), (17, 23)), False),
        (((0, 6), (18, 23)), True),
        (((24, 28),), False),
        (((24, 35),), True),
    ],
)
def test_marks_of_a_direct_quote_come_in_pairs(spans: tuple[tuple[int, int], ...], odd: bool) -> None:
    assert warned("quote", {"form": "direct"}, *spans, links=("said_by",)) == (["unbalanced_marks"] if odd else [])
    assert warned("quote", {"form": "mixed"}, *spans, links=("said_by",)) == []


@pytest.mark.parametrize(
    ("attributes", "links", "expected"),
    [
        ({"kind": "quantity"}, (), ["quantity_without_value"]),
        ({"kind": "quantity", "value": ""}, (), ["quantity_without_value"]),
        ({"kind": "quantity", "value": "545"}, (), []),
        ({"kind": "date"}, (), ["date_without_value"]),
        ({"kind": "date", "date_value": "2018-04"}, (), []),
        ({"kind": "event"}, (), []),
        ({"voice": "attributed"}, (), ["attributed_claim_unlinked"]),
        ({"voice": "attributed"}, ("supports",), ["attributed_claim_unlinked"]),
        ({"voice": "attributed"}, ("expressed_in",), []),
        ({"voice": "attributed"}, ("claimed_by",), []),
        ({"voice": "reporter"}, (), []),
    ],
)
def test_claims(attributes: dict[str, str], links: tuple[str, ...], expected: list[str]) -> None:
    assert warned("claim", attributes, links=links) == expected


def test_only_checks_that_are_switched_on() -> None:
    quiet = msgspec.structs.replace(CODEBOOK, checks=())
    quote = Annotation("a", "article", "ada", "quote", (Span(0, 6),))
    assert warnings_of([quote], [], quiet, TEXT) == []
    assert warnings_of([quote], [], CODEBOOK, TEXT) == [Warning("a", "quote_without_speaker")]


def test_every_check_has_a_sentence() -> None:
    assert set(WARNINGS) == set(CHECKS)


def mention(key: str, speaker: str | None) -> Annotation:
    return Annotation(key, "article", "ada", "speaker", (Span(0, 6),), speaker=speaker)


def differing(*links: Link, kind: GroupKind = "quote", codebook: Codebook = CODEBOOK) -> list[str]:
    members = tuple(Member(key) for key in ("one", "two", "three"))
    speakers = [Speaker("s", "Ines Holm"), Speaker("t", "Karl Beyer"), Speaker("u", "Ines  holm")]
    mentions = [mention("of s", "s"), mention("of t", "t"), mention("of u", "u"), mention("of nobody", None)]
    found = origins_differ([Group("g", kind, "ada", members=members)], links, mentions, speakers, codebook)
    assert {warning.key for warning in found} <= {"group_origins_differ"}
    return [warning.annotation for warning in found]


def said(quote: str, target: str, **attributes: str) -> Link:
    kind: End = "annotation" if target.startswith("of ") else "speaker"
    return Link(f"{quote} {target}", "said_by", quote, target, attributes=attributes, target_kind=kind)


@pytest.mark.parametrize(
    ("links", "warned_of"),
    [
        ((said("one", "s"), said("two", "t")), ["one", "two"]),
        ((said("one", "of s"), said("two", "of t", position="origin")), ["one", "two"]),
        ((said("one", "of s"), said("two", "s"), said("three", "of t")), ["one", "two", "three"]),
        ((said("one", "s"), said("two", "of s")), []),
        ((said("one", "s"), said("two", "u")), []),
        ((said("one", "s"), said("two", "t", position="relay")), []),
        ((said("one", "s"), said("two", "s"), said("two", "t")), []),
        ((said("one", "s"), said("two", "of nobody"), said("three", "of another project")), []),
        ((said("one", "s"), said("elsewhere", "t")), []),
        ((), []),
    ],
)
def test_a_group_has_one_origin(links: tuple[Link, ...], warned_of: list[str]) -> None:
    assert differing(*links) == warned_of


def test_only_groups_of_quotes_and_only_if_switched_on() -> None:
    links = (said("one", "s"), said("two", "t"))
    assert differing(*links, kind="claim") == []
    assert differing(*links, codebook=msgspec.structs.replace(CODEBOOK, checks=("unbalanced_marks",))) == []


def test_the_sample_is_mostly_quiet() -> None:
    dataset = read_dataset(paths.resources() / "sample_corpus" / "annotations-ada.json")
    found = [
        warning
        for article in dataset.articles
        for warning in warnings_of(
            [a for a in dataset.annotations if a.article == article.id],
            dataset.links,
            CODEBOOK,
            dataset.texts[article.id],
        )
    ]
    assert len(found) < len(dataset.annotations) / 10
