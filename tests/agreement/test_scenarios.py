"""The scenarios of disagreement: what is aligned, and how the difference is named.

``scenarios.json`` carries them; where the folder they come from stands beside the checkout, those are tried too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.disagreements import Work, disagreements
from annotator.model.annotation import Annotation
from annotator.model.link import Link
from annotator.model.span import Span

HERE = Path(__file__).resolve()
BESIDE = HERE.parents[3] / "shared" / "agreement" / "disagreement-cases.json"


def _cases() -> list[Any]:
    beside = json.loads(BESIDE.read_text("utf-8"))["cases"] if BESIDE.exists() else []
    return [*json.loads((HERE.parent / "scenarios.json").read_text("utf-8")), *beside]


def work_of(given: Any) -> Work:
    # the layer stands in the label, so that one label may be in two layers
    label = {span["id"]: f"{span['layer']}/{span['label']}" for span in given["spans"]}
    marks = [
        Annotation(s["id"], "t", s["ann"], label[s["id"]], (Span(s["start"], s["end"]),), s.get("attrs", {}))
        for s in given["spans"]
    ]
    links = [
        Link(str(n), type=link["role"], source=link["src"], target=link["dst"], annotator=link["ann"])
        for n, link in enumerate(given.get("links", []))
    ]
    layers = {name: name.partition("/")[0] for name in label.values()}
    return Work(marks, {"t": given["text"]}, {"t": given["annotators"]}, links, layers=layers)


def told(work: Work) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {
        (tuple(sorted(m.annotation for m in unit.members)), tuple(sorted({facet.key for facet in unit.facets})))
        for unit in disagreements(work)
    }


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["id"])
def test_scenario(case: Any) -> None:
    expected = {(tuple(sorted(g["members"])), tuple(sorted(g["facets"]))) for g in case["expected_groups"]}

    assert told(work_of(case["input"])) == expected
