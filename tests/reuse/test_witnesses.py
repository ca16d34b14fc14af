"""Independent witnesses: versions of one text are one, however that was recorded."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from annotator.commands.links import AddLink
from annotator.model.article import Article
from annotator.model.link import Link
from annotator.reuse.witnesses import articles_of, linked_versions, witnesses
from tests.studies import study


def article(key, version_of=None):
    return Article(key, "s", "", 10, version_of=version_of)


def drawn(source, target, kind="version_of"):
    return Link(f"{source}-{target}", kind, source, target, "ada")


def test_versions_of_versions_lead_to_the_first_text():
    found = witnesses([article("c", "b"), article("b", "a"), article("a"), article("d", "gone")])
    assert found == {"c": "a", "b": "a", "a": "a", "d": "gone"}


def test_versions_of_each_other_are_one_witness():
    found = witnesses([article("a", "b"), article("b", "c"), article("c", "b"), article("d")])
    assert len({found["a"], found["b"], found["c"]}) == 1
    assert found["d"] == "d"


def first_text(key, before):
    """Step by step, with all that was passed in mind."""
    seen = [key]
    while (earlier := before.get(seen[-1])) is not None:
        if earlier in seen:
            return min(seen[seen.index(earlier) :])
        seen.append(earlier)
    return seen[-1]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from("abcdefgx") | st.none()))
def test_each_leads_where_its_versions_begin_whatever_is_a_version_of_what(before):
    assert witnesses(article(*one) for one in before.items()) == {key: first_text(key, before) for key in before}


def test_a_long_chain_of_versions_takes_no_longer_than_it_is_long():
    chain = [article("0"), *(article(str(n), str(n - 1)) for n in range(1, 20_000))]
    assert set(witnesses(reversed(chain)).values()) == {"0"}


def test_a_link_tells_the_version_where_the_article_does_not():
    listed = [article("a"), article("b"), article("c", "a"), article("d")]
    links = [drawn("b", "a"), drawn("c", "b"), drawn("d", "elsewhere"), drawn("d", "a", "quotes")]
    assert [one.version_of for one in linked_versions(listed, links)] == [None, "a", "a", None]


def test_only_the_links_of_those_who_are_asked_count(tmp_path: Path):
    workspace = study(tmp_path, ("one text", "two texts"))
    read = workspace.read
    one, two = (article.id for article in read.articles())
    (story,) = (one.id for one in read.stories())
    workspace.do(AddLink("version_of", two, one))
    assert [article.version_of for article in articles_of(read, story)] == [None, one]
    assert [article.version_of for article in articles_of(read, story, [workspace.annotator])] == [None, one]
    assert [article.version_of for article in articles_of(read, story, ["somebody else"])] == [None, None]
    workspace.close()
