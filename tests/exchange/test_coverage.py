"""Coverage as a table and as a picture: whole, safe to open, readable without colours."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree as ET

from annotator.exchange.coverage_csv import write_coverage
from annotator.exchange.coverage_picture import Heading, coverage_picture, write_picture
from annotator.exchange.coverage_reading import coverage_of
from annotator.reuse.coverage import Cell, CoverageRow
from annotator.sample_project import make_sample
from annotator.wording.coverage_words import coverage_words

EVIL = '=cmd|"/c calc"!A1 <script>&\x00“”'
CELLS = (Cell("variant", 3, ("q",)), Cell("not reported", by=("ada",)), Cell(), Cell("unheard of", 1))
ROW = CoverageRow("g", "quote", EVIL, CELLS, 1, ("brandt",), "ada")


def test_a_table_has_articles_in_columns_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "coverage.csv"
    columns = [(key, f"+{key}") for key in "abcde"]
    write_coverage([("s", ROW)], columns, {"s": ["a", "b", "c", "d"]}, {"s": "@story", "brandt": "Brandt"}, path)
    heading, row = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert heading[-5:] == ["'+a", "'+b", "'+c", "'+d", "'+e"]
    assert row[-5:] == ["variant (3)", "not reported", "not yet checked", "unheard of (1)", ""]
    assert (row[0], row[3][:2], row[4]) == ("'@story", "'=", "Brandt")


def test_a_picture_is_sound_whatever_is_said_and_has_a_word_for_each_value(tmp_path: Path) -> None:
    path = tmp_path / "coverage.svg"
    write_picture(coverage_picture(EVIL, [Heading(EVIL, "2025")] * 4, [ROW], coverage_words()), path)
    root = ET.fromstring(path.read_bytes())
    told = [element.text for element in root.iter() if element.tag.endswith("text")]
    assert {"variant · 3", "not reported", "unheard of · 1", "not yet checked"} <= set(told)
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert coverage_picture("", [], [], {}).startswith("<svg")


def test_the_sample_story_is_covered(tmp_path: Path) -> None:
    workspace = make_sample(tmp_path / "sample.annotator")
    read = workspace.read
    story = read.stories()[0].id
    groups = coverage_of(read, story, "groups")
    assert len(groups.articles) == 6
    assert groups.rows[0].spread >= 4
    assert all(len(row.cells) == 6 for row in groups.rows)
    assert any(cell.how == "not reported" and cell.by for row in groups.rows for cell in row.cells)
    claims = coverage_of(read, story, "claims").rows
    assert any(row.conflicts for row in claims)
    speakers = coverage_of(read, story, "speakers").rows
    assert any(row.label == "Astrid Brandt" and row.spread > 2 for row in speakers)
    ada = next(a.id for a in read.annotators() if a.name == "Ada")
    assert {row.annotator for row in coverage_of(read, story, "groups", [ada]).rows} == {ada}
    proposed = coverage_of(read, story, "groups", proposed=True)
    assert any("shut" in row.label and row.spread >= 3 for row in proposed.rows)
    workspace.close()
