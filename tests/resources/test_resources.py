"""Shipped resources are sound: codebooks, the dataset's schema, the sample story and two annotators' work on it."""

import copy
import hashlib
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
import yaml

from annotator import paths
from annotator.exchange.codebook_file import read_codebook
from annotator.model.codebook import Codebook

RESOURCES = paths.resources()
CORPUS = RESOURCES / "sample_corpus"
METADATA = yaml.safe_load((CORPUS / "metadata.yaml").read_text("utf-8"))
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "annotations"
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((RESOURCES / "schemas" / "dataset-1.schema.json").read_text("utf-8"))
)
DATASETS = {who: json.loads((CORPUS / f"annotations-{who}.json").read_text("utf-8")) for who in ("ada", "ben")}
CODEBOOK = read_codebook(RESOURCES / "codebooks" / "quotes-claims.yaml")


@pytest.fixture(params=["ada", "ben", "annotator-a", "annotator-b"])
def dataset(request):
    if request.param in DATASETS:
        return DATASETS[request.param]
    path = SHARED / f"{request.param}.json"
    if not path.is_file():
        pytest.skip("the annotators' datasets are not here")
    return json.loads(path.read_text("utf-8"))


def kinds(dataset):
    """The label of each annotation, and what links call the rest, by id."""
    kind = {annotation["id"]: annotation["label"] for annotation in dataset["annotations"]}
    kind.update({speaker["id"]: "@speaker" for speaker in dataset["speakers"]})
    kind.update({article["id"]: "@article" for article in dataset["articles"]})
    return kind


def strangers(values, attributes):
    """Those of ``values`` that ``attributes`` do not offer."""
    offered = {attribute.id: attribute for attribute in attributes}
    for name, value in values.items():
        attribute = offered.get(name)
        if attribute is None or isinstance(value, list) != (attribute.kind == "many"):
            yield name, value
        elif attribute.values:
            known = {choice.id for choice in attribute.values}
            yield from ((name, one) for one in (value if isinstance(value, list) else [value]) if one not in known)


def test_the_schema_is_one():
    SCHEMA.check_schema(SCHEMA.schema)


def test_datasets_are_valid(dataset):
    assert [error.message for error in SCHEMA.iter_errors(dataset)] == []


def test_further_fields_may_join(dataset):
    more = copy.deepcopy(dataset)
    more["options"] = {"who": "everybody"}
    more["tool"] = more["articles"][0]["pages"] = more["annotations"][0]["weight"] = 1
    assert SCHEMA.is_valid(more)


def without(part, name):
    return lambda dataset: dataset[part][0].pop(name)


def with_value(part, name, value):
    return lambda dataset: dataset[part][0].update({name: value})


def top(name, value):
    return lambda dataset: dataset.update({name: value})


@pytest.mark.parametrize(
    "spoil",
    [
        top("format", "annotations"),
        top("version", 2),
        top("version", "1"),
        top("annotations", {}),
        top("annotations", [None]),
        top("codebook", "quotes-claims"),
        top("options", []),
        lambda dataset: dataset.pop("verdicts"),
        lambda dataset: dataset["codebook"].pop("version"),
        lambda dataset: dataset["codebook"]["labels"][0].update(colour="javascript:0"),
        without("articles", "text"),
        with_value("articles", "text", ""),
        with_value("articles", "length", -1),
        with_value("articles", "sha256", "ABC"),
        with_value("articles", "published", "yesterday"),
        with_value("articles", "version_of", 3),
        without("annotations", "speaker"),
        with_value("annotations", "fragments", []),
        with_value("annotations", "fragments", [[1, 2]]),
        with_value("annotations", "fragments", [{"start": -1, "end": 2, "text": "abc"}]),
        with_value("annotations", "fragments", [{"start": 0.5, "end": 2, "text": "abc"}]),
        with_value("annotations", "fragments", [{"start": 0, "end": 2}]),
        with_value("annotations", "attributes", {"form": 1}),
        with_value("annotations", "attributes", {"form": {"deep": "er"}}),
        with_value("annotations", "certainty", "very"),
        with_value("annotations", "origin", "guess"),
        with_value("annotations", "created", "now"),
        with_value("annotations", "revision", -1),
        with_value("annotations", "id", ""),
        without("links", "to"),
        with_value("links", "attributes", {"order": 0}),
        with_value("links", "attributes", {"order": "1"}),
        with_value("links", "attributes", {"order": 1.5}),
        with_value("groups", "kind", "speaker"),
        with_value("groups", "members", ["id"]),
        with_value("groups", "absent", [{"article": "a"}]),
        with_value("sets", "state", "finished"),
        with_value("sets", "seconds", -1),
        with_value("annotators", "role", "king"),
        with_value("speakers", "external_ids", {"wikidata": 42}),
        with_value("speakers", "aliases", "Al"),
        with_value("stories", "articles", [1]),
        top("verdicts", [{"id": "v", "article": "a"}]),
    ],
)
def test_what_is_no_dataset_is_refused(spoil):
    spoilt = copy.deepcopy(DATASETS["ada"])
    spoil(spoilt)
    assert not SCHEMA.is_valid(spoilt)


def test_verdicts_are_valid():
    disagreement = {"kind": "boundaries", "annotations": ["a", "b"]}
    verdict = dict.fromkeys(("id", "article", "decision", "adjudicator", "reason", "note"), "x")
    verdict |= {"disagreement": disagreement, "result": None, "decided": "2026-01-07T10:00:00.000Z"}
    assert SCHEMA.is_valid(DATASETS["ada"] | {"verdicts": [verdict]})
    assert SCHEMA.is_valid(DATASETS["ada"] | {"verdicts": [verdict | {"seconds": 4, "revisions": [0, 2]}]})


def test_everything_said_is_in_the_default_codebook(dataset):
    kind = kinds(dataset)
    wrong = []
    for annotation in dataset["annotations"]:
        wrong += strangers(annotation["attributes"], CODEBOOK.label(annotation["label"]).attributes)
    for link in dataset["links"]:
        allowed = CODEBOOK.link(link["type"])
        wrong += strangers(link["attributes"], allowed.attributes)
        if kind[link["from"]] not in allowed.sources or kind[link["to"]] not in allowed.targets:
            wrong.append(link)
    for group in dataset["groups"]:
        allowed = next(entry for entry in CODEBOOK.groups if entry.id == group["kind"])
        wrong += [m for m in group["members"] if m["how"] not in {value.id for value in allowed.how}]
        wrong += [m for m in group["members"] if not {value.id for value in allowed.differs}.issuperset(m["differs"])]
        wrong += [m for m in group["members"] if kind[m["annotation"]] not in allowed.labels]
    assert wrong == []


def test_fragments_are_what_the_article_says_there(dataset):
    texts = {article["id"]: article["text"] for article in dataset["articles"]}
    for annotation in dataset["annotations"]:
        end = -1
        for fragment in annotation["fragments"]:
            assert texts[annotation["article"]][fragment["start"] : fragment["end"]] == fragment["text"]
            assert fragment["start"] > end
            end = fragment["end"]


def test_all_ids_are_there_once(dataset):
    kind = kinds(dataset)
    parts = ("annotations", "links", "groups", "speakers", "articles", "stories", "annotators", "verdicts")
    ids = [entry["id"] for part in parts for entry in dataset[part]]
    assert len(ids) == len(set(ids))
    speakers = {annotation["speaker"] for annotation in dataset["annotations"]} - {None}
    assert all(kind[speaker] == "@speaker" for speaker in speakers)
    assert all(kind[absence["article"]] == "@article" for group in dataset["groups"] for absence in group["absent"])


@pytest.mark.parametrize("who", DATASETS)
def test_sample_texts_are_the_files(who):
    for article in DATASETS[who]["articles"]:
        text = (CORPUS / article["source"]).read_bytes().decode(article["encoding"])
        assert (article["text"], article["length"]) == (text, len(text))
        assert article["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert {name: value for name, value in METADATA[article["source"]].items() if name != "story"} == {
            name: article[name]
            for name in ("outlet", "title", "byline", "published", "url", "language")
            if article[name]
        }


def test_the_two_annotators_share_articles_and_nothing_of_their_own():
    ada, ben = DATASETS["ada"], DATASETS["ben"]
    for part in ("project", "codebook", "stories", "articles"):
        assert ada[part] == ben[part]
    for part in ("annotations", "links", "groups", "speakers", "annotators"):
        assert not {entry["id"] for entry in ada[part]} & {entry["id"] for entry in ben[part]}
    assert msgspec.convert(ada["codebook"], Codebook) == CODEBOOK
    assert {article["source"] for article in ada["articles"]} == set(METADATA)


def test_sample_articles_show_what_real_ones_do():
    raw = {path.name: path.read_bytes() for path in CORPUS.iterdir() if path.name in METADATA}
    text = {article["source"]: article["text"] for article in DATASETS["ada"]["articles"]}
    assert len(raw) == 6
    assert b"\n" not in raw["harbour-post.txt"]
    assert raw["daybook-digest.txt"].count(b"\r\n") == raw["daybook-digest.txt"].count(b"\n") > 10
    assert text["coast-wire.txt"].count('"') % 2 == 1
    assert all(sign in text["daily-ledger.txt"] for sign in ("\n\n\n", " . . . ", "–", "“", "’", "£"))
    assert all(sign in text["island-echo.md"] for sign in ("# ", "■", "pro-\n", "associa-\ntion ation", "Photo: "))
    assert "«" in text["sawt-al-marfa.txt"]
    assert max(map(ord, text["coast-wire.txt"])) > 0xFFFF
    with pytest.raises(UnicodeDecodeError):
        raw["daily-ledger.txt"].decode("utf-8")
