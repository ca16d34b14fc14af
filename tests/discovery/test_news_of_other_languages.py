"""Turns of daily German, French and Spanish news: what is said, and whose it is."""

import pytest

from tests.discovery.proposed import proposals, told

SAID = [
    ("de", "„Wir gehen“, ließ der Konzern wissen.", ("direct", "„Wir gehen“", "der Konzern")),
    (
        "de",
        "Sie werde „bei den Fischern stehen“, versprach Rau in Elsa, wo sie sprach.",
        ("mixed", "Sie werde „bei den Fischern stehen“", "Rau"),
    ),
    (
        "de",
        "Die Zahlen zeigten, „dass der Damm bricht“, sagte der Sprecher.",
        ("mixed", "Die Zahlen zeigten, „dass der Damm bricht“", "der Sprecher"),
    ),
    (
        "de",
        "Gerüchte über ein Ende nannte eine Sprecherin „frei erfunden“.",
        ("mixed", "„frei erfunden“", "eine Sprecherin"),
    ),
    ("de", "Rau nennt sie „ein Auslaufmodell“.", ("mixed", "sie „ein Auslaufmodell“", "Rau")),
    (
        "de",
        "Mit dem Plan ließen sich die Ziele nicht erreichen, kritisierte Rau in einer Sitzung.",
        ("indirect", "Mit dem Plan ließen sich die Ziele nicht erreichen", "Rau"),
    ),
    (
        "de",
        "„Wir gehen“, sagte deren Vorsitzender Björn Rau.",
        ("direct", "„Wir gehen“", "deren Vorsitzender Björn Rau"),
    ),
    (
        "de",
        "Rau sprach von „Pech“ und warf der Ministerin vor, das Parlament getäuscht zu haben.",
        ("indirect", "das Parlament getäuscht zu haben", "Rau"),
    ),
    ("de", "Ihr Gegner ist 34 und findet, „dass es Zeit ist“.", ("direct", "„dass es Zeit ist“", "Ihr Gegner")),
    (
        "de",
        "Anders sieht es Jan Brandt von der Bank: Er erwartet einen Sturm.",
        ("indirect", "Er erwartet einen Sturm", "Jan Brandt von der Bank"),
    ),
    ("fr", "La maire explique avoir tout essayé.", ("indirect", "avoir tout essayé", "La maire")),
    ("fr", "« Tout passe », a simplement commenté la maire.", ("direct", "« Tout passe »", "la maire")),
    (
        "fr",
        "L’élue Anne Rau lui a reproché de « vivre ailleurs ».",
        ("mixed", "de « vivre ailleurs »", "L’élue Anne Rau"),
    ),
    ("es", "«Se ha hecho justicia», acertó a decir la acusada.", ("direct", "«Se ha hecho justicia»", "la acusada")),
    (
        "es",
        "«Quedan cosas por hacer: el puerto, los barcos», enumeró Rau.",
        ("direct", "«Quedan cosas por hacer: el puerto, los barcos»", "Rau"),
    ),
]
WHOSE = [
    (
        "de",
        "Jan Brandt verteidigte den Plan. Der Streit sei „ein Fehler“ gewesen.",
        "Der Streit sei „ein Fehler“ gewesen",
        "Jan Brandt",
    ),
    (
        "de",
        "Petra Rau sagte, sie warte. SPD-Chef Jan Brandt reagierte prompt: Das sei „nicht zu machen“.",
        "Das sei „nicht zu machen“",
        "Jan Brandt",
    ),
    ("de", "„Gut so“, sagte die Vorsitzende der Union, Gitta Connert.", "„Gut so“", "Gitta Connert"),
    (
        "de",
        "Ministerin Petra Rau lehnte ab. Ihrer Meinung nach ist der Plan „Unsinn“.",
        "ist der Plan „Unsinn“",
        "Petra Rau",
    ),
    ("fr", "La maire Anne Rau a refusé. À ses yeux, « la réforme est morte ».", "« la réforme est morte »", "Anne Rau"),
    ("es", "El alcalde Juan Vogt dijo que espera. A su juicio, «no hay prisa».", "«no hay prisa»", "Juan Vogt"),
    (
        "es",
        "En Elsa, el ministro Juan Vogt se mostró aliviado. «Hemos ganado», manifestó. La capitana Ana Rau calló.",
        "«Hemos ganado»",
        "Juan Vogt",
    ),
]
POINTED = [
    (
        "fr",
        "« Il attend », a dit Me Laurent-Franck Rau. « C’est dur », a crié la mère de la victime.",
        "la mère de la victime",
    ),
    (
        "de",
        "Der Referent Anton Biebel schwieg. Auf Nachfrage räumt er ein, dass die Stadt zu spät kam.",
        "Anton Biebel",
    ),
    ("fr", "Contacté, l’avocat du groupe, Jean Rau, répond que rien ne presse.", "Jean Rau"),
    ("es", "«No bajen la guardia», advierte su delegado, Juan Vogt, que no descarta nuevos avisos.", "Juan Vogt"),
    ("es", "El cura Juan Vogt calló. Para él, la salida es “la escuela”.", "Juan Vogt"),
    (
        "fr",
        "La ministre de la Mer a dit non. Les syndicats attendent. Ils dénoncent « un affront ».",
        "Les syndicats",
    ),
    ("fr", "La maire Anne Rau a dit non. « Rien ne va », jure-t-on au port.", "on"),
    ("fr", "Une mesure « juste », selon la présidente du musée, Laurence des Champs.", "Laurence des Champs"),
    (
        "fr",
        "La maire Anne Rau a dit non. La ministre de la Culture y voit « un progrès ».",
        "La ministre de la Culture",
    ),
    ("fr", "Le député Jean Rau est plus dur : selon lui, « le compte n’y est pas ».", "Jean Rau"),
    ("fr", "« Le pire serait d’attendre », y écrivaient les magistrats.", "les magistrats"),
    ("es", "El ministro Juan Vogt calló. «Es tarde», alertó el presidente colombiano.", "el presidente colombiano"),
    ("es", "«Teníamos sed», relató a EFE uno de los supervivientes.", "uno de los supervivientes"),
    ("es", "Preguntado este viernes en Elsa, Juan Vogt evitó responder: «Hoy no».", "Juan Vogt"),
    ("es", "«Pido calma», dijo Vogt a reporteros en Elsa.", "Vogt"),
    ("de", "Jo Brandt schrieb es auf X. Fraktionschef Malte Reents sprach von „Pech“.", "Malte Reents"),
    ("de", "„Wir warten“, so Kellner zu BILD.", "Kellner"),
]
NOT_SAID = [
    ("fr", "Incendie du port : la colère des riverains"),
    ("es", "Dos muertos en el puerto: hablan los vecinos"),
    ("de", "Nach dem Brand in Elsa hat Ministerin Petra Rau (SPD) eine Prüfung angekündigt."),
    ("de", "Am Kai lag ein Boot, es gab keinerlei Beschwerden."),
    ("es", "La protesta responde a «intereses ajenos»."),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_what_is_said_and_by_whom(language, text, expected):
    assert expected in [found[:3] for found in told(text, language)]


@pytest.mark.parametrize(("language", "text", "words", "name"), WHOSE)
def test_whose_it_is(language, text, words, name):
    (said,) = [p for p in proposals(text, language) if text[p.fragments[0].start : p.fragments[-1].end] == words]
    assert said.sources[0].name == name


@pytest.mark.parametrize(("language", "text", "name"), POINTED)
def test_who_is_meant(language, text, name):
    assert [p.sources[0].name for p in proposals(text, language) if p.sources][-1] == name


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_what_nobody_says(language, text):
    assert [found for found in told(text, language) if found[0] not in ("narrated", "marks_only")] == []


def test_reported_speech_goes_on_in_forms_that_stand_for_others():
    text = "„Das Boot ist gesunken“, sagte Rau. Die Gäste hätten gewartet. Ob er es bereue? „Nein.“"
    assert [found[:2] for found in told(text, "de")] == [
        ("direct", "„Das Boot ist gesunken“"),
        ("indirect", "Die Gäste hätten gewartet"),
        ("direct", "„Nein.“"),
    ]


def test_a_sign_at_the_end_belongs_to_what_is_said():
    assert told("El alcalde dijo que el puerto crecerá un 6 %.", "es")[0][1] == "que el puerto crecerá un 6 %"


def test_a_short_report_without_pronoun_is_whole():
    text = 'La alcaldesa Ana Rau calló. Hacienda "tiene otros datos", insistió.'
    assert told(text, "es")[0][:2] == ("mixed", 'Hacienda "tiene otros datos"')


def test_many_who_speak_are_no_one_person():
    text = "«Ya lo advertimos», lamentan desde el Colegio. Su presidenta, Ana Rau, cree que es tarde."
    assert [found[2] for found in told(text, "es")] == [None, "Su presidenta, Ana Rau"]
