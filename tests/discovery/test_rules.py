import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.discovery.marks import MARKS
from annotator.discovery.proposals import Zone
from annotator.model.span import Span
from tests.discovery.proposed import proposals, told

ENGLISH = [
    ("“We wait,” said Ms. Rau of the board.", [("direct", "“We wait,”", "Ms. Rau of the board", "said")]),
    (
        "“We wait,” Ms. Rau said. “Nobody left.”",
        [("direct", "“We wait,” | “Nobody left.”", "Ms. Rau", "said")],
    ),
    ("“I,” she said, “am late.”", [("direct", "“I,” | “am late.”", "she", "said")]),
    (
        "Ms. Rau told reporters on Monday that the ferry was late, but she added that it would come.",
        [
            ("indirect", "that the ferry was late", "Ms. Rau", "told"),
            ("indirect", "that it would come", "she", "added"),
        ],
    ),
    (
        "The ferry, officials said, was late.",
        [("indirect", "The ferry | was late", "officials", "said")],
    ),
    (
        "The ferry was late, according to two people familiar with the talks.",
        [("indirect", "The ferry was late", "two people familiar with the talks", "according to")],
    ),
    (
        "According to Ben Okoro, a sailor, the ferry was “a floating coffin for all.”",
        [("mixed", "the ferry was “a floating coffin for all.”", "Ben Okoro, a sailor", "According to")],
    ),
    (
        "“The ferry sinks,” the report quotes Mr. Okoro as saying.",
        [("direct", "“The ferry sinks,”", "Mr. Okoro", "quotes … as saying")],
    ),
    ("Rau had asked whether the ferry would come.", [("indirect", "whether the ferry would come", "Rau", "had asked")]),
    ("He declined to comment.", [("narrated", "to comment", "He", "declined")]),
    ("Rau was blunt: “We wait.”", [("direct", "“We wait.”", "Rau", ":")]),
    (
        "Rau rejected Okoro’s claims that the ferry was old.",
        [("indirect", "that the ferry was old", "Okoro", "claims")],
    ),
    ("The board announced a plan that would cost a lot.", []),
    ("The police found a body in the house. She left the United States.", []),
    ("They were told that the ferry was late.", []),
    (
        "A man who saw the fire said it was large.",
        [("indirect", "it was large", "A man who saw the fire", "said")],
    ),
]
OTHERS = [
    ("de", "„Wir warten“, sagte Ines Rau, die Chefin.", [("direct", "„Wir warten“", "Ines Rau, die Chefin", "sagte")]),
    (
        "de",
        "Rau erklärte, sie habe davon nichts gewusst. Man habe gewartet.",
        [
            ("indirect", "sie habe davon nichts gewusst", "Rau", "erklärte"),
            ("indirect", "Man habe gewartet", "Rau", None),
        ],
    ),
    (
        "de",
        "Laut einem Bericht der „Elsa-Zeitung“ kostet der Umbau Geld.",
        [
            ("marks_only", "„Elsa-Zeitung“", None, None),
            ("indirect", "kostet der Umbau Geld", "einem Bericht der „Elsa-Zeitung“", "Laut"),
        ],
    ),
    ("de", "Laut Polizei ist die Fähre gesunken.", [("indirect", "ist die Fähre gesunken", "Polizei", "Laut")]),
    ("de", "Dem Bericht zufolge war die Fähre alt.", [("indirect", "war die Fähre alt", "Dem Bericht", "zufolge")]),
    ("de", "Die Fähre sei spät, sagte Rau.", [("indirect", "Die Fähre sei spät", "Rau", "sagte")]),
    ("fr", "« On attend », a-t-il dit.", [("direct", "« On attend »", "-t-il", "a-t-il dit")]),
    (
        "fr",
        "Le maire a affirmé que le bac était en retard.",
        [("indirect", "que le bac était en retard", "Le maire", "a affirmé")],
    ),
    ("fr", "Selon la police, le bac a coulé.", [("indirect", "le bac a coulé", "la police", "Selon")]),
    (
        "es",
        "El alcalde aseguró que el barco llegó tarde.",
        [("indirect", "que el barco llegó tarde", "El alcalde", "aseguró")],
    ),
    (
        "es",
        "El barco se hundió, según la policía.",
        [("indirect", "El barco se hundió", "la policía", "según")],
    ),
    ("es", "La alcaldesa anunció un plan que costará mucho.", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text, expected):
    assert told(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language, text, expected):
    assert told(text, language) == expected


@pytest.mark.parametrize(
    "marks", ["“”", '""', "‘’", "''", "«»", "»«", "„“", "‚‘", "「」", "『』", "‹›", "””"], ids=lambda m: m
)
def test_every_style_of_marks(marks):
    text = f"{marks[0]}We wait for the ferry,{marks[1]} Ms. Rau said."
    assert told(text, "en") == [("direct", text[: text.index(" Ms.")], "Ms. Rau", "said")]


def test_dialogue_set_off_by_dashes():
    spanish = "—Es mentira —explicó el capitán—. Avisé a todos.\n\n—Nadie vino."
    assert told(spanish, "es")[:2] == [
        ("direct", "—Es mentira | Avisé a todos.", "el capitán", "explicó"),
        ("direct", "—Nadie vino.", "el capitán", None),
    ]
    assert told("— On attend, dit le capitaine.", "fr") == [("direct", "— On attend", "le capitaine", "dit")]
    assert told("— The ferry\n\n— The harbour", "en") == []


def test_languages_that_leave_out_the_subject_take_it_from_the_paragraph():
    text = "El alcalde, Ben Okoro, denunció una “catástrofe para la isla”. Aseguró que la compañía había mentido."
    assert [p.sources[0].name for p in proposals(text, "es")] == ["Ben Okoro", "Ben Okoro"]


def test_a_quote_over_paragraphs_is_one():
    text = "Ms. Rau said: “We wait.\n\n“We go on.\n\n“We are done.”"
    assert told(text, "en") == [("direct", "“We wait. | “We go on. | “We are done.”", "Ms. Rau", "said")]


def test_a_caption_cuts_no_quote():
    text = "“The ferry was\n\nThe harbour. CREDIT Jo Li\n\nlate again,” Ms. Rau said."
    caption = Zone(Span(text.index("The harbour"), text.index("\n\nlate")), "caption")
    (found,) = told(text, "en", zones=[caption])
    assert (found[0], found[2]) == ("direct", "Ms. Rau")
    assert found[1].split() == ["“The", "ferry", "was", "|", "late", "again,”"]


def test_marks_that_quote_nobody_are_told_apart_with_a_reason():
    text = "The “clean sea” plan failed. It was a so-called “green” port. The “clean sea” plan ended."
    assert [(p.form, p.why) for p in proposals(text, "en")] == [
        ("marks_only", "marks_repeated"),
        ("marks_only", "marks_so_called"),
        ("marks_only", "marks_repeated"),
    ]


def test_an_unbalanced_mark_is_located_with_its_likely_extent():
    text = "“The ferry is late, Ms. Rau said. It left.\n\nThen “they came,” he said."
    found = {(p.why, text[p.start : p.end]) for p in proposals(text, "en")}
    assert found == {("tag_after", "“The ferry is late"), ("tag_after", "Then “they came,”")}
    (alone,) = proposals("It left. The “ferry is late. So Ms. Rau left.", "en")
    assert (alone.why, alone.fragments) == ("unbalanced", (Span(13, 28),))


def test_chains_of_origin_relay_and_record():
    text = "Mr. Okoro said in a letter that Ms. Rau had told the board that the ferry was old."
    outer, inner = proposals(text, "en")
    assert [(s.position, s.name) for s in outer.sources] == [("origin", "Okoro"), ("record", "a letter")]
    assert [(s.position, s.name) for s in inner.sources] == [("origin", "Rau"), ("relay", "Okoro")]


def test_sources_are_linked_to_the_register_and_pronouns_to_names():
    text = "Mayor Ben Okoro came late. “Sorry,” he said. Mr. Okoro said the ferry sank. Ines Rau said it did not."
    register = {"okoro": ["Ben Okoro"], "rau": ["Ines Rau", "the harbour master"]}
    found = [p.sources[0].speaker for p in proposals(text, "en", register=register)]
    assert found == ["okoro", "okoro", "rau"]


words = st.sampled_from(
    [
        "Ms. Rau",
        "said",
        "that",
        "the ferry",
        "was late",
        "according to",
        "and",
        "who",
        "he",
        "“",
        "”",
        '"',
        ",",
        ".",
        ":",
        "\n\n",
        "in a statement",
        "told",
        "reporters",
        "saying",
        "sagte",
        "—",
        "’s",
        "report",
        "« ",
        " »",
        "\x00",
        "漢",
    ]
)
unmarked = words.filter(lambda word: not set(word) & set('\n“”"«»'))
prose = st.lists(words, max_size=40).map(" ".join) | st.text(st.sampled_from(MARKS + "aB .,s\n") | st.characters())


@settings(max_examples=300, deadline=None)
@given(prose, st.sampled_from(["en", "de", "fr", "es", None]))
def test_proposals_lie_inside_the_text_and_nest(text, language):
    found = proposals(text, language)
    pieces = sorted({(f.start, -f.end) for p in found for f in p.fragments})
    around = []
    for start, end in pieces:
        assert 0 <= start < -end <= len(text)
        while around and around[-1] <= start:
            around.pop()
        assert not around or -end <= around[-1]
        around.append(-end)
    for p in found:
        assert all(a.end < b.start for a, b in zip(p.fragments, p.fragments[1:], strict=False))
        assert all(0 <= s.mention.start < s.mention.end <= len(text) for s in p.sources)
        assert 0 < p.confidence < 1
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert len({p.fragments for p in found}) == len(found)


@settings(max_examples=100, deadline=None)
@given(st.lists(unmarked, max_size=30).map(" ".join))
def test_unrelated_text_after_a_paragraph_changes_nothing(text):
    before = proposals(f"{text}.", "en")
    after = proposals(f"{text}.\n\nThe sea is wide.", "en")
    assert [(p.fragments, p.form, p.why) for p in before] == [(p.fragments, p.form, p.why) for p in after]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "“" * 20_000,
        "“a said " * 12_000,
        "Rau said that " * 12_000,
        "a, b said " * 15_000,
        "“He said. ”Rau " * 10_000,
        "“We wait,” Ms. Rau said, adding that it was late. " * 2_000,
        "said, " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_time_is_near_linear(text):
    started = time.process_time()
    proposals(text, "en")
    assert time.process_time() - started < 5


def test_what_the_quoted_say_that_others_said_is_a_quote_inside():
    text = "“He told us that the ferry was late,” Ms. Rau said. “They said, ‘Go home,’ and we went.”"
    assert told(text, "en")[1:] == [
        ("indirect", "that the ferry was late", "He", "told"),
        ("direct", "‘Go home,’", "They", "said"),
    ]
    (_outer, inner) = proposals("Mr. Okoro “ordered that we write a letter at once to all of them.”", "en")
    assert [(s.name, inner.form) for s in inner.sources] == [("Okoro", "indirect")]


def test_what_the_quoted_say_themselves_is_no_quote_inside():
    assert len(told("“I said that I was late. If they say it is old, we wait,” Rau said.", "en")) == 1


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He goes, ‘Captain, you have ten minutes,’” Rau recalled.", "‘Captain, you have ten minutes,’"),
        ("\"I told her, 'Only if it floats,'\" Rau says.", "'Only if it floats,'"),
        ("„Da habe ich mir gesagt: ‚Jetzt oder nie!‘“, erzählt Rau.", "‚Jetzt oder nie!‘"),
        ("He added: “The crew was told: ‘Stay put.’ They trusted that.”", "‘Stay put.’"),
    ],
)
def test_a_quote_within_a_quote_to_which_a_comma_or_colon_leads(text, inner):
    outer, nested = proposals(text)
    assert [text[f.start : f.end] for f in nested.fragments] == [inner]
    assert nested.form == outer.form == "direct"
    assert nested.sources == ()


def test_words_in_marks_within_a_quote_to_which_nothing_leads_are_part_of_it():
    assert len(proposals("“The so-called ‘reform’ is a sham, and ‘fair’ means nothing,” said Rau.", "en")) == 1
