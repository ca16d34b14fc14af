"""propose and evaluate-proposals: what is said to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import paths
from tests import foreign_engine
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_a_proposal_a_line_with_its_words_its_source_and_its_reason(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS, "--version-of", "no").code == 0
    told = annotator("propose", project, "--json")
    assert told.code == 0
    assert len(told.lines) > 20
    wanted = {"article", "label", "fragments", "form", "speaker", "cue", "confidence", "why"}
    for line in told.lines:
        assert wanted <= line.keys()
        assert all(f["end"] - f["start"] == len(f["text"]) for f in line["fragments"])
        assert "{" not in line["told"]
    assert {line["form"] for line in told.lines} >= {"direct", "indirect"}
    assert sum(line["speaker"] is not None for line in told.lines) > len(told.lines) / 2


def test_nothing_is_stored(annotator: CommandLine, project: Path) -> None:
    annotator("import", project, CORPUS, "--version-of", "no")
    before = annotator("stats", project, "--json").json
    assert annotator("propose", project).code == 0
    assert annotator("stats", project, "--json").json == before


def test_proposals_are_measured_against_a_person(annotator: CommandLine, project: Path) -> None:
    assert annotator("import-dataset", project, *sorted(CORPUS.glob("annotations-*.json"))).code == 0
    names = [one["name"] for one in annotator("stats", project, "--json").json["annotators"]]
    told = annotator("evaluate-proposals", project, "--against", names[0], "--json").json
    assert told["quotes"]["direct_and_mixed"]["overlap"]["f1"] > 0.8
    assert told["quotes"]["all"]["character"]["f1"] > 0.6
    assert 0 < told["speaker"]["share"] <= 1
    assert told["group_pairs"]["precision"] is not None
    shown = annotator("evaluate-proposals", project, "--against", names[0], "--without-register")
    assert "Overlap F1" in shown.out


def test_an_engine_of_another_package_is_chosen_for_the_project(
    annotator: CommandLine, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign_engine.install(tmp_path / "site", monkeypatch)
    (tmp_path / "a.txt").write_text("Some sun today. “We wait for the tide,” said Ms. Rau.", "utf-8")
    assert annotator("import", project, tmp_path / "a.txt").code == 0
    assert annotator("propose", project, "--choose").code == 2
    assert len(annotator("propose", project, "--engine", "echo", "--json").lines) == 1
    assert [line["told"] for line in annotator("propose", project, "--json").lines] != ["The first four."]

    assert annotator("propose", project, "--engine", "echo", "--choose").code == 0
    (line,) = annotator("propose", project, "--json").lines
    assert (line["fragments"][0]["text"], line["speaker"], line["told"]) == ("Some", "sun", "The first four.")
    dataset = tmp_path / "out.json"
    assert annotator("export", project, "-o", dataset).code == 0
    assert json.loads(dataset.read_bytes())["project"]["engine"] == "echo"

    monkeypatch.undo()
    gone = annotator("propose", project)
    assert (gone.code, gone.out) == (1, "")
    assert "There is no engine echo" in gone.err
    assert annotator("propose", project, "--engine", "rules", "--choose").code == 0
    assert annotator("propose", project).code == 0


def test_an_engine_that_ends_the_program_is_told(
    annotator: CommandLine, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign_engine.install(tmp_path / "site", monkeypatch)
    (tmp_path / "a.txt").write_text("One stop.", "utf-8")
    assert annotator("import", project, tmp_path / "a.txt").code == 0
    told = annotator("propose", project, "--engine", "echo", "--json")
    assert (told.code, told.out) == (1, "")
    assert "The engine echo failed while it proposed (no more)" in told.err


def test_what_is_not_there_is_told(annotator: CommandLine, project: Path) -> None:
    nobody = annotator("evaluate-proposals", project, "--against", "Nobody")
    assert nobody.code == 2
    assert "'Nobody' is not in the project, nor anything of that kind." in nobody.err
    unknown = annotator("propose", project, "--engine", "none")
    assert unknown.code == 1
    assert "rules" in unknown.err


def test_articles_are_told_by_name_and_quotes_without_source_without_one(annotator: CommandLine, project: Path) -> None:
    (folder := project.parent / "Bridge").mkdir()
    (folder / "a.txt").write_text("A bridge will close.\n\n“zero risk” and “zero risk” again.\n", "utf-8")
    assert annotator("import", project, folder).code == 0
    lines = annotator("propose", project).out.splitlines()
    assert lines[0].startswith("A bridge will close.")
    assert lines[1].endswith("  “zero risk”")
    assert ":" not in lines[1]


def engine_of(made: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installs ``made`` as a package that brings the engine ``theirs``."""
    name = f"engine_{folder.name}"
    (folder / f"{name}.py").write_text(made + "\n", "utf-8")
    (about := folder / f"{name}-1.dist-info").mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n", "utf-8")
    (about / "entry_points.txt").write_text(f"[annotator.proposers]\ntheirs = {name}:make\n", "utf-8")
    monkeypatch.syspath_prepend(folder)


@pytest.mark.parametrize("made", ["import nowhere_to_be_found", "def make(lexicons): raise ValueError('no model')", ""])
def test_an_engine_that_cannot_be_made_is_told(
    annotator: CommandLine, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    engine_of(made, tmp_path, monkeypatch)
    told = annotator("propose", project, "--engine", "theirs")
    assert (told.code, told.out) == (1, "")
    assert "The engine theirs cannot be loaded" in told.err


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        ("raise OSError('no model')", "The engine theirs failed while it proposed (no model)"),
        ("return [('quote', 0, 3)]", "The engine theirs proposes what is no proposal"),
        ("return [Proposal((Span(0, 10**6),), 'direct')]", "Proposal 1 of the engine theirs does not lie within"),
    ],
)
def test_an_engine_that_proposes_wrongly_is_told(
    annotator: CommandLine,
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    sentence: str,
) -> None:
    imports = "from annotator.discovery.proposals import Proposal\nfrom annotator.model.span import Span\n"
    engine = f"class Theirs:\n    def propose(self, given):\n        {does}\n\ndef make(lexicons): return Theirs()"
    engine_of(imports + engine, tmp_path, monkeypatch)
    (article := tmp_path / "ferry.txt").write_text("“A bridge will close,” the mayor said.", "utf-8")
    assert annotator("import", project, article).code == 0
    told = annotator("propose", project, "--engine", "theirs")
    assert (told.code, told.out) == (1, "")
    assert sentence in " ".join(told.err.split())
    assert "Traceback" not in told.err
