"""Groups: made, split, merged, moved; absences with who and when; each one step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.commands.annotations import DropAnnotations, Tag
from annotator.commands.groups import (
    AddMembers,
    ChangeGroup,
    DropGroups,
    MakeGroup,
    MergeGroups,
    RecordAbsence,
    RemoveMembers,
    SplitGroup,
)
from annotator.commands.team import AddAnnotator
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.errors import TaggingError
from annotator.model.group import Member
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.studies import TEXT, study


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = study(tmp_path, (TEXT, TEXT + " Again."))
    yield opened
    opened.close()


@pytest.fixture
def quotes(workspace: Workspace) -> list[str]:
    """Two in the first article, one in the second."""
    first, second = (article.id for article in workspace.read.articles()[:2])
    places = [(first, Span(0, 10)), (first, Span(12, 20)), (second, Span(0, 10))]
    return [workspace.do(Tag(article, (span,), "quote")) for article, span in places]


def members(workspace: Workspace, group: str) -> list[str]:
    stored = workspace.read.group(group)
    assert stored is not None
    return [member.annotation for member in stored.members]


def test_a_group_has_members_how_they_render_it_and_who_made_it(workspace: Workspace, quotes: list[str]) -> None:
    told = (Member(quotes[0], "verbatim"), Member(quotes[2], "variant", ("capitals", "word order")))
    key = workspace.do(MakeGroup("quote", told, "close the line", "We need to close the line"))
    group = workspace.read.group(key)
    assert group is not None
    assert (group.kind, group.annotator, group.label) == ("quote", workspace.annotator, "close the line")
    assert group.members == told
    assert workspace.read.groups_of([quotes[2]]) == [group]
    assert workspace.read.groups_of_story(workspace.read.articles()[0].story) == [group]
    assert workspace.next_undo is not None
    workspace.undo()
    assert workspace.read.groups() == []
    workspace.redo()
    assert workspace.read.groups() == [group]


def test_an_annotation_stands_in_one_group_and_an_empty_group_goes(workspace: Workspace, quotes: list[str]) -> None:
    first = workspace.do(MakeGroup("quote", (Member(quotes[0]), Member(quotes[2]))))
    second = workspace.do(MakeGroup("quote", (Member(quotes[1]),)))
    workspace.do(AddMembers(second, (Member(quotes[2], "partial"),)))
    assert (members(workspace, first), members(workspace, second)) == ([quotes[0]], [quotes[1], quotes[2]])
    workspace.do(AddMembers(second, (Member(quotes[0]), Member(quotes[2], "verbatim"))))
    assert workspace.read.group(first) is None
    stored = workspace.read.group(second)
    assert stored is not None
    assert [(member.annotation, member.how) for member in stored.members][1] == (quotes[2], "verbatim")
    workspace.do(RemoveMembers(second, tuple(quotes)))
    assert workspace.read.groups() == []
    workspace.undo()
    assert len(members(workspace, second)) == 3


def test_splitting_and_merging(workspace: Workspace, quotes: list[str]) -> None:
    whole = workspace.do(MakeGroup("quote", tuple(Member(quote) for quote in quotes), "all"))
    other = workspace.do(SplitGroup(whole, (quotes[1],), "apart"))
    assert (members(workspace, whole), members(workspace, other)) == ([quotes[0], quotes[2]], [quotes[1]])
    for nothing in ((), (quotes[1],), (quotes[0], quotes[2])):
        with pytest.raises(TaggingError, match=r"group\.empty"):
            workspace.do(SplitGroup(whole, nothing))
    workspace.do(MergeGroups(other, (whole, other)))
    assert members(workspace, other) == [quotes[1], quotes[0], quotes[2]]
    assert [group.label for group in workspace.read.groups()] == ["apart"]
    workspace.do(ChangeGroup(other, label="one", reference="the words"))
    assert [(group.label, group.reference) for group in workspace.read.groups()] == [("one", "the words")]
    workspace.do(DropGroups((other,)))
    assert workspace.read.groups() == []
    assert len(workspace.read.annotations_by_id(quotes)) == 3


def test_what_is_not_reported_is_recorded_with_who_and_when(workspace: Workspace, quotes: list[str]) -> None:
    first, second = (article.id for article in workspace.read.articles()[:2])
    key = workspace.do(MakeGroup("quote", (Member(quotes[0]),), absent=(second,)))
    (absence,) = workspace.read.groups()[0].absent
    assert (absence.article, absence.annotator, absence.state) == (second, workspace.annotator, "not reported")
    assert absence.recorded.endswith("Z")
    with pytest.raises(TaggingError, match=r"group\.reports"):
        workspace.do(RecordAbsence(key, (first,)))
    workspace.do(AddMembers(key, (Member(quotes[2]),)))
    assert workspace.read.groups()[0].absent == ()
    workspace.undo()
    assert workspace.read.groups()[0].absent == (absence,)
    workspace.do(RecordAbsence(key, (second,)))
    assert workspace.read.groups()[0].absent == (absence,)
    workspace.do(RecordAbsence(key, (second,), withdrawn=True))
    assert workspace.read.groups()[0].absent == ()


def test_what_cannot_be_is_refused_and_leaves_no_trace(workspace: Workspace, quotes: list[str]) -> None:
    article = workspace.read.articles()[0].id
    cue = workspace.do(Tag(article, (Span(30, 34),), "cue"))
    group = workspace.do(MakeGroup("quote", (Member(quotes[0]),)))
    before = workspace.next_undo
    refused = [
        (MakeGroup("quote", ()), "group.empty"),
        (MakeGroup("quote", (Member(cue),)), "group.other_label"),
        (MakeGroup("claim", (Member(quotes[0]),)), "group.other_label"),
        (MakeGroup("quote", (Member("none"),)), "annotation.gone"),
        (MakeGroup("quote", (Member(quotes[0]), Member(quotes[0]))), "group.twice"),
        (MakeGroup("quote", (Member(quotes[1]),), absent=("none",)), "article.gone"),
        (AddMembers("none", ()), "group.gone"),
        (ChangeGroup("none", label="x"), "group.gone"),
    ]
    for command, key in refused:
        with pytest.raises(TaggingError, match=key):
            workspace.do(command)  # type: ignore[arg-type]
    other = workspace.do(AddAnnotator("Somebody else"))
    workspace.annotator = other
    with pytest.raises(TaggingError, match=r"group\.of_another"):
        workspace.do(DropGroups((group,)))
    workspace.annotator = None
    with pytest.raises(TaggingError, match=r"tag\.nobody"):
        workspace.do(MakeGroup("quote", (Member(quotes[0]),)))
    assert len(workspace.read.groups()) == 1
    assert workspace.next_undo != before  # the annotator was added, and nothing else


def test_a_member_that_is_deleted_comes_back_with_its_place(workspace: Workspace, quotes: list[str]) -> None:
    key = workspace.do(MakeGroup("quote", tuple(Member(quote, "variant") for quote in quotes)))
    workspace.do(DropAnnotations((quotes[1],)))
    assert members(workspace, key) == [quotes[0], quotes[2]]
    workspace.undo()
    assert members(workspace, key) == quotes


def test_groups_travel_byte_by_byte(workspace: Workspace, quotes: list[str], tmp_path: Path) -> None:
    second = workspace.read.articles()[1].id
    workspace.do(
        MakeGroup("quote", (Member(quotes[0], "variant", ("capitals",)), Member(quotes[1])), "ä", "ref", (second,))
    )
    first = tmp_path / "first.json"
    write_dataset(workspace.read, first)
    from annotator.commands.dataset import ImportDataset

    again = Workspace.create(tmp_path / "again.annotator", "again", workspace.read.codebook())
    again.do(ImportDataset(read_dataset(first)))
    write_dataset(again.read, tmp_path / "second.json")
    assert again.read.groups() == workspace.read.groups()
    again.close()
    assert (tmp_path / "second.json").read_bytes() == first.read_bytes()
