"""Names, titles and terms in marks, which quote nobody, beside words that somebody says."""

import pytest

from tests.discovery.proposed import told

NAMES = [
    ("en", "The “Plan for the sea” costs millions."),
    ("en", "Rau leads the campaign “Save our harbour now”."),
    ("en", "The ruling, dubbed the “right to be forgotten”, matters."),
    ("en", "Its album was rock 'n' roll, its ferry the “Sea Star,” was old."),
    ("en", "The “Coast Care Act” passed the House 221-210."),
    ("en", "A pupil then, she was voted “Most Likely to Sail.” She went to sea."),
    ("en", "A film was made of it, ``In Search of the Ferry.''"),
    ("de", "Das „Gesetz zur Rettung der Häfen“ wurde vertagt."),
    ("de", "Beim „Tag der offenen Tür am Kai“ kamen viele."),
    ("de", "Die Initiative „Rettet den Hafen jetzt“ sammelte Spenden."),
    ("es", "El «Plan para la mejora de los muelles» costará 3 millones."),
    ("es", "La exposición «Luz y sombra en el mar» abre hoy."),
    ("fr", "Le « Plan pour la mer » prévoit 3 millions."),
    ("fr", "La pièce « En attendant le bac » se joue ce soir."),
    ("it", "Il «Piano per il mare» costa 3 milioni."),
    ("nl", "Het ‘Plan voor de zee’ kost 3 miljoen."),
]
WORDS = [
    ("en", "It has a “culture of fear and silence” of old.", "“culture of fear and silence”"),
    ("en", "The campaign “failed to listen to us,” Rau said.", "The campaign “failed to listen to us,”"),
    ("en", "It became a film. “It was a mess of lies” hit hard.", "“It was a mess of lies”"),
    ("de", "Von einer „Kultur des Schweigens an Bord“ ist die Rede.", "„Kultur des Schweigens an Bord“"),
    ("de", "Das sei „nicht hinnehmbar“, schimpfte Rau.", "Das sei „nicht hinnehmbar“"),
    ("fr", "Il décrit le plan comme « un danger pour la mer ».", "le plan comme « un danger pour la mer »"),
]


@pytest.mark.parametrize(("language", "text"), NAMES)
def test_a_name_in_marks_quotes_nobody(language, text):
    assert {one[0] for one in told(text, language)} <= {"marks_only"}


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words_of_somebody_are_quoted(language, text, words):
    assert [one[:2] for one in told(text, language)] == [("mixed", words)]


@pytest.mark.parametrize("title", ["“The Long Way Home,”", "“The Long Way Home”,"])
def test_a_book_named_between_a_verb_and_its_clause_is_stepped_over(title):
    found = told(f"Emma Rau wrote in her memoir, {title} that “it was a cold winter for us all”.", "en")
    assert [one[:3] for one in found if one[0] != "marks_only"] == [
        ("mixed", "that “it was a cold winter for us all”", "Emma Rau")
    ]


def test_what_a_podcast_is_told_is_no_title():
    assert told("Emma Rau told the podcast, “We will not give in,” and left.", "en")[0][0] == "direct"
