"""Speakers merged and split, quotes attributed: each one step, nothing lost."""

from __future__ import annotations

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute, LearnAlias, Mean
from annotator.commands.links import AddLink, ChangeLink, DropLink
from annotator.commands.speakers import (
    AddSpeaker,
    ChangeSpeaker,
    DropSpeaker,
    MergeSpeakers,
    SplitSpeaker,
    UniteSpeakers,
)
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from annotator.workspace import Workspace

QUOTE, ANNA, TOLD = Span(0, 28), Span(29, 40), Span(41, 45)


@pytest.fixture
def quote(workspace: Workspace) -> str:
    return workspace.do(Tag(workspace.read.articles()[0].id, (QUOTE,), "quote", {"form": "direct"}))


def test_attributing_makes_mention_cue_links_and_speaker_in_one_step(workspace: Workspace, quote: str) -> None:
    article = workspace.read.articles()[0].id
    speaker = workspace.do(Attribute(quote, name="Anna  Brandt", mention=ANNA, cue=TOLD))
    row = workspace.list.annotations("quote")[0]
    assert (row.speaker, row.speaker_name) == (speaker, "Anna Brandt")
    assert {a.label for a in workspace.read.annotations(article)} == {"quote", "speaker", "cue"}
    assert {link.type for link in workspace.read.links(article)} == {"said_by", "cued_by"}
    assert workspace.list.speakers()[0].quotes == 1
    assert workspace.list.uses() == {speaker: 1}
    workspace.undo()
    assert [a.label for a in workspace.read.annotations(article)] == ["quote"]
    assert workspace.read.speakers() == []


def test_attributing_again_uses_the_marks_that_stand_and_replaces_the_speaker(workspace: Workspace, quote: str) -> None:
    article = workspace.read.articles()[0].id
    workspace.do(Attribute(quote, name="Anna Brandt", mention=ANNA, cue=TOLD))
    other = workspace.do(AddSpeaker("Somebody else"))
    workspace.do(Attribute(quote, speaker=other))
    assert workspace.list.annotations("quote")[0].speaker == other
    assert len(workspace.read.annotations(article)) == 3
    assert len(workspace.read.links(article)) == 2
    workspace.do(Attribute(quote, speaker=other, mention=Span(100, 117), position="relay"))
    positions = [link.attributes["position"] for link in workspace.read.links(article) if link.type == "said_by"]
    assert sorted(map(str, positions)) == ["origin", "relay"]
    assert workspace.list.annotations("quote")[0].speaker == other


def test_a_speaker_without_mention_is_linked_directly(workspace: Workspace, quote: str) -> None:
    speaker = workspace.do(AddSpeaker("The ministry", "organisation"))
    workspace.do(Attribute(quote, speaker=speaker))
    link = workspace.read.links_of([quote])[0]
    assert (link.target, link.target_kind) == (speaker, "speaker")
    workspace.do(DropSpeaker(speaker))
    assert workspace.read.links_of([quote]) == []


def test_merging_moves_mentions_links_and_names(workspace: Workspace, quote: str) -> None:
    article = workspace.read.articles()[0].id
    kept = workspace.do(AddSpeaker("Anna Brandt", aliases=("Brandt",)))
    other = workspace.do(AddSpeaker("Ms. Brandt", note="harbour", external_ids={"wikidata": "Q1"}))
    mention = workspace.do(Tag(article, (ANNA,), "speaker", speaker=other))
    workspace.do(Attribute(quote, speaker=other))
    before = (workspace.read.speakers(), workspace.read.annotations(article), workspace.read.links(article))
    workspace.do(MergeSpeakers(kept, (other, kept)))
    united = workspace.read.speaker(kept)
    assert united is not None
    assert united.aliases == ("Brandt", "Ms. Brandt")
    assert (united.note, united.external_ids) == ("harbour", {"wikidata": "Q1"})
    assert workspace.read.speaker(other) is None
    moved = workspace.read.annotation(mention)
    assert moved is not None
    assert moved.speaker == kept
    assert workspace.list.annotations("quote")[0].speaker == kept
    workspace.undo()
    assert (workspace.read.speakers(), workspace.read.annotations(article), workspace.read.links(article)) == before


def test_splitting_takes_mentions_along(workspace: Workspace) -> None:
    article = workspace.read.articles()[0].id
    one = workspace.do(AddSpeaker("Brandt", aliases=("Ms. Brandt",)))
    first = workspace.do(Tag(article, (ANNA,), "speaker", speaker=one))
    second = workspace.do(Tag(article, (Span(147, 157),), "speaker", speaker=one))
    two = workspace.do(SplitSpeaker(one, "Ms. Brandt", (second,)))
    meant = {a.id: a.speaker for a in workspace.read.annotations(article)}
    assert meant == {first: one, second: two}
    kept = workspace.read.speaker(one)
    assert kept is not None
    assert kept.aliases == ()
    with pytest.raises(TaggingError, match="split_nothing"):
        workspace.do(SplitSpeaker(one, "x", ()))


def test_meaning_somebody_else_is_one_step(workspace: Workspace) -> None:
    article = workspace.read.articles()[0].id
    mention = workspace.do(Tag(article, (ANNA,), "speaker"))
    anna = workspace.do(Mean(mention, name="Anna Brandt"))
    assert workspace.list.speakers()[0].mentions == 1
    assert workspace.list.uses() == {anna: 1}
    workspace.do(Mean(mention))
    assert workspace.list.speakers()[0].mentions == 0
    assert workspace.list.uses() == {}
    assert workspace.list.has_tagged(workspace.annotator or "")
    assert not workspace.list.has_tagged("nobody")
    workspace.do(LearnAlias(str(anna), "Brandt"))
    assert workspace.read.speakers()[0].aliases == ("Brandt",)


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (AddSpeaker("  "), "speaker.unnamed"),
        (DropSpeaker("nobody"), "speaker.gone"),
        (MergeSpeakers("nobody", ("nobody",)), "speaker.merge_one"),
        (Mean("nothing", name="x"), "annotation.gone"),
    ],
)
def test_what_is_refused(workspace: Workspace, command: AddSpeaker, key: str) -> None:
    with pytest.raises(TaggingError) as refused:
        workspace.do(command)
    assert refused.value.key == key


def test_links_follow_the_codebook(workspace: Workspace, quote: str) -> None:
    article = workspace.read.articles()[0].id
    cue = workspace.do(Tag(article, (TOLD,), "cue"))
    link = workspace.do(AddLink("cued_by", quote, cue))
    assert workspace.do(AddLink("cued_by", quote, cue)) == link
    workspace.do(ChangeLink(link, {"order": 1}))
    assert workspace.read.links(article)[0].attributes == {"order": 1}
    for refused in (AddLink("cued_by", cue, quote), AddLink("x", quote, cue), AddLink("inside", quote, quote)):
        with pytest.raises(TaggingError, match=r"link\."):
            workspace.do(refused)
    workspace.do(DropLink(link))
    assert workspace.read.links(article) == []


def test_a_speaker_is_corrected(workspace: Workspace) -> None:
    key = workspace.do(AddSpeaker("A. Brandt"))
    stored = workspace.read.speaker(key)
    assert stored is not None
    workspace.do(ChangeSpeaker(type(stored)(key, "Anna Brandt", aliases=("A. Brandt", "Anna Brandt", " "))))
    changed = workspace.read.speaker(key)
    assert changed is not None
    assert (changed.name, changed.aliases) == ("Anna Brandt", ("A. Brandt",))


def test_twins_become_one_in_one_step_also_where_pairs_hang_together(workspace: Workspace, quote: str) -> None:
    speaker = workspace.do(Attribute(quote, name="Anna Brandt", mention=ANNA))
    others = [workspace.do(AddSpeaker(name)) for name in ("A. Brandt", "Brandt", "Ole", "Ole Friis")]
    merges = (MergeSpeakers(speaker, tuple(others[:2])), MergeSpeakers(others[3], (others[2],)))
    workspace.do(UniteSpeakers(merges))
    assert sorted(found.name for found in workspace.read.speakers()) == ["Anna Brandt", "Ole Friis"]
    workspace.undo()
    assert len(workspace.read.speakers()) == 5
    with pytest.raises(TaggingError):
        workspace.do(UniteSpeakers((*merges, MergeSpeakers("gone", (speaker,)))))
    assert len(workspace.read.speakers()) == 5
