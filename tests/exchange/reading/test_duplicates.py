"""Twins of found articles in the project and in the batch."""

from pathlib import Path

from annotator.exchange.reading.duplicates import Twin, find_twins
from annotator.exchange.reading.extract import Extract, completed

WORDS = [f"word{number} stands beside the harbour number {number * 7}" for number in range(60)]
LONG, SHORTER, OTHER = " ".join(WORDS), " ".join(WORDS[:50]), " ".join(f"quite another{n} tale {n}" for n in range(90))


def found(*texts):
    return [completed(Extract(name=f"{n}.txt", text=text), Path(f"{n}.txt"), "text") for n, text in enumerate(texts)]


def test_exact_and_near_in_batch_and_project():
    batch = found(LONG, SHORTER, OTHER, LONG)
    twins = find_twins(batch, {batch[2].sha256: "id-other"}, [("id-long", LONG + " At last."), ("id-other", OTHER)])
    assert [(t.found, t.exact, t.article, t.other) for t in twins if t.exact] == [
        (2, True, "id-other", None),
        (3, True, None, 0),
    ]
    near = {(t.found, t.article, t.other) for t in twins if not t.exact}
    assert near == {(0, "id-long", None), (1, "id-long", None), (1, None, 0)}
    assert twins == sorted(twins, key=lambda twin: twin.found)


def test_nothing_alike():
    assert find_twins(found(LONG, OTHER), {}, []) == []
    assert find_twins([], {"x": "y"}, [("y", LONG)]) == []
    assert find_twins(found(LONG), {}, [("a", OTHER), ("b", OTHER)]) == []


def test_twins_are_values():
    assert Twin(1, 1.0, exact=True, other=0) == Twin(1, 1.0, exact=True, other=0)
