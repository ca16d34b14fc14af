"""Quotes of which one half stands outside the marks, and what parts a quote from the rest of its sentence."""

import pytest

from tests.discovery.proposed import told

CASES = [
    ("The ruling, said Rau, “is a mess.”", [("mixed", "The ruling | “is a mess.”", "Rau")]),
    ("It was, he said, “the best of times.”", [("mixed", "It was | “the best of times.”", "he")]),
    ("A day later, she said, “we lost.”", [("direct", "“we lost.”", "she")]),
    ("In court, she said, “we lost.”", [("direct", "“we lost.”", "she")]),
    ("A spokesman, Jo Rau, said, “we wait.”", [("direct", "“we wait.”", "A spokesman, Jo Rau")]),
    (
        "It was “the best of times” for the club, he said, and “the worst of times” for its fans.",
        [("mixed", "It was “the best of times” for the club | “the worst of times” for its fans", "he")],
    ),
    (
        "“This,” he said, pointing to the crater, “is what they call peace.”",
        [("direct", "“This,” | “is what they call peace.”", "he")],
    ),
    (
        "“We wait,” said Rau, adding, “They left.”",
        [("direct", "“We wait,”", "Rau"), ("direct", "“They left.”", "Rau")],
    ),
    (
        "“It was late,” Rau wrote in her memoir, “A Sailor’s Life.”",
        [("direct", "“It was late,”", "Rau"), ("marks_only", "“A Sailor’s Life.”", None)],
    ),
    ("The team named the coral “Old Man Ben.”", [("marks_only", "“Old Man Ben.”", None)]),
    ("She called the plan “a disaster.”", [("mixed", "the plan “a disaster.”", "She")]),
    ("When asked why, he said simply “because I can”.", [("direct", "“because I can”", "he")]),
    ("She replied “yes” when asked.", [("direct", "“yes”", "She")]),
    ("Rau, who has called the plan “madness,” will not go.", [("mixed", "the plan “madness,”", "Rau")]),
    (
        "Rau — who once called him “the luckiest man alive” — was booed.",
        [("mixed", "him “the luckiest man alive”", None)],
    ),
    ("It said it had found “no evidence” of fraud.", [("mixed", "it had found “no evidence” of fraud", "It")]),
    ("It declined to say more, citing “a trial”.", [("narrated", "to say more", "It"), ("mixed", "“a trial”", "It")]),
    ("“Why?” “Because I can,” she said.", [("direct", "“Why?”", "she"), ("direct", "“Because I can,”", "she")]),
    (
        "“Did she go?” Rau asked. “I do.”",
        [("direct", "“Did she go?” | “I do.”", "Rau")],
    ),
    (
        "Boats were “fully valued,” Rau said, cutting their rating to “hold.”",
        [("mixed", "Boats were “fully valued,”", "Rau"), ("marks_only", "“hold.”", None)],
    ),
    (
        "Owners, deriding the bill as “a land grab,” have left.",
        [("mixed", "the bill as “a land grab,”", "Owners")],
    ),
    ("Rau left, saying it “protects our coast.”", [("mixed", "it “protects our coast.”", "Rau")]),
    ("“It is great,” Rau said as owners left, “for us.”", [("direct", "“It is great,” | “for us.”", "Rau")]),
    (
        "“It is great,” Rau said in a speech, while Vogt called it “sad.”",
        [("direct", "“It is great,”", "Rau"), ("mixed", "it “sad.”", "Vogt")],
    ),
    (
        "Ida Rau — a captain who once called the tax “unfair” — has left.",
        [("mixed", "the tax “unfair”", "a captain")],
    ),
    (
        "Mayor Ida Rau, a captain who has called the plan “madness,” will not go.",
        [("mixed", "the plan “madness,”", "Mayor Ida Rau, a captain")],
    ),
    (
        "In remarks the board described as “rash,” the captain said boats should “pay up.”",
        [("mixed", "as “rash,”", "the board"), ("mixed", "boats should “pay up.”", "the captain")],
    ),
    ("His wife cried out, “No, no,” and left.", [("direct", "“No, no,”", "His wife")]),
    ("Rau called the case “strong,” set a date and left.", [("mixed", "the case “strong,”", "Rau")]),
    (
        "“To wait, we must set aside” the plan, said Secretary Ken Rau.",
        [("mixed", "“To wait, we must set aside” the plan", "Secretary Ken Rau")],
    ),
    (
        "The minister said on state television that it had been “destroyed”.",
        [("mixed", "that it had been “destroyed”", "The minister")],
    ),
    (
        "Her lawyer, Ben Rau, offered the explanation that “everyone grows old.”",
        [("mixed", "that “everyone grows old.”", "Her lawyer, Ben Rau")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_quote_has_both_halves_and_no_more(text, expected):
    assert [quote[:3] for quote in told(text, "en")] == expected


def test_a_quote_opened_by_a_single_mark_within_a_paragraph_goes_on_in_the_next():
    text = "'It is hard,' Rau said to staff. 'But the time has come.\n\n'I thank every one of you.'"
    expected = "'It is hard,' | 'But the time has come. | 'I thank every one of you.'"
    assert [quote[:3] for quote in told(text, "en")] == [("direct", expected, "Rau")]
    apart = "The owners' boats left. 'Tis late, the crew said.\n\nAnother day began."
    assert [quote[0] for quote in told(apart, "en")] == ["indirect"]
