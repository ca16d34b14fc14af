"""What is open follows marks one by one as if it had been worked out anew from all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.proposals import Proposal
from annotator.discovery.undecided import Undecided
from annotator.model.annotation import Annotation
from annotator.model.span import Span, joined
from annotator.model.team import rejection

LABELS = st.sampled_from(("quote", "claim"))
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda at: Span(at[0], at[0] + at[1]))
FRAGMENTS = st.lists(SPANS, min_size=1, max_size=3).map(joined)


def by_all(proposals: Sequence[Proposal], mine: Sequence[Annotation], rejected: Collection[str]) -> list[Proposal]:
    """The rule as it is told, each proposal held against each mark."""
    listed = [p for p in proposals if rejection(p.label, p.fragments) not in rejected]
    proposed = {(p.label, p.fragments) for p in listed}
    exact = {(a.label, a.fragments) for a in mine}
    accepted = {a.fragments for a in mine if a.origin == "proposal"}
    loose = [a for a in mine if (a.label, a.fragments) not in proposed]
    return [
        p
        for p in listed
        if (p.label, p.fragments) not in exact
        and p.fragments not in accepted
        and not any(a.label == p.label and f.overlaps(g) for a in loose for f in a.fragments for g in p.fragments)
    ]


@st.composite
def works(draw: st.DrawFn) -> tuple[list[Proposal], list[list[Annotation]], list[set[str]]]:
    """Proposals, what becomes of five marks step by step (gone where not listed), and what is rejected after each."""
    proposals = [Proposal(draw(FRAGMENTS), "direct", label=draw(LABELS)) for _n in range(draw(st.integers(0, 8)))]
    proposals.sort(key=lambda p: (p.start, -p.end))
    ours = st.sampled_from([p.fragments for p in proposals]) if proposals else FRAGMENTS
    places = st.one_of(FRAGMENTS, ours)
    origins = st.sampled_from(("manual", "proposal"))

    def mark(name: str) -> Annotation:
        return Annotation(name, "a", "ada", draw(LABELS), draw(places), origin=draw(origins))

    names = st.sets(st.sampled_from("vwxyz"))
    lines = st.sets(st.sampled_from([rejection(p.label, p.fragments) for p in proposals] or ["0-1 quote"]))
    times = range(draw(st.integers(1, 5)))
    return proposals, [[mark(name) for name in sorted(draw(names))] for _n in times], [draw(lines) for _n in times]


@given(works())
def test_following_is_the_same_as_working_out_anew(work):
    proposals, states, rejected = work
    undecided = Undecided(proposals, states[0], rejected[0])
    for before, mine, lines in zip([states[0], *states], states, rejected, strict=False):
        open_before = undecided.open()
        gone = {a.id for a in before} - {a.id for a in mine}
        told = undecided.follow([a for a in mine if a not in before], gone, lines)
        assert undecided.open() == by_all(proposals, mine, lines) == Undecided(proposals, mine, lines).open()
        assert told == (undecided.open() != open_before)


def test_of_thousands_of_marks_and_proposals_only_those_at_the_place_are_looked_at():
    proposals = [Proposal((Span(n * 100, n * 100 + 50),), "direct") for n in range(2_000)]
    marks = [Annotation(str(n), "a", "ada", "quote", (Span(n * 100 + 60, n * 100 + 90),)) for n in range(2_000)]
    undecided, looked = Undecided(proposals, marks, ()), []

    class Seen(list):
        def __getitem__(self, at):
            looked.append(at)
            return super().__getitem__(at)

    undecided._proposals = Seen(proposals)
    new = Annotation("new", "a", "ada", "quote", (Span(5_010, 5_020),))
    assert undecided.follow([new], (), ())
    assert looked == [50]
    assert undecided.open() == proposals[:50] + proposals[51:]
