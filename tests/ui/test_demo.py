"""The session by real keys that runs where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from annotator.commands.team import AddAnnotator
from annotator.sample_project import make_sample
from annotator.workspace import Workspace

CHECKOUT = Path(__file__).resolve().parents[2]


def test_a_quote_is_tagged_with_its_speaker_and_a_picture_saved(tmp_path: Path) -> None:
    """In a process of its own: it makes the application."""
    project, picture = tmp_path / "sample.annotator", tmp_path / "picture.png"
    workspace = make_sample(project)
    who = workspace.do(AddAnnotator("Demo"))
    workspace.close()
    program = (
        "import sys; from pathlib import Path; from annotator.ui.demo import rehearse\n"
        "sys.exit(rehearse(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, project, who, picture],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert picture.read_bytes().startswith(b"\x89PNG")
    workspace = Workspace.open(project, read_only=True)
    [article] = {a.id for a in workspace.read.articles() if workspace.read.annotations(a.id, [who])}
    mine = workspace.read.annotations(article, [who])
    said_by = [link for link in workspace.read.links(article) if link.annotator == who and link.type == "said_by"]
    workspace.close()
    assert "quote" in {annotation.label for annotation in mine}
    assert said_by
