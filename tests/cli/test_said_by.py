"""said-by: everything with which somebody is quoted."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_every_quote_of_a_speaker_is_listed_and_written(annotator: CommandLine, project: Path, tmp_path: Path) -> None:
    assert annotator("import-dataset", project, min(CORPUS.glob("annotations-*.json"))).code == 0
    found = annotator("said-by", project, "Astrid Brandt", "--json").lines
    assert len(found) > 3
    assert {line["position"] for line in found} <= {"origin", "relay", "record"}
    assert all(line["text"] and line["words"] > 0 and line["fragments"] for line in found)
    file = tmp_path / "said.csv"
    told = annotator("said-by", project, "astrid brandt", "--csv", file)
    assert (told.code, told.out) == (0, "")
    assert len(file.read_text("utf-8-sig").splitlines()) == len(found) + 1
    assert "Form" in annotator("said-by", project, "Astrid Brandt").out
    assert annotator("said-by", project, "Nobody At All").code == 2
