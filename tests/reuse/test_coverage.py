from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.group import Absence, Group, Member
from annotator.model.span import Span
from annotator.reuse.coverage import group_rows, narrowed, speaker_rows, twin_rows
from annotator.reuse.marked import marked_source
from annotator.reuse.members import Marked
from annotator.reuse.twins import twins

SAID = ["“We need to close the north line,” she said.", "“We need to close the line,” they quote.", "Nothing at all."]
TEXTS = {f"a{n}": text for n, text in enumerate(SAID)}
ARTICLES = [
    Article(key, "s", "", len(text), n, version_of="a0" if n == 1 else None)
    for n, (key, text) in enumerate(TEXTS.items())
]


def mark(key, article, end, label="quote", **attributes):
    return Annotation(key, article, "ada", label, (Span(0, end),), attributes)


MARKED = Marked(
    {a.id: a for a in (mark("q0", "a0", 34), mark("q1", "a1", 28), mark("q2", "a1", 5, status="denied"))},
    TEXTS,
    {"q0": "brandt", "q1": "brandt"},
)


def cells(row):
    return [(cell.how, cell.differences) for cell in row.cells]


def test_a_row_says_how_each_article_reports_it_and_what_nobody_has_looked_at():
    group = Group("g", "quote", "ada", "close the line", "", (Member("q1", "partial"), Member("q0", "verbatim")))
    (row,) = group_rows([group], MARKED, ARTICLES)
    assert cells(row) == [("verbatim", 0), ("partial", 1), ("not yet checked", 0)]
    assert (row.label, row.speakers, row.annotator) == ("close the line", ("brandt",), "ada")
    assert row.spread == 1  # the second is a version of the first


def test_what_is_recorded_as_not_reported_tells_who_and_when():
    absent = (
        Absence("a2", "ada", recorded="2026-01-01T00:00:00Z"),
        Absence("a2", "ben", recorded="2026-01-02T00:00:00Z"),
    )
    (row,) = group_rows([Group("g", "quote", "ada", members=(Member("q0"),), absent=absent)], MARKED, ARTICLES)
    assert [cell.how for cell in row.cells] == ["reported", "not yet checked", "not reported"]
    assert (row.cells[2].by, row.cells[2].recorded) == (("ada", "ben"), "2026-01-02T00:00:00Z")
    assert (row.label, row.spread) == (SAID[0][:34], 1)


def test_a_row_of_fewer_articles_counts_these_alone():
    (row,) = group_rows([Group("g", "quote", "ada", members=(Member("q1"), Member("q0")))], MARKED, ARTICLES)
    kept = narrowed(row, (1, 2), [ARTICLES[1], ARTICLES[2]])
    assert ([cell.how for cell in kept.cells], kept.spread) == (["reported", "not yet checked"], 1)
    assert narrowed(row, (2,), [ARTICLES[2]]).spread == 0


def test_the_best_of_several_members_stands_and_denials_are_told():
    group = Group("g", "quote", "ada", members=(Member("q2", "verbatim"), Member("q1", "partial")))
    (row,) = group_rows([group], MARKED, ARTICLES)
    assert row.cells[1].how == "denied"
    assert row.cells[1].annotations == ("q2", "q1")


def test_claims_count_what_contradicts_them():
    claims = {
        "c0": mark("c0", "a0", 3, "claim", kind="quantity", value="300", precision="more_than"),
        "c1": mark("c1", "a1", 3, "claim", kind="quantity", value="286", polarity="denied"),
        "c2": mark("c2", "a2", 3, "claim", kind="quantity", value="many", precision="vague"),
    }
    group = Group("g", "claim", "ada", members=tuple(Member(key, "same") for key in claims))
    (row,) = group_rows([group], Marked(claims, TEXTS), ARTICLES)
    assert cells(row) == [("same", 1), ("denied", 1), ("same", 0)]
    assert [(conflict.one, conflict.other) for conflict in row.conflicts] == [("c0", "c1")]


def test_rows_of_speakers_count_quotes():
    (row,) = speaker_rows({"brandt": "Brandt"}, MARKED, ARTICLES)
    assert (row.label, cells(row)) == ("Brandt", [("quoted", 1), ("quoted", 1), ("not yet checked", 0)])


def test_rows_of_twins_need_no_tags_and_the_widest_stand_first():
    texts = {key: text + " Rain fell on the quay, and nobody came to look." for key, text in TEXTS.items()}
    (row,) = twin_rows(twins([marked_source(key, text) for key, text in texts.items()]), texts, ARTICLES)
    assert [cell.how for cell in row.cells] == ["verbatim", "variant", "not yet checked"]


def test_mixed_quotes_are_compared_by_the_words_in_marks():
    texts = {"a0": "that it was a “grinding millstone” around", "a1": "the “grinding millstone” of the town"}
    marked = Marked({a.id: a for a in (mark("q0", "a0", len(texts["a0"])), mark("q1", "a1", len(texts["a1"])))}, texts)
    group = Group("g", "quote", "ada", members=(Member("q0", "verbatim"), Member("q1", "verbatim")))
    (row,) = group_rows([group], marked, ARTICLES[:2])
    assert cells(row) == [("verbatim", 0), ("verbatim", 0)]
