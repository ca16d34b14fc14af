from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from annotator import paths
from tests.cli.answers import CommandLine


def test_it_is_named_after_the_file_and_the_ending_added(annotator: CommandLine, tmp_path: Path) -> None:
    told = annotator("new", tmp_path / "ferry.inquiry", "--json")

    assert told.code == 0
    assert told.json["project"] == str(tmp_path / "ferry.inquiry.annotator")
    assert told.json["name"] == "ferry.inquiry"
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.inquiry.annotator"]


def test_a_file_that_is_there_is_never_touched(annotator: CommandLine, project: Path) -> None:
    before = project.read_bytes()
    told = annotator("new", project.with_suffix(""), "--name", "Other")

    assert (told.code, told.out) == (1, "")
    assert project.read_bytes() == before


def test_beside_a_file_without_the_ending_one_with_it_is_made(annotator: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")

    assert annotator("new", tmp_path / "notes").code == 0
    assert (tmp_path / "notes").read_text() == "mine"
    assert (tmp_path / "notes.annotator").is_file()


def test_a_shipped_codebook_by_name_and_one_by_file(annotator: CommandLine, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("id: own\nversion: 1\nlabels:\n  - id: slur\n    title: Slur\n    key: Z\n    colour: '#aa3333'\n")

    assert annotator("new", tmp_path / "a", "--codebook", "minimal").code == 0
    assert annotator("new", tmp_path / "b", "--codebook", own).code == 0
    out = tmp_path / "b.json"
    assert annotator("export", tmp_path / "b", "-o", out).code == 0
    assert '"slur"' in out.read_text("utf-8")


def test_a_codebook_that_is_none_leaves_no_project(annotator: CommandLine, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("labels: [")

    for codebook in (bad, tmp_path / "missing.yaml"):
        told = annotator("new", tmp_path / "a", "--codebook", codebook)
        assert told.code == 1
        assert codebook.name in told.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.yaml"]


def test_a_folder_that_is_not_there_is_told(annotator: CommandLine, tmp_path: Path) -> None:
    told = annotator("new", tmp_path / "no" / "study")

    assert (told.code, told.err.count("\n")) == (1, 1)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there file names are text")
def test_a_name_of_odd_bytes_makes_a_project_with_a_name_of_text(annotator: CommandLine, tmp_path: Path) -> None:
    told = annotator("new", os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"), "--json")

    assert told.code == 0
    assert told.json["name"] == "caf?"


def test_bringing_something_in_makes_the_project_and_nothing_makes_none(annotator: CommandLine, tmp_path: Path) -> None:
    sample = paths.resources() / "sample_corpus"
    assert annotator("import", tmp_path / "articles", sample / "harbour-post.txt").code == 0
    assert annotator("import-dataset", tmp_path / "tagged", sample / "annotations-ada.json").code == 0
    assert annotator("import", tmp_path / "none", tmp_path / "missing.txt").code == 1
    assert annotator("import-dataset", tmp_path / "none", tmp_path / "missing.json").code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.annotator", "tagged.annotator"]


def test_reading_leaves_only_the_one_file(annotator: CommandLine, project: Path) -> None:
    assert annotator("stats", project).code == 0
    assert not list(project.parent.glob(f"{project.name}-*"))
