import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.reuse.passages import RUN, shared_passages

ARTICLES = Path(__file__).resolve().parents[2] / ".." / "shared" / "articles"
COPY = "The harbour office pushed its captains to sail on the minute even while people were queueing on the island."


def said(texts, found, article):
    return [
        (texts[article][p.span.start : p.span.end], p.other, texts[p.other][p.there.start : p.there.end])
        for p in found.passages[article]
    ]


def test_what_two_share_is_told_with_its_place_in_both():
    texts = {
        "a": f"Nobody asked us. {COPY} Rain fell.",
        "b": f"A storm came. {COPY.upper()} Nobody asked them.",
        "c": "Something else altogether stood in the third of these papers, and nothing was copied from anywhere.",
    }
    found = shared_passages(texts)
    assert said(texts, found, "a") == [(COPY[:-1], "b", COPY[:-1].upper())]
    assert said(texts, found, "c") == []
    assert 0.7 < found.share("a", "b") < 0.9
    assert found.share("a", "c") == 0
    assert found.versions() == [("a", "b")]


def test_short_runs_are_how_the_language_goes():
    words = COPY.split()
    texts = {"a": " ".join(words[: RUN - 1]), "b": COPY}
    assert not shared_passages(texts).overlaps
    texts = {"a": " ".join(words[:RUN]), "b": COPY}
    assert shared_passages(texts).share("a", "b") == 1


def test_marks_hyphens_and_line_breaks_do_not_part_what_is_shared():
    texts = {
        "a": COPY.replace("on the minute", "on-the-minute"),
        "b": COPY.replace("captains", "cap-\ntains,").replace(" ", "\n"),
    }
    found = shared_passages(texts)
    assert found.share("a", "b") == found.share("b", "a") == 1


def test_real_versions_are_recognised_and_others_are_not():
    if not ARTICLES.is_dir():
        pytest.skip("the articles are not here")
    texts = {path.name[:3]: path.read_bytes().decode() for path in sorted(ARTICLES.glob("*.txt"))}
    assert shared_passages(texts).versions() == [("000", "001")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab \n-", max_size=80), max_size=4))
def test_passages_lie_in_their_texts_and_shares_are_shares(parts):
    texts = {str(n): part for n, part in enumerate(parts)}
    found = shared_passages(texts)
    for name, passages in found.passages.items():
        for passage in passages:
            assert 0 <= passage.span.start < passage.span.end <= len(texts[name])
            assert 0 <= passage.there.start < passage.there.end <= len(texts[passage.other])
    assert all(0 < overlap.share <= 1 for overlap in found.overlaps)
    pairs = {(overlap.article, overlap.other) for overlap in found.overlaps}
    assert {(other, one) for one, other in pairs} == pairs


def test_what_one_has_in_a_row_and_the_other_parted_is_told_part_by_part():
    first = "The ministers of all seven states met again in the old harbour town on Monday."
    texts = {"a": f"{first} {COPY}", "b": f"{first} {'In between lies what only one of them has. ' * 3}{COPY}"}
    found = shared_passages(texts)
    assert [one.casefold() for one, _other, _there in said(texts, found, "a")] == [
        there.casefold() for _one, _other, there in said(texts, found, "a")
    ]
    assert len(found.passages["a"]) == 2
    assert found.share("a", "b") == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([*COPY.split()[:9], COPY]), max_size=12).map(" ".join), min_size=2, max_size=3)
)
def test_both_places_of_a_passage_have_the_same_words(parts):
    texts = {str(n): part for n, part in enumerate(parts)}
    for name, passages in shared_passages(texts).passages.items():
        for before, passage in pairwise((None, *passages)):
            here = texts[name][passage.span.start : passage.span.end]
            there = texts[passage.other][passage.there.start : passage.there.end]
            assert here.casefold().split() == there.casefold().split()
            if before is not None and before.other == passage.other:
                assert before.span.end <= passage.span.start or before.other != passage.other


def repetitive(words, chance):
    """Words of a vocabulary of two, in any order: each run of eight stands everywhere."""
    return " ".join(chance.choice(("rain", "wind")) for _ in range(words))


def test_texts_that_repeat_themselves_take_near_linear_time_and_are_told_in_part():
    chance = random.Random(1)
    seconds = []
    for words in (10_000, 80_000):
        texts = {"a": repetitive(words, chance), "b": repetitive(words, chance)}
        begun = time.process_time()
        found = shared_passages(texts)
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 24 * max(seconds[0], 0.02), "eight times the words take about eight times as long"
    assert found.share("a", "b") > 0.99
    for one, other in (("a", "b"), ("b", "a")):
        assert len(found.passages[one]) == 20_000
        assert list(found.passages[one]) == sorted(found.passages[one])
        for passage in found.passages[one][::997]:
            here = texts[one][passage.span.start : passage.span.end]
            assert here == texts[other][passage.there.start : passage.there.end]


def test_whoever_waits_may_stop_it_while_passages_are_told():
    chance = random.Random(2)
    texts = {"a": repetitive(20_000, chance), "b": repetitive(20_000, chance)}
    asked = 0

    def stop():
        nonlocal asked
        asked += 1
        if asked > 6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        shared_passages(texts, stop)
