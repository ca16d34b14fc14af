"""What each side says, row by row."""

from __future__ import annotations

from annotator.model.link import Link
from annotator.model.span import Span
from annotator.review.cases import cases
from annotator.ui.review.comparison import Ground, rows_of
from annotator.ui.review.sides import Side
from tests.reviews import QUOTE, mark, work
from tests.studies import TEXT, default_codebook


def test_a_link_that_leads_here_instead_of_away_is_told_as_that() -> None:
    marks = [mark(f"{who}{n}", span, label="claim") for who in "ab" for n, span in ((1, QUOTE), (2, Span(73, 89)))]
    links = [Link("la", "supports", "a1", "a2", "a"), Link("lb", "supports", "b2", "b1", "b")]
    here, there = cases(work(*marks, links=links))
    ground = Ground(default_codebook(), {}, {one.id: one for one in marks}, lambda _article: TEXT)
    for case, back in ((here, 1), (there, 0)):
        sides = [
            Side(who, n, who, tuple(m for m in case.members if m.annotator == who)) for n, who in enumerate("ab", 1)
        ]
        row = next(row for row in rows_of(case, sides, ground) if row.title == "supports")
        assert row.differs
        assert row.cells[back].words == "from there to here"
        assert row.cells[1 - back].words.startswith("“")
