"""A review by words: rules, verdicts, gold out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from annotator.commands.annotations import Tag
from annotator.commands.review import Decide
from annotator.review import rulings
from annotator.review.given import given
from annotator.workspace import Workspace
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


def test_that_no_rule_is_chosen_is_said_and_votes_are_refused_in_tables(
    annotator: CommandLine, project: Path, tmp_path: Path
) -> None:
    shown = annotator("rules", project)
    assert (shown.code, shown.out, shown.err.strip()) == (0, "", "No rule is chosen.")

    refused = annotator("export", project, "-o", tmp_path / "tables", "--format", "csv", "--votes")
    assert refused.code == 2
    assert "--votes" in refused.err
    assert not (tmp_path / "tables").exists()


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


def test_agreement_is_measured_on_work_from_before_the_review(
    annotator: CommandLine, project: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(project)
    people = {one.name: one.id for one in workspace.read.annotators()}
    article = workspace.read.articles()[0].id
    workspace.annotator = people["Ben"]
    workspace.do(Tag(article, (INSIDE,), "claim"))
    workspace.close()
    (copy,) = project.with_name(f"{project.stem} backups").glob("*before review*")

    found = {
        base: annotator("agreement", project, "--no-gamma", "--json", *(("--base", base) if base else ())).json
        for base in ("", "before-review", "now", str(copy))
    }
    sums = {base: sum(one["labels"]["claim"]["n"].values()) for base, one in found.items()}
    assert sums == {"": 1, "before-review": 1, "now": 2, str(copy): 1}
    assert found[""]["base"] == found["before-review"]["base"]
    assert found[""]["base"]["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert found["now"]["base"] is None
    page = tmp_path / "page.html"
    told = annotator("agreement", project, "--no-gamma", "--html", page)
    assert found[""]["base"]["sha256"] in page.read_text("utf-8")
    assert found[""]["base"]["sha256"] in told.err
    gold = annotator("agreement", project, "--no-gamma", "--json", "--against-gold").json["against_gold"]
    assert len(gold) == 3


def test_a_base_that_is_not_there_is_told(annotator: CommandLine, project: Path, tmp_path: Path) -> None:
    (copy,) = project.with_name(f"{project.stem} backups").glob("*before review*")
    copy.unlink()
    assert annotator("agreement", project, "--no-gamma", "--json").json["base"] is None
    for base in ("before-review", str(tmp_path / "nowhere")):
        assert annotator("agreement", project, "--base", base).code == 1
    assert annotator("new", tmp_path / "other.annotator").code == 0
    told = annotator("agreement", project, "--base", tmp_path / "other.annotator")
    assert told.code == 1
    assert "another project" in told.err
