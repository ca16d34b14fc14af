"""A review by words: rules, verdicts, gold out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.commands.review import Decide
from annotator.review import rulings
from annotator.review.given import given
from tests.cli.answers import CommandLine
from tests.reviews import INSIDE, QUOTE, Team


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """One passage that all marked alike, one that Ada alone marked and Judy decided."""
    team = Team(tmp_path)
    for who in (team.ada, team.ben, team.cleo):
        team.tag(who, QUOTE)
    found = team.case(team.tag(team.ada, INSIDE, label="claim"))
    team.workspace.do(Decide((given(found, rulings.take(found, team.ada), seconds=3),)))
    team.workspace.close()
    return team.workspace.path


def test_rules_are_chosen_shown_and_applied(annotator: CommandLine, project: Path) -> None:
    assert annotator("rules", project, "--json").json == {"rules": [], "settled": 0}
    chosen = annotator("rules", project, "--choose", "unanimous 1", "--choose", "majority-of-2 1", "--json")
    assert chosen.json["rules"] == [{"rule": "unanimous 1", "settles": 1}, {"rule": "majority-of-2 1", "settles": 0}]
    done = annotator("rules", project, "--apply", "--as", "judy", "--json")
    assert done.json["settled"] == 1
    assert annotator("rules", project, "--apply", "--as", "Judy", "--json").json["settled"] == 0
    assert annotator("rules", project, "--none", "--json").json["rules"] == []


def test_rules_that_cannot_be(annotator: CommandLine, project: Path) -> None:
    assert annotator("rules", project, "--choose", "nonsense").code == 1
    for words in (("--apply",), ("--apply", "--as", "Ada"), ("--choose", "unanimous 1", "--none")):
        assert annotator("rules", project, *words).code == 2


def test_verdicts_are_told(annotator: CommandLine, project: Path) -> None:
    lines = annotator("verdicts", project, "--json").lines
    assert [(line["decision"], line["stands"], line["stale"]) for line in lines] == [("take", True, False)]
    assert "Judy" in annotator("verdicts", project, "--story", "Ferry").out
    assert annotator("verdicts", project, "--story", "No").code == 2


def test_gold_alone_goes_out(annotator: CommandLine, project: Path) -> None:
    target = project.with_name("gold.json")
    assert annotator("export", project, "-o", target, "--gold", "alone").code == 0
    assert [entry["origin"] for entry in json.loads(target.read_bytes())["annotations"]] == ["verdict"]
    assert annotator("export", project, "-o", target, "--votes").code == 0
    assert [len(entry["members"]) for entry in json.loads(target.read_bytes())["units"]] == [3, 1]
    assert annotator("stats", project, "--json").json["annotations"] == 4
