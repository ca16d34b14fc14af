"""Twins of a quote taken in one step: tagged with what the quote says, and grouped with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.groups import MakeGroup
from annotator.commands.speakers import AddSpeaker
from annotator.commands.twins import TakeTwins, TwinTaken
from annotator.discovery.proposals import Proposal, Source
from annotator.model.errors import TaggingError
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.studies import TEXT, study

CLOSE, ANNA, TOLD = Span(0, 28), Span(30, 41), Span(42, 46)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path, (TEXT, f"{TEXT} ", f"{TEXT}  "))
    yield opened
    opened.close()


@pytest.fixture
def articles(workspace: Workspace) -> list[str]:
    return [article.id for article in workspace.read.articles()]


def test_one_step_tags_attributes_and_groups(workspace: Workspace, articles: list[str]) -> None:
    anna = workspace.do(AddSpeaker("Anna Brandt"))
    quote = workspace.do(Tag(articles[0], (CLOSE,), "quote", {"form": "direct", "medium": "spoken"}))
    named = Proposal((CLOSE,), "direct", (Source(ANNA, "Anna Brandt", anna),), (TOLD,))
    unnamed = Proposal((CLOSE,), "mixed")
    taken = (
        TwinTaken(named, articles[1], {"medium": "spoken"}, (), "variant", ("spelling",)),
        TwinTaken(unnamed, articles[2], {}, ((anna, "origin"),), "partial"),
    )
    keys = workspace.do(TakeTwins(quote, taken, how="verbatim", name="Close the line"))
    first, second = workspace.read.annotations_by_id(keys)
    assert first.attributes == {"form": "direct", "medium": "spoken"}
    assert (first.origin, second.origin, second.attributes) == ("proposal", "proposal", {"form": "mixed"})
    links = {(link.source, link.type): link for link in workspace.read.links_of(keys)}
    mention = workspace.read.annotation(links[first.id, "said_by"].target)
    assert mention is not None
    assert (mention.fragments, mention.speaker) == ((ANNA,), anna)
    assert (first.id, "cued_by") in links
    assert (links[second.id, "said_by"].target, links[second.id, "said_by"].target_kind) == (anna, "speaker")
    (group,) = workspace.read.groups()
    assert group.label == "Close the line"
    assert [(m.annotation, m.how, m.differs) for m in group.members] == [
        (quote, "verbatim", ()),
        (first.id, "variant", ("spelling",)),
        (second.id, "partial", ()),
    ]
    workspace.undo()
    assert workspace.read.groups() == []
    assert [a.id for article in articles for a in workspace.read.annotations(article)] == [quote]


def test_what_stands_joins_the_group_that_is_there_as_it_was_judged(workspace: Workspace, articles: list[str]) -> None:
    quotes = [workspace.do(Tag(article, (CLOSE,), "quote")) for article in articles]
    group = workspace.do(MakeGroup("quote", (Member(quotes[1], "paraphrase"),)))
    twins = (TwinTaken(quotes[1], how="verbatim"), TwinTaken(quotes[2], how="verbatim"))
    assert workspace.do(TakeTwins(quotes[0], twins, group, how="verbatim")) == (quotes[1], quotes[2])
    (found,) = workspace.read.groups()
    assert [(m.annotation, m.how) for m in found.members] == [
        (quotes[1], "paraphrase"),
        (quotes[0], "verbatim"),
        (quotes[2], "verbatim"),
    ]


def test_a_refusal_leaves_no_trace(workspace: Workspace, articles: list[str]) -> None:
    quote = workspace.do(Tag(articles[0], (CLOSE,), "quote"))
    before = workspace.next_undo
    outside = TwinTaken(Proposal((Span(5, 9_999),), "direct"), articles[1])
    fine = TwinTaken(Proposal((CLOSE,), "direct"), articles[2])
    for twins, key in (((fine, outside), "tag.outside"), ((), "proposal.nothing"), ((TwinTaken("none"),), "gone")):
        with pytest.raises(TaggingError, match=key):
            workspace.do(TakeTwins(quote, twins))
    assert workspace.next_undo == before
    assert not workspace.read.annotations(articles[2])
