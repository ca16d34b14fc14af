"""Small projects for tests: a real file, a codebook, an annotator, an article or several."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotator import paths
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.team import AddAnnotator
from annotator.exchange.codebook_file import read_codebook
from annotator.model.codebook import Codebook
from annotator.workspace import Workspace

TEXT = (
    "“We need to close the line,” Anna Brandt told the captains on Monday. "
    "“Nobody asked us,” said Captain Ole Friis, who has sailed it for 30 years. "
    "Ms. Brandt said that the ferry would not sail."
)


def default_codebook() -> Codebook:
    """The codebook that the program comes with."""
    return read_codebook(paths.resources() / "codebooks" / "quotes-claims.yaml")


def study(folder: Path, texts: Sequence[str] = (TEXT,), *, name: str = "study") -> Workspace:
    """An open project with one story of those texts, in which Ada is tagging."""
    workspace = Workspace.create(folder / f"{name}.annotator", name, default_codebook())
    workspace.annotator = workspace.do(AddAnnotator("Ada"))
    if texts:
        workspace.do(ImportArticles(tuple(NewArticle(text=text, story="Ferry") for text in texts)))
    return workspace
