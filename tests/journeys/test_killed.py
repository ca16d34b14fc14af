"""The program is killed in the middle of tagging, again and again: whatever it had shown is there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from annotator.workspace import Workspace
from tests.journeys.corpus import CHECKOUT

ROUNDS = 8
TEXT = "\n\n".join(
    " ".join(f"Sentence {n} of paragraph {m} says that {n * m} people waited." for n in range(1, 9)) for m in range(60)
)


def _work_until_killed(project: Path, scratch: Path, number: int, lines: int) -> list[set[str]]:
    """What was shown after each step: the last may have been stored and not told any more."""
    errors = (scratch / "errors").open("w+")
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.tagger", str(project), str(scratch), str(number)],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )
    assert program.stdout is not None
    shown: list[set[str]] = []
    try:
        for line in program.stdout:
            shown.append(set(line.split()[1:]))
            if len(shown) >= lines:
                break
    finally:
        program.kill()
    rest, _nothing = program.communicate()
    whole = rest[: rest.rfind("\n") + 1]
    shown += [set(line.split()[1:]) for line in whole.splitlines()]
    errors.seek(0)
    assert len(shown) >= lines, errors.read()[-2000:]
    errors.close()
    return shown


def test_nothing_that_was_shown_is_lost(project_of: Callable[..., Path], tmp_path: Path) -> None:
    project, chance = project_of(TEXT), random.Random(5)
    (tmp_path / "scratch").mkdir()
    for number in range(ROUNDS):
        shown = _work_until_killed(project, tmp_path / "scratch", number, chance.randrange(3, 40))
        workspace = Workspace.open(project)
        assert not workspace.read_only
        article = workspace.read.articles()[0]
        stored = {one.id for one in workspace.read.annotations(article.id)}
        # One step more may have been stored before it could be shown and told.
        assert len(stored ^ shown[-1]) <= 1, (number, stored ^ shown[-1])
        assert workspace.next_undo is not None
        workspace.close()
