"""Whom a description means: entries of the register told in other words, and who was told of before."""

from __future__ import annotations

import pytest

from annotator.discovery.descriptions import Descriptions, telling
from tests.discovery.proposed import proposals

KNOWN = {
    "draft": ("Harbour auditor's draft report (autumn)", "the draft"),
    "final": ("Harbour auditor's report (January)", "the report"),
    "notes": ("Notes of two meetings with captains",),
    "officials": ("Fisheries Board officials",),
    "union": ("Allied Seamen's Labour Union lawyers",),
    "democrats": ("Democrats on the Ports and Tides Committees", "Top Democrats on the Ports and Tides Committees"),
    "spokesman": ("Holm's spokesman", "a spokesman"),
    "mayor": ("Ines Holm", "the mayor"),
}


@pytest.mark.parametrize(
    ("words", "head", "further", "meant"),
    [
        ("a draft report", "report", " from the town's harbour auditor", "draft"),
        ("the harbour auditor's report", "report", "", "final"),
        ("the captains' meeting", "meeting", "", None),
        ("notes", "notes", " of the captains' meetings", "notes"),
        ("ASLU lawyers", "lawyers", "", "union"),
        ("a Fisheries Board official", "official", "", None),
        ("the harbour auditor", "auditor", "", None),
        ("a report", "report", "", None),
        ("", "", "", None),
    ],
)
def test_a_description_means_the_entry_that_is_about_the_same(words, head, further, meant):
    assert Descriptions(KNOWN).who(words, head, further) == meant


def test_words_that_fit_two_entries_alike_mean_neither():
    known = {"one": ("Harbour report (May)",), "two": ("Harbour report (June)",)}
    assert Descriptions(known).who("the harbour report", "report") is None
    known["two"] = known["one"]
    assert Descriptions(known).who("the harbour report", "report") == "one"


def test_small_words_tell_nothing_and_endings_neither():
    assert list(telling("the Harbour’s reports of the U.S. in May")) == ["harbour", "report", "us", "may"]


def said_by(text: str, register: dict[str, tuple[str, ...]] | None = None) -> list[tuple[str, str | None]]:
    found = proposals(text, "en", register=register)
    return [(one.sources[0].name, one.sources[0].speaker) for one in found if one.sources]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Top Democrats on the Ports and Tides Committees said that the pier would close.", "democrats"),
        ("A draft report from the harbour auditor said that the pier was rotten.", "draft"),
        ("The mayor at one point said that the pier would close.", "mayor"),
        ("A spokesman for the Weather Office said that it would rain.", None),
    ],
)
def test_entries_are_found_where_the_article_words_them_otherwise(text, meant):
    assert [speaker for _name, speaker in said_by(text, KNOWN)] == [meant]


def test_a_short_description_points_back_to_a_longer_one():
    text = "A police spokeswoman said that two men fled. The spokeswoman said that one was caught."
    assert [name for name, _speaker in said_by(text)] == ["A police spokeswoman"] * 2
    text = "A police spokeswoman said that two men fled. A spokeswoman said that one was caught."
    assert [name for name, _speaker in said_by(text)] == ["A police spokeswoman", "A spokeswoman"]


def test_titles_and_additions_tell_whom_a_pronoun_means():
    text = "Mr. Beyer met Karin Vogt, a spokeswoman for the port. Talks went on. “It is late,” she said."
    assert [name for name, _speaker in said_by(text)] == ["Karin Vogt"]


def test_they_are_many():
    text = "Lawyers for the captains said that talks had failed. They said that the strike would go on."
    assert len({name for name, _speaker in said_by(text)}) == 1
