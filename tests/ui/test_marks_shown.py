"""What the card beside a hovered mark says."""

from __future__ import annotations

from pathlib import Path

from annotator.commands.annotations import Tag
from annotator.model.span import Span
from annotator.ui.marks_shown import described
from tests.studies import study


def test_values_are_told_by_their_titles(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    article = workspace.read.articles()[0].id
    answers = {"form": "marks_only", "integrity": ("all_caps", "text_damaged")}
    key = workspace.do(Tag(article, (Span(0, 5),), "quote", answers))
    annotation = workspace.read.annotation(key)
    assert annotation is not None
    first = described(workspace.read, annotation, workspace.read.annotators()).splitlines()[0]
    workspace.close()
    assert first.startswith("Quote · Marks only")
    assert "All capitals · Text damaged" in first
