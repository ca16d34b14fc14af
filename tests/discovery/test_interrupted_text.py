"""Sentences that a caption, a credit or a lost paragraph runs through, and terms that an article has of its own."""

from annotator.discovery.interruptions import interruptions
from tests.discovery.proposed import proposals, told

HALF = "“The ferry had been unsafe for many years and nobody in the office had wanted to close"


def test_a_quote_goes_on_behind_a_caption_that_nobody_marked():
    text = f"{HALF}\n\nINES RAU/COAST WIRE\n\nThe ferry in the harbour of Elsa.\n\nit,” Ms. Rau said."
    assert told(text, "en") == [("direct", f"{HALF} | it,”", "Ms. Rau", "said")]


def test_lines_that_were_only_wrapped_interrupt_nothing():
    text = "The ferry was late for the third time this week, and in the\nRau family nobody came home\nbefore nine."
    assert list(interruptions(text, ())) == []


def test_a_title_ends_no_paragraph():
    (found,) = proposals("“We wait,” Mr.\n\nRau told the board.", "en")
    assert [s.name for s in found.sources] == ["Rau"]


def test_a_term_that_the_article_uses_as_its_own_is_not_quoted():
    text = "The clean streets plan costs a lot. Rau said that the “clean streets” plan had failed."
    forms = [p.form for p in proposals(text, "en")]
    assert forms == ["indirect", "marks_only"]
