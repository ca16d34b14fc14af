"""Which speakers fit what was typed."""

from __future__ import annotations

from time import perf_counter

import pytest

from annotator.ui.widgets.speaker_choices import entry, ranked

LISTED = [
    entry("1", ("Astrid Brandt", "Ms. Brandt", "the director")),
    entry("2", ("Åsa Ångström",)),
    entry("3", ("Brandon Astor",)),
    entry("4", ("محمد علي",)),
    entry("5", ("Ministry of Ports", "the ministry")),
]


ENTRIES = {one.speaker: one for one in LISTED}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("brandt", "Astrid Brandt"),
        ("ASA", "Åsa Ångström"),
        ("angstrom", "Åsa Ångström"),
        ("ab", "Astrid Brandt"),
        ("mop", "Ministry of Ports"),
        ("director", "Astrid Brandt"),
        ("علي", "محمد علي"),
        ("  astrid   brandt ", "Astrid Brandt"),
    ],
)
def test_by_name_alias_accent_case_and_initials(typed: str, first: str) -> None:
    assert ranked(typed, ENTRIES)[0].name == first


def test_what_does_not_fit_is_not_listed() -> None:
    assert [choice.speaker for choice in ranked("bran", ENTRIES)] == ["3", "1"]
    assert ranked("zzz", ENTRIES) == []


def test_who_is_near_comes_first_but_never_before_a_whole_name() -> None:
    assert [choice.speaker for choice in ranked("bra", ENTRIES, ["1"])] == ["1", "3"]
    assert ranked("brandon astor", ENTRIES, ["1"])[0].speaker == "3"
    assert [choice.speaker for choice in ranked("", ENTRIES, ["5", "2"])][:3] == ["5", "2", "1"]


def test_the_alias_by_which_it_was_found_is_told() -> None:
    assert ranked("ministry of", ENTRIES)[0].hint == ""
    assert ranked("the min", ENTRIES)[0].hint == "the ministry"


def test_five_thousand_speakers_are_no_wait() -> None:
    many = {str(n): entry(str(n), (f"Name{n} Surname{n}", f"Mr. Surname{n}", f"director of {n}")) for n in range(5000)}
    began = perf_counter()
    ranked("sur", many, [str(n) for n in range(20)])
    assert perf_counter() - began < 0.5
