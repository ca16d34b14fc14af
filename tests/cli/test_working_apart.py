"""Working apart, by words: assign, hand out, merge, decide who is one."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from annotator import paths
from annotator.commands.annotations import ChangeAnnotation, Tag
from annotator.commands.speakers import AddSpeaker
from annotator.commands.team import AddAnnotator
from annotator.model.span import Span
from annotator.workspace import Workspace
from tests.cli.answers import CommandLine
from tests.studies import TEXT, study

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "annotations"
CORPUS = paths.resources() / "sample_corpus"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A project with three articles, for Ada and Ben."""
    workspace = study(tmp_path, (TEXT, TEXT + " Two.", TEXT + " Three."))
    workspace.do(AddAnnotator("Ben"))
    workspace.close()
    return workspace.path


def tag(path: Path, speaker: str) -> str:
    """Their annotator tags in a file that was handed out."""
    workspace = Workspace.open(path)
    workspace.annotator = next(a.id for a in workspace.read.annotators() if a.role == "annotator")
    made = workspace.do(AddSpeaker(speaker))
    key = workspace.do(Tag(workspace.read.articles()[0].id, (Span(29, 40),), "speaker", speaker=made))
    workspace.close()
    return key


def test_a_day_of_working_apart(annotator: CommandLine, team: Path) -> None:
    told = annotator("assign", team, "--each", 2, "--json")
    assert told.json["assigned"] == 6
    assert annotator("hand-out", team, "Ada", "ben", "-o", team.parent / "out").code == 0
    files = sorted((team.parent / "out").iterdir())
    assert [path.name for path in files] == ["study - Ada.annotator", "study - Ben.annotator"]
    for path, name in zip(files, ("Anna Brandt", "Ms. Anna Brandt"), strict=True):
        tag(path, name)

    preview = annotator("merge", team, *files, "--preview", "--json").json
    assert annotator("stats", team, "--json").json["annotations"] == 0
    done = annotator("merge", team, *files, "--json").json
    assert (preview["files"], preview["twins"]) == (done["files"], done["twins"])
    assert [file["counts"]["annotations"] for file in done["files"]] == [{"new": 1}, {"new": 1}]
    assert Path(done["backup"]).is_file()
    (pair,) = done["twins"]
    assert pair["why"] == "title"

    assert "Anna Brandt" in annotator("speakers", team).out
    assert annotator("speakers", team, "--same", pair["one"], pair["other"]).code == 0
    assert annotator("speakers", team, "--json").json == []
    copies = sorted(team.parent.glob("study backups/*"))
    again = annotator("merge", team, *files)
    assert (again.code, again.out.count("nothing that is new")) == (0, 2)
    assert again.err.count(" was merged already and brings nothing") == 2
    assert "Nothing changes: there is nothing in it that is new here." in again.err
    assert annotator("merge", team, *files, "--json").json["backup"] is None
    assert sorted(team.parent.glob("study backups/*")) == copies
    assert annotator("check", team).code == 0
    assert annotator("set-aside", team).out == "Nothing is set aside.\n"


def test_what_both_changed_is_listed(annotator: CommandLine, team: Path) -> None:
    assert annotator("assign", team, "--all").code == 0
    file = team.parent / "ada.annotator"
    assert annotator("hand-out", team, "Ada", "-o", file).code == 0
    key = tag(file, "Anna Brandt")
    assert annotator("merge", team, file).code == 0
    for path, note in ((file, "there"), (team, "here")):
        workspace = Workspace.open(path)
        workspace.annotator = next(a.id for a in workspace.read.annotators() if a.name == "Ada")
        workspace.do(ChangeAnnotation(key, note=note))
        workspace.close()
    told = annotator("merge", team, file)
    assert "changed on both sides" in told.out
    assert "1 entry was set aside" in told.err
    (entry,) = annotator("set-aside", team, "--json").json
    assert entry["item"]["note"] in ("there", "here")
    assert "changed on both sides" in annotator("set-aside", team).out
    assert annotator("set-aside", team, "--settle", "ours").code == 2
    assert annotator("set-aside", team, "nothing", "--settle", "ours").code == 1
    assert annotator("set-aside", team, entry["id"], "--settle", "theirs", "--json").json == []
    assert annotator("check", team).code == 0


def test_assignment_by_list_and_the_matrix(annotator: CommandLine, team: Path) -> None:
    articles = [row["article"] for row in annotator("assign", team, "--json").json["articles"]]
    listed = team.parent / "who.csv"
    listed.write_text(f"{articles[0]},Ada\n{articles[1]},BEN\n\n")
    assert annotator("assign", team, "--list", listed).code == 0
    shown = annotator("assign", team)
    assert shown.out.splitlines()[0].split() == ["Article", "Ada", "Ben"]
    told = [line.rpartition("…")[::2] for line in shown.out.splitlines()[1:]]
    assert [states.split() for _name, states in told] == [["to", "do", "–"], ["–", "to", "do"], ["–", "–"]]
    assert all("Anna Brandt told" in name for name, _states in told)
    for bad in ("nothing,Ada", f"{articles[0]},Nobody", "one", f"{articles[0]},Ada,Ben"):
        listed.write_text(bad)
        told = annotator("assign", team, "--list", listed)
        assert (told.code, "line 1" in told.err) == (1, True)
    assert annotator("assign", team, "--list", team.parent / "no.csv").code == 1
    assert annotator("assign", team, "--all", "--each", 1).code == 2
    assert annotator("assign", team, "--each", 3).code == 1


def test_words_that_name_nothing_are_usage(annotator: CommandLine, team: Path) -> None:
    out = team.parent / "out.annotator"
    for words in (
        ("hand-out", team, "Nobody", "-o", out),
        ("hand-out", team, "Ada", "-o", out, "--story", "Nothing"),
        ("hand-out", team, "Ada", "-o", out, "--article", "Nothing"),
        ("hand-out", team, "Ada", "Ben", "-o", team),
        ("speakers", team, "Anna"),
        ("speakers", team, "--same"),
    ):
        assert annotator(*words).code == 2, words
    assert annotator("hand-out", team, "Ada", "-o", out).code == 1
    assert not out.exists()
    assert annotator("hand-out", team, "Ada", "-o", out, "--story", "Ferry").code == 0
    assert annotator("hand-out", team, "Ada", "-o", out, "--story", "Ferry").code == 1


def test_a_name_is_never_a_path(annotator: CommandLine, team: Path) -> None:
    workspace = Workspace.open(team)
    for name in ("../../evil", "a/b", "a:b"):
        workspace.do(AddAnnotator(name))
    workspace.close()
    told = annotator("hand-out", team, "../../evil", "a/b", "a:b", "-o", team.parent / "out", "--story", "Ferry")
    assert told.code == 0
    assert sorted(path.stem for path in (team.parent / "out").iterdir()) == [
        "study - ______evil",
        "study - a_b",
        "study - a_b 2",
    ]


def _offsets(data: dict[str, list[dict[str, list[dict[str, int]]]]]) -> None:
    data["annotations"][0]["fragments"][0]["end"] = 10**6


def test_files_that_cannot_be_merged_are_told_and_change_nothing(annotator: CommandLine, team: Path) -> None:
    good = json.loads((CORPUS / "annotations-ada.json").read_text("utf-8"))
    folder = team.parent
    bad = [folder / name for name in ("other.json", "newer.json", "missing.json", "offsets.json", "many.json")]
    bad[0].write_text('{"format": "else", "version": 1}')
    bad[1].write_text(json.dumps(good | {"version": 99}))
    bad[2].write_text(json.dumps(good | {"articles": []}))
    spoilt = json.loads(json.dumps(good))
    _offsets(spoilt)
    bad[3].write_text(json.dumps(spoilt))
    many = [{"id": str(n), "name": "x"} for n in range(10**6)]
    bad[4].write_text(json.dumps(good | {"speakers": good["speakers"] + many}))
    bad += [folder / name for name in ("text.annotator", "newer.annotator", "schema.annotator", "not there", "")]
    bad[5].write_text("no project")
    for path, statement in ((bad[6], "PRAGMA user_version = 9"), (bad[7], "DROP TABLE annotations")):
        path.write_bytes(team.read_bytes())
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)
        connection.commit()
        connection.close()
    before = team.read_bytes()
    for path in bad:
        told = annotator("merge", team, CORPUS / "annotations-ben.json", path)
        assert (told.code, told.out, told.err.count("\n")) == (1, "", 1), (path, told.err)
        assert team.read_bytes() == before, path


def test_two_annotators_datasets_become_one_project(annotator: CommandLine, project: Path) -> None:
    for folder, names in ((CORPUS, ("annotations-ada", "annotations-ben")), (SHARED, ("annotator-a", "annotator-b"))):
        files = [folder / f"{name}.json" for name in names]
        if not files[0].is_file():
            continue
        exported = []
        for order in (files, files[::-1]):
            path = project.with_name(f"{names[0]} {len(exported)}.annotator")
            assert annotator("new", path, "--name", "x").code == 0
            told = [annotator("merge", path, file, "--json").json for file in order]
            assert told[1]["twins"]
            assert annotator("export", path, "-o", path.with_suffix(".json")).code == 0
            found = json.loads(path.with_suffix(".json").read_text("utf-8"))
            exported.append({name: value for name, value in found.items() if name != "project"})
        assert exported[0] == exported[1]
