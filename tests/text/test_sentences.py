from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.paragraphs import paragraphs
from annotator.text.sentences import next_sentence, previous_sentence, sentence_at, sentences

anything = st.text(st.characters() | st.sampled_from("aB .!?…。」”\"'\n"), max_size=60)


def cut(text):
    return [text[s.start : s.end] for p in paragraphs(text) for s in sentences(text, p)]


@given(anything)
def test_sentences_are_ordered_disjoint_and_hold_all_that_is_not_blank(text):
    for paragraph in paragraphs(text):
        found = sentences(text, paragraph)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert all(paragraph.contains(s) and len(s) for s in found)
        inside = text[paragraph.start : paragraph.end]
        assert "".join("".join(text[s.start : s.end] for s in found).split()) == "".join(inside.split())


@given(anything, st.data())
def test_steps_go_to_the_starts_of_sentences(text, data):
    position = data.draw(st.integers(0, len(text)))
    starts = [s.start for p in paragraphs(text) for s in sentences(text, p)]
    assert next_sentence(text, position) == min((s for s in starts if s > position), default=len(text))
    assert previous_sentence(text, position) == max((s for s in starts if s < position), default=0)
    found = sentence_at(text, position)
    assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Okoro of the U.S. Coast Guard met Dr. J. Lind.", "They agreed."],
        ["He works for the D.O.J. in Port Elsa.", "It rained 3.5 inches."],
        ["She left the U.S.", "The ferry sank."],
        ["“We must act.”", "He said no more."],
        ["“Why now?” she asked.", "Nobody knew!"],
        ["It was . . . a mess.", "Then silence . . . .", "We left…", "All of us."],
        ["Am 3. Oktober kam z.B. Frau Dr. Rau.", "Sie ging."],
        ["¿Quién lo dijo?", "Nadie."],
        ["M. Petit est parti.", "« Pourquoi ? » a-t-il dit."],
        ["هل رحلوا؟", "نعم."],
        ["הם הלכו.", "למה?"],
    ],
)
def test_sentences_of_many_languages(expected):
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["港口关闭了。", "“我们会等。”", "他走了！"],
        ["彼は「『無理だ。』」", "港は閉まった。"],
        ["「行きます。」と彼は言った。", "港は閉まった。"],
        ["They left the harbour.”", "A spokesman stayed."],
    ],
)
def test_sentences_without_spaces_between(expected):
    assert cut("".join(expected)) == expected


def test_the_sentence_at_a_caret():
    text = "One is here. Two is there.\n\nThree."
    assert sentence_at(text, 5) == Span(0, 12)
    assert sentence_at(text, 13) == Span(13, 26)
    assert sentence_at(text, 27) == Span(27, 27)


def test_the_platform_x_ends_a_sentence_and_an_initial_does_not():
    for place in ("auf", "auf der Plattform", "im Onlinedienst"):
        assert cut(f"Sie schrieb es {place} X. Rau schwieg.") == [f"Sie schrieb es {place} X.", "Rau schwieg."]
    assert cut("Franz X. Rau schwieg.") == ["Franz X. Rau schwieg."]
