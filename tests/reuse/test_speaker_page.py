"""A speaker's page: every quote, however it leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.attribution import Attribute
from annotator.commands.team import AddAnnotator
from annotator.exchange.profile_plot import profile_plot
from annotator.model.span import Span
from annotator.reuse.speaker_page import speaker_of, speaker_page
from annotator.wording.profile_words import profile_words
from annotator.workspace import Workspace
from tests.studies import TEXT, default_codebook, study


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    """Brandt quoted in two stories: by a mention, straight from the register, and as the relay of a third quote."""
    workspace = study(tmp_path, ())
    (one,) = workspace.do(ImportArticles((NewArticle(TEXT, story="Ferry", outlet="Post", published="2025-01-14"),)))
    (two,) = workspace.do(ImportArticles((NewArticle(f"Later. {TEXT}", story="Bridge", outlet="Wire"),)))
    first = workspace.do(Tag(one, (Span(0, 28),), "quote", {"form": "direct"}))
    brandt = workspace.do(Attribute(first, name="Anna Brandt", mention=at(TEXT, "Anna Brandt"), cue=at(TEXT, "told")))
    second = workspace.do(Tag(one, (at(TEXT, "that the ferry would not sail"),), "quote", {"form": "indirect"}))
    workspace.do(Attribute(second, brandt, cue=at(TEXT, "said that")))
    third = workspace.do(Tag(two, (Span(7, 35),), "quote", {"form": "direct"}))
    workspace.do(Attribute(third, name="Ole Friis"))
    workspace.do(Attribute(third, brandt, position="relay"))
    ada, workspace.annotator = workspace.annotator, workspace.do(AddAnnotator("Ben"))
    again = workspace.do(Tag(one, (Span(0, 28),), "quote", {"form": "mixed"}))
    workspace.do(Attribute(again, brandt))
    workspace.annotator = ada
    yield workspace
    workspace.close()


def named(workspace: Workspace, name: str) -> str:
    return next(speaker.id for speaker in workspace.read.speakers() if speaker.name == name)


def test_all_quotes_stand_in_order_with_form_cue_and_place(project: Workspace) -> None:
    page = speaker_page(project.seen, named(project, "Anna Brandt"), (project.annotator,))
    assert page is not None
    assert [(one.form, one.cue, one.position, one.words) for one in page.said] == [
        ("direct", "told", "origin", 6),
        ("indirect", "said that", "origin", 6),
        ("direct", "", "relay", 6),
    ]
    assert [page.articles[one.quote.article].outlet for one in page.said] == ["Post", "Post", "Wire"]
    assert {page.stories[article.story] for article in page.articles.values()} == {"Ferry", "Bridge"}
    assert page.forms() == [("direct", 2), ("indirect", 1)]
    assert page.cues() == [("said that", 1), ("told", 1)]
    assert [(one.outlet, one.quotes, one.words, one.articles) for one in page.outlets()] == [
        ("Post", 2, 12, 1),
        ("Wire", 1, 6, 1),
    ]


def test_everyones_quotes_and_nobodys(project: Workspace) -> None:
    brandt = named(project, "Anna Brandt")
    everyone = speaker_page(project.read, brandt)
    assert everyone is not None
    assert len(everyone.said) == 4
    blind = speaker_page(project.seen, brandt)
    assert blind is not None
    assert {one.quote.annotator for one in blind.said} == {project.annotator}
    assert speaker_page(project.seen, "nobody") is None
    friis = speaker_page(project.seen, named(project, "Ole Friis"))
    assert friis is not None
    assert [one.position for one in friis.said] == ["origin"]


def test_whom_an_annotation_leads_to(project: Workspace) -> None:
    brandt, friis = named(project, "Anna Brandt"), named(project, "Ole Friis")
    marks = [a for article in project.read.articles() for a in project.read.annotations(article.id)]
    told = {(a.label, a.start): speaker_of(project.read, a.id) for a in marks}
    assert told["quote", 0] == brandt
    assert told["quote", 7] == friis
    assert told["speaker", TEXT.index("Anna")] == brandt
    assert told["cue", TEXT.index("told")] is None
    assert speaker_of(project.seen, "gone") is None


@pytest.mark.parametrize("width", [200.0, 500.0, 900.0])
def test_every_figure_of_the_profile_counts_what_is_behind_it(project: Workspace, width: float) -> None:
    page = speaker_page(project.read, named(project, "Anna Brandt"))
    assert page is not None
    plot = profile_plot(page, profile_words(default_codebook()), width)
    assert len(plot.marks[0].behind) == 4
    counted = {mark.of[0]: len(mark.behind) for mark in plot.marks}
    assert counted == {
        "all": 4, "form direct": 2, "form indirect": 1, "form mixed": 1,
        "outlet Post": 3, "outlet Wire": 1, "cue told": 1, "cue said that": 1,
    }  # fmt: skip
    assert all(mark.area.x >= 0 and mark.area.x + mark.area.width <= width + 1 for mark in plot.marks)
    assert plot.marks[0].told == "Anna Brandt: 4 quotes · 24 words · 2 articles · 2 outlets"
