"""What comes of several files depends on nothing but the files: many small studies, in memory."""

from __future__ import annotations

from itertools import permutations
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.remembered import Remembered
from tests.work_apart import as_file, study_apart

MANY = settings(max_examples=settings().max_examples * 2)
"""No example opens a file."""


def merged(project: Remembered, *files: object) -> Remembered:
    made = project.copy()
    for file in files:
        made.merge(file)  # type: ignore[arg-type]
    return made


@MANY
@given(st.integers(0, 10**9), st.sampled_from(("h", "u", "hu")))
@example(40951, "h")  # A group of what another file deleted.
@example(63, "hu")  # A speaker whom a hand-out deleted and a dataset of unknown origin changed.
def test_two_files_in_either_order(seed: int, origins: str) -> None:
    project, (a, b) = study_apart(Random(seed), 2, origins)
    made = merged(project, a, b)
    assert merged(project, b, a).state() == made.state()
    for file in (a, b):
        assert not made.merge(file), "merged again, a file changes nothing"


@given(st.integers(0, 10**9))
@example(1328)  # Aliases put in beside a deletion.
@example(1586)  # A speaker whom the project had deleted.
@example(50295)  # A deletion beside an alias that was taken out.
@example(51864)
def test_three_files_in_any_order(seed: int) -> None:
    project, files = study_apart(Random(seed), 3)
    made = [merged(project, *order) for order in permutations(files)]
    for other in made[1:]:
        assert other.state() == made[0].state()
    assert not any(made[-1].merge(file) for file in files)


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
