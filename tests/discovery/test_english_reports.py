"""Sentences of English news, one or more for each pattern: what of them is quoted, by whom and by which cue."""

import pytest

from tests.discovery.proposed import proposals, told

SAID = [
    ("It was reported that the ferry sank.", [("indirect", "that the ferry sank", None, "was reported")]),
    (
        "He died in a hospital in Elsa, on Monday morning, said a spokesman for the board.",
        [("indirect", "He died in a hospital in Elsa, on Monday morning", "a spokesman for the board", "said")],
    ),
    (
        "Ben Okoro, Felt's grandson, said his aunt died at her home in Elsa, Norland.",
        [("indirect", "his aunt died at her home in Elsa, Norland", "Ben Okoro, Felt's grandson", "said")],
    ),
    (
        "Both sailors thanked her, but Okoro said Felt was a hard master.",
        [("indirect", "Felt was a hard master", "Okoro", "said")],
    ),
    (
        "By closing the port, Rau said during a visit to the island, she had “saved what can be saved.”",
        [("mixed", "By closing the port | she had “saved what can be saved.”", "Rau", "said")],
    ),
    (
        "Okoro feared — and was later proven right — that the ferry was old.",
        [("indirect", "that the ferry was old", "Okoro", "feared")],
    ),
    ("A friend said this morning, “She did more.”", [("direct", "“She did more.”", "A friend", "said")]),
]
ORDERED = [
    (
        "The board called on the Harbour and Ferry offices to change the rules, and the rules were changed.",
        [("indirect", "to change the rules", "The board", "called on")],
    ),
    (
        "Rau directed local offices to go on talking with sailors about boats that might sink.",
        [("indirect", "to go on talking with sailors about boats that might sink", "Rau", "directed")],
    ),
    ("Okoro claimed not to have seen it.", [("indirect", "not to have seen it", "Okoro", "claimed")]),
    (
        "Critics accused Rau of quietly selling the ferry.",
        [("indirect", "of quietly selling the ferry", "Critics", "accused")],
    ),
]
CALLED = [
    (
        "Okoro dismissed the plan as “a very old joke,” but the board went on.",
        [("mixed", "the plan as “a very old joke,”", "Okoro", "dismissed")],
    ),
    (
        "For a man described by the Post as “the last great captain of the isle,” it was little.",
        [("mixed", "“the last great captain of the isle,”", "the Post", "described … as")],
    ),
    (
        "The report suggested “a quiet agreement” between the two firms.",
        [("mixed", "“a quiet agreement” between the two firms", "The report", "suggested")],
    ),
    (
        "Okoro cast doubt on statements made by Rau that the ferry “never really was late.”",
        [("mixed", "that the ferry “never really was late.”", "Rau", "statements")],
    ),
    ("Rau “refused to wait for the last boat.”", [("mixed", "Rau “refused to wait for the last boat.”", None, None)]),
]
NOTHING = [
    "When she was freed in 1992, she found herself in the harbour again, thanks in part to a film.",
    "Rau insisted on using old rules she had learned in the war.",
    "I know sailors who are worse. I hope that she is remembered.",
    "The film told the captain's story between the wars.",
    "They wouldn't reveal the captain's name until he died.",
    "The cause was not announced; he had been ill.",
    "Sailors knew him only as a voice in the fog.",
    "It was a lie he told to serve the town.",
    "Okoro added 101 boats for the town, which had 352.",
    "Okoro led a crew that, for any other town, would have guaranteed a victory.",
]


@pytest.mark.parametrize(("text", "expected"), SAID + ORDERED + CALLED)
def test_a_pattern(text, expected):
    assert told(text, "en") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_is_quoted(text):
    assert told(text, "en") == []


def test_names_in_marks_are_no_quotes_even_where_something_is_reported():
    text = "Ben “The Chin” Okoro left, officials said. A film called “The Last Ferry” was shown."
    assert [(p.form, p.why) for p in proposals(text, "en")] == [
        ("indirect", "tag_after"),
        ("marks_only", "marks_title"),
        ("marks_only", "marks_so_called"),
    ]
    assert told("The man dubbed the “Wave” by the papers left.", "en")[0][0] == "marks_only"


def test_who_passes_on_what_another_said_is_no_quote_of_its_own():
    (found,) = proposals("In a May meeting Rau told sailors that the ferry was late, The Post reported.", "en")
    assert [(s.position, s.name) for s in found.sources] == [("origin", "Rau"), ("relay", "Post")]
    (found,) = proposals("Rau said that the ferry was late, according to a letter.", "en")
    assert [(s.position, s.name) for s in found.sources] == [("origin", "Rau"), ("record", "a letter")]


def test_a_tag_before_a_colon_leads_to_the_next_paragraph():
    text = "After the storm, Ms. Rau told the Post in 1998:\n\n“We waited for days.”"
    assert told(text, "en") == [("direct", "“We waited for days.”", "Ms. Rau", "told")]


def test_a_mark_without_partner_ends_the_words_it_closes():
    text = 'Rau told Okoro to write a letter that would end all waiting," on Monday.'
    assert told(text, "en") == [("mixed", 'to write a letter that would end all waiting,"', "Rau", "told")]


def test_a_verb_that_no_lexicon_lists_is_a_cue_between_a_speaker_and_whole_words():
    assert told("At one point he grumbled, “I am late,” and left.", "en") == [
        ("direct", "“I am late,”", "he", "grumbled")
    ]
    assert told("“We are late,” Rau grumbled in the hall.", "en")[0][2:] == ("Rau", "grumbled")
    assert told("“We are late,” the sea roared on.", "en")[0][3] is None


def test_what_somebody_calls_something_is_said_by_them():
    assert told("It was what critics called “a long war,” and a film called “A Mess” was shown.", "en") == [
        ("mixed", "“a long war,”", "critics", "called"),
        ("marks_only", "“A Mess”", None, None),
    ]
    text = "The board said the ferry, which it called “a floating coffin,” was late."
    assert told(text, "en")[0] == (
        "mixed",
        "the ferry, which it called “a floating coffin,” was late",
        "The board",
        "said",
    )
    assert told("The ferry, which Okoro called “a bad joke,” sank.", "en") == [
        ("mixed", "“a bad joke,”", "Okoro", "called")
    ]
