"""What the README shows of Python runs, and answers what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from annotator import paths
from annotator.discovery.checked import CheckedProposer
from annotator.discovery.lexicons import load_lexicons
from annotator.discovery.proposals import Given

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
NOTEBOOK, ENGINE = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_the_lines_for_a_notebook() -> None:
    known: dict[str, Any] = {}
    exec(NOTEBOOK, known)
    from_readme = float(NOTEBOOK.partition("# ")[2].partition("…")[0])
    found = known["krippendorff"].alpha(known["krippendorff"].coincidences(known["codes"])).value
    assert 0 <= found - from_readme < 0.001


def test_the_engine() -> None:
    known: dict[str, Any] = {}
    exec(ENGINE, known)
    engine = CheckedProposer("finder", known["Finder"](load_lexicons(*paths.lexicons())))
    (proposal,) = engine.propose(Given("He said “we wait for you”."))
    assert (proposal.start, proposal.end, proposal.why) == (8, 13, "It begins with a mark.")
    assert engine.propose(Given("He waits.")) == []
