"""What may be tagged, by whom, and what is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.commands.annotations import ChangeAnnotation, DropAnnotations, Tag, TagAll
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.model.errors import TaggingError
from annotator.model.span import Span, joined
from annotator.workspace import Workspace
from tests.studies import TEXT

QUOTE = Span(0, 28)


@pytest.fixture
def article(workspace: Workspace) -> str:
    return workspace.read.articles()[0].id


def test_a_tag_says_who_when_and_on_what(workspace: Workspace, article: str) -> None:
    key = workspace.do(Tag(article, (QUOTE,), "quote", {"form": "direct", "integrity": ("fragment", "all_caps")}))
    found = workspace.read.annotation(key)
    assert found is not None
    assert found.fragments == (QUOTE,)
    assert found.annotator == workspace.annotator
    assert found.attributes == {"form": "direct", "integrity": ("fragment", "all_caps")}
    assert found.created == found.modified
    assert (found.origin, found.certainty, found.revision) == ("manual", "sure", 0)
    begun = workspace.read.annotation_set(article, found.annotator)
    assert begun is not None
    assert begun.state == "in_progress"


@pytest.mark.parametrize(
    ("spans", "label", "key"),
    [
        ((), "quote", "tag.empty"),
        ((Span(3, 3),), "quote", "tag.empty"),
        ((Span(5, 3),), "quote", "tag.empty"),
        ((Span(-1, 3),), "quote", "tag.outside"),
        ((Span(0, len(TEXT) + 1),), "quote", "tag.outside"),
        ((QUOTE,), "nothing", "tag.unknown_label"),
    ],
)
def test_what_is_refused(workspace: Workspace, article: str, spans: tuple[Span, ...], label: str, key: str) -> None:
    with pytest.raises(TaggingError) as refused:
        workspace.do(Tag(article, spans, label))
    assert refused.value.key == key
    assert workspace.read.annotations(article) == []
    assert workspace.read.sets() == []


def test_the_same_label_twice_on_the_same_words_is_refused_but_nesting_is_not(
    workspace: Workspace, article: str
) -> None:
    workspace.do(Tag(article, (QUOTE,), "quote"))
    with pytest.raises(TaggingError, match="twice"):
        workspace.do(Tag(article, (QUOTE,), "quote"))
    workspace.do(Tag(article, (QUOTE,), "claim"))
    workspace.do(Tag(article, (Span(1, 10),), "quote"))
    assert len(workspace.read.annotations(article)) == 3


def test_nobody_cannot_tag(workspace: Workspace, article: str) -> None:
    workspace.annotator = None
    with pytest.raises(TaggingError, match="nobody"):
        workspace.do(Tag(article, (QUOTE,), "quote"))


def test_what_another_tagged_cannot_be_changed_but_zones_can(workspace: Workspace, article: str) -> None:
    key = workspace.do(Tag(article, (QUOTE,), "quote"))
    zoned = workspace.do(
        ImportArticles((NewArticle(text="Advertisement Text", story="s", zones=(("furniture", Span(0, 13)),)),))
    )[0]
    workspace.annotator = workspace.do(AddAnnotator("Ben"))
    with pytest.raises(TaggingError) as refused:
        workspace.do(DropAnnotations((key,)))
    assert refused.value.key == "annotation.of_another"
    assert refused.value.facts["name"] == "Ada"
    zone = workspace.read.annotations(zoned)[0]
    workspace.do(ChangeAnnotation(zone.id, fragments=(Span(0, 12),)))
    assert workspace.read.annotations(zoned)[0].fragments == (Span(0, 12),)


def test_a_change_counts_its_revisions(workspace: Workspace, article: str) -> None:
    key = workspace.do(Tag(article, (QUOTE,), "quote"))
    workspace.do(ChangeAnnotation(key, fragments=(QUOTE, Span(40, 50))))
    workspace.do(ChangeAnnotation(key, note="two pieces", certainty="discuss"))
    workspace.do(ChangeAnnotation(key, fragments=(Span(40, 50),)))
    found = workspace.read.annotation(key)
    assert found is not None
    assert (found.fragments, found.revision, found.note) == ((Span(40, 50),), 3, "two pieces")
    for _ in range(3):
        workspace.undo()
    first = workspace.read.annotation(key)
    assert first is not None
    assert (first.fragments, first.revision, first.modified) == ((QUOTE,), 0, first.created)


def test_tagging_all_passes_over_what_is_tagged(workspace: Workspace, article: str) -> None:
    workspace.do(Tag(article, (Span(0, 5),), "cue"))
    made = workspace.do(TagAll(((article, Span(0, 5)), (article, Span(6, 9)), (article, Span(10, 12))), "cue"))
    assert len(made) == 2
    workspace.undo()
    assert [a.fragments for a in workspace.read.annotations(article)] == [(Span(0, 5),)]


def test_done_stays_done_when_something_is_tagged_later(workspace: Workspace, article: str) -> None:
    workspace.do(ChangeState((article,), str(workspace.annotator), "done"))
    workspace.do(Tag(article, (QUOTE,), "quote"))
    assert workspace.read.sets()[0].state == "done"


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=8))
def test_joined_fragments_cover_the_same_characters_and_do_not_touch(spans: list[Span]) -> None:
    made = joined(spans)
    assert {n for s in made for n in range(s.start, s.end)} == {n for s in spans for n in range(s.start, s.end)}
    assert all(a.end < b.start for a, b in pairwise(made))
