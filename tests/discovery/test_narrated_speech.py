"""Speech that is only told of, and words in marks behind a verb that tells of it."""

import pytest

from tests.discovery.proposed import proposals, told


@pytest.mark.parametrize(
    ("text", "words", "speaker", "cue"),
    [
        ("Mayor Rau criticised the plan.", "the plan", "Mayor Rau", "criticised"),
        ("The firm apologised for the delays and refunded all.", "the delays", "The firm", "apologised for"),
        ("Mr. Holm denied taking bribes.", "taking bribes", "Mr. Holm", "denied"),
        ("Mr. Holm denied the allegations.", "the allegations", "Mr. Holm", "denied"),
        ("Officials warned of a flood, and the bridge was closed.", "a flood", "Officials", "warned of"),
        (
            "Mr. Holm tried to save himself by falsely blaming the crew.",
            "the crew",
            "Mr. Holm",
            "falsely blaming",
        ),
        ("She expressed deep regret about the loss.", "deep regret about the loss", "She", "expressed"),
    ],
)
def test_what_somebody_spoke_of_is_narrated(text, words, speaker, cue):
    assert told(text, "en") == [("narrated", words, speaker, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The storm blasted the coast.",
        "The judge denied bail.",
        "The plan was criticised.",
        "They insisted on leaving.",
        "The report acknowledges nobody.",
    ],
)
def test_what_nobody_says_is_not_narrated(text):
    assert [p for p in proposals(text, "en") if p.form == "narrated"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rau asked the board for a plan with “clear dates.”", "the board for a plan with “clear dates.”"),
        ("Holm cited a meeting in which the mayor was in “a rage.”", "a meeting in which the mayor was in “a rage.”"),
    ],
)
def test_words_in_marks_behind_such_a_verb_are_quoted(text, words):
    assert [(p[0], p[1]) for p in told(text, "en")] == [("mixed", words)]


@pytest.mark.parametrize(
    "text",
    [
        "He showed himself as “Deep Sea” in May.",
        "The senate rejected a plan for the “big three” makers of cars.",
        "Rau announced the ship at a fair and left by saying that “nobody else builds such a thing today.”",
    ],
)
def test_words_in_marks_farther_off_are_not_its_own(text):
    assert "with_marks" not in [p.why for p in proposals(text, "en")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor was told by advisers that it would fail.", "that it would fail"),
        ("She was asked by reporters whether she would run.", "whether she would run"),
    ],
)
def test_who_told_somebody_speaks(text, words):
    assert [(one[0], one[1]) for one in told(text, "en")] == [("indirect", words)]
    assert proposals(text, "en")[0].sources[0].name in ("advisers", "reporters")


def test_whom_a_report_cites_is_a_source_of_it():
    (found,) = proposals("The Echo reported that the dam was old, citing two officials.", "en")
    assert [(s.name, s.position) for s in found.sources] == [("Echo", "origin"), ("two officials", "record")]


def test_a_promise_in_a_tag_does_not_part_a_quote():
    text = "“We wait,” said Ms. Rau, who promised a hearing. “Nobody left.”"
    assert ("direct", "“We wait,” | “Nobody left.”", "Ms. Rau", "said") in told(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Rau kritisierte die Pläne scharf.", "die Pläne scharf"),
        ("de", "Holm bestritt die Vorwürfe.", "die Vorwürfe"),
        ("es", "La oposición criticó el plan.", "el plan"),
        ("fr", "L’opposition a critiqué le projet.", "le projet"),
        ("it", "Il portavoce ha smentito le accuse.", "le accuse"),
        ("nl", "Rau waarschuwde voor een nieuwe vloed.", "een nieuwe vloed"),
    ],
)
def test_other_languages_narrate_too(language, text, words):
    assert [one[:2] for one in told(text, language)] == [("narrated", words)]
