from pathlib import Path

import pytest

from annotator.reuse.quote_search import search_quote
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


def test_words_without_spaces_are_found_too(tmp_path: Path):
    workspace = study(tmp_path, ("市长说：“我们等所有的人。”", "别的什么都没有。"))
    (place,) = search_quote(workspace.search, "我们等所有的人")
    assert workspace.read.text(place.article)[place.fragments[0].start : place.fragments[0].end] == "我们等所有的人"
    workspace.close()
