"""Annotations bare of what is not seen are those that the reader answers."""

from __future__ import annotations

from pathlib import Path

from annotator.commands.annotations import Tag
from annotator.commands.team import AddAnnotator
from annotator.model.span import Span
from annotator.storage.bare_reader import bare_annotations, has_more
from tests.studies import TEXT, study


def test_they_are_as_the_reader_answers_them(tmp_path: Path) -> None:
    workspace = study(tmp_path, (TEXT, TEXT[::-1]))
    article, other = (article.id for article in workspace.read.articles())
    ada, ben = workspace.annotator, workspace.do(AddAnnotator("Ben"))
    for who, of, fragments in (
        (ada, article, (Span(3, 9), Span(20, 25), Span(40, 41))),
        (ada, article, (Span(3, 12),)),
        (ben, article, (Span(0, 30),)),
        (ben, article, (Span(3, 12),)),
        (ada, other, (Span(1, 2),)),
    ):
        workspace.annotator = who
        workspace.do(Tag(of, fragments, "quote"))
    for shown in ({ada}, {ben}, {ada, ben}, set()):
        found = bare_annotations(workspace.read, article, shown)
        full = workspace.read.annotations(article, shown)
        assert [(a.id, a.annotator, a.label, a.certainty, a.fragments) for a in found] == [
            (a.id, a.annotator, a.label, a.certainty, a.fragments) for a in full
        ]
    assert [has_more(workspace.read, article, count) for count in (0, 5, 6)] == [True, True, False]
    workspace.close()
