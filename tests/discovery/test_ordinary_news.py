"""Turns of phrase that German, French and Spanish news use every day: form, words and origin."""

import pytest

from tests.discovery.proposed import told

GERMAN = [
    ("Der Richter fragte, ob die Fähre fahren könne.", "indirect", "ob die Fähre fahren könne", "Der Richter"),
    ("Der Richter fragte die Zeugin, was sie gesehen habe.", "indirect", "was sie gesehen habe", "Der Richter"),
    ("Ines Rau will wissen, warum niemand kam.", "indirect", "warum niemand kam", "Ines Rau"),
    ("Rau erkundigte sich, wann die Fähre komme.", "indirect", "wann die Fähre komme", "Rau"),
    ("Die Polizei ließ offen, ob ein Boot fehlt.", "indirect", "ob ein Boot fehlt", "Die Polizei"),
    ("Rau hält es für möglich, dass der Damm bricht.", "indirect", "dass der Damm bricht", "Rau"),
    ("Glaubt man dem Hafenamt, ist der Damm sicher.", "indirect", "ist der Damm sicher", "dem Hafenamt"),
    ("Der Hafen habe, sagte Rau, „nie gewankt“.", "mixed", "Der Hafen habe | „nie gewankt“", "Rau"),
    ("Er habe, so der Anwalt, „nichts gewusst“.", "mixed", "Er habe | „nichts gewusst“", "der Anwalt"),
    ("Rau sagte, „alle Boote“ seien alt.", "mixed", "„alle Boote“ seien alt", "Rau"),
    ("Rau sagte, „wir warten“.", "direct", "„wir warten“", "Rau"),
]
FRENCH = [
    (
        "« Le bac est vieux, dit-il. Il coule. Tout cède. »",
        "direct",
        "« Le bac est vieux | Il coule. Tout cède. »",
        "-il",
    ),
    ("Anne Rau a dit à la presse que le bac coule.", "indirect", "que le bac coule", "Anne Rau"),
    ("Anne Rau a dit à l'agence que le bac coule.", "indirect", "que le bac coule", "Anne Rau"),
    ("Le maire presse le gouvernement d'agir.", "indirect", "d'agir", "Le maire"),
    ("A en croire Anne Rau, le quai est sûr.", "indirect", "le quai est sûr", "Anne Rau"),
    ("Un témoin affirme l'avoir vue au port.", "indirect", "l'avoir vue au port", "Un témoin"),
    ("Les marins se demandent si le bac viendra.", "indirect", "si le bac viendra", "Les marins"),
    ("La ministre a redit sa « confiance totale ».", "mixed", "sa « confiance totale »", "La ministre"),
    ("Anne Rau y voit « un premier pas ».", "mixed", "« un premier pas »", "Anne Rau"),
    ("« Rien ne presse », fait-on valoir à l'Élysée.", "direct", "« Rien ne presse »", "l'Élysée"),
    ("Le quai tiendra, souligne-t-on à la mairie.", "indirect", "Le quai tiendra", "la mairie"),
    ("Pour le syndicat, le bac « prend l'eau ».", "mixed", "le bac « prend l'eau »", "le syndicat"),
    ("Pour Rau, maire de Brest, « c'est trop ».", "direct", "« c'est trop »", "Rau, maire de Brest"),
    ("Le quai, assure l'avocat, a cédé.", "indirect", "Le quai | a cédé", "l'avocat"),
]
SPANISH = [
    ("La obra empezará en mayo, aseguró.", "indirect", "La obra empezará en mayo", None),
    ("Este cambio, según dijo, llegará en mayo.", "indirect", "Este cambio | llegará en mayo", None),
    ("El fiscal dijo a la prensa que hay pruebas.", "indirect", "que hay pruebas", "El fiscal"),
    ("Rau pidió a los vecinos no salir.", "indirect", "no salir", "Rau"),
    ("El juez obligó a Rau a entregarse.", "indirect", "a entregarse", "El juez"),
    (
        "Los barcos volverán el lunes, según dijeron los bomberos.",
        "indirect",
        "Los barcos volverán el lunes",
        "los bomberos",
    ),
    ("El puerto abrirá hoy, según confirmó la policía.", "indirect", "El puerto abrirá hoy", "la policía"),
    ("Para la alcaldesa, el puerto “se cae a pedazos”.", "mixed", "el puerto “se cae a pedazos”", "la alcaldesa"),
]


@pytest.mark.parametrize(("text", "form", "words", "origin"), GERMAN)
def test_german(text, form, words, origin):
    assert [one[:3] for one in told(text, "de")] == [(form, words, origin)]


@pytest.mark.parametrize(("text", "form", "words", "origin"), FRENCH)
def test_french(text, form, words, origin):
    assert [one[:3] for one in told(text, "fr")] == [(form, words, origin)]


@pytest.mark.parametrize(("text", "form", "words", "origin"), SPANISH)
def test_spanish(text, form, words, origin):
    assert [one[:3] for one in told(text, "es")] == [(form, words, origin)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Unklar ist, ob die Fähre fährt."),
        ("de", "Die Polizei prüft, ob ein Boot fehlt."),
        ("de", "Gefragt, ob er fahre, schwieg Rau."),
        ("es", "Cuando salió del puerto, insistió."),
        ("es", "Pese a todo lo que pasó, insistió."),
        ("es", "Rau llegó al puerto, saludó y explicó."),
        ("de", "Rau wollte in den Hafen, wo das Boot lag."),
    ],
)
def test_what_nobody_asks_or_says_is_not_told(language, text):
    assert told(text, language) == []
