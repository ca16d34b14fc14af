"""The worked example in exports/ is what the program writes, byte for byte, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from annotator.cli.program import run
from annotator.exchange.dataset_writer import write_dataset
from annotator.exchange.schema import schema_text
from annotator.sample_project import make_sample

STORED = Path(__file__).resolve().parents[2] / "exports" / "sample-story.json"


def test_the_sample_story_exports_to_the_worked_example(tmp_path: Path) -> None:
    workspace = make_sample(tmp_path / "sample.annotator")
    write_dataset(workspace.read, tmp_path / "made.json")
    workspace.close()

    assert (tmp_path / "made.json").read_bytes() == STORED.read_bytes(), "exports/README.md says how to renew it"


def test_an_import_of_the_worked_example_exports_to_itself(tmp_path: Path) -> None:
    project, made = str(tmp_path / "again"), tmp_path / "again.json"

    assert run(["new", project, "--codebook", "minimal"]) == 0
    assert run(["import-dataset", project, str(STORED)]) == 0
    assert run(["export", project, "-o", str(made)]) == 0
    assert made.read_bytes() == STORED.read_bytes()


def test_the_worked_example_keeps_to_the_schema() -> None:
    dataset = json.loads(STORED.read_text("utf-8"))

    jsonschema.validate(dataset, json.loads(schema_text()))
    texts = {article["id"]: article["text"] for article in dataset["articles"]}
    assert len(texts) == 6
    assert len({annotation["annotator"] for annotation in dataset["annotations"]}) == 2
    for annotation in dataset["annotations"]:
        text = texts[annotation["article"]]
        assert all(text[f["start"] : f["end"]] == f["text"] for f in annotation["fragments"])
