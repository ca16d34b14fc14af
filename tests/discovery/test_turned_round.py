"""Quotes behind verbs that are turned round and behind participles that begin the sentence."""

import pytest

from tests.discovery.proposed import told

CASES = [
    ("He was described as “a gentle giant” by his family.", [("mixed", "“a gentle giant”", "his family")]),
    ("The plan was branded “a disgrace” by critics.", [("mixed", "“a disgrace”", "critics")]),
    ("The plan has been labelled “reckless”.", [("mixed", "“reckless”", None)]),
    ("Anna Rau, described as “armed and bold”, fled.", [("mixed", "“armed and bold”", None)]),
    ("The boat was described as white and of “medium build”.", [("marks_only", "“medium build”", None)]),
    ("The board was accused of “misleading” owners.", [("mixed", "of “misleading” owners", None)]),
    (
        "The board was accused by the watchdog of “misleading” owners.",
        [("mixed", "of “misleading” owners", "the watchdog")],
    ),
    ("Residents were told to “stay put”.", [("mixed", "to “stay put”", None)]),
    ("Residents were told to stay put.", []),
    ("Residents were told to wait for the board.", []),
    ("Calling it “a dark day”, Rau left the room.", [("mixed", "it “a dark day”", "Rau")]),
    (
        "Describing the raid as “cowardly”, she left the room.",
        [("mixed", "the raid as “cowardly”", "she")],
    ),
    ("Insisting “I am no liar,” Rau left.", [("direct", "“I am no liar,”", "Rau")]),
    ("Warning of “chaos”, owners left the talks.", [("mixed", "“chaos”", "owners")]),
    (
        "Saying that the boat, which cost millions, was late, the mayor left the talks.",
        [("indirect", "that the boat, which cost millions, was late", "the mayor")],
    ),
    ("A letter describing Rau as kind and hard-working arrived.", []),
    ("Finding no boats, Rau left.", []),
    ("Critics hailed “Salt” as “a triumph”.", [("mixed", "“Salt” as “a triumph”", "Critics")]),
    (
        "“We wait,” Rau told reporters on a call, adding that it was late.",
        [("direct", "“We wait,”", "Rau"), ("indirect", "that it was late", "Rau")],
    ),
    (
        "The minister welcomed the deal as “a vote of trust”.",
        [("mixed", "the deal as “a vote of trust”", "The minister")],
    ),
    ("“Rubbish,” he snorts.", [("direct", "“Rubbish,”", "he")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_what_somebody_says_of_somebody_is_found_whoever_stands_first(text, expected):
    assert [quote[:3] for quote in told(text, "en")] == expected


def test_words_that_another_says_within_an_accusation_are_his():
    found = told("Rau is accused of taking boats in what his paper calls “fair trade.”", "en")
    assert [quote[:3] for quote in found] == [("mixed", "“fair trade.”", "his paper")]
