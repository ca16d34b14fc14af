from itertools import pairwise

from annotator.discovery.quotation import quotations
from annotator.model.span import Span
from annotator.ui.reading.growth import grown, rungs, shrunk

TEXT = "The ferry stopped. “We must close the line,” he told the captains. They left."
PARAGRAPH = Span(0, len(TEXT))


def around(word: str) -> tuple[Span, ...]:
    return rungs(TEXT, TEXT.index(word) + 1, quotations(TEXT), PARAGRAPH)


def test_word_quote_sentence_paragraph():
    words = [TEXT[span.start : span.end] for span in around("close")]
    sentence = "“We must close the line,” he told the captains."
    assert words == ["close", "We must close the line,", "“We must close the line,”", sentence, TEXT]


def test_each_contains_the_one_before():
    for position in range(len(TEXT) + 1):
        found = rungs(TEXT, position, quotations(TEXT), PARAGRAPH)
        assert all(larger.contains(smaller) for smaller, larger in pairwise(found))


def test_growing_ends_at_the_paragraph_and_shrinking_at_the_caret():
    path = around("close")
    selection = Span(path[0].start, path[0].start)
    for span in path:
        selection = grown(selection, path)
        assert selection == span
    assert grown(selection, path) == selection
    for span in reversed(path[:-1]):
        selection = shrunk(selection, path)
        assert selection == span
    assert not shrunk(selection, path)


def test_outside_quotes_there_is_no_quote():
    assert [TEXT[span.start : span.end] for span in around("left")][:2] == ["left", "They left."]
