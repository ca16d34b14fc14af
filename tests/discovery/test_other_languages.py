"""Sentences of German, French, Spanish, Italian and Dutch news, one or more for each pattern."""

import pytest

from tests.discovery.proposed import told

GERMAN = [
    (
        "„Wir warten“, sagte Ines Rau am Montag. „Niemand ging.“",
        [("direct", "„Wir warten“ | „Niemand ging.“", "Ines Rau", "sagte")],
    ),
    (
        "Wie die Polizei am Montag mitteilte, ist die Fähre gesunken.",
        [("indirect", "ist die Fähre gesunken", "die Polizei", "Wie … mitteilte")],
    ),
    (
        "Die Fähre ist gesunken, wie die Polizei am Montag mitteilte.",
        [("indirect", "Die Fähre ist gesunken", "die Polizei", "wie … mitteilte")],
    ),
    ("Die Fähre, wie Rau betont, war alt.", [("indirect", "Die Fähre | war alt", "Rau", "wie … betont")]),
    ("Laut Polizei sank die Fähre.", [("indirect", "sank die Fähre", "Polizei", "Laut")]),
    (
        "Laut einem Sprecher der Polizei sei die Fähre gesunken.",
        [("indirect", "sei die Fähre gesunken", "einem Sprecher der Polizei", "Laut")],
    ),
    (
        "Nach Angaben der Polizei ist die Fähre gesunken.",
        [("indirect", "ist die Fähre gesunken", "Polizei", "Nach Angaben der")],
    ),
    (
        "Die Fähre ist nach Angaben der Polizei gesunken.",
        [("indirect", "Die Fähre ist | gesunken", "Polizei", "nach Angaben der")],
    ),
    ("Die Fähre ist laut Polizei gesunken.", [("indirect", "Die Fähre ist | gesunken", "Polizei", "laut")]),
    (
        "Der Sprecher sagte, dass die Fähre spät gekommen sei.",
        [("indirect", "dass die Fähre spät gekommen sei", "Der Sprecher", "sagte")],
    ),
    ("Der Sprecher erklärte: „Die Fähre kam spät.“", [("direct", "„Die Fähre kam spät.“", "Der Sprecher", "erklärte")]),
    (
        "Die Fähre sei spät gekommen, teilte ein Sprecher mit.",
        [("indirect", "Die Fähre sei spät gekommen", "ein Sprecher", "teilte")],
    ),
    (
        "Die Fähre sei spät gekommen, so der Sprecher.",
        [("indirect", "Die Fähre sei spät gekommen", "der Sprecher", "so")],
    ),
    ("Die Fähre sei spät gekommen, hieß es.", [("indirect", "Die Fähre sei spät gekommen", None, "hieß es")]),
    (
        "Rau warf der Regierung vor, die Fähre vernachlässigt zu haben.",
        [("indirect", "die Fähre vernachlässigt zu haben", "Rau", "warf")],
    ),
    (
        "Rau forderte die Regierung auf, die Fähre zu ersetzen.",
        [("indirect", "die Fähre zu ersetzen", "Rau", "forderte")],
    ),
    ("Rau kündigte an, die Fähre zu ersetzen.", [("indirect", "die Fähre zu ersetzen", "Rau", "kündigte")]),
    (
        "Rau kündigte an, dass die Fähre ersetzt werde.",
        [("indirect", "dass die Fähre ersetzt werde", "Rau", "kündigte")],
    ),
    (
        "Die Ministerin betonte, man werde die Fähre ersetzen. Das Geld sei da. Niemand müsse warten.",
        [
            ("indirect", "man werde die Fähre ersetzen", "Die Ministerin", "betonte"),
            ("indirect", "Das Geld sei da", "Die Ministerin", None),
            ("indirect", "Niemand müsse warten", "Die Ministerin", None),
        ],
    ),
    (
        "Rau sprach von einer „Katastrophe für die Insel“.",
        [("mixed", "einer „Katastrophe für die Insel“", "Rau", "sprach von")],
    ),
    ("Rau nannte den Plan „einen schlechten Witz“.", [("mixed", "den Plan „einen schlechten Witz“", "Rau", "nannte")]),
    (
        "Rau bezeichnete den Plan als „schlechten Witz“.",
        [("mixed", "den Plan als „schlechten Witz“", "Rau", "bezeichnete")],
    ),
    (
        "Er wisse nicht, wann die Fähre komme, sagte Okoro.",
        [("indirect", "Er wisse nicht, wann die Fähre komme", "Okoro", "sagte")],
    ),
    (
        "Auf die Frage, ob die Fähre komme, antwortete Rau: „Nein.“",
        [("indirect", "ob die Fähre komme", None, "Auf die Frage"), ("direct", "„Nein.“", "Rau", "antwortete")],
    ),
    (
        "In einem Brief an den Minister schrieb Rau, die Fähre sei alt.",
        [("indirect", "die Fähre sei alt", "Rau", "schrieb")],
    ),
    (
        "Experten gehen davon aus, dass die Fähre alt ist.",
        [("indirect", "dass die Fähre alt ist", "Experten", "gehen")],
    ),
    (
        "Dem Bericht der Zeitung zufolge kostet die Fähre Geld.",
        [("indirect", "kostet die Fähre Geld", "Dem Bericht der Zeitung", "zufolge")],
    ),
    ("»Wir warten«, sagt Rau, »und zwar lange.«", [("direct", "»Wir warten« | »und zwar lange.«", "Rau", "sagt")]),
    (
        "„Wir warten“, sagte sie der Deutschen Presse-Agentur. „Wir warten lange.“",
        [("direct", "„Wir warten“ | „Wir warten lange.“", "sie", "sagte")],
    ),
    ("Es hieß, die Fähre sei alt.", [("indirect", "die Fähre sei alt", None, "Es hieß")]),
    (
        "Der Bürgermeister bestätigte, dass zwei Menschen starben, und fügte hinzu, man trauere.",
        [
            ("indirect", "dass zwei Menschen starben", "Der Bürgermeister", "bestätigte"),
            ("indirect", "man trauere", "Der Bürgermeister", "fügte"),
        ],
    ),
    (
        "„Der sogenannte ‚Umbau‘ ist ein Witz“, sagte Rau.",
        [("direct", "„Der sogenannte ‚Umbau‘ ist ein Witz“", "Rau", "sagte")],
    ),
    (
        "Medienberichten zufolge soll die Fähre verkauft werden.",
        [("indirect", "soll die Fähre verkauft werden", "Medienberichten", "zufolge")],
    ),
    (
        "Die Zeitung „Insel-Bote“ berichtete, die Fähre werde verkauft.",
        [
            ("marks_only", "„Insel-Bote“", None, None),
            ("indirect", "die Fähre werde verkauft", "Die Zeitung „Insel-Bote“", "berichtete"),
        ],
    ),
    (
        "Der Bürgermeister räumte ein: „Wir haben Fehler gemacht.“",
        [("direct", "„Wir haben Fehler gemacht.“", "Der Bürgermeister", "räumte")],
    ),
    (
        "„Wir haben Fehler gemacht“, räumte der Bürgermeister ein.",
        [("direct", "„Wir haben Fehler gemacht“", "der Bürgermeister", "räumte")],
    ),
    (
        "Wie aus einem Bericht hervorgeht, ist die Fähre alt.",
        [("indirect", "ist die Fähre alt", "einem Bericht", "Wie … hervorgeht")],
    ),
    (
        "Die Fähre soll laut „Insel-Zeitung“ verkauft werden.",
        [
            ("indirect", "Die Fähre soll | verkauft werden", "„Insel-Zeitung“", "laut"),
            ("marks_only", "„Insel-Zeitung“", None, None),
        ],
    ),
]

FRENCH = [
    (
        "Le maire a demandé au gouvernement de remplacer le bac.",
        [("indirect", "de remplacer le bac", "Le maire", "a demandé")],
    ),
    (
        "« Nous attendons », a déclaré Inès Rau, la maire d'Elsa.",
        [("direct", "« Nous attendons »", "Inès Rau, la maire d'Elsa", "a déclaré")],
    ),
    (
        "« Nous attendons, a-t-elle dit, et personne n'est parti. »",
        [("direct", "« Nous attendons | et personne n'est parti. »", "-t-elle", "a-t-elle dit")],
    ),
    (
        "« Nous attendons », a-t-elle ajouté. « Personne n'est parti. »",
        [("direct", "« Nous attendons » | « Personne n'est parti. »", "-t-elle", "a-t-elle ajouté")],
    ),
    (
        "« Nous attendons, explique le capitaine. Personne n'est parti. »",
        [("direct", "« Nous attendons | Personne n'est parti. »", "le capitaine", "explique")],
    ),
    ("«Nous attendons», affirme-t-il.", [("direct", "«Nous attendons»", "-t-il", "affirme")]),
    (
        "Le ministre a affirmé que le bac était en retard.",
        [("indirect", "que le bac était en retard", "Le ministre", "a affirmé")],
    ),
    ("Selon le ministre, le bac était en retard.", [("indirect", "le bac était en retard", "le ministre", "Selon")]),
    ("Le bac était, selon le ministre, en retard.", [("indirect", "Le bac était | en retard", "le ministre", "selon")]),
    ("Le bac a coulé, selon la police.", [("indirect", "Le bac a coulé", "la police", "selon")]),
    ("D'après un rapport, le bac a coulé.", [("indirect", "le bac a coulé", "un rapport", "D'après")]),
    ("Le bac a coulé, a annoncé lundi la préfecture.", [("indirect", "Le bac a coulé", "la préfecture", "a annoncé")]),
    (
        "Le bac a coulé, a indiqué à l'AFP une source policière.",
        [("indirect", "Le bac a coulé", "une source policière", "a indiqué")],
    ),
    ("Comme l'a dit le maire, le bac est vieux.", [("indirect", "le bac est vieux", "le maire", "Comme … dit")]),
    (
        "Le maire a parlé d'une « catastrophe pour l'île ».",
        [("mixed", "une « catastrophe pour l'île »", "Le maire", "a parlé d'")],
    ),
    (
        "Le maire a qualifié le projet de « mauvaise blague ».",
        [("mixed", "le projet de « mauvaise blague »", "Le maire", "a qualifié")],
    ),
    ("Elle dénonce « une politique de l'abandon ».", [("mixed", "« une politique de l'abandon »", "Elle", "dénonce")]),
    ("Il a promis de remplacer le bac.", [("indirect", "de remplacer le bac", "Il", "a promis")]),
    ("Le maire se dit « très inquiet ».", [("mixed", "« très inquiet »", "Le maire", "se dit")]),
    ("Interrogé par la presse, il a répondu : « Non. »", [("direct", "« Non. »", "il", "a répondu")]),
    ("Le capitaine assure n'avoir rien vu.", [("indirect", "n'avoir rien vu", "Le capitaine", "assure")]),
    (
        "Selon elle, « le bac est un cercueil flottant ».",
        [("direct", "« le bac est un cercueil flottant »", "elle", "Selon")],
    ),
    (
        "Le maire juge que « le bac est trop vieux pour la mer ».",
        [("mixed", "que « le bac est trop vieux pour la mer »", "Le maire", "juge")],
    ),
    (
        "Dans un communiqué, la mairie indique que le bac est vieux et ajoute que « tout sera fait ».",
        [
            ("indirect", "que le bac est vieux", "la mairie", "indique"),
            ("mixed", "que « tout sera fait »", "la mairie", "ajoute"),
        ],
    ),
    ("Le « pass ferry » sera abandonné.", [("marks_only", "« pass ferry »", None, None)]),
    ("L'élu a refusé de commenter.", [("narrated", "de commenter", "L'élu", "a refusé")]),
    ("Elle a confié au Journal d'Elsa : « J'ai peur. »", [("direct", "« J'ai peur. »", "Elle", "a confié")]),
]

SPANISH = [
    (
        "La asociación acusó al gobierno de mentir sobre el barco.",
        [("indirect", "de mentir sobre el barco", "La asociación", "acusó")],
    ),
    (
        "«Esperamos», dijo Inés Rau, la alcaldesa de Elsa.",
        [("direct", "«Esperamos»", "Inés Rau, la alcaldesa de Elsa", "dijo")],
    ),
    (
        "“Esperamos”, afirmó la alcaldesa. “Nadie se fue”, añadió.",
        [("direct", "“Esperamos”", "la alcaldesa", "afirmó"), ("direct", "“Nadie se fue”", "la alcaldesa", "añadió")],
    ),
    ('"Esperamos", ha dicho Rau, "y nadie se fue".', [("direct", '"Esperamos" | "y nadie se fue"', "Rau", "ha dicho")]),
    (
        "El ministro afirmó que el barco llegó tarde.",
        [("indirect", "que el barco llegó tarde", "El ministro", "afirmó")],
    ),
    ("Según el ministro, el barco llegó tarde.", [("indirect", "el barco llegó tarde", "el ministro", "Según")]),
    ("El barco llegó tarde, según el ministro.", [("indirect", "El barco llegó tarde", "el ministro", "según")]),
    ("El barco, según la policía, se hundió.", [("indirect", "El barco | se hundió", "la policía", "según")]),
    (
        "El barco se hundió, según informó la policía.",
        [("indirect", "El barco se hundió", "la policía", "según … informó")],
    ),
    (
        "Según ha podido saber este diario, el barco será vendido.",
        [("indirect", "el barco será vendido", "este diario", "Según … podido saber")],
    ),
    (
        "Según explicó la alcaldesa, el barco es viejo.",
        [("indirect", "el barco es viejo", "la alcaldesa", "Según … explicó")],
    ),
    ("Como dijo el alcalde, el barco es viejo.", [("indirect", "el barco es viejo", "el alcalde", "Como … dijo")]),
    (
        "De acuerdo con el informe, el barco es viejo.",
        [("indirect", "el barco es viejo", "el informe", "De acuerdo con")],
    ),
    (
        "El alcalde habló de una “catástrofe para la isla”.",
        [("mixed", "una “catástrofe para la isla”", "El alcalde", "habló de")],
    ),
    (
        "El alcalde calificó el plan de “broma pesada”.",
        [("mixed", "el plan de “broma pesada”", "El alcalde", "calificó")],
    ),
    ('El alcalde calificó de "broma pesada" el plan.', [("mixed", '"broma pesada"', "El alcalde", "calificó")]),
    ("El alcalde tachó de “mentirosos” a los marineros.", [("mixed", "“mentirosos”", "El alcalde", "tachó")]),
    ("El alcalde pidió al gobierno que cambie el barco.", [("indirect", "que cambie el barco", "El alcalde", "pidió")]),
    ("El alcalde pidió cambiar el barco.", [("indirect", "cambiar el barco", "El alcalde", "pidió")]),
    ("El capitán negó haber visto nada.", [("indirect", "haber visto nada", "El capitán", "negó")]),
    ("El alcalde se mostró “muy preocupado”.", [("mixed", "“muy preocupado”", "El alcalde", "se mostró")]),
    ("Preguntado por los periodistas, respondió: “No”.", [("direct", "“No”", None, "respondió")]),
    ("—Esperamos —dijo el capitán—. Nadie se fue.", [("direct", "—Esperamos | Nadie se fue.", "el capitán", "dijo")]),
    ("Rau insistió en que el barco es viejo.", [("indirect", "que el barco es viejo", "Rau", "insistió")]),
    ("Rau se refirió al plan como “una broma”.", [("mixed", "como “una broma”", "Rau", "se refirió")]),
    (
        "La policía informó de que el barco se hundió.",
        [("indirect", "que el barco se hundió", "La policía", "informó")],
    ),
    (
        "El informe señala que el barco “no debió zarpar nunca”.",
        [("mixed", "que el barco “no debió zarpar nunca”", "El informe", "señala")],
    ),
    (
        'El barco "no debió zarpar", sostiene el informe.',
        [("mixed", 'El barco "no debió zarpar"', "el informe", "sostiene")],
    ),
    (
        "En un comunicado, la empresa aseguró que el barco era seguro y que “nadie corrió peligro”.",
        [("mixed", "que el barco era seguro y que “nadie corrió peligro”", "la empresa", "aseguró")],
    ),
    (
        "Fuentes del ministerio aseguran que el barco será vendido.",
        [("indirect", "que el barco será vendido", "Fuentes del ministerio", "aseguran")],
    ),
]
ITALIAN = [
    (
        "«Aspettiamo», ha detto Ines Rau, sindaca di Elsa.",
        [("direct", "«Aspettiamo»", "Ines Rau, sindaca di Elsa", "ha detto")],
    ),
    (
        "«Aspettiamo, dice la sindaca, e nessuno è partito».",
        [("direct", "«Aspettiamo | e nessuno è partito»", "la sindaca", "dice")],
    ),
    (
        "Il ministro ha affermato che il traghetto era in ritardo.",
        [("indirect", "che il traghetto era in ritardo", "Il ministro", "ha affermato")],
    ),
    (
        "Secondo il ministro, il traghetto era in ritardo.",
        [("indirect", "il traghetto era in ritardo", "il ministro", "Secondo")],
    ),
    (
        "Il traghetto è affondato, secondo la polizia.",
        [("indirect", "Il traghetto è affondato", "la polizia", "secondo")],
    ),
    (
        "Il traghetto è affondato, ha riferito la polizia.",
        [("indirect", "Il traghetto è affondato", "la polizia", "ha riferito")],
    ),
    (
        "Come ha detto il sindaco, il traghetto è vecchio.",
        [("indirect", "il traghetto è vecchio", "il sindaco", "Come … detto")],
    ),
    (
        'Il sindaco ha definito il piano "un brutto scherzo".',
        [("mixed", 'il piano "un brutto scherzo"', "Il sindaco", "ha definito")],
    ),
    (
        "Il sindaco ha chiesto al governo di sostituire il traghetto.",
        [("indirect", "di sostituire il traghetto", "Il sindaco", "ha chiesto")],
    ),
    (
        'Il portavoce ha spiegato: "Il traghetto è vecchio".',
        [("direct", '"Il traghetto è vecchio"', "Il portavoce", "ha spiegato")],
    ),
]

DUTCH = [
    (
        "‘Wij wachten’, zei Ines Rau, de burgemeester van Elsa.",
        [("direct", "‘Wij wachten’", "Ines Rau, de burgemeester van Elsa", "zei")],
    ),
    (
        '"Wij wachten", aldus Rau. "Niemand vertrok."',
        [("direct", '"Wij wachten" | "Niemand vertrok."', "Rau", "aldus")],
    ),
    (
        "De minister zei dat de veerboot te laat was.",
        [("indirect", "dat de veerboot te laat was", "De minister", "zei")],
    ),
    (
        "Volgens de minister was de veerboot te laat.",
        [("indirect", "was de veerboot te laat", "de minister", "Volgens")],
    ),
    (
        "De veerboot is gezonken, volgens de politie.",
        [("indirect", "De veerboot is gezonken", "de politie", "volgens")],
    ),
    (
        "De veerboot is gezonken, meldde de politie maandag.",
        [("indirect", "De veerboot is gezonken", "de politie", "meldde")],
    ),
    (
        "Zoals de politie meldde, is de veerboot gezonken.",
        [("indirect", "is de veerboot gezonken", "de politie", "Zoals … meldde")],
    ),
    ('Rau noemde het plan "een slechte grap".', [("mixed", 'het plan "een slechte grap"', "Rau", "noemde")]),
    (
        "Rau kondigde aan dat de veerboot vervangen wordt.",
        [("indirect", "dat de veerboot vervangen wordt", "Rau", "kondigde")],
    ),
    ('De woordvoerder zei: "De veerboot is oud."', [("direct", '"De veerboot is oud."', "De woordvoerder", "zei")]),
    (
        'Hij zei dat Apple "zich klaarmaakt" voor de overgang.',
        [("mixed", 'dat Apple "zich klaarmaakt" voor de overgang', "Hij", "zei")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text, expected):
    assert told(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text, expected):
    assert told(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), SPANISH)
def test_spanish(text, expected):
    assert told(text, "es") == expected


@pytest.mark.parametrize(("text", "expected"), ITALIAN)
def test_italian(text, expected):
    assert told(text, "it") == expected


@pytest.mark.parametrize(("text", "expected"), DUTCH)
def test_dutch(text, expected):
    assert told(text, "nl") == expected
