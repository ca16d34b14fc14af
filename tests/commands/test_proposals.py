"""Proposals accepted, corrected and rejected: what becomes of them, in one step that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from annotator import paths
from annotator.commands.annotations import Tag
from annotator.commands.attribution import Attribute
from annotator.commands.codebook import ReplaceCodebook
from annotator.commands.project import ProposeInProject
from annotator.commands.proposals import AcceptProposals, Proposed, RejectProposals
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator, ProposeTo
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Proposal, Source
from annotator.discovery.proposers import RULES, load_proposer
from annotator.discovery.undecided import Undecided
from annotator.exchange.offering import given_article, proposals_for, proposes
from annotator.model.annotation import Annotation
from annotator.model.errors import TaggingError
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.studies import TEXT, study

CLOSE, ANNA, TOLD = Span(0, 28), Span(30, 41), Span(42, 46)
PROPOSAL = Proposal((CLOSE,), "direct", (Source(ANNA, "Anna Brandt"),), (TOLD,))


@pytest.fixture
def article(workspace: Workspace) -> str:
    return workspace.read.articles()[0].id


def made(workspace: Workspace, article: str) -> list[tuple[str, tuple[Span, ...], str]]:
    return [(a.label, a.fragments, a.origin) for a in workspace.read.annotations(article)]


def proposed(workspace: Workspace, article: str) -> list[Proposed]:
    lexicons = load_lexicons(*paths.lexicons())
    given = given_article(workspace.read, article)
    return [(article, one) for one in proposals_for(given, load_proposer(RULES, lexicons), lexicons)]


def test_accepting_is_one_step_with_all_that_was_proposed(workspace: Workspace, article: str) -> None:
    (key,) = workspace.do(AcceptProposals(((article, PROPOSAL),)))
    quote = workspace.read.annotation(key)
    assert quote is not None
    assert (quote.origin, quote.annotator) == ("proposal", workspace.annotator)
    assert quote.attributes == {"form": "direct", "status": "actual"}, "with the codebook's defaults, as by hand"
    assert made(workspace, article) == [
        ("quote", (CLOSE,), "proposal"),
        ("speaker", (ANNA,), "proposal"),
        ("cue", (TOLD,), "proposal"),
    ]
    (speaker,) = workspace.read.speakers()
    assert speaker.name == "Anna Brandt"
    marks = {a.label: a for a in workspace.read.annotations(article)}
    assert marks["cue"].attributes == {"tone": "neutral"}
    assert marks["speaker"].speaker == speaker.id
    links = {link.type: (link.target, dict(link.attributes)) for link in workspace.read.links_of([key])}
    assert links == {"said_by": (marks["speaker"].id, {"position": "origin"}), "cued_by": (marks["cue"].id, {})}
    assert workspace.undo().key == "proposal.accept"
    assert not workspace.read.annotations(article)
    assert not workspace.read.speakers()
    workspace.redo()
    assert len(made(workspace, article)) == 3


def test_marks_that_stand_are_used_again(workspace: Workspace, article: str) -> None:
    anna = workspace.do(AddSpeaker("A. Brandt", aliases=("Anna Brandt",)))
    quote = workspace.do(Tag(article, (CLOSE,), "quote", {"form": "mixed"}))
    workspace.do(Attribute(quote, speaker=anna, mention=ANNA))
    before = made(workspace, article)
    assert workspace.do(AcceptProposals(((article, PROPOSAL),))) == (quote,)
    assert made(workspace, article) == [*before, ("cue", (TOLD,), "proposal")]
    assert [s.id for s in workspace.read.speakers()] == [anna]
    assert len([link for link in workspace.read.links_of([quote]) if link.type == "said_by"]) == 1


def test_a_mention_keeps_to_whom_it_means(workspace: Workspace, article: str) -> None:
    other = workspace.do(AddSpeaker("Ole Friis"))
    mention = workspace.do(Tag(article, (ANNA,), "speaker", speaker=other))
    workspace.do(AcceptProposals(((article, PROPOSAL),)))
    found = workspace.read.annotation(mention)
    assert found is not None
    assert found.speaker == other
    assert [s.id for s in workspace.read.speakers()] == [other]


def test_many_at_once_enter_a_new_speaker_once(workspace: Workspace, article: str) -> None:
    again = msgspec.structs.replace(PROPOSAL, fragments=(Span(71, 88),))
    assert len(workspace.do(AcceptProposals(((article, PROPOSAL), (article, again))))) == 2
    assert [s.name for s in workspace.read.speakers()] == ["Anna Brandt"]
    labels = [label for label, _, _ in made(workspace, article)]
    assert sorted(labels) == ["cue", "quote", "quote", "speaker"]
    workspace.undo()
    assert not made(workspace, article)


def test_a_surname_alone_finds_its_bearer_though_accepted_before(workspace: Workspace, article: str) -> None:
    again = msgspec.structs.replace(
        PROPOSAL, fragments=(Span(71, 88),), sources=(Source(Span(35, 41), "Brandt"), Source(Span(0, 3), "The Board"))
    )
    board = msgspec.structs.replace(PROPOSAL, fragments=(Span(50, 60),), sources=(Source(Span(4, 9), "the board"),))
    keys = workspace.do(AcceptProposals(((article, again), (article, PROPOSAL), (article, board))))
    assert [s.name for s in workspace.read.speakers()] == ["Anna Brandt", "the board"]
    quotes = [workspace.read.annotation(key) for key in keys]
    assert [q.fragments[0].start for q in quotes if q is not None] == [71, 0, 50]


def test_who_was_accepted_is_known_to_what_is_proposed_next(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("“No,” said Ines Holm. It rained.", "“Yes,” said Ms. Holm. “Yes, yes,” she said."))
    first, second = (one.id for one in workspace.read.articles())
    assert proposed(workspace, second)[0][1].sources[0].speaker is None
    workspace.do(AcceptProposals(proposed(workspace, first)))
    (speaker,) = workspace.read.speakers()
    later = proposed(workspace, second)
    assert {one.sources[0].speaker for _article, one in later} == {speaker.id}
    workspace.do(AcceptProposals(later))
    assert list(workspace.read.speakers()) == [speaker]
    assert {a.speaker for a in workspace.read.annotations(second) if a.label == "speaker"} == {speaker.id}
    workspace.undo()
    workspace.undo()
    assert not workspace.read.speakers()
    workspace.close()


def test_who_has_no_name_is_nobody_yet(workspace: Workspace, article: str) -> None:
    unnamed = msgspec.structs.replace(PROPOSAL, sources=(Source(ANNA, ""),))
    workspace.do(AcceptProposals(((article, unnamed),)))
    assert not workspace.read.speakers()
    assert [a.speaker for a in workspace.read.annotations(article) if a.label == "speaker"] == [None]


def test_a_codebook_without_mentions_and_cues_takes_the_quote_and_its_speaker(
    workspace: Workspace, article: str
) -> None:
    codebook = workspace.read.codebook()
    labels = tuple(label for label in codebook.labels if label.id not in ("speaker", "cue"))
    links = tuple(
        msgspec.structs.replace(link, targets=("@speaker",)) for link in codebook.links if link.id == "said_by"
    )
    workspace.do(ReplaceCodebook(msgspec.structs.replace(codebook, labels=labels, links=links)))
    (key,) = workspace.do(AcceptProposals(((article, PROPOSAL),)))
    (speaker,) = workspace.read.speakers()
    assert [link.target for link in workspace.read.links_of([key])] == [speaker.id]


def test_a_step_that_fails_leaves_nothing(workspace: Workspace, article: str) -> None:
    outside = msgspec.structs.replace(PROPOSAL, fragments=(Span(0, len(TEXT) + 1),))
    with pytest.raises(TaggingError, match="outside"):
        workspace.do(AcceptProposals(((article, PROPOSAL), (article, outside))))
    with pytest.raises(TaggingError, match="nothing"):
        workspace.do(AcceptProposals(()))
    with pytest.raises(TaggingError, match="outside"):
        workspace.do(RejectProposals(((article, outside),)))
    workspace.annotator = None
    with pytest.raises(TaggingError, match="nobody"):
        workspace.do(RejectProposals(((article, PROPOSAL),)))
    with pytest.raises(TaggingError, match="nobody"):
        workspace.do(AcceptProposals(((article, PROPOSAL),)))
    assert not made(workspace, article)
    assert not workspace.read.speakers()
    assert not workspace.read.sets()


def test_what_is_rejected_stays_so_for_who_rejected_it(workspace: Workspace, article: str) -> None:
    ada, ben = workspace.annotator, workspace.do(AddAnnotator("Ben"))
    listed = proposed(workspace, article)
    assert len(listed) >= 3
    workspace.do(RejectProposals(listed[1:2]))
    workspace.close()
    reopened = Workspace.open(workspace.path)
    reopened.annotator = ada

    def open_to(who: str | None) -> list[Proposal]:
        begun = reopened.read.annotation_set(article, who or "")
        mine = reopened.read.annotations(article, {who or ""})
        return Undecided([p for _, p in listed], mine, begun.rejected if begun else ()).open()

    assert open_to(ada) == [listed[0][1], *(p for _, p in listed[2:])]
    assert open_to(ben) == [p for _, p in listed]
    reopened.undo()
    assert open_to(ada) == [p for _, p in listed]
    reopened.close()


def test_what_was_marked_is_not_proposed(workspace: Workspace, article: str) -> None:
    listed = [p for _, p in proposed(workspace, article)]
    workspace.do(AcceptProposals(((article, listed[0]),)))
    assert Undecided(listed, workspace.read.annotations(article), ()).open() == listed[1:]
    workspace.do(Tag(article, (Span(listed[1].start + 2, listed[1].end - 2),), "quote"))
    assert Undecided(listed, workspace.read.annotations(article), ()).open() == listed[2:]


def test_a_quote_inside_an_accepted_one_stays_open() -> None:
    outer, inner = Proposal((Span(0, 40),), "direct"), Proposal((Span(10, 20),), "direct")
    mark = Annotation("m", "a", "n", "quote", outer.fragments)
    assert Undecided([outer, inner], [mark], ()).open() == [inner]


def test_proposals_are_switched_off_for_one_or_for_all(workspace: Workspace) -> None:
    ada = str(workspace.annotator)
    assert proposes(workspace.read, ada)
    assert not proposes(workspace.read, None)
    workspace.do(ProposeTo(ada, proposing=False))
    assert not proposes(workspace.read, ada)
    assert proposes(workspace.read, workspace.do(AddAnnotator("Ben")))
    workspace.do(ProposeInProject(proposing=False))
    assert not any(proposes(workspace.read, a.id) for a in workspace.read.annotators())
    workspace.do(ProposeInProject(proposing=True))
    assert not proposes(workspace.read, ada)
    with pytest.raises(TaggingError, match="gone"):
        workspace.do(ProposeTo("nobody", proposing=False))


def test_a_pronoun_that_stands_for_nobody_makes_no_speaker(tmp_path: Path) -> None:
    workspace = study(tmp_path, ("“We close it,” she said.",), name="pronoun")
    (article,) = workspace.read.articles()
    workspace.do(AcceptProposals(proposed(workspace, article.id)))
    assert not workspace.read.speakers()
    assert "speaker" in [a.label for a in workspace.read.annotations(article.id)]
    workspace.close()


def test_a_quote_inside_another_is_linked_to_the_smallest_around_it(workspace: Workspace, article: str) -> None:
    whole, middle, inner = (Proposal((span,), "indirect") for span in (Span(0, 28), Span(4, 20), Span(8, 12)))
    keys = dict(
        zip("wmi", workspace.do(AcceptProposals(tuple((article, p) for p in (whole, middle, inner)))), strict=True)
    )
    assert inside(workspace, keys.values()) == {(keys["m"], keys["w"]), (keys["i"], keys["m"])}


def test_accepting_the_outer_quote_last_links_what_stands_in_it(workspace: Workspace, article: str) -> None:
    (first,) = workspace.do(AcceptProposals(((article, Proposal((Span(8, 12),), "indirect")),)))
    (second,) = workspace.do(AcceptProposals(((article, Proposal((Span(4, 20),), "direct")),)))
    assert inside(workspace, (first, second)) == {(first, second)}
    workspace.undo()
    assert inside(workspace, (first,)) == set()


def inside(workspace: Workspace, keys: Iterable[str]) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in workspace.read.links_of(keys) if link.type == "inside"}
