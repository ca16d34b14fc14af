"""find-quote: a quote in all its renderings."""

from __future__ import annotations

from pathlib import Path

from annotator import paths
from tests.cli.answers import CommandLine

CORPUS = paths.resources() / "sample_corpus"


def test_the_best_places_come_first_with_how_they_render_it(annotator: CommandLine, project: Path) -> None:
    assert annotator("import", project, CORPUS).code == 0
    found = annotator("find-quote", project, "We need to shut down the line", "--json").lines
    assert len({place["article"] for place in found}) >= 4
    assert [place["share"] for place in found] == sorted((place["share"] for place in found), reverse=True)
    assert found[0]["how"] in ("verbatim", "variant")
    assert "shut" in found[0]["fragments"][0]["text"].casefold()
    (best,) = annotator("find-quote", project, "We need to shut down the line", "--json", "--most", "1").lines
    assert best == found[0]
    assert "100%" in annotator("find-quote", project, "We need to shut down the line").out


def test_what_nobody_said_is_not_found(annotator: CommandLine, project: Path) -> None:
    assert annotator("find-quote", project, "xyzzy").out == ""
    assert annotator("find-quote", project, "").code == 2
