"""Transcripts, interviews and records of debates, and lists that only look like them."""

import pytest

from tests.discovery.proposed import proposals, told

RECORD = "HALE: We will not sell.\n\nREPORTER: When will you decide?\n\nHALE: In May.\n\n(Applause)\n\nNot before."


def said(text, language="en"):
    return [
        (p.form, [text[f.start : f.end] for f in p.fragments], [s.name for s in p.sources])
        for p in proposals(text, language)
    ]


def test_a_turn_is_quoted_of_whoever_begins_it():
    assert said(RECORD) == [
        ("direct", ["We will not sell."], ["HALE"]),
        ("direct", ["When will you decide?"], ["REPORTER"]),
        ("direct", ["In May."], ["HALE"]),
    ]


def test_paragraphs_between_two_turns_go_on_with_the_first():
    text = "Anna Hale: We wait.\n\nNobody left.\n\nTom Ashby: Why?\n\nAnna Hale: We must."
    assert said(text)[0] == ("direct", ["We wait.", "Nobody left."], ["Anna Hale"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Q: Why did you go?\n\nA: I had to.\n\nQ: And now?\n\nA: I wait."),
        ("de", "Frage: Warum gingen Sie?\n\nAntwort: Ich musste.\n\nFrage: Und jetzt?\n\nAntwort: Ich warte."),
        ("es", "P. ¿Por qué se fue?\n\nR. Tuve que irme.\n\nP. ¿Y ahora?\n\nR. Espero."),
    ],
)
def test_questions_and_answers_name_nobody(language, text):
    assert [(form, names) for form, _words, names in said(text, language)] == [("direct", [])] * 4


def test_a_record_of_a_parliament_has_titles():
    text = "MR ASHBY (Elsa North): I thank her.\n\nMS HALE: I will write.\n\nMR SPEAKER: Order."
    assert [names for _form, _words, names in said(text)] == [["ASHBY"], ["HALE"], ["SPEAKER"]]


def test_a_name_that_the_article_has_in_full_is_the_one_of_the_turn():
    text = f"Mayor Anna Hale met the press.\n\n{RECORD}"
    assert said(text)[-1][2] == ["Anna Hale"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: it was changed.\n\nCorrection: a name was wrong.\n\nPhoto: Dana Ruiz.",
        "Breakfast: Porridge.\n\nLunch: Soup.\n\nDinner: Fish.",
        "Photo: The port\n\nVideo: The pier\n\nPhoto: The ferry",
        "The plan is this: Wait.\n\nThe cost is this: Much.",
    ],
)
def test_lists_are_no_transcripts(text):
    assert told(text, "en") == []
