"""What comes of several files depends on nothing but the files: many small studies, in memory."""

from __future__ import annotations

from itertools import permutations
from random import Random

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.dataset import Dataset
from annotator.model.span import Span
from tests.remembered import Remembered
from tests.work_apart import LABELS, TEXTS, as_file, study_apart, study_in_stages

MANY = settings(max_examples=settings().max_examples * 2)
"""No example opens a file."""


def merged(project: Remembered, *files: Dataset) -> Remembered:
    made = project.copy()
    for file in files:
        made.merge(file)
    return made


@MANY
@given(st.integers(0, 10**9), st.sampled_from(("h", "u", "hu")))
@example(40951, "h")  # A group of what another file deleted.
@example(63, "hu")  # A speaker whom a hand-out deleted and a dataset of unknown origin changed.
@example(25, "hu")  # A group on an altered text, beside the same on the text that is here.
@example(258, "hu")  # A link from what waits for a label, which a hand-out deleted.
def test_two_files_in_either_order(seed: int, origins: str) -> None:
    project, (a, b) = study_apart(Random(seed), 2, origins)
    made = merged(project, a, b)
    assert merged(project, b, a).state() == made.state()
    for file in (a, b):
        assert not made.merge(file), "merged again, a file changes nothing"
        assert not made.forgetting().merge(file), "nor would it if nobody remembered it"


@given(st.integers(0, 10**9))
@example(1328)  # Aliases put in beside a deletion.
@example(1586)  # A speaker whom the project had deleted.
@example(50295)  # A deletion beside an alias that was taken out.
@example(51864)
@example(138)  # A mark that was altered back by hand, and that a deletion gave way to.
@example(807)
def test_three_files_in_any_order(seed: int) -> None:
    project, files = study_apart(Random(seed), 3)
    made = [merged(project, *order) for order in permutations(files)]
    for other in made[1:]:
        assert other.state() == made[0].state()
    assert not any(one.merge(file) for file in files for one in (made[-1], made[-1].forgetting()))


STAGES = (
    *range(100),
    1488,  # An older copy, while a deletion waits.
    3132,  # A speaker whom the file changed and then deleted, and whom another needs.
    4699,  # A mark that it altered and altered back, and that another deleted.
)
"""Studies in stages: not any, since of some two thousand one depends on the order, as the architecture tells."""


@pytest.mark.parametrize("seed", STAGES)
def test_a_file_that_came_back_twice_with_another_between(seed: int) -> None:
    project, (first, second), other = study_in_stages(Random(seed), "h")
    made = merged(project, first, second, other)
    for order in ((first, other, second), (other, first, second)):
        assert merged(project, *order).state() == made.state()
    for file in (first, second, other):
        assert not made.merge(file), "merged again, a file changes nothing"


@given(st.integers(0, 10**9))
def test_a_merge_of_a_merge_changes_nothing(seed: int) -> None:
    """Whoever merges the files elsewhere, and sends the whole, brings no news.

    Only that what the project had deleted stands again: a deletion that gave way waits no longer.
    """
    project, files = study_apart(Random(seed), 2)
    made = merged(project, *files)
    rows, waits = made.state()
    made.merge(as_file(rows, "whole", None))
    assert made.state()[0] == rows
    assert made.state()[1] == waits - {one for one in waits - made.state()[1] if one[2] == "merge.deleted"}


def _with_article(file: Dataset, key: str, told: str) -> Dataset:
    """The same with another article, of the text of that digest, and a mark on it."""
    article = Article(key, "story", told, len(TEXTS[told]))
    mark = Annotation(f"{file.name}-{key}", key, "ada", LABELS[0], (Span(0, 3),))
    return msgspec.structs.replace(
        file,
        articles=(*file.articles, article),
        texts={**file.texts, key: TEXTS[told]},
        annotations=(*file.annotations, mark),
    )


@given(st.integers(0, 10**9))
def test_of_two_texts_under_one_new_id_the_first_stands_and_the_other_waits_whole(seed: int) -> None:
    project, files = study_apart(Random(seed), 2, "u")
    a, b = (_with_article(file, "new", told) for file, told in zip(files, [*TEXTS][2:], strict=True))
    for first, second in ((a, b), (b, a)):
        made = merged(project, first, second)
        rows, waits = made.state()
        assert rows["articles"]["new"].sha256 == first.articles[-1].sha256
        assert f"{first.name}-new" in rows["annotations"]
        assert f"{second.name}-new" not in rows["annotations"]
        assert {
            ("articles", "new", "merge.text_differs"),
            ("annotations", f"{second.name}-new", "merge.on_other_text"),
        } <= {entry[:3] for entry in waits}
        assert not made.merge(first)
        assert not made.merge(second)
