"""A small project in which Ada and Ben differ in every way, and Carol decides."""

from __future__ import annotations

from pathlib import Path

from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.attribution import Mean
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator, ChangeState
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.studies import TEXT, study

TWIN = "She was firm. “We need to close the line,” Anna Brandt repeated. The captains went home for 30 years of rest."
PLAIN = "Nobody said anything. The ferry sailed."

ADA = (
    ("quote", ("“We need to close the line,”",), {"form": "direct"}),
    ("quote", ("“Nobody asked us,”",), {"form": "direct"}),
    ("claim", ("sailed it for 30 years",), {}),
    ("quote", ("that the ferry would not sail",), {"form": "indirect"}),
    ("cue", ("told",), {}),
)
BEN = (
    ("quote", ("We need to close the line,",), {"form": "direct"}),
    ("quote", ("“Nobody asked us,”",), {"form": "mixed"}),
    ("quote", ("the ferry would not sail",), {"form": "indirect"}),
    ("cue", ("told",), {}),
)


def disputed(folder: Path) -> Workspace:
    """The project, open, with Carol at work. Both annotators are done with all three articles."""
    workspace = study(folder, (TEXT, TWIN, PLAIN))
    ada = str(workspace.annotator)
    ben = workspace.do(AddAnnotator("Ben"))
    articles = [article.id for article in workspace.read.articles()]
    for who, marks in ((ada, ADA), (ben, BEN)):
        workspace.annotator = who
        for label, words, attributes in marks:
            tag(workspace, articles[0], label, *words, **attributes)
        brandt = workspace.do(AddSpeaker("Anna Brandt"))
        for name in ("Anna Brandt", "Ms. Brandt"):
            workspace.do(Mean(tag(workspace, articles[0], "speaker", name), brandt))
        tag(workspace, articles[1], "quote", marks[0][1][0], form="direct")
        workspace.do(ChangeState(tuple(articles), who, "done"))
    workspace.annotator = workspace.do(AddAnnotator("Carol", "adjudicator"))
    return workspace


def tag(workspace: Workspace, article: str, label: str, *words: str, **attributes: str) -> str:
    """Whoever is at work tags those words, where they first stand; the id."""
    text = workspace.read.text(article)
    spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)
    key = workspace.do(Tag(article, spans, label))
    if attributes:
        workspace.do(ChangeAnnotation(key, attributes=attributes))
    return key
