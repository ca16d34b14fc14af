"""Which article is a version of which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.article import Article
from annotator.reuse.versions import Version, proposed_versions


def article(key: str, published: str | None = None, version_of: str | None = None, length: int = 100) -> Article:
    return Article(key, "s", "", length, published=published, version_of=version_of)


def test_the_earlier_is_the_original_and_of_one_day_the_longer() -> None:
    three = [article("c", "2025-01-02"), article("a", "2025-01-01"), article("b")]
    pairs = [("a", "c", 0.9), ("a", "b", 0.7), ("b", "c", 0.8)]
    assert proposed_versions(pairs, three) == [Version("c", "a", 0.9), Version("b", "a", 0.7)]
    same_day = [article("x", "2025-01-01", length=50), article("y", "2025-01-01", length=80)]
    assert proposed_versions([("x", "y", 0.5)], same_day) == [Version("x", "y", 0.5)]


def test_what_is_recorded_is_not_proposed_again() -> None:
    three = [article("a"), article("b", version_of="a"), article("c", version_of="a")]
    assert proposed_versions([("a", "b", 0.9), ("b", "c", 0.9)], three) == []
    assert proposed_versions([("a", "gone", 0.9)], three) == []


def test_a_chain_of_rewritings_makes_no_version_of_another_text() -> None:
    four = [article(key, f"2025-01-0{n}") for n, key in enumerate("abcd", 1)]
    chain = [("a", "b", 0.6), ("b", "c", 0.6), ("c", "d", 0.6)]
    assert {(one.article, one.original) for one in proposed_versions(chain, four)} == {("b", "a"), ("d", "c")}


keys = st.sampled_from("abcdef")


@given(
    st.lists(st.tuples(keys, keys, st.floats(0.4, 1)), max_size=12),
    st.dictionaries(keys, st.one_of(st.none(), keys), max_size=6),
    st.dictionaries(keys, st.sampled_from(["2025", "2025-01", "2025-01-02"]), max_size=6),
)
def test_a_version_has_one_original_which_is_none_itself(
    pairs: list[tuple[str, str, float]], versions: dict[str, str | None], dates: dict[str, str]
) -> None:
    recorded = {k: v for k, v in versions.items() if v not in versions and v != k}
    articles = [article(key, dates.get(key), recorded.get(key)) for key in "abcdef"]
    different = [(one, other, share) for one, other, share in pairs if one != other]
    found = proposed_versions(different, articles)
    assert len({one.article for one in found}) == len(found)
    assert not {one.article for one in found} & {one.original for one in found}
    assert all(any({one.article, one.original} == {a, b} for a, b, _share in different) for one in found)
    assert not any(recorded.get(one.article) or recorded.get(one.original) for one in found)
