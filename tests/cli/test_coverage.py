"""coverage: rows, columns, files."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import paths
from annotator.cli.open_project import reading
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_coverage_is_answered_written_and_filtered(annotator: CommandLine, project: Path, tmp_path: Path) -> None:
    assert annotator("import-dataset", project, *sorted(CORPUS.glob("annotations-*.json"))).code == 0
    (whole,) = annotator("coverage", project, "--json").lines
    assert len(whole["articles"]) == 6
    assert {len(row["cells"]) for row in whole["rows"]} == {6}
    (one,) = annotator("coverage", project, "--json", "--outlet", "Coast Wire", "--speaker", "Astrid Brandt").lines
    assert {len(row["cells"]) for row in one["rows"]} == {1}
    assert 0 < len(one["rows"]) < len(whole["rows"])

    files = [tmp_path / "coverage.csv", tmp_path / "coverage.svg"]
    told = annotator("coverage", project, "--rows", "claims", "--csv", files[0], "--svg", files[1])
    assert (told.code, told.out) == (0, "")
    assert all(path.stat().st_size > 1_000 for path in files)
    assert annotator("coverage", project, "--csv", project).code == 2
    folder = tmp_path / "summaries"
    assert annotator("coverage", project, "--summaries", folder).code == 0
    assert {path.name: len(path.read_text("utf-8-sig").splitlines()) > 2 for path in folder.iterdir()} == {
        "speakers.csv": True,
        "overlap.csv": True,
        "timeline.csv": True,
        "speakers.svg": True,
        "overlap.svg": True,
        "timeline.svg": True,
    }
    assert "not reported" in annotator("coverage", project).out


def test_a_story_without_tags_is_covered_by_what_the_program_finds(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS).code == 0
    (found,) = annotator("coverage", project, "--of", "proposals", "--json").lines
    assert any("shut" in row["label"] and row["spread"] >= 3 for row in found["rows"])
    assert annotator("coverage", project, "--json").json["rows"] == []
    nothing = annotator("coverage", project)
    assert (nothing.code, nothing.out) == (0, "")
    assert "--of proposals" in nothing.err


@pytest.mark.parametrize(("option", "there"), [("--outlet", "Coast Wire"), ("--speaker", "Astrid Brandt")])
def test_a_name_that_nothing_bears_is_told_with_those_that_there_are(
    annotator: CommandLine, project: Path, tmp_path: Path, option: str, there: str
) -> None:
    assert annotator("import-dataset", project, *sorted(CORPUS.glob("annotations-*.json"))).code == 0
    table = tmp_path / "coverage.csv"
    told = annotator("coverage", project, option, there, option, "Nobody", "--csv", table)
    assert (told.code, told.out, table.exists()) == (2, "", False)
    assert f"Invalid value for {option}" in told.err
    assert "'Nobody' is not in the project" in told.err
    assert there in told.err
    by_any_case = annotator("coverage", project, option, there.upper(), "--json")
    assert by_any_case.lines == annotator("coverage", project, option, there, "--json").lines
    assert by_any_case.json["rows"]


def test_rows_that_are_all_of_others_are_told(annotator: CommandLine, project: Path) -> None:
    assert annotator("import-dataset", project, *sorted(CORPUS.glob("annotations-*.json"))).code == 0
    whole = annotator("coverage", project, "--json").json
    speakers = {key for row in whole["rows"] for key in row["speakers"]}
    with reading(project) as workspace:
        silent = next(s.name for s in workspace.read.speakers() if s.id not in speakers)
    others = annotator("coverage", project, "--speaker", silent)
    assert (others.code, others.out) == (0, "")
    assert "of other outlets or speakers" in others.err


def test_that_the_program_finds_nothing_is_not_answered_with_what_was_just_tried(
    annotator: CommandLine, project: Path
) -> None:
    nothing = annotator("coverage", project, "--of", "proposals")
    assert (nothing.code, nothing.out) == (0, "")
    assert "--of" not in nothing.err
    assert "finds no quote" in nothing.err


def test_an_article_without_title_is_told_by_its_first_words(annotator: CommandLine, tmp_path: Path) -> None:
    (folder := tmp_path / "Bridge").mkdir()
    said = "“The old bridge carries twice the lorries that it was built for,” the engineer said."
    for name, words in (("a", f"By noon it was shut, {said}"), ("b", f"In the evening {said}")):
        (folder / f"{name}.txt").write_text(f"{words.lower()} {'It rained. ' * 20}\n", "utf-8")
    project = tmp_path / "bridge.annotator"
    assert annotator("import", project, folder).code == 0
    (story,) = annotator("coverage", project, "--of", "proposals", "--json").lines
    first = annotator("coverage", project, "--of", "proposals").out.splitlines()[0]
    assert all(article["id"] not in first for article in story["articles"])
    assert "by noon it was shut" in first
    table = tmp_path / "coverage.csv"
    assert annotator("coverage", project, "--of", "proposals", "--csv", table).code == 0
    assert "in the evening" in table.read_text("utf-8-sig").splitlines()[0]
