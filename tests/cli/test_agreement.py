"""Disagreements and agreement: what the two annotators of the sample story differ in, and what cannot be known."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from annotator import paths
from tests.cli.answers import CommandLine

ADA = paths.resources() / "sample_corpus" / "annotations-ada.json"
BEN = paths.resources() / "sample_corpus" / "annotations-ben.json"
HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>&amp;'

Dataset = dict[str, Any]


def _edited(folder: Path, source: Path, edit: Callable[[Dataset], None]) -> Path:
    dataset = json.loads(source.read_text("utf-8"))
    edit(dataset)
    path = folder / source.name
    path.write_text(json.dumps(dataset), "utf-8")
    return path


def _as_done(dataset: Dataset) -> None:
    who = dataset["annotators"][0]["id"]
    dataset["sets"] = [{"article": a["id"], "annotator": who, "state": "done"} for a in dataset["articles"]]


@pytest.fixture
def tagged(annotator: CommandLine, project: Path, tmp_path: Path) -> Path:
    """The sample story as two people tagged it, both done with every article."""
    files = [_edited(tmp_path, source, _as_done) for source in (ADA, BEN)]
    assert annotator("import-dataset", project, *files).code == 0
    return project


def test_where_nobody_is_done_yet_that_is_told(annotator: CommandLine, project: Path) -> None:
    told = annotator("agreement", project)
    assert told.code == 0
    assert "nothing to compare" in told.err
    figures = annotator("agreement", project, "--json").json["labels"]["quote"]["alpha"]
    assert (figures["value"], figures["reason"]) == (None, "one annotator")


def _marks(source: Path, label: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    annotations = json.loads(source.read_text("utf-8"))["annotations"]
    return [
        (a["article"], tuple((f["start"], f["end"]) for f in a["fragments"]))
        for a in annotations
        if a["label"] == label
    ]


def _characters(marks: list[tuple[str, tuple[tuple[int, int], ...]]]) -> set[tuple[str, int]]:
    return {(article, n) for article, fragments in marks for start, end in fragments for n in range(start, end)}


def test_every_mark_stands_in_one_unit_and_what_is_missing_is_named(annotator: CommandLine, tagged: Path) -> None:
    units = annotator("disagreements", tagged, "--json").lines
    quotes = annotator("disagreements", tagged, "--json", "--label", "quote").lines
    both = {d["annotators"][0]["id"] for d in (json.loads(p.read_text("utf-8")) for p in (ADA, BEN))}

    members = [member["annotation"] for unit in units for member in unit["members"]]
    by_label = annotator("stats", tagged, "--json").json["by_label"]
    outside = {"headline", "byline", "dateline", "bullet_summary", "caption", "furniture", "damage"}
    assert len(members) == len(set(members)) == sum(n for label, n in by_label.items() if label not in outside)
    for unit in units:
        absent = both - {member["annotator"] for member in unit["members"]}
        named = {who for facet in unit["facets"] if facet["kind"] == "missing" for who in facet["annotators"]}
        assert named == absent
    assert quotes == [unit for unit in units if unit["label"] == "quote"]
    assert {member["role"] for unit in units for member in unit["members"]} <= {"primary", "part", "duplicate"}
    texts = {one["id"]: one["text"] for one in json.loads(ADA.read_text("utf-8"))["articles"]}
    for unit in units:
        for fragment in (one for member in unit["members"] for one in member["fragments"]):
            assert texts[unit["article"]][fragment["start"] : fragment["end"]] == fragment["text"]
    assert {facet["key"] for unit in units for facet in unit["facets"]} >= {"missing", "attribute:status"}
    told = annotator("disagreements", tagged)
    assert len(told.out.splitlines()) == sum(bool(unit["facets"]) for unit in units)
    assert "status (" in told.out
    assert not [key for unit in units for facet in unit["facets"] if ":" in (key := facet["key"]) and key in told.out]


def test_what_is_absent_from_unfinished_work_is_not_missing(
    annotator: CommandLine, project: Path, tmp_path: Path
) -> None:
    def begun(dataset: Dataset) -> None:
        _as_done(dataset)
        dataset["sets"] = [{**one, "state": "in_progress"} for one in dataset["sets"]]

    files = [_edited(tmp_path, ADA, _as_done), _edited(tmp_path, BEN, begun)]
    annotator("import-dataset", project, *files)
    ada = json.loads(ADA.read_text("utf-8"))["annotators"][0]["id"]
    units = annotator("disagreements", project, "--json").lines
    report = annotator("agreement", project, "--json").json

    missing = [f for unit in units for f in unit["facets"] if f["kind"] == "missing"]
    assert {who for facet in missing for who in facet["annotators"]} == {ada}
    assert report["articles"] == []
    assert len(report["left_out"]) == 6
    assert report["labels"]["quote"]["alpha"]["value"] is None
    assert report["labels"]["quote"]["alpha"]["reason"] == "one annotator"


@pytest.mark.parametrize("label", ["quote", "speaker", "claim"])
def test_figures_agree_with_a_count_by_hand(annotator: CommandLine, tagged: Path, label: str) -> None:
    found = annotator("agreement", tagged, "--json").json["labels"][label]
    ada, ben = _marks(ADA, label), _marks(BEN, label)
    same = (Counter(ada) & Counter(ben)).total()
    mine, theirs = _characters(ada), _characters(ben)
    size = sum(len(article["text"]) for article in json.loads(ADA.read_text("utf-8"))["articles"])
    observed = len(mine ^ theirs) / size
    marked = len(mine) + len(theirs)
    expected = 2 * marked * (2 * size - marked) / (2 * size * (2 * size - 1))
    share = marked / (2 * size)

    assert sorted(found["n"].values()) == sorted((len(ada), len(ben)))
    assert found["exact"]["f1"]["value"] == pytest.approx(2 * same / (len(ada) + len(ben)))
    assert found["characters"]["f1"]["value"] == pytest.approx(2 * len(mine & theirs) / marked)
    assert found["alpha"]["value"] == pytest.approx(1 - observed / expected)
    assert found["ac1"]["value"] == pytest.approx(1 - observed / (1 - 2 * share * (1 - share)))
    assert found["prevalence"]["value"] == pytest.approx(share)
    assert found["exact"]["f1"]["value"] <= found["overlap"]["f1"]["value"] <= 1
    assert found["alpha"]["interval"]["low"] <= found["alpha"]["interval"]["high"] <= 1
    assert found["gamma"]["sampling"] == {"samples": 30, "precision": 0.05, "seed": 1}


def test_the_parts_of_a_report_hang_together(annotator: CommandLine, tagged: Path) -> None:
    report = annotator("agreement", tagged, "--json", "--no-gamma").json
    units = annotator("disagreements", tagged, "--json").lines
    (pair,) = report["pairs"]["matrix"]

    assert report == annotator("agreement", tagged, "--json", "--no-gamma").json
    assert pair["exact"]["precision"]["counts"]["response"] == sum(
        label["n"][pair["response"]] for label in report["labels"].values()
    )
    assert report["pairs"]["leave_one_out"] == []
    assert sum(article["units"] for article in report["articles"]) == len(units)
    assert sum(label["units"] for label in report["labels"].values()) == len(units)
    missing = sum(facet["kind"] == "missing" for unit in units for facet in unit["facets"])
    assert sum(sum(label["missing"].values()) for label in report["labels"].values()) == missing
    assert report["labels"]["quote"]["gamma"] is None
    assert {"said_by", "cued_by"} <= report["links"].keys()
    between = [figures["adjusted_rand"]["interval"] for kind in report["groups"].values() for figures in kind]
    assert {(one["low"], one["reason"]) for one in between} == {(None, "one to draw")}, "there is one story"
    assert report["labels"]["quote"]["alpha"]["interval"]["reason"] == ""


def test_one_annotator_agrees_with_nobody(annotator: CommandLine, project: Path) -> None:
    annotator("import-dataset", project, ADA)
    report = annotator("agreement", project, "--json").json

    for found in report["labels"].values():
        values = [found["alpha"], found["ac1"], found["gamma"], found["prevalence"], found["mean_iou"]]
        values += [found[way][score] for way in ("exact", "overlap", "characters") for score in found[way]]
        assert {(value["value"], value["reason"]) for value in values} == {(None, "one annotator")}
    assert report["pairs"] == {"matrix": [], "leave_one_out": []}
    assert "(one annotator)" in annotator("agreement", project).out


def test_where_nobody_marked_nothing_is_known(annotator: CommandLine, project: Path, tmp_path: Path) -> None:
    def emptied(dataset: Dataset) -> None:
        _as_done(dataset)
        dataset.update(annotations=[], links=[], groups=[])

    annotator("import-dataset", project, *(_edited(tmp_path, source, emptied) for source in (ADA, BEN)))
    found = annotator("agreement", project, "--json").json["labels"]["quote"]

    values = [found["alpha"], found["ac1"], found["gamma"], found["mean_iou"], found["exact"]["f1"]]
    assert {(value["value"], value["reason"]) for value in values} == {(None, "nobody marked")}
    assert found["prevalence"]["value"] == 0
    assert annotator("disagreements", project, "--json").out == ""
    assert annotator("agreement", project, "--html", tmp_path / "r.html", "--csv", tmp_path / "tables").code == 0


def test_one_annotator_named_cannot_be_compared(annotator: CommandLine, tagged: Path) -> None:
    assert annotator("disagreements", tagged, "--annotator", "Ada").code == 2
    assert annotator("agreement", tagged, "--annotator", "Ada", "--annotator", "Nobody").code == 2
    assert annotator("agreement", tagged, "--html", tagged).code == 2


def test_the_page_says_how_each_of_its_figures_is_computed(
    annotator: CommandLine, tagged: Path, tmp_path: Path
) -> None:
    assert annotator("agreement", tagged, "--no-gamma", "--html", tmp_path / "r.html").code == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    told = page[page.index("How figures are computed") : page.index("Parameters")]
    for words in ("F1 exact", "nominal", "Gwet", "Percentile interval"):
        assert words in told
    assert "Gamma (Mathet" not in page[: page.index("How figures are computed")]
    assert "95 % of the figures computed again from 1,000 resamples" in page


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.links += [name for name, _value in attrs if name in ("src", "href", "onload", "onerror")]


def test_hostile_names_are_text_in_page_and_tables(annotator: CommandLine, project: Path, tmp_path: Path) -> None:
    def hostile(dataset: Dataset) -> None:
        _as_done(dataset)
        dataset["annotators"][0]["name"] += HOSTILE
        for article in dataset["articles"]:
            article["title"] = HOSTILE
        for annotation in dataset["annotations"]:
            annotation["attributes"] = {"form": f"{HOSTILE}{annotation['annotator']}"}

    def leading(dataset: Dataset) -> None:
        hostile(dataset)
        dataset["annotators"][0]["name"] = HOSTILE

    files = [_edited(tmp_path, ADA, hostile), _edited(tmp_path, BEN, leading)]
    assert annotator("import-dataset", project, *files).code == 0
    page, folder = tmp_path / "report.html", tmp_path / "tables"
    assert annotator("agreement", project, "--no-gamma", "--html", page, "--csv", folder).code == 0
    html = page.read_text("utf-8")
    parser = _Tags()
    parser.feed(html)

    assert "&lt;script&gt;" in html
    assert not {"script", "img", "link", "iframe", "a", "object"} & parser.tags.keys()
    assert parser.links == []
    assert "http" not in html.replace("http-equiv", "")
    names = sorted(path.name for path in folder.iterdir())
    assert "units.csv" in names
    for name in names:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
        assert len({len(row) for row in rows}) == 1
    assert f"'{HOSTILE}" in (folder / "articles.csv").read_text("utf-8-sig").replace('""', '"')


def test_the_tables_hold_what_the_figures_are_made_from(annotator: CommandLine, tagged: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    report = annotator("agreement", tagged, "--no-gamma", "--json", "--csv", folder).json

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    widths: Counter[int] = Counter()
    for row in rows("characters"):
        if row["label"] == "quote":
            widths[int(row["marked_by"])] += int(row["characters"])
    size, marked = sum(widths.values()), widths[1] + 2 * widths[2]
    expected = 2 * marked * (2 * size - marked) / (2 * size * (2 * size - 1))
    found = report["labels"]["quote"]
    exact = [row for row in rows("spans") if row["label"] == "quote" and row["measure"] == "exact"]

    assert found["alpha"]["value"] == pytest.approx(1 - widths[1] / size / expected)
    assert sum(int(row["found"]) for row in exact) == found["exact"]["precision"]["counts"]["found"]
    assert len(rows("units")) == sum(label["units"] for label in report["labels"].values())
    form = [row for row in rows("values") if row["attribute"] == "form"]
    ada, ben = (annotator_["id"] for annotator_ in report["annotators"])
    listed = {row["article_id"]: row for row in rows("articles")}
    assert {row["done"] for row in listed.values()} == {f"{ada}; {ben}"}
    assert {row["quarter"] for row in listed.values()} <= {"", "1", "2", "3", "4"}
    assert sum(int(row["characters"]) for row in listed.values()) == size
    both = [row for row in form if row[ada] and row[ben]]
    assert len(both) == report["attributes"]["quote.form"]["units"]
    share = sum(row[ada] == row[ben] for row in both) / len(both)
    assert report["attributes"]["quote.form"]["percent"]["value"] == pytest.approx(share)
