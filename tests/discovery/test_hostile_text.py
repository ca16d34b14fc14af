"""Texts that are broken, hostile or no prose: proposals stay inside them, are the same twice, and take no long time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.discovery.proposals import Zone
from annotator.model.span import Span
from tests.discovery.proposed import proposals, told

LANGUAGES = ["en", "de", "es", "fr", "it", "nl", None]
pieces = st.sampled_from(
    [
        "Rau said:",
        "Rau said that",
        "sagte Rau:",
        "a dit Mme Rau :",
        "dijo Rau:",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "« ",
        " »",
        "„",
        "We wait.",
        "the report",
        "according to Rau",
        "RAU:",
        "Q:",
        "Mr.",
        "\n",
        "\n\n",
        "— ",
        ", she added,",
        "criticised the plan",
        "denied",
        "🙂",
        "\u202e",
        "e\u0301",
    ]
)
broken = st.lists(pieces, max_size=25).map(" ".join)


def pieces_of(found):
    return [(p.fragments, p.form, p.sources, p.cue, p.why) for p in found]


@settings(max_examples=300, deadline=None)
@given(broken, st.sampled_from(LANGUAGES), st.integers(0, 200), st.integers(0, 200))
def test_nothing_breaks_and_all_lies_inside(text, language, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    zones = (Zone(Span(start, end), "caption"),) if start < end else ()
    found = proposals(text, language, zones=zones)
    for p in found:
        for span in (*p.fragments, *p.cue, *(s.mention for s in p.sources)):
            assert 0 <= span.start < span.end <= len(text)
    assert pieces_of(found) == pieces_of(proposals(text, language, zones=zones))


@pytest.mark.parametrize(
    "text", ["Rau said:\n\n“We wait.", 'Rau said on Monday:\n"We wait.\n\nNobody came.', "Rau wrote:\n‘No” one."]
)
def test_what_a_colon_leads_to_may_lack_its_closing_mark(text):
    assert len(told(text, "en")) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "'a" * 50_000,
        "Rau said: “We wait. " * 5_000,
        "RAU: We wait.\n" * 10_000,
        "Jo Rau said Jo Rau waits. " * 5_000,
        "x" * 1_000_000,
        "We wait for the ferry and nobody comes. " * 25_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_no_long_time(text):
    started = time.process_time()
    proposals(text, "en")
    assert time.process_time() - started < 10
