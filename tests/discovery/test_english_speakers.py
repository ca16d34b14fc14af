"""Who speaks in English news, where clauses, offices and pronouns stand between a name and its verb."""

from __future__ import annotations

import pytest

from tests.discovery.proposed import told
from tests.discovery.test_people import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman who lives across the street said it was late.", "A woman who lives across the street"),
        ("Jo Rau, 24, who said it was late, left the yard.", "Jo Rau"),
        ("Jo Rau, 24, who works at Nord Films, at Quay Road and East Street, said it was late.", "Jo Rau"),
        ("A man whose boat sank off the coast said it was late.", "A man whose boat sank off the coast"),
        ("Jo Rau, whose lawyer said it was late, left the yard.", "lawyer"),
        ("The board, which runs the port, said it would close.", "The board"),
        ("Objecting to it all, Rau delivered a long speech arguing that it was late.", "Rau"),
        ("The board gave a statement on Monday saying that it was late.", "The board"),
        ("Rau received a letter saying that it was late.", "a letter"),
        ("Rau tried to win the crew by telling them that it was late.", "Rau"),
        ("A letter from a witness who claimed that it was late was false.", "a witness"),
        ("A sailor named Jo Rau came at night and asked whether it was late.", "Jo Rau"),
        ("The referee came at night and said that it was late.", "The referee"),
    ],
)
def test_a_verb_in_a_relative_clause_is_no_speaker(text, expected):
    assert names(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents have long said that it was late.", "Residents"),
        ("The win was late. Jo Rau admitted afterwards that it was luck.", "Jo Rau"),
        ("Detective Constable Neil Rau said it was late.", "Neil Rau"),
        ("He lay down, to which Rau is said to have responded: “Make me, Sir.”", "Rau"),
    ],
)
def test_adverbs_ranks_and_auxiliaries_are_no_part_of_who_speaks(text, expected):
    assert names(text, "en") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two of one surname: what is told of one tells nothing of the other.
        ("Tom Rau fell, and he hid. Awenda Rau ran. She said it was late.", "Awenda Rau"),
        ("Tom Holm said it was late. Whether Peter Rau will come is open. “Ask me,” he said.", "Peter Rau"),
        ("Jo Rau came. “We wait,” Rau said. His sons are Jo Rau Jr. and Tom.", "Jo Rau"),
        ("Jo Rau Jr. came. “We wait,” Rau said.", "Jo Rau Jr"),
        # Places and bodies are nobody.
        ("Ann Holm died in Santa Rosa at noon. She said it was late.", "Ann Holm"),
        ("Holm met Zarva, who left. The Zarva, he said, was late. He said it.", "he"),
        # Another's team is nobody else.
        ("Ann Holm came. Her team said it was late. “It was there,” she said.", "Ann Holm"),
        # Who speaks in this sentence, not whom it names on the way; the outer of two speakers.
        ("Peter Rau said Tom Vogt had lost a fifth of what Bo Holm claimed, and he urged them to wait.", "Peter Rau"),
        ("Peter Rau came. He said a dock in Billings would open, but he conceded that it was late.", "Peter Rau"),
        ("Ann Nair said Jo Pell had won them by telling them that it was late. She added that it was.", "Ann Nair"),
        ("Ann King came. Tom Rau, a police spokesman, said King was ill and she told them it was late.", "Ann King"),
        ("Jo Rau left. Rau's wife, Teresa, said it was late. “We wait,” she said.", "Teresa"),
        # The court before somebody's daughter is no office.
        (
            "In a note read to the court, Tom Rau's daughter, Ann Rau, wept. The court heard that it was late.",
            "The court",
        ),
        ("A young doctor said it was late. “Oh,” Ann Holm said. “Yes,” the doctor said.", "A young doctor"),
        # Letters behind a name and a second forename are no surname.
        ("Graham Rau KC opened the case. “Oh,” Mr Rau said.", "Graham Rau KC"),
        ("Kelly-Ann Dray left. The actress, 46, said it was late.", "Kelly-Ann Dray"),
        # A forename that a full name has, with "him" behind it.
        ("His daughter, Joan, persuaded him to go. “We wait,” she said. Joan Rau is his child.", "Joan Rau"),
    ],
)
def test_pronouns_mean_the_person_of_whom_their_gender_is_told(text, expected):
    assert names(text, "en")[-1] == expected


def test_an_initial_is_no_article():
    [(_form, _words, mention, _cue)] = told("Efton A. Holm asked the board to wait.")
    assert mention == "Efton A. Holm"


def test_who_describes_behind_a_conjunction_stands_before_it():
    text = "Analysts cut their rating to “sell” and described the outlook as “cloudy with no hope at all”."
    [(_form, _words, mention, cue)] = [found for found in told(text) if found[0] == "mixed"]
    assert (mention, cue) == ("Analysts", "described")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jo Rau has said in past interviews that the firm had grown.", "that the firm had grown"),
        ("Jo Rau testified in criminal and civil cases that he was there.", "that he was there"),
        ("According to reports from the scene, people broke windows.", "people broke windows"),
        ("His lawyer, Ben Rau, offered the explanation that “everyone gets old.”", "that “everyone gets old.”"),
        ("Jo Rau told the Post's local radio service he had seen no sign of it.", "he had seen no sign of it"),
        ("Judge Ann Rau told the jury not to discuss the case.", "not to discuss the case"),
        ("Fears grew when the police said the boat was lost.", "the boat was lost"),
    ],
)
def test_what_is_said_is_found_past_what_stands_between(text, content):
    [(_form, words, _mention, _cue)] = told(text, "en")
    assert words == content


@pytest.mark.parametrize(
    "text",
    [
        "When she was freed in 1992, she found herself in the news, thanks to a film that was new.",
        "In a move that suggests that it is late, the firm has bought a dock.",
        "He was indicted on charges in Elsa that he had rigged the bids.",
        "Needless to say the boat was late.",
        "The driver, 44, would be questioned when doctors allowed it.",
        "There was no need for a talk if that agency determined that it was late.",
        "They kept the rule that assured the islands will have a say.",
    ],
)
def test_where_nobody_says_anything_nothing_is_proposed(text):
    assert told(text, "en") == []


def test_a_thing_that_holds_words_says_them():
    [(_form, words, mention, _cue)] = told("The crew saw a sign that said it was late.", "en")
    assert (words, mention) == ("it was late", "a sign")


def test_one_pronoun_before_two_verbs_means_one_person():
    text = (
        "Moira Rau ran. “Oh,” Rau said.\n\nThe former captain said it was late. She praised Sam Obi and called it "
        "“poor”.\n\nRau hid behind his captain, Tom Holm."
    )
    assert names(text, "en")[1:] == ["Moira Rau", "Moira Rau", "Moira Rau"]


def test_the_answer_is_no_part_of_what_somebody_was_asked():
    questions = told("When Rau was asked what she saw, she told them it was late.", "en")
    assert [words for _form, words, *_rest in questions] == ["what she saw", "it was late"]


def test_a_verb_between_two_names_parts_them():
    [(_form, _words, mention, _cue)] = told("Port Post scooped Rau and Vogt, who had promised to wait.", "en")
    assert mention == "Rau and Vogt"


def test_who_acts_within_what_another_says_is_the_one_of_that_clause():
    found = told("Nair said Rau had won them by telling the crew that it was late.", "en")
    assert [mention for _form, _words, mention, _cue in found] == ["Nair", "Rau"]


def test_whoever_answers_is_nobody_named_in_the_question():
    text = "Stefan Brandl came. “We had it,” he said. Asked if his captain, Tom Hale, would play, he said: “No.”"
    assert names(text, "en")[-1] == "Stefan Brandl"


def test_an_office_with_its_party_is_no_name():
    text = "The Labour MP for the coast, Tom Rau, said the harbour was late. “We wait,” the MP said."
    assert names(text, "en") == ["Tom Rau", "Tom Rau"]
    assert names("The Liberal Democrat MP for the bay, Jo Rau, said it was late.", "en") == ["Jo Rau"]


def test_what_leads_to_a_subject_is_nothing_that_it_stands_for():
    text = "Nord Partners, an investor, owns a part. In a letter to the board, it said the ships were old."
    assert names(text, "en") == ["it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rau accused the board of “hiding its books” and called on ministers to step in.", "Rau"),
        ("Analysts at Holt & Marr said in a note it was late.", "Analysts at Holt & Marr"),
    ],
)
def test_the_whole_of_who_speaks_stands_before_the_verb(text, expected):
    assert told(text, "en")[-1][2] == expected


def test_initials_without_space_begin_a_name():
    text = (
        "The U.S. Harbour Safety Board said it was late. The board said it would wait. U.S. President Jo Vogt said no."
    )
    assert names(text, "en")[:2] == ["U.S. Harbour Safety Board", "U.S. Harbour Safety Board"]
    assert names("J.K. Rau wrote it. “We wait,” Rau said. U.S. officials said it was late.", "en") == [
        "J.K. Rau",
        "U.S. officials",
    ]


def test_a_name_behind_what_else_is_added_to_an_office():
    text = "Its sponsor, Republican state Sen. Beth Rau, said it was late."
    assert names(text, "en") == ["Beth Rau"]
