"""Whose words quotes are, and which members of a group give them to somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.origins import Origin, origins_of, other_origins
from annotator.model.annotation import Annotation
from annotator.model.link import End, Link
from annotator.model.span import Span
from annotator.model.speaker import Speaker

SPEAKERS = [Speaker("s", "Ines Holm"), Speaker("t", "Karl Beyer"), Speaker("u", "Ines  holm")]
MENTIONS = [
    Annotation(f"of {key}", "article", "ada", "speaker", (Span(0, 6),), speaker=speaker)
    for key, speaker in (("s", "s"), ("t", "t"), ("u", "u"), ("nobody", None))
]


def said(quote: str, target: str, kind: str = "said_by", **attributes: str) -> Link:
    end: End = "annotation" if target.startswith("of ") else "speaker"
    return Link(f"{quote} {target}", kind, quote, target, "ada", attributes, target_kind=end)


def others(*links: Link) -> dict[str, tuple[str, str]]:
    found = other_origins(("one", "two", "three"), origins_of(links, MENTIONS, SPEAKERS))
    return {key: (other.before.name, other.after.name) for key, other in found.items()}


def test_a_member_given_to_another_speaker_tells_both_and_where_the_article_names_him() -> None:
    links = (said("one", "s"), said("two", "of t"))
    assert others(*links) == {"two": ("Ines Holm", "Karl Beyer")}
    (other,) = other_origins(("one", "two"), origins_of(links, MENTIONS, SPEAKERS)).values()
    assert (other.before.mention, other.after.mention) == (None, MENTIONS[1])


@pytest.mark.parametrize(
    "links",
    [
        pytest.param((said("one", "s"), said("two", "of s")), id="by a mention and by the entry"),
        pytest.param((said("one", "s"), said("two", "u")), id="two entries of one name"),
        pytest.param((said("one", "s"), said("two", "of nobody")), id="not known who is meant"),
        pytest.param((said("two", "t"),), id="the only one that is known"),
        pytest.param((said("one", "s"), said("two", "s"), said("two", "t")), id="one in common"),
        pytest.param((said("one", "s"), said("two", "s"), said("two", "t", position="record")), id="a record"),
        pytest.param((said("one", "s"), said("two", "t", "claimed_by")), id="a link of another kind"),
    ],
)
def test_whoever_may_be_the_same_is_no_other(links: tuple[Link, ...]) -> None:
    assert others(*links) == {}


def test_the_first_whose_speaker_is_known_is_what_others_are_compared_with() -> None:
    assert others(said("two", "t"), said("three", "s")) == {"three": ("Karl Beyer", "Ines Holm")}


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(("Ines", "ines ", "Karl", "Mia"))), max_size=8))
def test_a_member_is_told_exactly_where_it_shares_nobody_with_the_first(told: list[tuple[str, str]]) -> None:
    origins = {key: [Origin(name) for one, name in told if one == key] for key in "abcd"}
    known = [key for key in "abcd" if origins[key]]
    names = {key: {one.name.strip().casefold() for one in origins[key]} for key in known}
    assert set(other_origins("abcd", origins)) == {key for key in known if not names[key] & names[known[0]]}
