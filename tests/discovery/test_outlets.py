"""Papers whose names stand in marks speak; they are no quotes."""

import pytest

from tests.discovery.proposed import proposals, told

SPEAKING = [
    ("de", "Die Fähre geht unter, berichtet der »Spiegel«.", "der »Spiegel«", "Spiegel"),
    ("de", "Die „Elsaer Zeitung“ hatte berichtet, dass die Fähre sinkt.", "Die „Elsaer Zeitung“", "Elsaer Zeitung"),
    ("de", "Laut »Morgenkurier« geht die Fähre unter.", "»Morgenkurier«", "Morgenkurier"),
    ("fr", "« Le Monde » révèle que le bac coulera.", "« Le Monde »", "Le Monde"),
    ("fr", "Le bac a coulé hier, révèle « Le Littoral ».", "« Le Littoral »", "Le Littoral"),
    ("es", "Según «El País», el barco se hunde.", "«El País»", "El País"),
    ("es", "El barco se hundirá, tal y como ha avanzado «La Costa».", "«La Costa»", "La Costa"),
]
QUOTED = [
    ("de", "„Lügenpresse“, rief Rau."),
    ("de", "Rau sprach von einer „schlechten Zeitung“."),
    ("fr", "« Le bac coule », révèle Rau."),
    ("es", "«El País Nuevo», gritó Rau."),
]


@pytest.mark.parametrize(("language", "text", "mention", "name"), SPEAKING)
def test_an_outlet_in_marks_speaks(language, text, mention, name):
    (said,) = [p for p in proposals(text, language) if p.form != "marks_only"]
    source = said.sources[0]
    assert (said.form, text[source.mention.start : source.mention.end], source.name) == ("indirect", mention, name)


@pytest.mark.parametrize(("language", "text"), QUOTED)
def test_other_words_in_marks_stay_quoted(language, text):
    assert [found[0] for found in told(text, language)] in (["direct"], ["mixed"])


def test_an_outlet_that_is_told_something_is_no_part_of_who_speaks():
    for text in ("„Wir gehen“, sagte Jo Rau der Zeitung.", "„Wir gehen“, sagte Jo Rau der »Zeit«."):
        assert ("direct", "„Wir gehen“", "Jo Rau", "sagte") in told(text, "de")
    assert told("„Wir gehen“, sagte ein Sprecher der Zeitung.", "de")[0][2] == "ein Sprecher der Zeitung"
