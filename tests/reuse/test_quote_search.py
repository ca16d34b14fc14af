from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.reuse.quote_search import SoughtQuote, rendered_pages, search_quote
from annotator.sample_project import make_sample
from tests.studies import study


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    workspace = make_sample(tmp_path_factory.mktemp("sample") / "sample.annotator")
    yield workspace
    workspace.close()


@pytest.mark.parametrize(
    ("quote", "articles", "hows"),
    [
        ("We need to shut down the line", 4, {"verbatim", "variant"}),
        ("it doesn't matter how late it is. If they're on the pier we take them", 3, {"variant"}),
        ("whoever waits for one passenger ends up waiting for all of them", 1, {"partial", "verbatim"}),
        ("deeply regrets", 2, {"verbatim", "variant"}),
    ],
)
def test_a_quote_is_found_in_all_its_renderings(sample, quote, articles, hows):
    found = search_quote(sample.search, quote)
    best = [place for place in found if place.share > 0.6]
    assert len(best) >= articles
    assert {place.how for place in best} & hows
    assert [place.share for place in found] == sorted((place.share for place in found), reverse=True)
    for place in found:
        text = sample.read.text(place.article)
        assert all(0 <= f.start < f.end <= len(text) for f in place.fragments)


@pytest.mark.parametrize("nothing", ["", "   ", "“”", '"', "xyzzy plugh", "*", "a\x00b", "NEAR(" * 50])
def test_what_cannot_be_found_is_not(sample, nothing):
    assert search_quote(sample.search, nothing) == []


def test_every_place_of_an_article_is_found_figures_and_points_too(tmp_path: Path):
    text = "Nearly 3,000 boats lie idle, said the U.S. office. Later: “nearly 3,000 boats lie idle”. Boats. Idle."
    workspace = study(tmp_path, (text,))
    places = search_quote(workspace.search, "nearly 3000 boats lie idle")
    said = [text[place.fragments[0].start : place.fragments[0].end] for place in places]
    assert sorted(said) == ["Nearly 3,000 boats lie idle", "“nearly 3,000 boats lie idle”"]
    assert {place.share for place in places} == {1.0}
    assert [place.share for place in search_quote(workspace.search, "U.S. office")] == [1.0]
    assert search_quote(workspace.search, "idle captains lie") == []
    workspace.close()


def test_pages_go_on_to_the_last_article_that_renders_it(tmp_path: Path):
    texts = tuple(f"“We wait for nobody at the pier,” said captain number {n}." for n in range(23))
    workspace = study(tmp_path, (*texts, "The pier is closed."))
    pages = list(rendered_pages(workspace.search, "we wait for nobody at the pier"))
    assert [last for _places, last in pages] == [False, False, True]
    assert sum(len(places) for places, _last in pages) == 23
    workspace.close()


@given(st.text(alphabet="ab'’\n .3,-ß“”", max_size=60), st.text(alphabet="ab'’\n .3,-ß“”", max_size=120))
def test_places_lie_in_the_text_apart_from_each_other(quote: str, text: str):
    places = SoughtQuote(quote).places("a", text)
    spans = sorted(span for place in places for span in place.fragments)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(0 < place.share <= 1 for place in places)


def test_words_without_spaces_are_found_too(tmp_path: Path):
    workspace = study(tmp_path, ("市长说：“我们等所有的人。”", "别的什么都没有。"))
    (place,) = search_quote(workspace.search, "我们等所有的人")
    assert workspace.read.text(place.article)[place.fragments[0].start : place.fragments[0].end] == "我们等所有的人"
    workspace.close()
