"""Verbs of saying whose parts stand apart, and what stands between those."""

import pytest

from tests.discovery.proposed import told

CASES = [
    ("de", "„Wir gehen“, hatte Rau gesagt.", [("direct", "„Wir gehen“", "Rau", "hatte … gesagt")]),
    (
        "de",
        "Es gebe „keinen Anlass“, hatte er im Mai der Zeitung gesagt.",
        [("mixed", "Es gebe „keinen Anlass“", "er", "hatte … gesagt")],
    ),
    (
        "de",
        "„Wir gehen“, hat die Ministerin dem Sender gesagt, „und zwar bald.“",
        [("direct", "„Wir gehen“ | „und zwar bald.“", "die Ministerin", "hat … gesagt")],
    ),
    (
        "de",
        "Im Mai hatte Rau noch von einem „Wunder“ gesprochen.",
        [("mixed", "einem „Wunder“", "Rau", "hatte … von … gesprochen")],
    ),
    (
        "de",
        "In einem vorab verteilten Text hatte Rau von „Pech“ gesprochen.",
        [("mixed", "„Pech“", "Rau", "hatte … von … gesprochen")],
    ),
    ("de", "Die Verbände sprachen dagegen von „Murks“.", [("mixed", "„Murks“", "Die Verbände", "sprachen … von")]),
    ("fr", "La maire a parlé lundi d’un « choc ».", [("mixed", "un « choc »", "La maire", "parlé … d’")]),
    (
        "fr",
        "La CGT a, de son côté, fustigé « le mépris ».",
        [("mixed", "« le mépris »", "La CGT", "a, de son côté, fustigé")],
    ),
    ("fr", "Le maire l’a qualifiée de « folle ».", [("mixed", "« folle »", "Le maire", "l’a qualifiée")]),
    (
        "es",
        "El alcalde Vogt la acusó de “mentir siempre”.",
        [("mixed", "“mentir siempre”", "El alcalde Vogt", "la acusó")],
    ),
    ("es", "La ministra Rau tildó a Vogt de “inútil”.", [("mixed", "a Vogt de “inútil”", "La ministra Rau", "tildó")]),
]
NOTHING = [
    ("de", "Er hatte das Buch „Die Fähre“ gelesen."),
    ("de", "Als die Fähre kam, hatte Rau nichts gesagt."),
    ("de", "Rau hatte mit Vogt über den Film „Die Fähre“ gesprochen."),
    ("es", "El juez vio la demanda de «Costa Viva» ayer."),
    ("fr", "La fille, elle, a lu « Le Bac »."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_verb_in_parts_is_read_whole(language, text, expected):
    assert told(text, language) == expected


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_other_words_in_parts_report_nothing(language, text):
    assert [found for found in told(text, language) if found[0] != "marks_only"] == []
