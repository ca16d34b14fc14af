"""Datasets by strangers: sound ones are read, all others refused in plain words that name the place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import paths
from annotator.commands.dataset import ImportDataset
from annotator.exchange.dataset_reader import dataset_from_json, read_dataset
from annotator.exchange.dataset_writer import write_dataset
from annotator.model.errors import DatasetError
from annotator.wording.situations import sentence
from annotator.workspace import Workspace
from tests.studies import default_codebook, study

SAMPLE: dict[str, Any] = json.loads((paths.resources() / "sample_corpus" / "annotations-ada.json").read_text("utf-8"))
LISTS = [name for name, value in SAMPLE.items() if isinstance(value, list)]


def small() -> dict[str, Any]:
    """The sample with its first article only."""
    data = copy.deepcopy(SAMPLE)
    article = data["articles"][0]["id"]
    data["articles"] = data["articles"][:1]
    data["stories"][0]["articles"] = [article]
    data["annotations"] = [a for a in data["annotations"] if a["article"] == article]
    kept = {a["id"] for a in data["annotations"]} | {s["id"] for s in data["speakers"]}
    data["links"] = [link for link in data["links"] if {link["from"], link["to"]} <= kept]
    data["groups"] = [
        {**g, "members": [m for m in g["members"] if m["annotation"] in kept], "absent": []} for g in data["groups"]
    ]
    data["sets"] = [s for s in data["sets"] if s["article"] == article]
    data["verdicts"] = [
        {
            "id": "v",
            "article": article,
            "disagreement": {"kind": "boundaries", "annotations": ["a", "b"]},
            "decision": "first",
            "result": data["annotations"][0]["id"],
            "adjudicator": data["annotators"][0]["id"],
            "reason": "",
            "note": "",
            "decided": "2026-01-07T10:00:00.000Z",
            "seconds": 3,
            "revisions": [0, 1],
        }
    ]
    return data


def refusal(data: Any) -> DatasetError:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(DatasetError) as refused:
        dataset_from_json(raw, "d.json")
    assert "regex" not in sentence(refused.value)
    assert "object at 0x" not in sentence(refused.value)
    return refused.value


def test_the_small_sample_is_sound() -> None:
    found = dataset_from_json(json.dumps(small()).encode(), "d.json")
    assert found.verdicts[0].disagreement.annotations == ("a", "b")
    assert found.whole


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\x89PNG\r\n", "encoding"),
        (b'{"format": "annotator-dataset", "version": 1} trailing', "not_json"),
        (b"[]", "other_format"),
        (b"{}", "other_format"),
        (b'{"format": ["annotator-dataset"]}', "other_format"),
        (b'{"format": "annotator-dataset"}', "wrong_type"),
        (b'{"format": "annotator-dataset", "version": 1}', "missing_field"),
        (b'{"format": "annotator-dataset", "version": 0}', "wrong_type"),
        (b'{"format": "annotator-dataset", "version": 2}', "newer"),
        (b'{"format": "annotator-dataset", "version": ' + b"9" * 400 + b"}", "newer"),
        (b'{"format": "annotator-dataset", "version": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
        (b'{"format": "annotator-dataset", "version": 1, "project": ' + b'{"a":' * 100_000, "too_deep"),
        (b'{"format": "annotator-dataset", "x": "\\u0000"}', "nul"),
        (b'{"format": "annotator-dataset", "version": 1, "project": {"id": "\\ud800"}}', "not_json"),
        (b'{"format": "annotator-dataset", "x": "\xed\xa0\x80"}', "encoding"),
        (b'{"format": NaN}', "not_json"),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_no_dataset(data: bytes, key: str) -> None:
    assert refusal(data).key == f"dataset.{key}"


def test_a_backslash_before_u0000_is_no_nul_and_a_mark_at_the_beginning_is_none() -> None:
    data = small()
    data["annotations"][0]["note"] = r"\u0000"
    found = dataset_from_json(b"\xef\xbb\xbf" + json.dumps(data).encode(), "d.json")
    assert found.annotations[0].note == r"\u0000"


def change(section: str, number: int = 0, **fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data[section][number].update(fields)


def without(section: str, field: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data[section][0].pop(field)


def again(section: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data[section].append(data[section][0])


def fragments(*found: tuple[int, int]) -> Callable[[dict[str, Any]], None]:
    def spoil(data: dict[str, Any]) -> None:
        text = data["articles"][0]["text"]
        data["annotations"][0]["fragments"] = [{"start": s, "end": e, "text": text[s:e] or "x"} for s, e in found]

    return spoil


@pytest.mark.parametrize(
    ("spoil", "key", "where"),
    [
        (without("annotations", "label"), "missing_field", "annotations[0]"),
        (without("links", "from"), "missing_field", "links[0]"),
        (lambda data: data.pop("annotations"), "missing_field", "d.json"),
        (change("annotations", label=3), "wrong_type", "annotations[0].label"),
        (change("annotations", 2, certainty="very"), "wrong_type", "annotations[2].certainty"),
        (change("annotations", created="now"), "wrong_type", "annotations[0].created"),
        (change("annotations", revision=2**40), "wrong_type", "annotations[0].revision"),
        (change("annotations", attributes={"a": 1}), "wrong_type", "annotations[0].attributes"),
        (change("annotations", id=""), "wrong_type", "annotations[0].id"),
        (change("annotations", id="x" * 201), "wrong_type", "annotations[0].id"),
        (change("annotations", fragments=[]), "wrong_type", "annotations[0].fragments"),
        (change("links", attributes={"order": 10**30}), "wrong_type", "links[0].attributes"),
        (change("articles", published="yesterday"), "wrong_type", "articles[0].published"),
        (change("sets", seconds=-1), "wrong_type", "sets[0].seconds"),
        (lambda data: data["codebook"].update(version=10**30), "wrong_type", "codebook.version"),
        (lambda data: data["codebook"]["labels"][1].update(colour="red"), "bad_codebook", "codebook.labels[1].colour"),
        (again("annotations"), "duplicate", "annotations"),
        (again("stories"), "duplicate", "stories"),
        (again("sets"), "duplicate", "sets"),
        (
            lambda d: d["speakers"][0].update(id=d["articles"][0]["id"]),
            "duplicate",
            "annotations + speakers + articles",
        ),
        (lambda d: d["groups"][0]["members"].append(d["groups"][0]["members"][0]), "duplicate", "groups[0].members"),
        (change("annotations", speaker="nobody"), "dangling", "annotations[0].speaker"),
        (change("annotations", 1, article="none"), "dangling", "annotations[1].article"),
        (change("annotations", annotator="none"), "dangling", "annotations[0].annotator"),
        (change("articles", version_of="none"), "dangling", "articles[0].version_of"),
        (change("links", to="none"), "dangling", "links[0].to"),
        (change("verdicts", result="none"), "dangling", "verdicts[0].result"),
        (change("groups", absent=[{"article": "x", "annotator": "y"}]), "dangling", "groups[0].absent[0].article"),
        (change("stories", articles=[]), "misplaced_article", "articles[0].story"),
        (
            lambda d: d["stories"][0]["articles"].append(d["articles"][0]["id"]),
            "misplaced_article",
            "stories[0].articles[1]",
        ),
        (change("articles", length=5), "length", "articles[0].length"),
        (change("articles", sha256="0" * 64), "digest", "articles[0].sha256"),
        (lambda d: d["articles"][0].update(text=d["articles"][0]["text"][::-1]), "digest", "articles[0].sha256"),
        (fragments((0, 10**6)), "offsets", "annotations[0].fragments[0]"),
        (fragments((5, 5)), "offsets", "annotations[0].fragments[0]"),
        (fragments((8, 12), (2, 4)), "offsets", "annotations[0].fragments[1]"),
        (fragments((0, 4), (4, 6)), "offsets", "annotations[0].fragments[1]"),
        (
            lambda d: d["annotations"][0]["fragments"][0].update(text="other"),
            "other_text",
            "annotations[0].fragments[0].text",
        ),
    ],
)
def test_what_does_not_fit(spoil: Callable[[dict[str, Any]], None], key: str, where: str) -> None:
    data = small()
    spoil(data)
    found = refusal(data)
    assert (found.key, found.facts.get("where")) == (f"dataset.{key}", where)


def test_a_number_too_large_for_any_field() -> None:
    data = json.dumps(small()).encode().replace(b"{", b'{"options": {"x": ' + b"9" * 5000 + b"}, ", 1)
    assert refusal(data).facts["where"] == "options"


def test_what_others_leave_out_has_a_default() -> None:
    data = small()
    for annotation in data["annotations"]:
        for name in ("certainty", "note", "origin", "created", "modified", "revision", "attributes", "speaker"):
            annotation.pop(name, None)
    for section in ("links", "groups", "sets", "verdicts"):
        del data[section]
    found = dataset_from_json(json.dumps(data).encode(), "d.json")
    assert found.annotations[0].certainty == "sure"
    assert found.links == ()


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DatasetError) as refused:
        read_dataset(tmp_path / "none.json")
    assert refused.value.key == "dataset.unreadable"
    monkeypatch.setattr("annotator.exchange.dataset_reader.MOST_MB", 0)
    (tmp_path / "large.json").write_text("{}")
    with pytest.raises(DatasetError) as refused:
        read_dataset(tmp_path / "large.json")
    assert refused.value.key == "dataset.too_large"


# -- anything at all ------------------------------------------------------------------------------------------------

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["\x00", "\u202e", "a" * 300, "'; DROP TABLE articles; --", "=1+1", "../../etc"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything in ``value``."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] + [found for step, inner in steps for found in places(inner, (*path, step))]


TRIMMED = small()
TRIMMED["codebook"]["labels"] = TRIMMED["codebook"]["labels"][:5]
TRIMMED["codebook"]["links"], TRIMMED["codebook"]["groups"] = [], []
PLACES = places(TRIMMED)[1:]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = copy.deepcopy(TRIMMED)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PLACES))
        holder: Any = data
        try:
            for step in path[:-1]:
                holder = holder[step]
            verb = draw(st.sampled_from(("put", "drop", "double")))
            if verb == "put":
                holder[path[-1]] = draw(JUNK)
            elif verb == "drop":
                del holder[path[-1]]
            elif isinstance(holder, list):
                holder.append(copy.deepcopy(holder[path[-1]]))
        except (KeyError, IndexError, TypeError):
            continue
    return json.dumps(data).encode()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("project")
    workspace = study(folder)
    workspace.do(ImportDataset(dataset_from_json(json.dumps(SAMPLE).encode(), "d.json")))
    return workspace


@given(data=mutated())
def test_a_mutated_dataset_is_refused_or_goes_in_whole(project: Workspace, data: bytes) -> None:
    try:
        dataset = dataset_from_json(data, "d.json")
    except DatasetError:
        return
    before, folder = project.next_undo, project.path.parent
    write_dataset(project.read, folder / "before.json")
    told = project.do(ImportDataset(dataset))
    assert sum(told.new.values()) + sum(told.same.values()) + sum(told.filled.values()) + len(told.refused) > 0
    write_dataset(project.read, folder / "after.json")
    read_dataset(folder / "after.json")
    if project.next_undo != before:
        project.undo()
    write_dataset(project.read, folder / "again.json")
    assert (folder / "again.json").read_bytes() == (folder / "before.json").read_bytes()


@given(data=mutated())
def test_a_mutated_dataset_in_an_empty_project(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    try:
        dataset = dataset_from_json(data, "d.json")
    except DatasetError:
        return
    folder = tmp_path_factory.mktemp("empty")
    workspace = Workspace.create(folder / "a.annotator", "a", default_codebook())
    workspace.do(ImportDataset(dataset))
    write_dataset(workspace.read, folder / "after.json")
    read_dataset(folder / "after.json")
    workspace.close()


@given(st.binary(max_size=80), st.integers(0, 4000))
def test_bytes_thrown_in(junk: bytes, at: int) -> None:
    data = msgspec.json.encode(TRIMMED)
    try:
        dataset_from_json(data[:at] + junk + data[at + len(junk) :], "d.json")
    except DatasetError as refused:
        told = sentence(refused)
        assert told
