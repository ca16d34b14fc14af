"""Proposals, off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator

from annotator import paths
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Given
from annotator.discovery.quotation import quotations
from annotator.discovery.rules import RuleProposer
from tests.bench.clock import median, milliseconds
from tests.bench.rows import Row, Scale
from tests.bench.words import Words

_SHORT = 10_000
_SHORT_AIM, _LONG_AIM, _AWKWARD_AIM = 20.0, 2_000.0, 5_000.0
_MARKS = 20_000


def measure(scale: Scale) -> Iterator[Row]:
    """For an article, for a long text, and for marks without end; the limit is pairing the marks alone."""
    rules = RuleProposer(load_lexicons(paths.lexicons()[0]))
    long = Words(7).text(scale.long_characters)
    rules.propose(Given(long[:_SHORT], "en"))
    yield _row(rules, "propose_article", f"propose for {_SHORT:,} characters", long[:_SHORT], _SHORT_AIM, 9)
    yield _row(rules, "propose_long", f"propose for {len(long):,} characters", long, _LONG_AIM, 3)
    line = long.replace("\n", " ")
    yield _row(rules, "propose_line", f"propose for one line of {len(line):,} characters", line, _LONG_AIM, 3)
    yield _row(rules, "propose_marks", f"propose for {_MARKS:,} quotation marks", '"' * _MARKS, _AWKWARD_AIM, 3)


def _row(rules: RuleProposer, key: str, what: str, text: str, aim: float, times: int) -> Row:
    figure = median([milliseconds(lambda: rules.propose(Given(text, "en"))) for _n in range(times)])
    limit = median([milliseconds(lambda: quotations(text)) for _n in range(times)])
    return Row(
        key=key,
        what=what,
        figure=figure,
        unit="ms",
        limit=limit,
        limit_what="pairing quotation marks",
        aim=f"{aim:,.0f} ms",
        met=figure <= aim,
    )
