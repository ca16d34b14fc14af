from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.group import Group, Member
from annotator.model.span import Span
from annotator.reuse.members import Marked
from annotator.reuse.summaries import (
    Day,
    outlets_alone,
    quote_overlap,
    reports,
    speakers_by_outlet,
    timeline,
)

ARTICLES = [
    Article("a", "s", "", 0, outlet="Post", published="2025-01-14"),
    Article("b", "s", "", 1, outlet="Post", published="2025-01-13", version_of="a"),
    Article("c", "s", "", 2, outlet="Wire", published="2025-01"),
    Article("d", "s", "", 3),
]
TEXTS = {article.id: "one two three four five six seven eight" for article in ARTICLES}


def quote(key, article, words):
    end = len(" ".join(TEXTS[article].split()[:words]))
    return Annotation(key, article, "ada", "quote", (Span(0, end),))


QUOTES = [quote("q1", "a", 6), quote("q2", "a", 2), quote("q3", "b", 6), quote("q4", "c", 3), quote("q5", "d", 1)]
MARKED = Marked({q.id: q for q in QUOTES}, TEXTS, {"q1": "x", "q2": "y", "q3": "x", "q4": "y", "q5": "x"})
GROUPS = [
    Group("g1", "quote", "ada", members=(Member("q1"), Member("q3"), Member("q4"))),
    Group("g2", "quote", "ada", members=(Member("q2"),)),
    Group("g3", "quote", "ada", members=(Member("q5"),)),
]


def test_shares_of_quoted_words_count_versions_once():
    told = [(share.outlet, share.speaker, share.words, share.share) for share in speakers_by_outlet(MARKED, ARTICLES)]
    assert told == [("", "x", 1, 1.0), ("Post", "x", 6, 0.75), ("Post", "y", 2, 0.25), ("Wire", "y", 3, 1.0)]


def test_outlets_overlap_in_the_groups_that_both_have():
    told = [(o.one, o.other, o.both, o.either, o.share) for o in quote_overlap(GROUPS, MARKED, ARTICLES)]
    assert told == [("Post", "Wire", 1, 2, 0.5), ("", "Post", 0, 3, 0.0), ("", "Wire", 0, 2, 0.0)]


def test_the_timeline_is_in_order_and_ends_with_what_has_no_date():
    assert timeline(GROUPS, MARKED, ARTICLES) == [
        Day("2025-01", 1, 1, 1),
        Day("2025-01-13", 1, 1, 0),
        Day("2025-01-14", 1, 2, 1),
        Day("", 1, 1, 1),
    ]


def test_behind_every_figure_stand_the_annotations_that_it_counts():
    behind = {(share.outlet, share.speaker): share.quotes for share in speakers_by_outlet(MARKED, ARTICLES)}
    assert behind["Post", "x"] == ("q1",)
    assert behind["Wire", "y"] == ("q4",)
    members = {(o.one, o.other): o.members for o in quote_overlap(GROUPS, MARKED, ARTICLES)}
    assert members["Post", "Wire"] == ("q1", "q3", "q4")
    assert members["", "Post"] == ()
    assert [(o.one, o.both, o.members) for o in outlets_alone(GROUPS, MARKED, ARTICLES)] == [
        ("", 1, ("q5",)),
        ("Post", 2, ("q1", "q3", "q2")),
        ("Wire", 1, ("q4",)),
    ]


def test_an_article_is_first_with_what_none_reports_earlier():
    told = [(one.article, one.quotes, one.first) for one in reports(GROUPS, MARKED, ARTICLES)]
    assert told == [("c", ("q4",), 1), ("b", ("q3",), 0), ("a", ("q1", "q2"), 1), ("d", ("q5",), 1)]


def test_nothing_comes_to_nothing():
    assert speakers_by_outlet(Marked({}, {}), []) == quote_overlap([], Marked({}, {}), []) == []
    assert timeline([], Marked({}, {}), []) == []
