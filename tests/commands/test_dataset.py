"""Datasets taken in: everything kept, nothing overwritten, nothing left out in silence, one step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.commands.dataset import ImportDataset, compare
from annotator.commands.dataset_comparison import DatasetComparison
from annotator.exchange.codebook_file import read_codebook
from annotator.exchange.dataset_reader import dataset_from_json
from annotator.exchange.dataset_writer import write_dataset
from annotator.exchange.schema import schema_text
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import default_codebook, study

CORPUS = paths.resources() / "sample_corpus"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "annotations"
FILES = [
    *(CORPUS / f"annotations-{who}.json" for who in ("ada", "ben")),
    *(SHARED / f"annotator-{a}.json" for a in "ab"),
]

DEFAULTS: dict[str, dict[str, Any]] = {
    "stories": {"note": ""},
    "articles": {"version_of": None, "source": "", "encoding": "", "reader": ""},
    "speakers": {"note": ""},
    "annotations": {"revision": 0},
    "groups": {"reference": ""},
}


def empty(folder: Path, name: str = "empty") -> Workspace:
    return Workspace.create(
        folder / f"{name}.annotator", name, read_codebook(paths.resources() / "codebooks/minimal.yaml")
    )


def exported(workspace: Workspace) -> bytes:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path)
    return path.read_bytes()


def took(workspace: Workspace, data: bytes | dict[str, Any]) -> DatasetComparison:
    """Import what ``data`` holds; what was foretold is what happened."""
    dataset = dataset_from_json(data if isinstance(data, bytes) else msgspec.json.encode(data), "dataset.json")
    foretold = compare(workspace.read, dataset)
    told = workspace.do(ImportDataset(dataset))
    assert told == foretold
    return told


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def original(request: pytest.FixtureRequest) -> dict[str, Any]:
    if not request.param.is_file():
        pytest.skip("the annotators' datasets are not here")
    found: dict[str, Any] = json.loads(request.param.read_text("utf-8"))
    return found


def by_key(section: str, entries: list[dict[str, Any]]) -> dict[object, dict[str, Any]]:
    key = (lambda e: (e["article"], e["annotator"])) if section == "sets" else (lambda e: e["id"])
    made = {}
    for entry in entries:
        entry = {**DEFAULTS.get(section, {}), **entry}  # noqa: PLW2901
        if section == "groups":
            entry["absent"] = sorted(entry["absent"], key=lambda a: a["article"])
        made[key(entry)] = entry
    assert len(made) == len(entries)
    return made


def test_every_field_of_real_datasets_comes_back(original: dict[str, Any], tmp_path: Path) -> None:
    workspace = empty(tmp_path)
    told = took(workspace, original)
    back = json.loads(exported(workspace))

    assert told.refused == told.noted == told.kept == ()
    assert not told.unknown
    assert told.takes_over
    assert back["project"] == original["project"]
    for section in (
        "annotators",
        "stories",
        "articles",
        "speakers",
        "annotations",
        "links",
        "groups",
        "sets",
        "verdicts",
    ):
        assert by_key(section, back[section]) == by_key(section, original[section]), section
    assert [s["articles"] for s in back["stories"]] == [s["articles"] for s in original["stories"]]
    codebook = read_codebook(paths.resources() / "codebooks/quotes-claims.yaml")
    assert workspace.read.codebook() == codebook


def test_round_trip_of_real_datasets(original: dict[str, Any], tmp_path: Path) -> None:
    first, second = empty(tmp_path, "first"), empty(tmp_path, "second")
    took(first, original)
    took(second, exported(first))
    assert exported(second) == exported(first)
    again = took(second, exported(first))
    assert not again.new
    assert again.refused == again.kept == ()


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_round_trip_of_any_project(tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int) -> None:
    folder = tmp_path_factory.mktemp("round")
    project = Workspace.create(folder / "study.annotator", "study", default_codebook())
    RandomWork(project, seed).steps(steps)
    other = empty(folder)
    before = exported(other)
    if project.read.stories():
        told = took(other, exported(project))
        assert told.refused == ()
    else:
        took(other, exported(project))
    assert exported(other) == exported(project)
    other.undo()
    assert exported(other) == before
    other.redo()
    assert exported(other) == exported(project)
    project.close()
    other.close()


def test_the_second_annotator_joins_the_first(tmp_path: Path) -> None:
    workspace = empty(tmp_path)
    ada, ben = ((CORPUS / f"annotations-{who}.json").read_bytes() for who in ("ada", "ben"))
    took(workspace, ada)
    told = took(workspace, ben)

    assert not told.takes_over
    assert told.same == {"stories": 1, "articles": 6}
    assert told.refused == ()
    assert [a.name for a in workspace.read.annotators()] == ["Ada", "Ben"]
    workspace.undo()
    assert [a.name for a in workspace.read.annotators()] == ["Ada"]


def ada_changed(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / "annotations-ada.json").read_text("utf-8"))
    for section, change in changes.items():
        change(found[section])
    return found


def test_an_article_with_another_text_is_refused_with_all_on_it(tmp_path: Path) -> None:
    workspace = empty(tmp_path)
    original = ada_changed()
    took(workspace, original)
    before = exported(workspace)
    article = original["articles"][0]

    def other_text(articles: list[dict[str, Any]]) -> None:
        from annotator.model.article import digest

        text = articles[0]["text"] + "!"
        articles[0].update(text=text, sha256=digest(text), length=len(text))

    told = took(workspace, ada_changed(articles=other_text))
    reasons = {(refused.kind, refused.key) for refused in told.refused}

    assert exported(workspace) == before
    assert ("articles", "dataset.article_differs") in reasons
    assert ("annotations", "dataset.article_refused") in reasons
    assert ("sets", "dataset.article_refused") in reasons
    here = sum(a["article"] == article["id"] for a in original["annotations"])
    assert sum(r.kind == "annotations" for r in told.refused) == here
    assert told.same["annotations"] == len(original["annotations"]) - here


def test_what_differs_is_kept_and_told(tmp_path: Path) -> None:
    workspace = empty(tmp_path)
    took(
        workspace,
        ada_changed(articles=lambda found: found[0].update(outlet=None), speakers=lambda f: f[0].update(note="")),
    )
    told = took(
        workspace,
        ada_changed(
            articles=lambda found: found[0].update(title="Other title"),
            speakers=lambda found: found[0].update(note="New note", name="Other name"),
            annotations=lambda found: found[0].update(note="differs"),
            links=lambda found: found[0].update(type="cued_by"),
            stories=lambda found: found[0].update(title="Other story"),
        ),
    )

    assert {(k.kind, k.field, k.theirs) for k in told.kept} == {
        ("articles", "title", "Other title"),
        ("speakers", "name", "Other name"),
        ("stories", "title", "Other story"),
    }
    assert told.filled == {"articles": 1, "speakers": 1}
    assert [(r.kind, r.key) for r in told.refused] == [
        ("annotations", "dataset.conflict"),
        ("links", "dataset.conflict"),
    ]
    assert workspace.read.articles()[0].outlet == "The Harbour Post"
    assert next(s for s in workspace.read.speakers() if s.note).note == "New note"


def test_labels_that_the_project_lacks_are_refused_with_what_hangs_on_them(tmp_path: Path) -> None:
    workspace = study(tmp_path)

    def strange(found: list[dict[str, Any]]) -> None:
        for annotation in found:
            if annotation["label"] == "cue":
                annotation["label"] = "strange"

    told = took(workspace, ada_changed(annotations=strange))
    assert {r.key for r in told.refused} == {"dataset.unknown_label", "dataset.end_refused"}
    assert {r.kind for r in told.refused} == {"annotations", "links"}
    assert told.new["annotations"] + sum(r.kind == "annotations" for r in told.refused) == 202


def test_two_people_of_one_name_stay_two(tmp_path: Path) -> None:
    workspace = study(tmp_path)
    told = took(workspace, ada_changed())

    assert [a.name for a in workspace.read.annotators()] == ["Ada", "Ada (2)"]
    assert [(n.kind, n.key) for n in told.noted] == [("annotators", "dataset.renamed")]


def test_unknown_fields_are_counted(tmp_path: Path) -> None:
    data = ada_changed(annotations=lambda found: [a.update(weight=1) for a in found])
    data["tool"] = "other"
    data["annotations"][0]["fragments"][0]["page"] = 3
    told = took(empty(tmp_path), data)
    assert told.unknown == {"tool": 1, "annotations.weight": 202, "annotations.fragments.page": 1}


def test_a_codebook_named_only_is_the_projects_or_the_shipped_one(tmp_path: Path) -> None:
    data = ada_changed()
    data["codebook"] = {"id": "quotes-claims", "version": 1}
    workspace = empty(tmp_path)
    assert took(workspace, data).refused == ()
    assert workspace.read.codebook().id == "quotes-claims"

    own = msgspec.structs.replace(default_codebook(), title="Ours")
    workspace = Workspace.create(tmp_path / "own.annotator", "own", own)
    took(workspace, data)
    assert workspace.read.codebook().title == "Ours"


def test_what_came_in_fits_the_schema(tmp_path: Path) -> None:
    import jsonschema

    workspace = study(tmp_path)
    took(workspace, ada_changed())
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(json.loads(exported(workspace)))


def test_articles_without_a_title_are_told_of_by_outlet_and_first_words(tmp_path: Path) -> None:
    workspace = empty(tmp_path)
    took(workspace, ada_changed(articles=lambda found: found[0].update(title=None, outlet="Post", byline="A")))
    told = took(workspace, ada_changed(articles=lambda found: found[0].update(title=None, outlet="Post", byline="B")))
    (kept,) = told.kept
    first = json.loads(exported(workspace))["articles"][0]
    assert kept.id == first["id"]
    assert kept.name.startswith(f"Post: {first['text'][:12]}")
    assert kept.name.endswith("…")
