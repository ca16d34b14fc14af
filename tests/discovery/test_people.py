"""Who is meant where no register says so: full names, offices, pronouns, and several who speak as one."""

from __future__ import annotations

import pytest

from annotator.discovery.names import Register
from tests.discovery.proposed import proposals


def names(text, language="en", register=None):
    """The names of the origins of each proposal."""
    found = proposals(text, language, register=register)
    return [" + ".join(s.name for s in p.sources if s.position == "origin") for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port Secretary Jo Rau came. “We wait,” Rau said.", "Jo Rau"),
        ("“We wait,” said Elsa Harbour CEO Jo Rau.", "Jo Rau"),
        ("“We wait,” said Attorney General Jo Rau.", "Jo Rau"),
        ("“We wait,” said Pope Urban.", "Pope Urban"),
        ("The Justice Department came. “We wait,” the department said.", "Justice Department"),
        ("The Elsa Seamen Labour Union met. “We wait,” the ESLU said.", "Elsa Seamen Labour Union"),
        ("Jo Rau met Ben Rau. “We wait,” Mr. Rau said.", "Ben Rau"),
        ("Sarah Holm of the board is new. “We wait,” Sarah said.", "Sarah Holm"),
        ("Its own Office for Sunken Ships warned that it would rain.", "Office for Sunken Ships"),
        ("Top Captains on the Ports Committee said that it was late.", "Top Captains on the Ports Committee"),
        ("Women who saw the fire said that it was large.", "Women who saw the fire"),
        ("The president at one point said that he was late.", "The president"),
        ("“We wait,” according to a report issued Friday by the board.", "a report issued Friday by the board"),
    ],
)
def test_names_are_full_and_bare_of_titles(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attorney General Jo Rau came. “We wait,” the attorney general said.", "Jo Rau"),
        ("Jo Rau, the board's chief inspector, came. The chief inspector said that it was late.", "Jo Rau"),
        ("The harbour master, Jo Rau, met Mayor Ben Holm. The mayor said that it was late.", "Ben Holm"),
        ("Mayor Ben Holm came. A mayor said that it was late.", "A mayor"),
    ],
)
def test_an_office_means_who_holds_it(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarah Holm met Peter Vogt. Talks went on. “It is late,” she said.", "Sarah Holm"),
        ("Sarah Holm met Peter Vogt. Talks went on. “It is late,” he said.", "Peter Vogt"),
        ("Peter Vogt told the Elsa Times that he was late. In 1990 he said that it was early.", "Peter Vogt"),
        ("The board's report is new. It concludes that the pier was rotten.", "The board's report"),
        ("Five lawyers of the board met. They said that the pier was rotten.", "Five lawyers"),
    ],
)
def test_pronouns_stand_for_who_fits(text, expected):
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Rau and Mr. Vogt said that it was late.", "Rau + Vogt"),
        ("Mr. Rau, Mr. Holm and Mr. Vogt said that it was late.", "Rau + Holm + Vogt"),
        ("He and other officials said that it was late.", "He + other officials"),
        ("Parents and teachers said that it was late.", "Parents and teachers"),
        ("Holm and Holm said that it was late.", "Holm and Holm"),
        ("According to federal and state investigators, the pier was rotten.", "federal and state investigators"),
        ("The ferry sank and officials said that it was old.", "officials"),
        (
            "Captains on the House ports and tides committees said it was old.",
            "Captains on the House ports and tides committees",
        ),
    ],
)
def test_several_who_speak_as_one(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Rau, Captain of Elsa, who promised that it would come, left.", "Rau"),
        ("Mr. Rau met captains who sail old ships to insist that they wait.", "Rau"),
        ("Eight days later, on May 22, Mr. Rau came to insist that they wait.", "Rau"),
        ("The board met on Monday, with a captain writing, “We wait for the ferry.”", "a captain"),
        ("That report, based on two visits to the “old” pier, said the pier was rotten.", "That report"),
    ],
)
def test_who_speaks_is_told_from_who_stands_near(text, expected):
    assert names(text)[-1] == expected


def test_who_utters_a_letter_is_its_origin():
    (found,) = proposals("A letter from Mr. Rau to the board said that it was late.", "en")
    assert [(s.position, s.name) for s in found.sources] == [
        ("origin", "Rau"),
        ("record", "A letter from Mr. Rau to the board"),
    ]


def test_a_headline_quote_is_whose_the_same_words_are_below():
    text = "Plan Was Clear: 'We Need to Close the Pier'\n\n“We need to close the pier,” Mr. Rau told the board."
    headline, _body = proposals(text, "en")
    assert (headline.sources[0].name, headline.why) == ("Rau", "said_elsewhere")


def test_a_line_that_ends_with_a_colon_names_who_speaks():
    text = "Below is a statement by Jo Rau, head of the board:\n\n“We wait for the ferry to come.”"
    (found,) = proposals(text, "en")
    assert (found.sources[0].name, text[found.sources[0].mention.start : found.sources[0].mention.end]) == (
        "Jo Rau",
        "Jo Rau",
    )


def test_german_nouns_are_no_names_and_compounds_what_their_last_part_is():
    assert names("„Wir warten“, sagte die Polizeisprecherin.", "de") == ["die Polizeisprecherin"]
    assert names("„Wir warten“, sagte Verkehrsminister Jo Rau.", "de") == ["Jo Rau"]
    assert names("Petra Hartmann kam mit Jens Rau. „Wir warten“, sagte sie.", "de") == ["Petra Hartmann"]


def test_the_register_knows_names_without_initials_suffixes_and_articles():
    register = {"rau": ["Jo B. Rau Jr."], "board": ["The Harbour Board"], "gene": ["Gene Holm"]}
    text = "“No,” said Jo Rau. “Yes,” said the Harbour Board. “No,” said Bob Holm. “Yes,” said Mr. Rau."
    found = [p.sources[0].speaker for p in proposals(text, "en", register=register)]
    assert found == ["rau", "board", None, "rau"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bureau of Ports spokesman Peter Vogt said that it was late.", "Peter Vogt"),
        ("The fleet's chief of staff General Peter Vogt said that it was late.", "Peter Vogt"),
        ("Secretary of the Harbour Peter Vogt said that it was late.", "Peter Vogt"),
        ("A spokesman for Mayor Peter Vogt said that it was late.", "A spokesman for Mayor Peter Vogt"),
        ("Chairman Peter B. Vogt (D-Elsa), who runs it, said that it was late.", "Peter B. Vogt"),
        ("“We wait,” said Peter Vogt. Later Peter B. Vogt left.", "Peter B. Vogt"),
    ],
)
def test_a_name_behind_an_office_is_who_speaks(text, expected):
    assert names(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her agent Peter Vogt met Sarah Holm. “It is late,” she said.", "Sarah Holm"),
        ("Tanya King went to Elsa College. She sat in North Elsa. The pier was old, she said.", "Tanya King"),
        ("Holm Closes Elsa Pier\n\nHolm, who was late, said that it would rain.", "Holm"),
        ("Peter Vogt came to “The Old Peter Vogt” later. The pier was old, he said.", "Peter Vogt"),
        ("Rain did not bother her, she said, explaining: “I like it.”", "she"),
    ],
)
def test_what_is_no_person_is_not_meant(text, expected):
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Felt left in May. Ben Holm met Felt. Felt was late. “It is late,” he said.", "Mark Felt"),
        ("Ben Holm, a former captain, wrote Rau in May. “It is late,” he said. Peter Rau left.", "Ben Holm"),
        ("Days before the vote in Elsa, Ben Holm met Peter Rau. “It is late,” he said.", "Ben Holm"),
        ("The board’s Ben Holm met Elsa's Vogt. “It is late,” said Vogt.", "Vogt"),
        ("Elsa Ports chief technology officer Ben Holm said that it was late.", "Ben Holm"),
        ("Ben Holm, the port's pilot and former captain said that it was late.", "Ben Holm"),
    ],
)
def test_the_subject_of_the_sentence_before_is_likeliest_meant(text, expected):
    assert names(text)[-1] == expected


def test_a_participle_after_a_comma_has_the_subject_of_its_sentence():
    text = "A day after the talks, Mr. Rau, then the mayor, went to Elsa, telling five captains that it was late."
    assert names(text) == ["Rau"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ferry costs 35 Crowns. Rau stayed. “We wait,” Rau said. Karl Rau is old.", "Karl Rau"),
        ("en", "Capt. Jo Rau stayed. “We wait,” said Rau.", "Jo Rau"),
        ("en", "Karl Vogt is old. His daughter fled. “We wait,” Ms. Vogt said.", "Vogt"),
        ("en", "Ines Rau left. In a post on X, she wrote, “We wait.”", "Ines Rau"),
        ("es", "La alcaldesa de Soria Ana Rau dijo que llueve mucho.", "Ana Rau"),
        ("it", "Il sindaco dell'Elba Carlo Rau ha detto che piove molto.", "Carlo Rau"),
        ("fr", "Karl Vogt attend. Anne Rau écrit. « Le quai s'effondre », soupire-t-elle.", "Anne Rau"),
        ("fr", "Anne Rau écrit. Marc Vogt attend. Anne Rau sort. « Le quai cède », dit-il.", "Marc Vogt"),
    ],
)
def test_who_is_meant_where_points_places_and_genders_mislead(language, text, expected):
    assert proposals(text, language)[-1].sources[0].name == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Karl Vogt left. A witness said that it was late. “Nobody came,” she added.", "A witness"),
        ("en", "A witness said that it was late. Ines Rau left. “Nobody came,” she added.", "Ines Rau"),
        ("en", "Ines Rau left. The report said that it was late. “Nobody came,” she added.", "Ines Rau"),
        ("en", "Karl Vogt left. The mayor was furious. “Nobody came,” he said.", "The mayor"),
        ("en", "The mayor was furious. Karl Vogt left. “Nobody came,” he said.", "Karl Vogt"),
        ("en", "Mayor Karl Vogt left. Ines Rau stayed. The mayor fumed. “Nobody came,” he said.", "Karl Vogt"),
        ("en", "Karl Vogt left. The woman was furious. “Nobody came,” he said.", "Karl Vogt"),
        ("de", "Der Bürgermeister ist wütend. „Niemand kam“, sagte er.", "Der Bürgermeister"),
        ("fr", "Un témoin affirme avoir vu un homme. « Il criait », précise-t-il.", "Un témoin"),
        ("fr", "L'étudiante pense que Léa a fui. « Elle avait peur », souffle-t-elle.", "L'étudiante"),
        ("fr", "Sa mère, Isabelle, attend. « Je le sens », répète-t-elle.", "Isabelle"),
    ],
)
def test_a_pronoun_may_stand_for_somebody_described_who_spoke_last(language, text, expected):
    assert proposals(text, language)[-1].sources[0].name == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordholz chief executive and co-founder Jo Rau said “never”.", ["Jo Rau"]),
        ("“Never,” said Nordholz CEO and new harbour manager Jo Rau.", ["Jo Rau"]),
        ("Ben Vogt and finance minister Jo Rau said “never”.", ["Ben Vogt + Jo Rau"]),
        ("“Never,” said Labour rival Jo Rau.", ["Jo Rau"]),
    ],
)
def test_two_offices_before_one_name_are_of_one_person(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("Elsa’s Jo Rau told us that she left. She said that Nord Port will wait.", ["Elsa’s Jo Rau", "Jo Rau"]),
        ("Sheriff Jo Rau said that it rained. “Go,” the sheriff said. “Now.”", ["Jo Rau", "the sheriff"]),
        ("“Go,” said Dr Jo Roberts. The board's head, Dr Jo Roberts, said that it was late.", ["Jo Roberts"]),
    ],
)
def test_a_register_does_not_hide_whom_the_article_names(text, register):
    assert names(text, register={"s1": register}) == names(text) == ["Jo Rau" if "Rau" in text else "Jo Roberts"] * 2


def test_a_short_description_points_back_to_one_that_the_register_knows():
    text = "Elsa's central bank said that it rained. Nordhavn Bank smiled. The bank said that it was late."
    known = proposals(text, "en", register={"s1": ["Elsa's central bank"]})
    assert [p.sources[0].speaker for p in known] == ["s1", "s1"]


def test_a_document_of_somebody_is_not_known_by_its_noun_alone():
    known = Register({"s1": ["Durrow's Statement"], "s2": ["Jo Rau"]})
    assert known.who("Statement") is None
    assert known.who("Durrow's Statement") == "s1"
    assert known.who("Rau") == "s2"
