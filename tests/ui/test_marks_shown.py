"""What the card beside a hovered mark says."""

from __future__ import annotations

from pathlib import Path

from annotator.commands.annotations import Tag
from annotator.model.span import Span
from annotator.ui.marks_shown import described
from tests.studies import study


def test_values_are_told_with_what_was_asked_by_their_titles(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    article = workspace.read.articles()[0].id
    answers = {"integrity": ("all_caps", "text_damaged"), "form": "marks_only"}
    key = workspace.do(Tag(article, (Span(0, 5),), "quote", answers))
    annotation = workspace.read.annotation(key)
    assert annotation is not None
    lines = described(workspace.read, annotation, workspace.read.annotators()).splitlines()
    workspace.close()
    assert lines[:2] == ["Quote", "Form: Marks only · Integrity: All capitals, Text damaged"]
