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
    (
        "de",
        "Rau sagte, ein Bericht liege vor. Man habe ihn „fristgerecht geprüft“. Der Rest liege vor.",
        [
            ("indirect", "ein Bericht liege vor"),
            ("mixed", "Man habe ihn „fristgerecht geprüft“"),
            ("indirect", "Der Rest liege vor"),
        ],
    ),
    (
        "de",
        "Rau sei »stur«, klagt ein Mitglied, das nicht genannt werden möchte.",
        [("mixed", "Rau sei »stur«")],
    ),
    ("de", "Rau habe, so der Anwalt, nichts gewusst.", [("indirect", "Rau habe | nichts gewusst")]),
    ("de", "Rau lobte den Plan und sprach von „Mut“.", [("narrated", "den Plan"), ("mixed", "„Mut“")]),
    ("de", "Rau bestritt, davon gewusst zu haben.", [("indirect", "davon gewusst zu haben")]),
    (
        "de",
        "Laut einer am Mittag gezeigten Umfrage wollen viele bleiben.",
        [("indirect", "wollen viele bleiben")],
    ),
    (
        "de",
        "Die Fähre will laut einem Sprecher 20 Fahrten streichen.",
        [("indirect", "Die Fähre will | 20 Fahrten streichen")],
    ),
    ("de", "Auf die Frage, in welchem Jahr, lachte Rau.", [("indirect", "in welchem Jahr")]),
    ("de", "Rau konterte am Morgen im „Echo“.", [("marks_only", "„Echo“")]),
    ("fr", "« On attend, dit Rau, que le bac parte. »", [("direct", "« On attend | que le bac parte. »")]),
    (
        "es",
        '"Es tarde", ha dicho la ministra, quien ha insistido en que "no va a tolerar" más.',
        [("direct", '"Es tarde"'), ("mixed", 'que "no va a tolerar" más')],
    ),
    ("es", "Ruiz se limitó a responder que no iba.", [("indirect", "que no iba")]),
    ("es", '"Nunca he mentido", afirmó Ruiz este lunes.', [("direct", '"Nunca he mentido"')]),
    ("es", "La víctima pide no ser identificada.", []),
    ("fr", "Rau a tenu à rappeler que le bac est vieux.", [("indirect", "que le bac est vieux")]),
    ("it", "Per la sindaca Rau «serve un piano».", [("direct", "«serve un piano»")]),
    ("it", "Lo dice a margine. «Non possiamo aspettare».", [("direct", "«Non possiamo aspettare»")]),
    ("it", "Il traghetto è vecchio, si ritiene. Rau ha presentato «La nave».", [("marks_only", "«La nave»")]),
    ("nl", "De politie vermoedt dat de boot is gezonken.", [("indirect", "dat de boot is gezonken")]),
    ("de", "Nach Polizeiangaben war Rau müde.", [("indirect", "war Rau müde")]),
    ("de", "Die Betreiber halten das für „völlig überzogen“.", [("mixed", "das für „völlig überzogen“")]),
    ("de", "Wer kommt, sollte warten, rät der Verband.", [("indirect", "Wer kommt, sollte warten")]),
    ("es", "Preguntada sobre si habrá rebajas, Ruiz evitó dar fechas.", [("indirect", "si habrá rebajas")]),
    ("fr", "Interrogé pour savoir s’il allait partir, Rau a souri.", [("indirect", "s’il allait partir")]),
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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El muelle se hunde, según la capitana, que confía en la ayuda.", ("El muelle se hunde", "la capitana")),
        ("es", "«El muelle se hunde», se queja Ana Rau.", ("«El muelle se hunde»", "Ana Rau")),
        ("es", "«El muelle se hunde», refunfuña Ana Rau.", ("«El muelle se hunde»", "Ana Rau")),
        ("es", "«Nadie avisa», comentaba Ana Rau.", ("«Nadie avisa»", "Ana Rau")),
        ("es", "En opinión del capitán, el muelle se hunde.", ("el muelle se hunde", "capitán")),
        ("es", "La grada coreó «¡Capitana, dimisión!».", ("«¡Capitana, dimisión!»", "La grada")),
        ("fr", "« Le quai, résume le maire, la mer le prend. »", ("« Le quai | la mer le prend. »", "le maire")),
        ("fr", "Le quai est vieux et mal tenu, juge Anne Rau.", ("Le quai est vieux et mal tenu", "Anne Rau")),
        ("fr", "Anne Rau a répondu que le quai était fermé.", ("que le quai était fermé", "Anne Rau")),
        ("de", "Rau hat angekündigt, den Hafen im Mai zu schließen.", ("den Hafen im Mai zu schließen", "Rau")),
        ("de", "Seit 2014 seien drei Fähren gesunken, hieß es.", ("Seit 2014 seien drei Fähren gesunken", None)),
        ("de", "„Der Steg sinkt“, grantelte Ines Rau.", ("„Der Steg sinkt“", "Ines Rau")),
        ("it", "Il molo crolla, avverte la capitana Anna Rau.", ("Il molo crolla", "la capitana Anna Rau")),
        ("it", "«Il molo crolla», si sfogava Anna Rau.", ("«Il molo crolla»", "Anna Rau")),
        ("nl", "‘De kade zakt’, bromt Anna Rau.", ("‘De kade zakt’", "Anna Rau")),
    ],
)
def test_tags_around_and_behind_what_is_said(language, text, expected):
    assert [one[1:3] for one in told(text, language)] == [expected]


def test_a_relative_clause_on_whoever_speaks_is_not_what_they_say():
    text = "El barco zarpará tarde, avanzó la capitana Ana Rau, que lamentó que «nadie avise»."
    assert [one[1] for one in told(text, "es")] == ["El barco zarpará tarde", "que «nadie avise»"]


def test_a_noun_behind_a_title_in_marks_is_no_tag():
    assert told("«El muelle», obra de Ana Rau, es un libro.", "es")[0][0] == "marks_only"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Ana Rau admitió su error, aunque negó haber cobrado.", ("haber cobrado", "Ana Rau")),
        ("es", "Ana Rau celebró el plan, aunque lamentó que llegue tarde.", ("que llegue tarde", "Ana Rau")),
        ("es", "Ana Rau advirtió de que habrá retrasos.", ("que habrá retrasos", "Ana Rau")),
        ("es", "Ana Rau dijo que seguirá.", ("que seguirá", "Ana Rau")),
        ("es", "El puerto no ha dicho si abrirá mañana.", ("si abrirá mañana", "El puerto")),
        ("es", "Según consta en el acta, el muelle se hunde.", ("el muelle se hunde", "el acta")),
        ("es", "«No nos rendiremos», afirmó rotundo el capitán.", ("«No nos rendiremos»", "el capitán")),
        ("fr", "D'après lui, le quai est vieux.", ("le quai est vieux", "lui")),
        ("fr", "« Le quai cède », m'a-t-il dit.", ("« Le quai cède »", "-t-il")),
        ("fr", "Le quai cède, a-t-on appris mardi.", ("Le quai cède", None)),
        ("de", "Der Damm breche bald, hieß es aus dem Ministerium.", ("Der Damm breche bald", "dem Ministerium")),
        ("de", "Aus dem Bericht geht hervor, dass der Damm bricht.", ("dass der Damm bricht", "dem Bericht")),
        ("fr", "Pour Anne Rau, « c'est un scandale ».", ("« c'est un scandale »", "Anne Rau")),
        ("es", "Para el sindicato, la oferta es «una burla».", ("la oferta es «una burla»", "el sindicato")),
        ("fr", "Le constat est partagé par Anne Rau : « Tout cède. »", ("« Tout cède. »", "Anne Rau")),
        ("fr", "Selon le journal Le Littoral, le port ferme.", ("le port ferme", "le journal Le Littoral")),
        ("de", "Sie habe, so Rau weiter, nie unterschrieben.", ("Sie habe | nie unterschrieben", "Rau weiter")),
        ("de", "Vogt zeigte sich „tief enttäuscht“ darüber.", ("„tief enttäuscht“", "Vogt")),
        ("de", "„Wir warten“, ließ der Konzern mitteilen.", ("„Wir warten“", "der Konzern")),
        ("de", "Der 34-Jährige sagte, er bereue die Tat.", ("er bereue die Tat", "Der 34-Jährige")),
        ("de", "Rau hatte erklärt, nicht mehr anzutreten.", ("nicht mehr anzutreten", "Rau")),
        ("de", "Vogt zeigte sich nun überzeugt, dass er gewinne.", ("dass er gewinne", "Vogt")),
        ("de", "Das Gericht kam zu dem Schluss, dass Vogt irrte.", ("dass Vogt irrte", "Das Gericht")),
        ("it", "Anna Rau ha aggiunto di non sapere nulla.", ("di non sapere nulla", "Anna Rau")),
    ],
)
def test_who_says_it_where_no_subject_stands_at_the_verb(language, text, expected):
    assert told(text, language)[-1][1:3] == expected


def test_a_verb_without_pronoun_has_who_spoke_last():
    text = "Ana Rau llegó tarde. «Esperamos», dijo Rau. Añadió que el muelle se hunde."
    assert proposals(text, "es")[-1].sources[0].name == "Ana Rau"


def test_a_relative_pronoun_behind_a_phrase_is_whom_it_hangs_on():
    text = "Le quai ferme, a indiqué une source proche du port, selon laquelle rien n'est sûr."
    found = [("Le quai ferme", "une source proche du port"), ("rien n'est sûr", "une source proche du port")]
    assert [one[1:3] for one in told(text, "fr")] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pour Anne Rau, c'est la troisième victoire."),
        ("es", "Para llegar antes, el barco salió de noche."),
        ("es", "Nada más llegar, el capitán Juan Rau manifestó su pesar, de ahí su prisa."),
        ("es", "El naufragio coincidió con la ola de frío que azota el puerto."),
    ],
)
def test_what_only_looks_like_a_tag_reports_nothing(language, text):
    assert [one for one in told(text, language) if one[0] != "narrated"] == []


def test_a_verb_without_pronoun_in_a_paragraph_of_its_own_has_who_spoke_before_it():
    text = "«Esperamos», dijo Ana Rau.\n\nNadie salió del puerto.\n\n«La mar está gruesa», añadió."
    assert [p.sources[0].name for p in proposals(text, "es")] == ["Ana Rau", "Ana Rau"]
