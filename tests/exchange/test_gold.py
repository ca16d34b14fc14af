"""Datasets with gold, without it, and of gold alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annotator import paths
from annotator.commands.annotations import ChangeAnnotation
from annotator.commands.dataset import ImportDataset
from annotator.commands.links import AddLink
from annotator.commands.review import ApplyRules, Decide
from annotator.commands.speakers import AddSpeaker
from annotator.exchange.case_reader import read_cases
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import count, write_dataset
from annotator.model.errors import DatasetError
from annotator.model.span import Span
from annotator.review import rules, rulings
from annotator.review.given import given
from annotator.workspace import Workspace
from tests.reviews import INSIDE, MENTION, QUOTE, Team

SCHEMA = Draft202012Validator(json.loads((paths.resources() / "schemas" / "dataset-1.schema.json").read_text("utf-8")))
OTHER = Span(73, 89)
EVERY = ("with", "without", "alone")


@pytest.fixture
def decided(tmp_path: Path) -> Team:
    """Gold with a link, of a verdict that a later one replaced, of both, of a rule, a tombstone, a stale one."""
    team = Team(tmp_path)
    quote, mention = team.tag(team.ada, QUOTE), team.tag(team.ada, MENTION, label="speaker")
    team.tag(team.ben, INSIDE)
    team.acting(team.ada, AddLink("said_by", quote, mention, {"position": "origin"}))
    lone, speaker = team.tag(team.cleo, OTHER), team.workspace.do(AddSpeaker("Anna"))
    team.acting(team.cleo, AddLink("said_by", lone, speaker))
    changed = team.tag(team.ben, Span(100, 110), label="claim")
    for who in (team.ada, team.ben, team.cleo):
        team.tag(who, Span(120, 126), label="cue")
    for key, maker in (
        (quote, lambda one: rulings.take(one, team.ben)),
        (quote, rulings.both),
        (mention, lambda one: rulings.edited(rulings.take(one, team.ada), speaker=speaker)),
        (lone, rulings.nobody),
        (lone, lambda one: rulings.take(one, team.cleo)),
        (changed, rulings.union),
        (changed, lambda _one: rulings.put_off("defer")),
    ):
        found = team.case(key)
        team.workspace.do(Decide((given(found, maker(found), "slip", "As the codebook says.", seconds=4),)))
    ruled = rules.apply(team.cases(), [rules.UNANIMOUS])
    team.workspace.do(ApplyRules(tuple(given(one.case, one.ruling, rule=one.rule) for one in ruled)))
    checked = team.case(quote)
    assert checked.verdict is not None
    team.workspace.do(Decide((given(checked, rulings.nobody(checked), checks=checked.verdict.id),)))
    team.acting(team.ben, ChangeAnnotation(changed, fragments=(Span(100, 112),)))
    return team


def written(workspace: Workspace, name: str, options: ExportOptions) -> tuple[Path, dict[str, Any]]:
    path = workspace.path.with_name(f"{name}.json")
    write_dataset(workspace.read, path, options)
    data = json.loads(path.read_bytes())
    assert not list(SCHEMA.iter_errors(data))
    counts = count(workspace.read, options)
    assert (counts.annotations, counts.verdicts) == (len(data["annotations"]), len(data["verdicts"]))
    return path, data


@pytest.mark.parametrize("gold", EVERY)
def test_what_went_out_comes_back_to_the_last_byte(decided: Team, gold: str, tmp_path: Path) -> None:
    options = ExportOptions(gold=gold, votes=True)  # type: ignore[arg-type]
    path, _data = written(decided.workspace, "first", options)
    other = Workspace.create(tmp_path / "other.annotator", "other", decided.workspace.read.codebook())
    dataset = read_dataset(path)
    assert dataset.unknown == {}
    outcome = other.do(ImportDataset(dataset))
    assert outcome.refused == ()
    again, _back = written(other, "again", options)
    assert again.read_bytes() == path.read_bytes()
    other.close()


def test_gold_alone_is_what_stands(decided: Team) -> None:
    _path, data = written(decided.workspace, "alone", ExportOptions(gold="alone"))
    assert {entry["origin"] for entry in data["annotations"]} == {"verdict"}
    assert {entry["annotator"] for entry in data["annotations"]} == {decided.judy}
    made = sorted((entry["label"], entry["fragments"][0]["start"]) for entry in data["annotations"])
    assert made == [("claim", 100), ("cue", 120), ("quote", 0), ("quote", 1), ("quote", 73), ("speaker", 29)]
    assert sorted(link["type"] for link in data["links"]) == ["said_by", "said_by"]
    assert data["sets"] == []
    assert "units" not in data
    everyone = {entry["id"] for entry in data["annotators"]}
    assert {who for entry in data["verdicts"] for who in entry.get("of", ())} <= everyone


def test_gold_has_no_state_of_work(decided: Team) -> None:
    for states in (("done",), ("todo",)):
        _path, data = written(decided.workspace, "alone", ExportOptions(gold="alone", states=states))  # type: ignore[arg-type]
        assert len(data["annotations"]) == 6


def test_without_gold_nothing_of_the_review_goes_along(decided: Team) -> None:
    _path, data = written(decided.workspace, "without", ExportOptions(gold="without", votes=True))
    assert data["verdicts"] == []
    assert "verdict" not in {entry["origin"] for entry in data["annotations"]}
    assert {entry["status"] for entry in data["units"]} == {"open", "agreed"}
    assert {entry["verdict"] for entry in data["units"]} == {None}


def test_votes_tell_each_unit_with_its_verdict(decided: Team) -> None:
    _path, data = written(decided.workspace, "with", ExportOptions(votes=True))
    cases = read_cases(decided.workspace.read)
    assert len(data["units"]) == len(cases)
    for entry, case in zip(data["units"], cases, strict=True):
        assert [vote["annotation"] for vote in entry["members"]] == [member.id for member in case.members]
        assert [facet["kind"] for facet in entry["facets"]] == [facet.kind for facet in case.unit.facets]
        assert (entry["verdict"], entry["status"]) == (case.verdict.id if case.verdict else None, case.status)
    _path, some = written(decided.workspace, "some", ExportOptions(votes=True, labels=("quote",)))
    assert {vote["annotation"] for entry in some["units"] for vote in entry["members"]} <= {
        entry["id"] for entry in some["annotations"]
    }


def test_pseudonyms_reach_into_verdicts_and_votes(decided: Team) -> None:
    path, _data = written(decided.workspace, "named", ExportOptions(votes=True, pseudonyms=True))
    told = path.read_text("utf-8")
    for who in (decided.ada, decided.ben, decided.cleo, decided.judy):
        assert who not in told


def test_a_verdict_whose_further_gold_is_not_in_the_file_is_refused(decided: Team) -> None:
    path, data = written(decided.workspace, "with", ExportOptions())
    both = next(entry for entry in data["verdicts"] if entry["decision"] == "both")
    both["more"] = ["nowhere"]
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(DatasetError, match="dangling"):
        read_dataset(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("more", "x"), ("of", [1]), ("stood", ""), ("links", [{"type": "said_by"}]), ("taken", [["a", 2]]), ("checks", 3)],
)
def test_fields_of_a_verdict_are_checked(decided: Team, field: str, value: object) -> None:
    path, data = written(decided.workspace, "with", ExportOptions())
    data["verdicts"][0][field] = value
    assert list(SCHEMA.iter_errors(data))
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(DatasetError, match="verdicts"):
        read_dataset(path)


def test_verdicts_say_only_what_there_is(decided: Team) -> None:
    _path, data = written(decided.workspace, "with", ExportOptions())
    tombstone = next(entry for entry in data["verdicts"] if entry["decision"] == "nobody" and "checks" not in entry)
    assert not {"more", "of", "rule", "checks", "links", "taken"} & tombstone.keys()
    ruled = next(entry for entry in data["verdicts"] if "rule" in entry)
    assert (ruled["rule"], len(ruled["of"])) == ("unanimous 1", 3)
