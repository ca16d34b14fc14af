"""Datasets in and out: import-dataset, export, schema, stats."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from annotator import paths
from tests.cli.answers import CommandLine

ADA = paths.resources() / "sample_corpus" / "annotations-ada.json"
BEN = paths.resources() / "sample_corpus" / "annotations-ben.json"


@pytest.fixture
def tagged(annotator: CommandLine, project: Path) -> Path:
    """The sample story as two people tagged it."""
    assert annotator("import-dataset", project, ADA, BEN).code == 0
    return project


def _exported(annotator: CommandLine, project: Path, *options: str) -> dict[str, list[dict[str, object]]]:
    out = project.parent / "out.json"
    told = annotator("export", project, "-o", out, *options, "--json")
    assert told.code == 0
    dataset: dict[str, list[dict[str, object]]] = json.loads(out.read_text("utf-8"))
    assert told.json["annotations"] == len(dataset["annotations"])
    return dataset


def test_an_import_tells_what_is_new_and_again_that_nothing_is(annotator: CommandLine, project: Path) -> None:
    first = annotator("import-dataset", project, ADA, "--json").json
    again = annotator("import-dataset", project, ADA, "--json").json

    assert first["takes_over"]
    assert first["new"]["articles"] == 6
    assert not any(again["new"].values())
    assert again["same"]["annotations"] == first["new"]["annotations"]
    assert "nothing that is new" in annotator("import-dataset", project, ADA).out


def test_what_is_no_dataset_ends_it_and_those_before_stay(annotator: CommandLine, project: Path) -> None:
    bad = project.parent / "bad.json"
    bad.write_text('{"format": "annotator-dataset", "version": 1')
    told = annotator("import-dataset", project, ADA, bad, BEN)

    assert told.code == 1
    assert told.out.count("\n") == 1
    assert "bad.json" in told.err
    assert [a["name"] for a in _exported(annotator, project)["annotators"] if a["role"] != "machine"] == ["Ada"]


def test_a_missing_dataset_is_told(annotator: CommandLine, project: Path) -> None:
    assert annotator("import-dataset", project, project.parent / "no.json").code == 1


def test_the_parts_that_are_chosen_go_out(annotator: CommandLine, tagged: Path) -> None:
    whole = _exported(annotator, tagged)
    ada = next(a["id"] for a in whole["annotators"] if a["name"] == "Ada")
    part = _exported(annotator, tagged, "--annotator", "ada", "--label", "Quote", "--story", "FERRY inquiry")
    no_zones = _exported(annotator, tagged, "--no-zones")
    hidden = _exported(annotator, tagged, "--pseudonyms")

    assert {a["label"] for a in part["annotations"]} == {"quote"}
    assert {a["annotator"] for a in part["annotations"]} == {ada}
    assert len(no_zones["annotations"]) < len(whole["annotations"])
    assert "Ada" not in {a["name"] for a in hidden["annotators"]}
    assert len(_exported(annotator, tagged, "--state", "done")["annotations"]) < len(whole["annotations"])


@pytest.mark.parametrize("option", ["--story", "--annotator", "--label"])
def test_a_part_that_is_not_there_is_usage_and_says_what_is(annotator: CommandLine, tagged: Path, option: str) -> None:
    out = tagged.parent / "out.json"
    told = annotator("export", tagged, "-o", out, option, "no such\nthing")

    assert (told.code, out.exists()) == (2, False)
    assert {"--story": "Ferry inquiry", "--annotator": "Ben", "--label": "Quote"}[option] in told.err


def test_a_project_is_never_written_over(annotator: CommandLine, tagged: Path) -> None:
    before = tagged.read_bytes()
    link = tagged.parent / "link.json"
    link.hardlink_to(tagged)

    for target in (tagged, link, tagged.parent / "new.annotator", tagged.parent):
        assert annotator("export", tagged, "-o", target).code == 2
    for target in (tagged, link, tagged.parent):
        assert annotator("backup", tagged, "-o", target).code == 2
    assert tagged.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(annotator: CommandLine, tagged: Path) -> None:
    for form in ("json", "csv"):
        blocked = tagged.parent / "file" / "out"
        (tagged.parent / "file").write_text("in the way")
        told = annotator("export", tagged, "-o", blocked, "--format", form)
        assert (told.code, told.out) == (1, "")


def test_tables(annotator: CommandLine, tagged: Path) -> None:
    told = annotator("export", tagged, "-o", tagged.parent / "tables", "--format", "csv", "--json")

    assert told.code == 0
    with (tagged.parent / "tables" / "annotations.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == told.json["annotations"]


def test_tables_do_not_take_the_place_of_a_file(annotator: CommandLine, tagged: Path) -> None:
    (tagged.parent / "notes").write_text("mine")

    assert annotator("export", tagged, "-o", tagged.parent / "notes", "--format", "csv").code == 2
    assert (tagged.parent / "notes").read_text() == "mine"


def test_the_schema_is_the_published_one(annotator: CommandLine) -> None:
    assert annotator("schema").json["$id"] == "urn:annotator:dataset:1"


def test_figures(annotator: CommandLine, tagged: Path) -> None:
    as_json, told = annotator("stats", tagged, "--json"), annotator("stats", tagged)

    assert as_json.json["project"] == "Ferry inquiry"
    assert len(as_json.json["articles"]) == 6
    assert sum(as_json.json["by_label"].values()) == as_json.json["annotations"]
    assert told.code == 0
    assert "Astrid Brandt" in told.out
    assert annotator("stats", tagged, "--json").out == as_json.out


def test_figures_of_an_empty_project(annotator: CommandLine, project: Path) -> None:
    assert annotator("stats", project).code == 0
    assert annotator("stats", project, "--json").json["annotations"] == 0
