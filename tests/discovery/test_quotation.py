import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.discovery.doubled_marks import DOUBLED
from annotator.discovery.marks import MARKS
from annotator.discovery.quotation import quotations

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "articles"
marked = st.text(st.sampled_from(MARKS + "aB .,s\n漢ל") | st.characters(), max_size=60)


def cut(text):
    return [">" * p.depth + text[p.span.start : p.span.end] for p in quotations(text).passages]


@given(marked)
def test_passages_begin_and_end_with_marks_and_nest(text):
    found = quotations(text)
    open_until = []
    for passage in found.passages:
        span = passage.span
        assert text[span.start] in MARKS or text.startswith(DOUBLED, span.start)
        assert passage.continued or (text[span.end - 1] in MARKS and len(span) >= 2)
        assert span.contains(passage.inner)
        while open_until and open_until[-1] <= span.start:
            open_until.pop()
        assert all(span.end <= end for end in open_until)
        assert passage.depth == len(open_until)
        open_until.append(span.end)


@given(marked)
def test_no_mark_is_both_paired_and_without_partner(text):
    found = quotations(text)
    paired = {p.span.start for p in found.passages} | {p.span.end - 1 for p in found.passages if not p.continued}
    assert not paired & set(found.unbalanced)
    assert list(found.unbalanced) == sorted(set(found.unbalanced))
    assert all(text[position] in MARKS for position in found.unbalanced)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s late,” she said. “Go.”", ["“It’s late,”", "“Go.”"]),
        ("She called it ‘the kids’ hour’ and “a ‘mess’”.", ["‘the kids’ hour’", "“a ‘mess’”", ">‘mess’"]),
        ('"\'We\' must," he said. "Now!"', ["\"'We' must,\"", ">'We'", '"Now!"']),
        ("In the '90s the Joneses' boat wasn't 'new'.", ["'new'"]),
        ('A 5" pipe, she said, is "too thin".', ['"too thin"']),
        ("„Wir ‚warten‘ jetzt“, sagte sie. Er: »Nein.«", ["„Wir ‚warten‘ jetzt“", ">‚warten‘", "»Nein.«"]),
        ("„Nu plecăm”, a spus.", ["„Nu plecăm”"]),
        ("« Nous “partons” », dit-il. L’«affaire» dure.", ["« Nous “partons” »", ">“partons”", "«affaire»"]),
        ("«Salimos “ya”», dijo. ‹No›", ["«Salimos “ya”»", ">“ya”", "‹No›"]),
        ("”Vi går”, sade hon.", ["”Vi går”"]),
        ("قالت: «سنغادر الآن».", ["«سنغادر الآن»"]),
        ('הוא אמר: "צה"ל יצא" אתמול.', ['"צה"ל יצא"']),
        ("他说：“我们‘马上’走。”《港报》〈一〉", ["“我们‘马上’走。”", ">‘马上’", "《港报》", "〈一〉"]),
        ("彼は「『港』へ行く」と言った。＂はい＂", ["「『港』へ行く」", ">『港』", "＂はい＂"]),
        ('他说"我们走"然后', ['"我们走"']),
        ("``We wait,'' she said. ``Go now.''", ["``We wait,''", "``Go now.''"]),
        ("`` We 'wait' '' , she said, ''at last''.", ["`` We 'wait' ''", ">'wait'", "''at last''"]),
    ],
)
def test_marks_of_many_languages(text, expected):
    assert cut(text) == expected
    assert quotations(text).unbalanced == ()


def test_a_missing_partner_turns_nothing_round():
    text = 'He would "wait," she said.\nIt began at the border," on Monday.\nThey "left" and "came back".'
    assert cut(text) == ['"wait,"', '"left"', '"came back"']
    assert quotations(text).unbalanced == (text.index('," on') + 1,)


def test_a_missing_partner_in_the_same_paragraph():
    assert cut('A "lost mark and a "whole" one.') == ['"whole"']
    assert quotations('A "lost mark and a "whole" one.').unbalanced == (2,)
    assert quotations("An “open and a ‘shut’ one.").unbalanced == (3,)
    assert cut("An “open and a ‘shut’ one.") == ["‘shut’"]
    assert quotations("A mark” here, “there”.").unbalanced == (6,)


@pytest.mark.parametrize("mark", ["““”", '"""', "«««»"[1:]])
def test_a_quote_over_paragraphs_is_continued(mark):
    opening, closing = mark[0], mark[-1]
    text = f"She said: {opening}First of all.\n\n{opening}And then.\n\n{opening}Done,{closing} she said."
    found = quotations(text)
    assert [p.continued for p in found.passages] == [True, True, False]
    assert found.unbalanced == ()
    assert text[found.passages[0].inner.start : found.passages[0].inner.end] == "First of all."


@pytest.mark.parametrize("opening", ["« ", "«\u00a0", "«\u202f", "``", "`` "])
def test_space_behind_the_mark_hides_no_continuation(opening):
    closing = "''" if opening.startswith("`") else " »"
    text = f"{opening}First of all.\n\n{opening}Done,{closing} she said."
    found = quotations(text)
    assert [p.continued for p in found.passages] == [True, False]
    assert found.unbalanced == ()
    assert [text[p.inner.start : p.inner.end].strip() for p in found.passages] == ["First of all.", "Done,"]


def test_an_open_mark_before_an_unrelated_quote_is_reported():
    text = 'He called it "a mess and left\n\n"Go," she said.'
    assert quotations(text).unbalanced == (13,)


def test_lines_wrapped_within_a_sentence_are_one_paragraph():
    assert cut('She said "we must\nwait" again.') == ['"we must\nwait"']


def test_a_line_of_glued_paragraphs_is_several():
    said = "The board met again on Monday and put off the vote on the ferry. " * 6
    text = f"{said}It was “lost.{said}Then “found”.{said}" + f"{said}“Fine.”{said}"
    assert cut(text) == ["“found”", "“Fine.”"]
    assert quotations(text).unbalanced == (text.index("“lost"),)


def test_the_passage_at_a_caret():
    text = "x “one ‘two’ end”“next”"
    at = quotations(text).at
    assert [at(place) and text[at(place).span.start] for place in (0, 2, 4, 7, 12, 13, 17, 22)] == [
        None,
        "“",
        "“",
        "‘",
        "‘",
        "“",
        "“",
        "“",
    ]
    assert at(17).span.start == 17


@pytest.mark.parametrize(
    "text",
    [
        "“" * 300_000,
        "'" * 300_000,
        "'a " * 100_000,
        '"' * 300_000,
        "“‘" * 150_000,
        "a' " * 100_000,
        '"Go," she said. ' * 60_000,
    ],
)
def test_time_is_linear(text):
    started = time.process_time()
    quotations(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("number", "passages", "unbalanced"),
    [("000", 18, 0), ("001", 11, 0), ("002", 12, 1), ("003", 24, 0), ("004", 33, 2)],
)
def test_the_reference_articles(number, passages, unbalanced):
    files = list(ARTICLES.glob(f"{number}_*.txt"))
    if not files:
        pytest.skip("the reference articles are not here")
    found = quotations(files[0].read_text(encoding="utf-8"))
    assert (len(found.passages), len(found.unbalanced)) == (passages, unbalanced)


def test_a_mark_whose_space_went_astray_closes():
    text = '"We wait, "she said. "It is late. "'
    assert cut(text) == ['"We wait, "', '"It is late. "']
    assert cut('"We wait, "she said, "and go."') == ['"We wait, "', '"and go."']


def test_a_quote_over_lines_of_one_sentence_each_is_found():
    text = '"We wait.\nIt is late.\nWe go, "she said.\nNobody left.\n"Fine," he said.'
    assert cut(text) == ['"We wait.\nIt is late.\nWe go, "', '"Fine,"']
    assert quotations(text).unbalanced == ()
    assert cut("“We wait.\n\nIt is late,” she said.") == []


def test_a_quote_over_lines_goes_on_in_the_line_that_opens_again():
    first, second = quotations("“We wait.\nIt is late.\n“I said it is cold.\nWe go,” Rau said.").passages
    assert (first.continued, second.continued) == (True, False)
    assert first.span.end < second.span.start


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We wait for the ferry ", Rau said.', "We wait for the ferry "),
        ('Rau said "we wait ".', "we wait "),
        ('“We wait for the ferry," Rau said.', "We wait for the ferry,"),
        ('"we wait ... and wait" again', "we wait ... and wait"),
        ('Rau said "we wait for the ferry,” and left', "we wait for the ferry,"),
        ('“We wait for the ferry. "', "We wait for the ferry. "),
    ],
)
def test_a_space_gone_astray_or_a_mark_of_another_kind_still_closes(text, inner):
    found = quotations(text)
    assert [text[p.inner.start : p.inner.end] for p in found.passages] == [inner]
    assert found.unbalanced == ()


def test_a_quote_in_single_marks_goes_on_in_the_next_paragraph_that_opens_again():
    text = "Rau said: 'We wait. Nobody left.\n\n'It is late.'"
    found = quotations(text)
    assert [(p.continued, text[p.span.start : p.span.end]) for p in found.passages] == [
        (True, "'We wait. Nobody left."),
        (False, "'It is late.'"),
    ]
    assert quotations(text.replace("'", "‘", 1)).unbalanced == (text.index("'"),)
    assert cut("The crews' boats sank.\n\n'It is late.'") == ["'It is late.'"]


def test_a_space_behind_an_apostrophe_closes_nothing():
    assert cut("“The crew said, ‘Don’ t move,’” Rau said.") == ["“The crew said, ‘Don’ t move,’”", ">‘Don’ t move,’"]
