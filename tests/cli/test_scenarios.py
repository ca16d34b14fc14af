"""disagreements: every scenario, as a dataset brings it and the command line tells it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.answers import CommandLine

CASES = json.loads((Path(__file__).parents[1] / "agreement" / "scenarios.json").read_text("utf-8"))
BEFORE = ["", "Wörter davor. ", "👩‍👩‍👧 said 🇩🇪 e\u0301\r\n\r\n", "قال العمدة: «سنعيد» שלום "]


def _id(*parts: object) -> str:
    return "/".join(map(str, parts))


def _label(span: Any) -> str:
    return f"{span['layer']}-{span['label']}"


def _codebook() -> dict[str, Any]:
    layers = {_label(span): span["layer"] for case in CASES for span in case["input"]["spans"]}
    stance = {"id": "stance", "values": [{"id": "pro"}, {"id": "con"}]}
    labels = [{"id": label, "layer": layer, "attributes": [stance]} for label, layer in sorted(layers.items())]
    said = {"id": "speaker", "sources": sorted(layers), "targets": sorted(layers)}
    return {"id": "trial", "version": 1, "title": "Trial", "labels": labels, "links": [said]}


def _articles(before: str) -> dict[str, list[Any]]:
    made: dict[str, list[Any]] = {key: [] for key in ("articles", "annotations", "links", "sets")}
    for case in CASES:
        name, given = case["id"], case["input"]
        text = before + given["text"]
        known = {"id": name, "story": "s", "title": name, "outlet": None, "byline": None, "published": None}
        sealed = {"url": None, "language": None, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        made["articles"].append({**known, **sealed, "length": len(text)})
        for who in given["annotators"]:
            made["sets"].append({"article": name, "annotator": who, "state": "done", "seconds": 0})
        for span in given["spans"]:
            start, end = (span[edge] + len(before) for edge in ("start", "end"))
            made["annotations"].append(
                {
                    "id": _id(name, span["id"]),
                    "article": name,
                    "annotator": span["ann"],
                    "label": _label(span),
                    "fragments": [{"start": start, "end": end, "text": text[start:end]}],
                    "attributes": span.get("attrs", {}),
                }
            )
        for number, link in enumerate(given.get("links", [])):
            ends = {"from": _id(name, link["src"]), "to": _id(name, link["dst"])}
            made["links"].append({"id": _id(name, number), "type": link["role"], "annotator": link["ann"], **ends})
    return made


@pytest.mark.parametrize("before", BEFORE)
def test_scenarios_are_told_as_they_are_expected(
    annotator: CommandLine, project: Path, tmp_path: Path, before: str
) -> None:
    file = tmp_path / "scenarios.json"
    made = _articles(before)
    whole = {
        "format": "annotator-dataset",
        "version": 1,
        "project": {"id": "p", "name": "Scenarios"},
        "codebook": _codebook(),
        "annotators": [{"id": who, "name": who, "role": "annotator"} for who in "abc"],
        "stories": [{"id": "s", "title": "S", "articles": [case["id"] for case in CASES]}],
        **made,
    }
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert annotator("import-dataset", project, file).code == 0
    told = annotator("disagreements", project, "--json").lines

    for case in CASES:
        expected = {(frozenset(g["members"]), frozenset(g["facets"])) for g in case["expected_groups"]}
        units = [unit for unit in told if unit["article"] == case["id"]]
        assert {
            (
                frozenset(member["annotation"].partition("/")[2] for member in unit["members"]),
                frozenset(facet["key"] for facet in unit["facets"]),
            )
            for unit in units
        } == expected, case["id"]
