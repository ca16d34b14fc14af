"""Zones of the page: each one's words, and that they always lie in the text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.reading.guess import guess
from annotator.exchange.reading.zones import propose_zones

BODY = "The bridge over the harbour will stay closed, the mayor said on Monday in the town hall."
PIECES = [
    "By Ada Lark",
    "PORT ELM — ",
    "- ",
    "ADA LARK/HARBOUR POST",
    "\n",
    "\r\n",
    "\n\n",
    "Advertisement",
    "pol",
    "icy",
    "-",
    BODY,
    " ",
    "\u2028",
    "Photo: X",
]


def zones(text):
    found = guess(text)
    return [(z.label, text[z.span.start : z.span.end]) for z in propose_zones(text, found.headline, found.byline_span)]


def test_a_page_with_everything():
    text = "\r\n\r\n".join(
        [
            "Advertisement", "Bridge stays closed", "By Ada Lark", "- Closed until May.", "- Nobody knows why.",
            f"PORT ELM — {BODY}", "“It is a matter of pol-", "icy,” she said, “and of the resulting",
            "BEN OAK/HARBOUR POST", "The mayor on the bridge.", "delay.”", BODY, "No comments",
        ]
    )  # fmt: skip
    assert zones(text) == [
        ("furniture", "Advertisement"),
        ("headline", "Bridge stays closed"),
        ("byline", "By Ada Lark"),
        ("bullet_summary", "- Closed until May.\r\n\r\n- Nobody knows why."),
        ("dateline", "PORT ELM —"),
        ("damage", "pol-\r\n\r\nicy"),
        ("caption", "BEN OAK/HARBOUR POST\r\n\r\nThe mayor on the bridge."),
        ("furniture", "No comments"),
    ]


def test_a_tail_printed_twice():
    assert ("damage", "icy.") in zones(f"{BODY} A zero-delay policy\n\nicy.\n\n{BODY}")
    assert zones(f"{BODY}\n\nand so on, they said.\n\n{BODY}") == []


def test_plain_report_has_no_zones():
    assert zones("\n\n".join([BODY] * 9)) == []


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join))
def test_zones_lie_in_the_text_in_order(text):
    found = guess(text)
    spans = [zone.span for zone in propose_zones(text, found.headline, found.byline_span)]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_hostile_lines_take_no_time():
    start = time.process_time()
    for line in (
        "A" * 50_000,
        "By " + "Ada " * 20_000,
        "By " + "Ada, " * 20_000,
        "A. " * 30_000,
        "(Photo " * 9_000,
        "A/" * 30_000,
        "-\n\na" * 20_000,
        "Copyright " * 5_000,
        "1." * 30_000,
    ):
        zones(line)
        zones(f"{line}\n{line}\n")
    assert time.process_time() - start < 5
