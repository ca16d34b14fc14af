"""How often the first proposal names the speaker whom people chose, for direct quotes of the reference articles."""

import json
from pathlib import Path

import pytest

from annotator.discovery.attribution import attribution
from annotator.discovery.lexicons import load_lexicons
from annotator.model.span import Span

CHECKOUT = Path(__file__).resolve().parents[2]
DATASETS = CHECKOUT / ".." / "shared" / "annotations"
CUES = load_lexicons(CHECKOUT / "resources" / "lexicons").cues()


def origins(dataset, annotations):
    """The speaker who produced each quote's words, by the quote's id."""
    drawn = [link for link in dataset["links"] if link["type"] == "said_by"]
    drawn.sort(key=lambda link: link["attributes"].get("order", 1))
    return {link["from"]: annotations.get(link["to"], {"speaker": link["to"]})["speaker"] for link in reversed(drawn)}


@pytest.mark.parametrize("name", ["annotator-a", "annotator-b"])
def test_three_of_four_direct_quotes_get_the_speaker_people_chose(name):
    path = DATASETS / f"{name}.json"
    if not path.is_file():
        pytest.skip("the reference datasets are not here")
    dataset = json.loads(path.read_bytes())
    annotations = {annotation["id"]: annotation for annotation in dataset["annotations"]}
    texts = {article["id"]: article["text"] for article in dataset["articles"]}
    known = {speaker["id"]: [speaker["name"], *speaker["aliases"]] for speaker in dataset["speakers"]}
    right = []
    for quote, speaker in origins(dataset, annotations).items():
        annotation = annotations[quote]
        if annotation["attributes"].get("form") == "direct":
            fragments = tuple(Span(part["start"], part["end"]) for part in annotation["fragments"])
            found = attribution(texts[annotation["article"]], fragments, known, CUES)
            right.append(found is not None and found.speaker == speaker)
    assert sum(right) / len(right) >= 0.75
