"""A dataset out of a project: what stands in it, byte for byte the same, whole or not at all."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.articles import ImportArticles, NewArticle
from annotator.commands.attribution import Attribute
from annotator.commands.dataset import ImportDataset
from annotator.commands.project import ChooseEngine, ProposeInProject
from annotator.commands.proposals import RejectProposals
from annotator.commands.team import AddAnnotator, ChangeState, ProposeTo
from annotator.discovery.proposals import Proposal
from annotator.exchange import dataset_writer
from annotator.exchange.dataset_options import ExportOptions
from annotator.exchange.dataset_reader import read_dataset
from annotator.exchange.dataset_writer import ExportCounts, count, write_dataset
from annotator.exchange.schema import schema_text
from annotator.model.errors import DatasetError
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.random_work import RandomWork
from tests.studies import TEXT, default_codebook, study

SCHEMA = jsonschema.Draft202012Validator(json.loads(schema_text()))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Ada tagged a quote with its speaker and is done; Ben tagged a quote; import marked a headline."""
    workspace = study(tmp_path, ())
    ada = workspace.annotator
    zoned = NewArticle(text=TEXT, story="Ferry", zones=(("headline", Span(0, 4)),))
    (article, other) = workspace.do(ImportArticles((zoned, NewArticle(text="🛳 “So,” he said.", story="Second"))))
    quote = workspace.do(
        Tag(article, (Span(0, 28),), "quote", {"integrity": ("ellipsis", "all_caps"), "form": "direct"})
    )
    workspace.do(Attribute(quote, name="Anna Brandt", mention=Span(29, 40), cue=Span(41, 45)))
    workspace.do(ChangeState((article,), ada, "done"))
    workspace.annotator = workspace.do(AddAnnotator("Ben", "adjudicator"))
    workspace.do(Tag(other, (Span(2, 7),), "quote"))
    workspace.annotator = ada
    return workspace


def written(workspace: Workspace, options: ExportOptions | None = None) -> dict[str, Any]:
    path = workspace.path.with_suffix(".json")
    write_dataset(workspace.read, path, options)
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    SCHEMA.validate(found)
    read_dataset(path)
    counts = count(workspace.read, options)
    for name in ExportCounts.__struct_fields__:
        assert len(found[name]) == (len(counts.annotators) if name == "annotators" else getattr(counts, name)), name
    return found


def test_everything_is_there_in_the_order_of_the_contract(workspace: Workspace) -> None:
    found = written(workspace)

    assert list(found) == [
        *("format", "version", "project", "codebook", "annotators", "stories", "articles", "speakers"),
        *("annotations", "links", "groups", "sets", "verdicts"),
    ]
    assert [a["name"] for a in found["annotators"]] == ["Ada", "zones", "Ben"]
    quote = next(a for a in found["annotations"] if a["label"] == "quote")
    assert quote["fragments"] == [{"start": 0, "end": 28, "text": TEXT[:28]}]
    assert quote["attributes"] == {"form": "direct", "integrity": ["ellipsis", "all_caps"]}
    assert {link["type"] for link in found["links"]} == {"said_by", "cued_by"}
    assert found["annotations"][-1]["fragments"][0]["text"] == "“So,”"


def test_one_entry_a_line_and_no_clock(workspace: Workspace, tmp_path: Path) -> None:
    write_dataset(workspace.read, tmp_path / "a.json")
    write_dataset(workspace.read, tmp_path / "b.json")
    data = (tmp_path / "a.json").read_bytes()

    assert data == (tmp_path / "b.json").read_bytes()
    assert sum(line.startswith(b'{"id":') for line in data.splitlines()) > 10
    assert "🛳".encode() in data


@pytest.mark.parametrize(
    ("options", "labels", "people"),
    [
        ({}, ["quote", "headline", "speaker", "cue", "quote"], ["Ada", "zones", "Ben"]),
        ({"zones": False}, ["quote", "speaker", "cue", "quote"], ["Ada", "zones", "Ben"]),
        ({"labels": ("cue",)}, ["cue"], ["Ada", "zones", "Ben"]),
        ({"roles": ("adjudicator",)}, ["headline", "quote"], ["zones", "Ben"]),
        ({"roles": ("adjudicator",), "zones": False}, ["quote"], ["Ben"]),
        ({"states": ("done",)}, ["quote", "headline", "speaker", "cue"], ["Ada", "zones", "Ben"]),
        ({"states": ("todo",), "zones": False}, [], ["Ada", "zones", "Ben"]),
        ({"annotators": ()}, ["headline"], ["zones"]),
        ({"annotators": (), "zones": False}, [], []),
        ({"stories": ()}, [], ["Ada", "zones", "Ben"]),
    ],
)
def test_options_choose(workspace: Workspace, options: dict[str, Any], labels: list[str], people: list[str]) -> None:
    found = written(workspace, ExportOptions(**options))

    assert [a["label"] for a in found["annotations"]] == labels
    assert [a["name"] for a in found["annotators"]] == people
    assert ("options" in found) == bool(options)
    if options.get("labels") == ("cue",):
        assert found["links"] == found["speakers"] == []


def test_one_story_alone(workspace: Workspace) -> None:
    story = workspace.read.stories()[0].id
    found = written(workspace, ExportOptions(stories=(story,)))

    assert [s["id"] for s in found["stories"]] == [story]
    assert {a["story"] for a in found["articles"]} == {story}
    assert len(found["annotations"]) == 4
    assert [s["name"] for s in found["speakers"]] == ["Anna Brandt"]


def test_pseudonyms_are_the_same_whatever_is_chosen(workspace: Workspace) -> None:
    everybody = written(workspace, ExportOptions(pseudonyms=True))
    people = {a.id for a in workspace.read.annotators() if a.role != "machine"}
    text = json.dumps(everybody)
    alone = written(workspace, ExportOptions(pseudonyms=True, roles=("adjudicator",), zones=False))

    assert [a["name"] for a in everybody["annotators"]] == ["Annotator 1", "zones", "Annotator 2"]
    assert not any(key in text for key in people)
    assert "Ada" not in text
    assert alone["annotators"] == [everybody["annotators"][2]]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_the_schema_holds(tmp_path: Path, seed: int) -> None:
    workspace = Workspace.create(tmp_path / "study.annotator", "study", default_codebook())
    work = RandomWork(workspace, 100 + seed)
    work.steps(120)
    everything = written(workspace)
    chosen = work.random.choice(workspace.read.stories() or [None])
    options = ExportOptions(
        stories=(chosen.id,) if chosen and seed % 2 else None,
        annotators=(str(workspace.annotator),) if seed % 3 else None,
        labels=("quote", "headline") if seed == 4 else None,
        pseudonyms=bool(seed % 2),
    )
    part = written(workspace, options)
    for name in ("annotations", "links", "groups", "sets", "speakers", "articles"):
        assert len(part[name]) <= len(everything[name])


class Full(Exception):
    pass


def test_a_failure_leaves_the_old_file_and_nothing_else(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out" / "dataset.json"
    target.parent.mkdir()
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(dataset_writer._Writer, "_write_entries", fail)
    with pytest.raises(DatasetError) as refused:
        write_dataset(workspace.read, target)

    assert refused.value.key == "dataset.cannot_write"
    assert [p.name for p in target.parent.iterdir()] == ["dataset.json"]
    assert target.read_text() == "old"


def test_a_full_disk_at_the_last_moment(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotator.exchange.whole_file.os.fsync", fail)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(DatasetError):
        write_dataset(workspace.read, folder / "dataset.json")
    assert list(folder.iterdir()) == []


def test_stopping_leaves_nothing_and_the_project_free(workspace: Workspace, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Full

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Full):
        write_dataset(workspace.read, folder / "dataset.json", report=stop)
    assert list(folder.iterdir()) == []
    quote = next(a for a in written(workspace)["annotations"] if a["label"] == "quote")
    workspace.do(ChangeAnnotation(quote["id"], note="after"))
    assert any(a["note"] == "after" for a in written(workspace)["annotations"])


def test_a_folder_that_is_not_there(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as refused:
        write_dataset(workspace.read, tmp_path / "nowhere" / "dataset.json")
    assert refused.value.facts["name"] == "dataset.json"


def test_what_is_done_meanwhile_stays_out(workspace: Workspace, tmp_path: Path) -> None:
    quote = next(a for a in written(workspace)["annotations"] if a["label"] == "quote")
    before = workspace.path.with_suffix(".json").read_bytes()

    def meanwhile(_done: int, _total: int) -> None:
        workspace.do(ChangeAnnotation(quote["id"], note=f"{_done} more"))

    write_dataset(workspace.read, tmp_path / "meanwhile.json", report=meanwhile)
    assert (tmp_path / "meanwhile.json").read_bytes() == before


def test_progress_ends_at_the_whole(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_dataset(workspace.read, tmp_path / "a.json", report=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)


def test_memory_does_not_grow_with_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.storage.streaming.MOST_ARTICLES", 5)
    monkeypatch.setattr("annotator.exchange.dataset_writer.AT_ONCE", 5)
    peaks = []
    for size in (20, 200):
        workspace = study(tmp_path, [TEXT * 100] * size, name=str(size))
        write_dataset(workspace.read, tmp_path / "out.json")
        tracemalloc.start()
        write_dataset(workspace.read, tmp_path / "out.json")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        workspace.close()
    assert peaks[1] < peaks[0] * 1.3


def test_what_proposed_stands_in_the_dataset_and_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    assert "engine" not in written(workspace)["project"]
    workspace.do(ChooseEngine("a parser"))
    told = written(workspace)
    SCHEMA.validate(told)
    assert told["project"]["engine"] == "a parser"
    again = Workspace.create(tmp_path / "again.annotator", "again", default_codebook())
    again.do(ImportDataset(read_dataset(workspace.path.with_suffix(".json"))))
    assert again.read.project().engine == "a parser"
    again.close()


def test_who_worked_without_proposals_and_what_they_rejected_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    article = workspace.read.articles()[0].id
    told = written(workspace)
    assert not any("unaided" in entry for entry in (told["project"], *told["annotators"]))
    workspace.do(RejectProposals(((article, Proposal((Span(0, 3), Span(5, 9)), "direct")),)))
    workspace.do(ProposeTo(str(workspace.annotator), proposing=False))
    workspace.do(ProposeInProject(proposing=False))
    told = written(workspace)
    SCHEMA.validate(told)
    assert told["project"]["unaided"] is True
    assert [a.get("unaided") for a in told["annotators"] if a["id"] == workspace.annotator] == [True]
    (begun,) = (s for s in told["sets"] if (s["article"], s["annotator"]) == (article, workspace.annotator))
    assert begun["rejected"] == ["0-3 5-9 quote"]
    path = workspace.path.with_suffix(".json")
    again = Workspace.create(tmp_path / "again.annotator", "again", default_codebook())
    again.do(ImportDataset(read_dataset(path)))
    write_dataset(again.read, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()
    again.close()


@pytest.mark.parametrize("line", ["3-3 quote", "0-9999 quote", "5-9 0-3 quote", "quote", "0-3"])
def test_a_rejection_that_lies_nowhere_is_refused(workspace: Workspace, line: str) -> None:
    told = written(workspace)
    told["sets"][0]["rejected"] = [line]
    path = workspace.path.with_suffix(".json")
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(DatasetError):
        read_dataset(path)
