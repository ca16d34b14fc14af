import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import paths
from annotator.model.span import Span
from annotator.reuse.marked import marked_source
from annotator.reuse.sources import Quote, Source
from annotator.reuse.twins import twins

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "articles"
SAMPLE = paths.resources() / "sample_corpus"


def read(path):
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def told(sources):
    """Of each group: how by article and words."""
    texts = {source.article: source.text for source in sources}
    return [
        {
            (member.article, " … ".join(texts[member.article][f.start : f.end] for f in member.fragments)): member.how
            for member in group.members
        }
        for group in twins(sources)
    ]


def groups_of(groups, words):
    """The groups with a member that holds ``words``."""
    return [group for group in groups if any(words in said for _, said in group)]


REPORT = """The harbour office has pressed its captains for years, islanders say, and the council never asked.
{}
Nobody on the pier was told. The storm came in the night, and the last boat had left by then with forty seats empty.
Families slept in the school. A nurse brought blankets, and the baker opened his shop before dawn to feed the queue.
"""


def story(*parts):
    return [marked_source(chr(97 + n), REPORT.format(part)) for n, part in enumerate(parts)]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("“We must close the north gangway,” she said.", '"We must close the north gangway," she said.', "verbatim"),
        ("“We must close the north gangway,” she said.", "``We must close the north gangway,'' she said.", "verbatim"),
        ("“We must close the north gangway.”", "“WE MUST CLOSE THE NORTH GANGWAY,” it read.", "variant"),
        ("“We must shut down the north gangway,”", "“we must shut the north gangway down.”", "variant"),
        ("“the north-gangway rule broke captains’ trust”", "“the northgangway rule broke captains' trust”", "variant"),
        ("“The D.O.H. closed the gangway,”", "“the DOH closed the gangway,”", "variant"),
        (
            "“We must close the north gangway and sell the old ferry before winter,” she said.",
            "She wanted, she said, to “sell the old ferry before winter.”",
            "partial",
        ),
        (
            "“We must close the north gangway and sell the old ferry before winter,” she said.",
            "She said they had to close the north gangway and sell the old ferry soon.",
            "partial",
        ),
        (
            "“We must close the north gangway and sell the old ferry before winter,” she said.",
            "Before winter, she said, somebody had to sell that old ferry, and close a north gangway.",
            "paraphrase",
        ),
    ],
)
def test_renderings_find_each_other(one, other, how):
    groups = told(story(one, other))
    assert len(groups) == 1
    assert len(groups[0]) == 2
    assert how in groups[0].values()


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', ("``", "''"), "«»"])
def test_a_quote_around_its_tag_is_one_in_whatever_marks(opening, closing):
    text = f"{opening}We wait here,{closing} she said, {opening}until the tide comes.{closing}"
    source = marked_source("a", text)
    assert [[text[f.start : f.end] for f in quote.fragments] for quote in source.quotes] == [
        [f"{opening}We wait here,{closing}"],
        [f"{opening}until the tide comes.{closing}"],
    ]
    assert source.going_on == {0}


def test_a_term_of_the_story_makes_no_group_and_fuses_none():
    term = "The “open pier” rule. An “open pier” was promised, an open pier, the open pier rule of old. "
    first = "“The open pier rule drowned our savings,” Keel said. "
    second = "“Captains hated the open pier rule and told us so daily,” Wrede said. "
    groups = told(story(term + first + second, term + first, term + second, term))
    assert len(groups) == 2
    assert {len(group) for group in groups} == {2}
    assert not [group for group in groups if {said for _, said in group} & {"“open pier”"}]


def test_names_alone_make_no_two_reports_the_same():
    """Whom all name is told by every report, whatever it says of them."""
    words = (
        "Captain Ole Friis of the Northern Harbour Council had sold the boat",
        "Ole Friis asked for more time, while the Northern Harbour Council was silent",
        "Captain Ole Friis of the Northern Harbour Council sold his boat in the end",
    )
    sources = []
    for n, said in enumerate(words):
        text = REPORT.format(f"It was known that {said}.")
        start = text.index(said)
        sources.append(Source(chr(97 + n), text, [Quote((Span(start, start + len(said)),))]))
    assert [{article for article, _words in group} for group in told(sources[:2])] == []
    joined = [{article for article, _words in group} for group in told(sources)]
    assert {"a", "b"} not in joined
    assert {"b", "c"} not in joined


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_rendering_without_marks_does_not_run_on_into_the_next_paragraph(line_end):
    (group,) = told(
        story(
            "“We pressed every captain to sail the old ferry through the winter storms and ice,” she wrote.",
            f"Captains were pressed to sail the old ferry through winter storms, it emerged.{line_end}"
            "- Ice kept the pier closed.",
        )
    )
    (unmarked,) = [words for article, words in group if article == "b"]
    assert "ferry through winter storms" in unmarked
    assert "Ice" not in unmarked


def test_a_chain_does_not_fuse_its_ends():
    ends = (
        "“Captains hated timetables, rotten ropes, leaking hulls,”",
        "“Islanders want bread, lanterns, honest sailors,”",
    )
    middle = "“Captains hated timetables, rotten ropes, bread, lanterns, honest sailors,”"
    groups = told(story(ends[0], middle, ends[1]))
    assert not [group for group in groups if len(groups_of([group], "hulls")) and len(groups_of([group], "Islanders"))]


def test_words_around_a_caption_are_one_member_in_two_fragments():
    torn = (
        "“The office's singleminded haste to clear the quays\nand the resulting hunger among stranded\n\n"
        "JON VIK/ISLAND ECHO\n\nCaptain Halloran on the old pier in March.\n\nfamilies was cruel,” the draft said."
    )
    whole = torn[: torn.index("among")].replace("singlem", "single-m") + "among stranded families was cruel”"
    texts = story(whole, torn)
    (group,) = twins(texts)
    member = next(member for member in group.members if member.article == "b")
    pieces = [texts[1].text[f.start : f.end] for f in member.fragments]
    assert pieces[0].endswith("among stranded")
    assert pieces[1].startswith("families was cruel")


def test_a_headline_that_says_the_same_word_is_no_part_of_the_sentence_below():
    said = "The mayor spoke. “We will rebuild the pier, and we will do it by Michaelmas,” she told reporters."
    below = "rebuild the pier and that they would do it by Michaelmas"
    retold = f"Pier back by Michaelmas\n\nShe said that they would {below}."
    (group,) = twins([marked_source("a", said), marked_source("b", retold)])
    (fragment,) = next(member.fragments for member in group.members if member.article == "b")
    assert retold[fragment.start : fragment.end] == below


def test_a_caption_that_is_marked_parts_no_sentence():
    caption = "Captain Halloran with his dog"
    said = "“Leaking ferries drowned honest sailors before any captain dared complain”"
    cut = said.replace("honest", f"honest\n{caption}\n")
    whole, torn = story(said, cut)
    start = torn.text.index(caption)
    marked = marked_source("b", torn.text, (Span(start, start + len(caption)),))
    (group,) = twins([whole, marked])
    assert [member.how for member in group.members] == ["verbatim", "verbatim"]
    assert [len(member.fragments) for member in group.members] == [1, 2]


def test_words_in_marks_within_longer_quotes_bring_these_together():
    texts = [
        "The report named the mayor a “grinding millstone of harbour lies” around the town.",
        "It was, they wrote, the “grinding millstone of harbour lies” of trade.",
    ]
    sources = []
    for name, text in zip("ab", texts, strict=True):
        body = REPORT.format(text)
        start = body.index(text)
        sources.append(Source(name, body, [Quote((Span(start, start + len(text)),), f"quote {name}")]))
    (group,) = twins(sources)
    assert [member.quote for member in group.members] == ["quote a", "quote b"]
    assert [member.how for member in group.members] == ["verbatim", "verbatim"]


def test_a_quote_within_a_quote_stands_in_another_group():
    outer = "concerns of one pilot that leaking hulls would drown whole families if captains sailed"
    inner = "that leaking hulls would drown whole families if captains sailed"
    sources = []
    for name in "ab":
        body = REPORT.format(f"She dismissed {outer}.")
        quotes = [
            Quote((Span(body.index(said), body.index(said) + len(said)),), f"{name} {said[:4]}")
            for said in (outer, inner)
        ]
        sources.append(Source(name, body, quotes))
    assert [[member.quote for member in group.members] for group in twins(sources)] == [
        ["a conc", "b conc"],
        ["a that", "b that"],
    ]


def test_a_quote_in_very_many_wordings_is_still_one_group():
    chance = random.Random(1)
    words = ["".join(chance.choices("bdfgklmnprstaeiou", k=6)) for _ in range(3_000)]
    sources = []
    for number in range(100):
        filler = " ".join(chance.choices(words, k=400))
        said = f"“Leaking ferries drowned {words[number]} before any captain dared complain,” it said."
        sources.append(marked_source(str(number), f"{filler}. {said} {filler[::-1]}."))
    assert max(len(group.members) for group in twins(sources)) > 80


SAMPLE_FILES = ["harbour-post.txt", "daybook-digest.txt", "coast-wire.txt", "daily-ledger.txt", "island-echo.md"]


def sample():
    return [
        marked_source(name, (SAMPLE / name).read_bytes().decode("cp1252" if "ledger" in name else "utf-8"))
        for name in SAMPLE_FILES
    ]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("shut down the line", 4),
        ("wait for one", 4),
        ("If they are on the pier", 4),
        ("cancelled the boats", 4),
        ("deeply regrets", 2),
    ],
)
def test_the_sample_story_finds_its_utterances(words, articles):
    (group, *rest) = groups_of(told(sample()), words)
    assert not rest
    assert len({article for article, _ in group}) >= articles


def test_the_sample_story_has_no_group_of_its_terms():
    assert not groups_of(told(sample()), "zero waiting")


RECURRING = [
    ("take away children", 5),
    ("very focused", 3),
    ("prosecute everyone", 2),
    ("desires for further action", 3),
    ("take quick action", 3),
    ("draft a memo", 3),
    ("asked myself", 4),
    ("failed policy that never", 4),
    ("big problem", 2),
    ("referring, then prosecute", 2),
    ("cruelty and cowardice", 2),
    ("held accountable", 2),
    ("driving force", 4),
    ("never really intended", 2),
    ("minded focus", 2),
    ("before or after receipt", 2),
    ("equity", 2),
    ("dark chapter", 2),
    ("duty log", 2),
]


@pytest.fixture(scope="module")
def real():
    if not ARTICLES.is_dir():
        pytest.skip("the articles are not here")
    return [marked_source(path.name[:3], path.read_bytes().decode()) for path in sorted(ARTICLES.glob("*.txt"))]


@pytest.mark.parametrize(("words", "articles"), RECURRING)
def test_every_recurring_utterance_is_one_group(real, words, articles):
    (group,) = groups_of(told(real), words)
    assert len({article for article, _ in group}) == articles


def test_no_group_fuses_two_utterances(real):
    groups = told(real)
    assert len(groups) == 17  # "asked myself" and "failed policy", "cruelty" and "accountable" are two fragments of one
    assert not [group for group in groups if {said.strip("“”\"'") for _, said in group} & {"zero tolerance"}]


def test_the_quote_that_a_caption_cuts_and_the_other_order(real):
    texts = {source.article: source.text for source in real}
    cut = next(
        m
        for g in twins(real)
        for m in g.members
        if len(m.fragments) == 2 and "minded" in texts[m.article][m.fragments[0].start : m.fragments[0].end]
    )
    assert texts["004"][cut.fragments[1].start : cut.fragments[1].end] == 'separations,"'
    order = next(
        m
        for g in twins(real)
        for m in g.members
        if "children away" in texts[m.article][m.fragments[0].start : m.fragments[0].end]
    )
    assert (order.how, order.differs) == ("variant", ("word order",))


@settings(max_examples=40, deadline=None)
@given(st.permutations(SAMPLE_FILES))
def test_the_order_of_articles_changes_no_group(order):
    sources = {one.article: one for one in sample()}

    def places(found):
        return {frozenset((member.article, member.fragments) for member in group.members) for group in found}

    assert places(twins([sources[name] for name in order])) == places(twins(list(sources.values())))


def test_an_unrelated_article_changes_no_group_of_marked_quotes():
    other = marked_source(
        "other", "Wheat prices fell. “Farmers sow barley,” the trader Olm said, and weighed the sacks again.\n" * 2
    )

    def places(found):
        return {frozenset((member.article, member.fragments) for member in group.members) for group in found}

    assert places(twins([*sample(), other])) >= places(twins(sample()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab “”\"'\n.-", max_size=120), max_size=4))
def test_members_lie_in_their_texts(texts):
    sources = [marked_source(str(n), text) for n, text in enumerate(texts)]
    for group in twins(sources):
        assert len({member.article for member in group.members}) > 1
        for member in group.members:
            length = len(texts[int(member.article)])
            assert all(0 <= f.start < f.end <= length for f in member.fragments)


@pytest.mark.parametrize(
    "texts",
    [
        ["“We wait for one, we wait for all.” " * 4_000, "“We wait for all, we wait for one.” " * 4_000],
        ["“wait " * 20_000, "wait” " * 20_000],
        ["“" * 20_000, "”" * 20_000],
        ["“" + "wait for all " * 20_000 + "”"] * 3,
        [f"“Captain {n} saw ship {n} sink” " * 50 for n in range(60)],
    ],
)
def test_hostile_repetition_stays_near_linear(texts):
    start = time.perf_counter()
    twins([marked_source(str(n), text) for n, text in enumerate(texts)])
    assert time.perf_counter() - start < 10
