"""Independent witnesses: versions of one text are one, however that was recorded."""

from pathlib import Path

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
