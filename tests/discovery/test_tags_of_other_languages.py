"""Tags and marks of German, Spanish, French and Italian news that took work of their own."""

import pytest

from tests.discovery.proposed import proposals, told

CASES = [
    ("de", "Ein Sprecher teilte mit, die Ermittlungen liefen noch.", [("indirect", "die Ermittlungen liefen noch")]),
    (
        "de",
        "Die Ermittlungen liefen noch, teilte die Staatsanwaltschaft mit.",
        [("indirect", "Die Ermittlungen liefen noch")],
    ),
    ("es", "«No vamos», aseguró Ruiz a la agencia Norte.", [("direct", "«No vamos»")]),
    (
        "fr",
        "« On attend », a déclaré la maire Petra Rau à l’agence. « C’est injuste. »",
        [("direct", "« On attend » | « C’est injuste. »")],
    ),
    ("fr", "Le ministre a qualifié la décision d’« historique ».", [("mixed", "la décision d’« historique »")]),
    (
        "it",
        "«Non ci fermiamo», ha detto la sindaca Petra Rau all’Ansa. «È ingiusto».",
        [("direct", "«Non ci fermiamo» | «È ingiusto»")],
    ),
    ("it", "«Non va – spiega Rau –. È ingiusto».", [("direct", "«Non va | È ingiusto»")]),
    ("nl", "Er zijn geen gewonden, volgens de politie.", [("indirect", "Er zijn geen gewonden")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_is_quoted(language, text, expected):
    assert [one[:2] for one in told(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ruiz, que llegó en mayo, destacó la reputación de Holm."),
        ("it", "La sindaca parla di un piano, comunicato giovedì dal ministero, e di un calo."),
    ],
)
def test_a_verb_without_a_speaker_behind_it_tags_nothing(language, text):
    assert [one for one in told(text, language) if one[0] == "indirect"] == []


def test_what_is_said_goes_on_behind_a_source_within_it():
    text = "Rau dijo que, según esas cifras, la presa era vieja."
    assert [one[1] for one in told(text, "es")] == ["que | la presa era vieja"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "General Motors declaró que la empresa espera.", "General Motors"),
        ("en", "Secretary of the Interior Ken Holm and Rau met. “We wait,” Holm said.", "Ken Holm"),
        ("de", "Rau sprach lange. Nach Ansicht von Rau ist das zu wenig.", "Rau"),
        ("en", "Rau came. “We wait,” Rau was heard saying.", "Rau"),
    ],
)
def test_who_speaks(language, text, name):
    assert proposals(text, language)[-1].sources[0].name == name


def test_while_parts_what_two_say():
    text = "Rau said it was late, while Holm said it was early."
    assert [one[1:3] for one in told(text, "en")] == [("it was late", "Rau"), ("it was early", "Holm")]
