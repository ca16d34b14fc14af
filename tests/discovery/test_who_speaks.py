"""Who speaks in news of several languages where no register says so: offices, forenames, pronouns, additions."""

from __future__ import annotations

import pytest

from tests.discovery.proposed import told
from tests.discovery.test_people import names


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le maire de Nantes Grégory Rau a dit : « Non. »", "fr", "Grégory Rau"),
        ("Le ministre de l'Intérieur Gérald Rau a dit : « Non. »", "fr", "Gérald Rau"),
        ("Le président de la Banque centrale Louis Rau a dit : « Non. »", "fr", "Louis Rau"),
        ("Il presidente della Banca centrale Sergio Rau, inoltre, ha detto: “No.”", "it", "Sergio Rau"),
        ("L'amministratore delegato di NORD Luigi Rau ha detto: “No.”", "it", "Luigi Rau"),
        ("El alcalde de Soria Ana Rau dijo: «No.»", "es", "Ana Rau"),
        ("Le fils de Jean Rau a dit : « Non. »", "fr", "Le fils de Jean Rau"),
    ],
)
def test_a_name_behind_an_office_and_its_place_is_the_holder(text, language, expected):
    assert names(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("L'avocat de la famille, Me Gilles Rau, a dit : « Non. »", "fr", "Gilles Rau"),
        ("L'exploitant, Nordstock, a dit : « Non. »", "fr", "Nordstock"),
        ("The company, Nordholz, said that it was late.", "en", "Nordholz"),
        ("Sa mère, Awa, a dit : « Non. »", "fr", "Awa"),
        ("During the debate Cllr Jo Rau accused them of “cowardice”.", "en", "Jo Rau"),
    ],
)
def test_the_name_added_to_an_office_counts(text, language, expected):
    assert names(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("« Non », a dit Karim Rau. Le préfet, Odon de Vogt, est venu. « Oui », a-t-il dit.", "fr", "Odon de Vogt"),
        ("« Non », a dit Karim Rau. Le procureur est venu. « Oui », a-t-il dit.", "fr", "Le procureur"),
        ("« Non », a dit Karim Rau. Isabelle, elle, attend. « Oui », dit-elle.", "fr", "Isabelle"),
        ("„Nein“, sagte Georg Rau. Und Heinz? Der wartet. „Ja“, sagte er.", "de", "Heinz"),
        ("The mayor met Peter Rau. Then 67, Rau smiled. “Yes,” he said.", "en", "Peter Rau"),
        ("Paul Rau a vu Marc Vogt. Selon ce dernier, tout est fini.", "fr", "Marc Vogt"),
        ("Peter Rau kam spät. Ihm zufolge ist alles gut.", "de", "Peter Rau"),
        ("Paul Rau est venu. D'après lui, tout est fini.", "fr", "Paul Rau"),
        ("Jo Rau met Peter Vogt. According to him, all is well.", "en", "Peter Vogt"),
        ("Il ministro Rau è arrivato. Secondo lui tutto va bene.", "it", "Rau"),
    ],
)
def test_pronouns_stand_for_the_nearest_who_fits(text, language, expected):
    assert names(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Forscher Tim Rau hält das für falsch. „Das ist alles“, meint der Professor aus Elsa.", "de", "Tim Rau"),
        ("Il était tard quand Josiane Rau est rentrée. « J'ai eu peur », dit cette retraitée.", "fr", "Josiane Rau"),
        ("Anna Rau, from Elsa, slept on board. “It was cold,” the 38-year-old told them.", "en", "Anna Rau"),
        (
            "El capitán, Iker Rau, calló. El defensa Nando Vogt se fue. «No fui yo», dijo el jugador.",
            "es",
            "Nando Vogt",
        ),
        ("Innenministerin Ida Rau kam spät. „Wir warten“, sagte die Ministerin.", "de", "Ida Rau"),
    ],
)
def test_an_epithet_stands_for_whoever_was_named_last(text, language, expected):
    assert names(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Rau shouted again. The judge warned that he would have to go.", "The judge"),
        ("Peter Rau says that an officer stopped him. “Go,” the officer said.", "the officer"),
        ("NBC Elsa counted 70 people. The manager said that it was more.", "The manager"),
        ("Mayor Peter Rau came late. “We wait,” said the senator.", "the senator"),
    ],
)
def test_a_description_that_may_be_of_another_stays_one(text, expected):
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Disparition de Léa\n\nLéa Rau est partie. Depuis la disparition, Léa écrit : « Non. »", "fr", "Léa Rau"),
        ("Sentencing Rau, she spoke of sentencing others. Max Rau smiled. “Yes,” Rau said.", "en", "Max Rau"),
    ],
)
def test_a_word_that_begins_a_sentence_is_no_part_of_a_name(text, language, expected):
    assert names(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kanzlerin Ida Rau kam. Auf Nachfrage, worin das bestehe, fügte sie hinzu: „Im Willen.“", "Ida Rau"),
        ("Auf die Frage, in welchem Herbst, sagte der Sprecher: „Im nächsten.“", "der Sprecher"),
        ("Ida Rau forderte Ruhe. Dem Lokführer, der gebremst hatte, dankte sie: „Gut gemacht.“", "Ida Rau"),
        ("Rau habe einmal gesagt, Politik sei die Kunst der Ruhe.", "Rau"),
    ],
)
def test_where_the_verb_stands_second_whoever_stands_behind_it_speaks(text, expected):
    assert names(text, "de")[-1] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("La jefa es Ana Rau. Rau, de 51 años, llega hoy. En una carta ha dicho: «Es un honor».", "es", "Ana Rau"),
        ("«No», dijo la experta Irene Vogt.\n\n¿Y Anselmo? «Yo me quedo», concluye.", "es", "Anselmo"),
        ("«No», ha detto Irene Vogt.\n\nMarco Rau è uscito. «Resto qui», ha aggiunto.", "it", "Marco Rau"),
    ],
)
def test_a_verb_without_pronoun_is_of_the_last_subject(text, language, expected):
    assert names(text, language)[-1] == expected


def test_whom_a_pronoun_within_a_quote_means_was_named_before_it():
    text = "Leo Rau played here. “He was loud,” said Denise Holm. “He told me, ‘Denise, the sound is better.’”"
    assert names(text) == ["Denise Holm", "Leo Rau"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Selon la ministre de la Santé, Rita Rau, les cas baissent.", "fr", "Rita Rau"),
        ("Según la ministra de Sanidad, Ana Rau, los casos bajan.", "es", "Ana Rau"),
        ("Secondo il ministro della Salute, Orazio Rau, i casi scendono.", "it", "Orazio Rau"),
        ("Die Sprecherin der Polizei, Ida Rau, teilte mit, dass niemand verletzt sei.", "de", "Ida Rau"),
        ("La Première ministre, Élise Rau, a annoncé que l'âge montait.", "fr", "Élise Rau"),
        ("« Non », s'est réjouie la présidente de la Commission européenne, Ursula Rau.", "fr", "Ursula Rau"),
        ("« Non », lance le député PS Jean Rau.", "fr", "Jean Rau"),
        ("„Nein“, ergänzt ihr Mann Karl.", "de", "Karl"),
        ("«Non so niente», ha risposto l'uomo ai carabinieri.", "it", "l'uomo"),
        ("La alcaldesa, que gobierna desde 2019, sostiene que hay dinero.", "es", "La alcaldesa"),
        ("Per l'avvocato Paolo Rau «la sentenza è sbagliata».", "it", "Paolo Rau"),
        ("Le président ukrainien Volodymyr Rau est venu. « Oui », a lancé le dirigeant.", "fr", "Volodymyr Rau"),
        ("El entrenador, Luis Rau, calló. «Hemos perdido», dijo el técnico asturiano.", "es", "Luis Rau"),
    ],
)
def test_expressions_of_other_languages_are_read_whole(text, language, expected):
    assert names(text, language)[-1] == expected


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        (
            "Der Minister Paul Rau hat am Montag in Elsa gesagt, er werde kommen.",
            "Der Minister Paul Rau",
            "hat … gesagt",
        ),
        ("Am Montag hat Paul Rau in Elsa gesagt, er werde kommen.", "Paul Rau", "hat … gesagt"),
    ],
)
def test_a_verb_in_two_parts_frames_its_clause(text, mention, cue):
    assert told(text, "de") == [("indirect", "er werde kommen", mention, cue)]


def test_a_pronoun_that_hangs_on_any_verb_ends_a_passage():
    assert told("Karim Rau se tait. « Je rêve d'une douche », élude-t-il.", "fr") == [
        ("direct", "« Je rêve d'une douche »", "-t-il", "élude")
    ]


@pytest.mark.parametrize(
    ("text", "language", "mention", "cue"),
    [
        ("« C'est un choc », a reconnu, très ému, l'entraîneur Paul Rau.", "fr", "l'entraîneur Paul Rau", "a reconnu"),
        ("Le ministre l'assure : « Il n'y aura pas de hausse. »", "fr", "Le ministre", "assure"),
        ("„Wir haben verloren“, stellte Trainer Rau nüchtern fest.", "de", "Trainer Rau", "stellte"),
        ("Auf dem Plakat steht: „Nie wieder Krieg“.", "de", "dem Plakat", "steht"),
        ("Marie Rau, 45 ans, aide-soignante : « On n'en peut plus. »", "fr", "Marie Rau, 45 ans", ":"),
        ("«Fue horrible», recuerda una vecina que prefiere no hablar.", "es", "una vecina", "recuerda"),
        ("Paul Rau (SP): „Das ist alles.“", "de", "Paul Rau", ":"),
    ],
)
def test_tags_with_more_between_verb_and_speaker(text, language, mention, cue):
    assert [(m, c) for _form, _words, m, c in told(text, language)] == [(mention, cue)]


def test_what_adds_with_an_infinitive_is_of_whoever_spoke():
    text = "« Je ne comprends pas », répète Anne Rau. Et de conclure : « C'est fini. »"
    assert names(text, "fr") == ["Anne Rau", "Anne Rau"]


@pytest.mark.parametrize(
    ("text", "language", "mention", "cue"),
    [
        ("ELSA, Feb 11 (Wire) - Nordia's bank signalled it was done.", "en", "Nordia's bank", "signalled"),
        ("Elsa (wire) - Der Minister Paul Rau sagte, er komme.", "de", "Der Minister Paul Rau", "sagte"),
        ("He hung a sign in his window that read “JUSTICE FOR LEO.”", "en", "a sign in his window", "read"),
        ("The union, which seeks a rise of 7%, said it was late.", "en", "The union", "said"),
        ("Der Rentner zu BLITZ: „Ich stand am Teich.“", "de", "Der Rentner", ":"),
    ],
)
def test_datelines_signs_and_shares_hide_nobody(text, language, mention, cue):
    assert [(m, c) for _form, _words, m, c in told(text, language)] == [(mention, cue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captains voted against it, with the leader, Cllr Jo Rau, conceding that they “failed”.", "Jo Rau"),
        ("Captains met with the leader, Cllr Jo Rau, conceding that they “failed”.", "Captains"),
        ("Ben Vogt came. Shocked union leader Alma Rau, 29, saw it.\n\nShe said: “We wait.”", "Alma Rau"),
        ("Emma Rau, head of the Ports Board, agreed.\n\n“We are glad that the port is open again.”", "Emma Rau"),
    ],
)
def test_who_stands_beside_the_verb_or_begins_the_sentence_before_speaks(text, expected):
    assert names(text, "en")[-1] == expected


def test_a_quote_of_its_own_paragraph_is_of_nobody_who_is_named_in_passing():
    assert names("The port met Emma Rau.\n\n“We are glad that the port is open again.”", "en") == [""]
