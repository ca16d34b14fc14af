from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.attribution import attribution, candidates
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.quotation import quotations
from annotator.model.span import Span

CUES = load_lexicons(Path(__file__).resolve().parents[2] / "resources" / "lexicons").cues()
KNOWN = {
    "rau": ["Ines Rau", "Ms. Rau", "the harbour master"],
    "okoro": ["Ben Okoro", "Mayor Okoro"],
    "board": ["Harbour Board", "the board"],
    "liu": ["刘海", "刘先生"],
}


def proposed(text, nth=0, known=KNOWN):
    passage = quotations(text).passages[nth]
    found = attribution(text, (passage.span,), known, CUES)
    if found is None:
        return None
    cue = text[found.cue.start : found.cue.end] if found.cue else None
    return text[found.mention.start : found.mention.end], cue, found.speaker, found.why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” said Ms. Rau.", ("Ms. Rau", "said", "rau", "cue_after")),
        (
            "“We wait,” Ines Rau, a sailor from Elsa, wrote.",
            ("Ines Rau, a sailor from Elsa", "wrote", "rau", "cue_after"),
        ),
        ("Mr. Okoro told the board: “We wait.”", ("Mr. Okoro", "told", "okoro", "cue_before")),
        ("Ben Okoro, who runs Elsa, said: “No.”", ("Ben Okoro", "said", "okoro", "cue_before")),
        (
            "The plan is “a mess,” according to the harbour master.",
            ("the harbour master", "according to", "rau", "according_to"),
        ),
        ("“We wait,” the minutes quote Ms. Rau as saying.", None),
        ("“We wait,” the report quotes Ms. Rau as saying.", ("Ms. Rau", "quotes", "rau", "quoted_by")),
        ("“We wait,” said Lena Vogt.", ("Lena Vogt", "said", None, "cue_after")),
        ("“We wait,” said union lawyer Lena Vogt.", ("union lawyer Lena Vogt", "said", None, "cue_after")),
        ("„Wir warten“, sagte Ines Rau.", ("Ines Rau", "sagte", "rau", "cue_after")),
        ("« On attend », a déclaré Ben Okoro.", ("Ben Okoro", "a déclaré", "okoro", "cue_after")),
        ("«Esperamos», dijo Ben Okoro.", ("Ben Okoro", "dijo", "okoro", "cue_after")),
        ("Según Ben Okoro, «esperamos».", ("Ben Okoro", "Según", "okoro", "according_to")),
    ],
)
def test_the_words_beside_a_quote_name_its_source(text, expected):
    if expected is None:
        assert proposed(text) is None or proposed(text)[2] != "okoro"
    else:
        assert proposed(text) == expected


def test_a_pronoun_is_the_mention_and_who_it_means_the_speaker():
    text = "Mayor Okoro came late.\n“Sorry,” he said. “The ferry sank.”"
    assert proposed(text) == ("he", "said", "okoro", "cue_after")
    assert proposed(text, 1)[2] == "okoro"


def test_names_inside_other_quotes_speak_not():
    text = "Ms. Rau said: “Okoro said no.” Then she left. “We wait,” she said."
    assert proposed(text, 1)[2] == "rau"


def test_a_shared_surname_means_nobody():
    known = {"a": ["Ines Rau"], "b": ["Jan Rau"]}
    assert proposed("“We wait,” said Mr. Rau.", known=known) == ("Mr. Rau", "said", None, "cue_after")


def test_a_quote_in_a_void_has_no_source():
    assert proposed("“We wait.”") is None


def test_candidates_are_ordered_by_nearness():
    text = "Ines Rau came. The Harbour Board was there. Ben Okoro nodded. “We wait.”"
    span = quotations(text).passages[0].span
    assert candidates(text, (span,), KNOWN, CUES) == ["okoro", "board", "rau", "liu"]


@given(st.text(st.characters() | st.sampled_from("“”\"' .,A said Rau\n\x00"), min_size=1, max_size=80), st.data())
def test_any_stretch_of_any_text_can_be_asked_about(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = (Span(start, data.draw(st.integers(start + 1, len(text)))),)
    found = attribution(text, quote, KNOWN, CUES)
    if found:
        assert 0 <= found.mention.start < found.mention.end <= len(text)
    assert sorted(candidates(text, quote, KNOWN, CUES)) == sorted(KNOWN)
