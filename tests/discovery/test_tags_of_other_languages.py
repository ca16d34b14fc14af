"""Tags and marks of German, Spanish, French and Italian news that took work of their own."""

import pytest

from tests.discovery.proposed import told

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
